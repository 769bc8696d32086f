"""What the command line calls INPUT: files, folders, "-" and URLs, each one or many pages."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import typing
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from extractor.errors import InputError
from extractor.ingest.fetch import Fetcher
from extractor.ingest.jsonl import read_jsonl
from extractor.ingest.web import read_url
from extractor.page import MAX_PAGE_BYTES, Failure, Page, Source, SourceKind

InputFormat = Literal["auto", "html", "text", "jsonl"]

_FORMATS: dict[str, InputFormat] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".text": "text", ".md": "text",
    ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?xml|html|head|body|meta|div|article|main|p|script)\b", re.I
)
_JSONL_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_URL = re.compile(r"https?://", re.I)


def read_pages(
    inputs: Sequence[str],
    *,
    format: InputFormat = "auto",
    published: str | None = None,
    stdin: BinaryIO,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | Failure]:
    """The pages of the inputs, in order; an input that cannot be read gives a Failure and the others go on.

    An input is a file, a folder (every file below it with a suffix that we know, sorted by path), "-" for `stdin`, or a URL.
    `format` "auto" goes by the suffix, then by the first bytes.  `published`, an ISO 8601 date or date-time, holds for every
    page: it is what the caller knows better.  `fetcher` fetches what comes from the web.
    """
    fetcher = fetcher or Fetcher()
    for place in inputs:
        try:
            yield from _read_place(place, format, published, stdin, fetcher)
        except InputError as error:
            yield Failure(input_id=place, error=error)


def detect_format(start: bytes) -> Literal["html", "text", "jsonl"]:
    """What the first bytes of a content look like; at most 1,024 of them are looked at."""
    if _JSONL_START.match(start[:1024]):
        return "jsonl"
    return "html" if _HTML_START.match(start[:1024]) else "text"


def _read_place(
    place: str, format: InputFormat, published: str | None, stdin: BinaryIO, fetcher: Fetcher
) -> Iterator[Page | Failure]:
    if place == "-":
        yield from _read_stream(stdin, "stdin", "-", format, published)
    elif _URL.match(place):
        if format == "jsonl":
            raise InputError(
                f"{place}: only pages, feeds, sitemaps and lists of URLs are read from the web: save it first"
            )
        yield from read_url(place, fetcher, format=format, published=published)
    elif Path(place).is_dir():
        paths = _files_below(place)
        if not paths:
            raise InputError(f"{place}: no file to read in this folder: known are {', '.join(_FORMATS)}")
        yield from read_pages(paths, format=format, published=published, stdin=stdin, fetcher=fetcher)
    else:
        yield from _read_file(place, format, published)


def _files_below(folder: str) -> list[str]:
    """The files with a known suffix, hidden ones apart; links to folders are not followed, since they can go in circles."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.join(root, name) for name in names if _is_known(name)]
    return sorted(found)


def _is_known(name: str) -> bool:
    path = Path(name.lower().removesuffix(".gz"))
    return path.suffix in _FORMATS and not name.startswith(".")


def _read_file(place: str, format: InputFormat, published: str | None) -> Iterator[Page | Failure]:
    try:
        file = open(place, "rb")  # noqa: SIM115 - closed below; opening alone may fail
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{place}: cannot be opened ({reason}): check the path and its permissions") from error
    with file:
        name = Path(place)
        packed = name.suffix.lower() == ".gz"
        if format == "auto":
            format = _FORMATS.get(Path(name.stem if packed else name).suffix.lower(), "auto")
        # GzipFile reads no more than it is asked for, so a bomb meets the limit of a page
        stream = typing.cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
        try:
            yield from _read_stream(stream, "file", place, format, published)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{place}: cannot be read ({error}): it is damaged or cut off; get it again") from error


def _read_stream(
    stream: BinaryIO, kind: SourceKind, location: str, format: InputFormat, published: str | None
) -> Iterator[Page | Failure]:
    start = b""
    if format == "auto":
        start = stream.read(1024)
        format = detect_format(start)
    if format == "jsonl":
        for page in read_jsonl(_lines(start, stream), location):
            yield replace(page, published=published) if published and isinstance(page, Page) else page
        return
    content = start + stream.read(MAX_PAGE_BYTES + 1 - len(start))
    if len(content) > MAX_PAGE_BYTES:
        raise InputError(
            f"{location}: more than {MAX_PAGE_BYTES:,} bytes: not one article; split it or give JSON Lines"
        )
    yield Page(
        input_id=location,
        content=content,
        format=format,
        source=Source(kind=kind, location=location, sha256=hashlib.sha256(content).hexdigest()),
        published=published,
    )


def _lines(start: bytes, rest: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream of which `start` has been read already."""
    *whole, last = start.split(b"\n")
    yield from whole
    yield last + rest.readline()
    yield from rest
