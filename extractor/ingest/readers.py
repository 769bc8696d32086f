"""The reader of each format that is read: from a stream of bytes to pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from extractor.errors import InputError
from extractor.ingest.csv_rows import read_csv
from extractor.ingest.json_array import read_json
from extractor.ingest.jsonl import read_jsonl
from extractor.ingest.lines import bounded_lines
from extractor.ingest.mhtml import read_mhtml
from extractor.ingest.parquet_rows import read_parquet
from extractor.ingest.reading import Reading
from extractor.ingest.sitemaps import MAX_SITEMAP_BYTES
from extractor.ingest.url_lists import MAX_URL_BYTES
from extractor.record.page import MAX_PAGE_BYTES, Failure, Page, PageFormat, Source, check_page_size

Reader = Callable[[BinaryIO, Reading], Iterator[Page | Failure]]
"""Gives the pages of a stream, and a Failure for each that cannot be used."""


def _read_page(format: PageFormat) -> Reader:
    """A reader for places that hold one page."""

    def read(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
        content = stream.read(MAX_PAGE_BYTES + 1)
        check_page_size(content, reading.location)
        if not content.strip():
            raise InputError(f"{reading.location}: empty: there is no article in it")
        yield Page(
            input_id=reading.location,
            content=content,
            format=format,
            source=Source(kind=reading.kind, location=reading.location, sha256=hashlib.sha256(content).hexdigest()),
            published=reading.published,
        )

    return read


def _read_list(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    from extractor.ingest.web import read_urls  # with what only the web needs

    lines = bounded_lines(stream, MAX_URL_BYTES)
    yield from read_urls(lines, reading.location, reading.fetcher(), published=reading.published)


def _read_feed(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    from extractor.ingest.web import read_feed  # as above

    yield from read_feed(_xml(stream, reading), reading.location, reading.fetcher(), published=reading.published)


def _read_sitemap(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    from extractor.ingest.web import read_sitemap  # as above

    yield from read_sitemap(_xml(stream, reading), reading.location, reading.fetcher(), published=reading.published)


def _xml(stream: BinaryIO, reading: Reading) -> bytes:
    """What a feed or sitemap in a file holds."""
    content = stream.read(MAX_SITEMAP_BYTES + 1)
    if len(content) > MAX_SITEMAP_BYTES:
        raise InputError(f"{reading.location}: more than {MAX_SITEMAP_BYTES:,} bytes: split it")
    return content


def _read_crawl(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    from extractor.ingest.warc import read_warc  # its packages come with an extra

    yield from read_warc(stream, reading)


def _read_crawls(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    from extractor.ingest.wacz import read_wacz  # as above

    yield from read_wacz(stream, reading)


READERS: dict[str, Reader] = {
    "csv": read_csv,
    "feed": _read_feed,
    "html": _read_page("html"),
    "json": read_json,
    "jsonl": read_jsonl,
    "mhtml": read_mhtml,
    "parquet": read_parquet,
    "sitemap": _read_sitemap,
    "text": _read_page("text"),
    "tsv": partial(read_csv, delimiter="\t"),
    "urls": _read_list,
    "wacz": _read_crawls,
    "warc": _read_crawl,
}
"""By the format's name in `extractor.formats`."""
