"""The formats of files: what reads each, and the suffixes that name it.

A new format is a reader of its own, a row of READERS, and its name in `InputFormat` (`extractor/page.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from extractor.errors import InputError
from extractor.ingest.csv_rows import read_csv
from extractor.ingest.formats import suffix
from extractor.ingest.jsonl import read_jsonl
from extractor.ingest.lines import bounded_lines
from extractor.ingest.parquet_rows import read_parquet
from extractor.ingest.reading import Reading
from extractor.ingest.sitemaps import MAX_SITEMAP_BYTES
from extractor.ingest.url_lists import MAX_URL_BYTES
from extractor.ingest.wacz import read_wacz
from extractor.ingest.warc import read_warc
from extractor.ingest.web import read_feed, read_sitemap, read_urls
from extractor.page import MAX_PAGE_BYTES, Failure, InputFormat, Page, PageFormat, Source, check_page_size


class Reader(NamedTuple):
    """`read` gives the pages of a stream, and a Failure for each that cannot be used; `suffixes` are in small letters."""

    read: Callable[[BinaryIO, Reading], Iterator[Page | Failure]]
    suffixes: tuple[str, ...] = ()


def _read_page(format: PageFormat) -> Callable[[BinaryIO, Reading], Iterator[Page | Failure]]:
    """A reader for places that hold one page."""

    def read(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
        content = stream.read(MAX_PAGE_BYTES + 1)
        check_page_size(content, reading.location)
        yield Page(
            input_id=reading.location,
            content=content,
            format=format,
            source=Source(kind=reading.kind, location=reading.location, sha256=hashlib.sha256(content).hexdigest()),
            published=reading.published,
        )

    return read


def _read_list(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    yield from read_urls(
        bounded_lines(stream, MAX_URL_BYTES), reading.location, reading.fetcher, published=reading.published
    )


def _read_xml(
    read: Callable[..., Iterator[Page | Failure]],
) -> Callable[[BinaryIO, Reading], Iterator[Page | Failure]]:
    """A reader for a feed or sitemap in a file."""

    def read_file(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
        content = stream.read(MAX_SITEMAP_BYTES + 1)
        if len(content) > MAX_SITEMAP_BYTES:
            raise InputError(f"{reading.location}: more than {MAX_SITEMAP_BYTES:,} bytes: split it")
        yield from read(content, reading.location, reading.fetcher, published=reading.published)

    return read_file


READERS: dict[InputFormat, Reader] = {
    "html": Reader(_read_page("html"), (".html", ".htm", ".xhtml")),
    "text": Reader(_read_page("text"), (".md",)),
    "jsonl": Reader(read_jsonl, (".jsonl", ".ndjson")),
    "csv": Reader(read_csv, (".csv", ".tsv")),
    "parquet": Reader(read_parquet, (".parquet",)),
    "warc": Reader(read_warc, (".warc", ".wet")),
    "wacz": Reader(read_wacz, (".wacz",)),
    "urls": Reader(_read_list),
    "feed": Reader(_read_xml(read_feed), (".rss", ".atom")),
    "sitemap": Reader(_read_xml(read_sitemap)),
}
_BY_SUFFIX = {name: format for format, reader in READERS.items() for name in reader.suffixes}
SUFFIXES = (*_BY_SUFFIX, ".txt", ".text", ".xml")  # the last three say too little: the first bytes decide
UNSUPPORTED = {
    ".arc": "the format before WARC is not read: convert it, for example with warcio recompress",
    ".zst": "zstd is not unpacked here: unpack it first (zstd -d)",
}


def format_of_name(name: str) -> InputFormat:
    """The format that the suffix names, ".gz" apart; "auto" where it names none."""
    return _BY_SUFFIX.get(suffix(name), "auto")
