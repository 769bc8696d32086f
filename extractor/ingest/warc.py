"""Pages from WARC and WET files.

A page is a `response` record with HTTP status 200, or a `resource` record, whose content is HTML or plain text, or a
`conversion` record (the text of a WET file).  Passed over: requests, metadata, other status codes, images and other media,
robots.txt.  `revisit` records too, since their content is in the records that they refer to; how many is logged.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from fastwarc import WarcRecord, WarcRecordType
from fastwarc.warc import HeaderMap

from extractor.errors import InputError
from extractor.ingest.gzip_members import RECORD_START, Damage, Piece, plain_pieces, unpacked_pieces
from extractor.ingest.http_body import decode_body
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.recognition import GZIP_START, looks_like_html
from extractor.ingest.warc_records import Record, find_records
from extractor.record.page import MAX_PAGE_BYTES, Failure, Page, PageFormat, Source

_MEDIA_TYPES: dict[str, PageFormat] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text",
}  # fmt: skip
_NO_TEXT = "not HTML or text"
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)
_log = logging.getLogger(__name__)


def read_warc(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    """The pages of a WARC file, packed by record, packed as a whole or not packed.

    A damaged stretch gives one Failure that names its offsets, a record above the limit of a page one of its own.
    Raises InputError for an empty file.
    """
    records = pages = revisits = 0
    for raw in find_records(*_pieces(stream, reading.location)):
        records += 1
        if isinstance(raw, Damage):
            yield _failure(raw, reading.location)
            continue
        where = f"{reading.location}, offset {raw.offset}"
        record = attempt(where, _parse, raw, where)
        if isinstance(record, Failure):
            yield record
            continue
        revisits += record.record_type == WarcRecordType.revisit
        page = attempt(where, _read_page, record, raw, where, reading)
        if isinstance(page, str):
            reading.progress.passed_over[page] += 1
        else:
            pages += isinstance(page, Page)
            yield page
    if not records:
        raise InputError(f"{reading.location}: empty, no WARC record in it: get it again")
    if revisits:
        _log.warning(
            "%s: %d revisit records passed over: their content is in the records that they refer to",
            reading.location, revisits,
        )  # fmt: skip
    if not pages:
        _log.warning("%s: no page among its %d records", reading.location, records)


def _pieces(
    stream: BinaryIO, location: str
) -> tuple[Iterator[Piece | Damage], Callable[[int], Iterator[Piece | Damage]] | None]:
    start = stream.read(len(RECORD_START))
    named_packed = location.lower().endswith(".gz")  # its first bytes may be the damaged ones
    if start.startswith(GZIP_START) or (named_packed and start != RECORD_START):
        return unpacked_pieces(stream, start), None
    base = stream.tell() - len(start) if stream.seekable() else 0

    def restart(offset: int) -> Iterator[Piece | Damage]:
        stream.seek(base + offset)
        return plain_pieces(stream, offset=offset)

    return plain_pieces(stream, start), restart if stream.seekable() else None


def _failure(damage: Damage, location: str) -> Failure:
    where = f"{location}, offset {damage.start}" + (f" to {damage.end}" if damage.end > damage.start else "")
    error = InputError(f"{where}: cannot be read ({damage.reason}): damaged or cut off; get the file again")
    return Failure(input_id=where, error=error)


def _parse(raw: Record, where: str) -> WarcRecord:
    try:
        record = WarcRecord.from_bytes(raw.head + raw.block)
        if record.record_type == WarcRecordType.response and record.is_http:
            record.parse_http(quirks_mode=True)  # scraped headers: bare line feeds, Latin-1
    except (OSError, ValueError) as error:
        raise InputError(f"{where}: its header cannot be read ({str(error)[:80]}): it is damaged") from error
    return record


def _read_page(record: WarcRecord, raw: Record, where: str, reading: Reading) -> Page | str:
    """The page of a record; where it holds none, why."""
    if not (record.headers.get("WARC-Type") or "").isalpha():
        raise InputError(f"{where}: its header has no readable WARC-Type: it is damaged")
    if record.record_type == WarcRecordType.response and record.is_http_parsed:
        if record.http_headers.status_code != 200:
            return f"status {record.http_headers.status_code}"
        http = record.http_headers
    elif record.record_type in (WarcRecordType.resource, WarcRecordType.conversion):
        http = HeaderMap()
        http.append("Content-Type", record.headers.get("Content-Type") or "")
    else:
        return (record.headers.get("WARC-Type") or "").lower()
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    declared = http.get("Content-Type") or record.headers.get("WARC-Identified-Payload-Type") or ""
    media_type = declared.partition(";")[0].strip().lower()
    if media_type and media_type not in _MEDIA_TYPES:
        return _NO_TEXT
    if url and url.endswith("/robots.txt"):
        return "robots.txt"
    charset = _CHARSET.search(declared)
    content, truncated = _content(record, raw, http, where)
    if not media_type and record.record_type != WarcRecordType.conversion and not looks_like_html(content):
        return _NO_TEXT
    return Page(
        input_id=(record.record_id or where).strip("<>"),
        content=content,
        format=_MEDIA_TYPES.get(media_type) or ("text" if record.record_type == WarcRecordType.conversion else "html"),
        source=Source(
            kind="warc",
            location=reading.location,
            sha256=hashlib.sha256(content).hexdigest(),
            offset=raw.offset,
            record_id=record.record_id and record.record_id.strip("<>"),
            fetched=record.headers.get("WARC-Date"),
        ),
        url=url,
        published=reading.published,
        encoding=charset and charset[1].lower(),
        tdm_reservation=http.get("tdm-reservation"),
        truncated=truncated,
    )


def _content(record: WarcRecord, raw: Record, http: HeaderMap, where: str) -> tuple[bytes, str | None]:
    """The bytes of the page, and why they are not all of them (WARC-Truncated's words), None where they are."""
    if raw.length > MAX_PAGE_BYTES:
        raise InputError(f"{where}: {raw.length:,} bytes, more than {MAX_PAGE_BYTES:,}: not one article")
    content, whole = decode_body(
        record.reader.read(raw.length),
        transfer=http.get("Transfer-Encoding") or "",
        encoding=http.get("Content-Encoding") or "",
        limit=MAX_PAGE_BYTES,
    )
    if len(content) > MAX_PAGE_BYTES:
        raise InputError(f"{where}: more than {MAX_PAGE_BYTES:,} bytes when unpacked: not one article")
    return content, record.headers.get("WARC-Truncated") or (None if whole else "unspecified")
