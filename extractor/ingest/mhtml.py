"""The page of an MHTML file, as which browsers save a page with all that belongs to it (RFC 2557)."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import itertools
import quopri
import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from extractor.errors import InputError
from extractor.ingest.reading import Reading
from extractor.record.page import MAX_PAGE_BYTES, Failure, Page, Source, check_page_size

MAX_FILE_BYTES = 5 * MAX_PAGE_BYTES  # of the whole file: pictures are most of it
_MAX_HEAD = 65_536  # bytes of the header of the file and of a part
_MAX_PARTS = 10_000
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    """Its one page: the first part that is HTML.

    The address is that of the page, the instant of the fetch that of saving it.  Raises InputError where there is no such part,
    or it is damaged.
    """
    content = stream.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise InputError(f"{reading.location}: more than {MAX_FILE_BYTES:,} bytes: not one page")
    head, _, start = _split(content, 0, len(content))
    boundary = head.get_boundary()
    if not boundary:
        raise InputError(f"{reading.location}: not MHTML, its header names no boundary: save the page as HTML")
    for begin, end in _parts(content, start, boundary.encode("latin-1", "replace")):
        part, is_whole, body_start = _split(content, begin, end)
        if is_whole and part.get_content_type() in _PAGES:
            yield _page(head, part, content[body_start:end], reading)
            return
    raise InputError(f"{reading.location}: no web page in it, or it is cut off: save the page again")


def _parts(content: bytes, start: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where the parts after `start` begin and end, the first ones of them."""
    mark = re.compile(rb"^--" + re.escape(boundary) + rb"[^\n]*\n?", re.M)
    begin = None
    for match in itertools.islice(mark.finditer(content, start), _MAX_PARTS):
        if begin is not None:
            yield begin, match.start()
        begin = match.end()
    if begin is not None:
        yield begin, len(content)


def _split(content: bytes, start: int, end: int) -> tuple[Message, bool, int]:
    """The header that begins at `start`, whether it ends, and where that which it heads begins."""
    end = min(end, start + _MAX_HEAD)
    match = _HEAD_END.search(content, start, end)
    after = match.end() if match else end
    return BytesHeaderParser().parsebytes(content[start:after]), match is not None, after


def _page(head: Message, part: Message, body: bytes, reading: Reading) -> Page:
    packing = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    try:
        content = base64.b64decode(body) if packing == "base64" else body
    except binascii.Error as error:
        raise InputError(f"{reading.location}: its page is damaged ({error}): save it again") from error
    if packing == "quoted-printable":
        content = quopri.decodestring(body)
    check_page_size(content, reading.location)
    addresses = [str(head.get("Snapshot-Content-Location", "")), str(part.get("Content-Location", ""))]
    return Page(
        input_id=reading.location,
        content=content,
        format="html",
        source=Source(
            kind=reading.kind,
            location=reading.location,
            sha256=hashlib.sha256(content).hexdigest(),
            fetched=_instant(str(head.get("Date", ""))),
        ),
        url=next((address.strip() for address in addresses if address.lower().lstrip().startswith("http")), None),
        published=reading.published,
        encoding=part.get_content_charset(),
    )


def _instant(date: str) -> str | None:
    """The instant of a mail's date, UTC, ISO 8601 with "Z"; None where it is none."""
    try:
        return parsedate_to_datetime(date).astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, TypeError, OverflowError):
        return None
