"""Pages from JSON Lines: one object a line with "id" and "text" or "html"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from extractor.errors import InputError
from extractor.ingest.lines import bounded_lines
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.rows import MAX_ROW_BYTES, MAX_ROW_VALUES, pages_of_rows
from extractor.record.page import Failure, Page

_BOM = b"\xef\xbb\xbf"
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.S)


def read_jsonl(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    """The pages of the lines; a line that cannot be used gives a Failure that names its number.  Blank lines are passed over."""
    yield from pages_of_rows(_rows(stream, reading.location), "jsonl", reading)


def _rows(stream: BinaryIO, location: str) -> Iterator[tuple[int, str, dict[str, Any] | Failure]]:
    for number, line in enumerate(bounded_lines(stream, MAX_ROW_BYTES), 1):
        if line is None or line.removeprefix(_BOM).strip():
            where = f"{location}, line {number}"
            yield number, where, attempt(where, _read_line, line, where)


def _read_line(line: bytes | None, where: str) -> dict[str, Any]:
    if line is None:
        raise InputError(f"{where}: more than {MAX_ROW_BYTES:,} bytes: not one article")
    return parse_object(line.removeprefix(_BOM), where)


def parse_object(data: bytes, where: str) -> dict[str, Any]:
    """The object that is written there.  Raises InputError, with `where`, for anything else, and for too many values."""
    if _count_values(data) > MAX_ROW_VALUES:  # asked before it is read: an empty object of two bytes becomes one of 64
        raise InputError(f"{where}: more than {MAX_ROW_VALUES:,} values: not one article; leave out what is not text")
    try:
        row = orjson.loads(data)
    except orjson.JSONDecodeError:
        row = _parse_leniently(data, where)
    if not isinstance(row, dict):
        raise InputError(f'{where}: not an object: each article is {{"id": ..., "text" or "html": ...}}')
    return row


def _count_values(line: bytes) -> int:
    """How many values an object of JSON may have, at most; as many as it has where they are too many."""
    count = sum(map(line.count, (b",", b"[", b"{")))
    if count > MAX_ROW_VALUES:  # a text with so many marks is rare
        count = sum(map(_STRING.sub(b"", line).count, (b",", b"[", b"{")))
    return count


def _parse_leniently(line: bytes, where: str) -> Any:
    """The standard library reads what orjson refuses and scraped data have: a lone surrogate such as "\\ud83d"."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 ({error.reason}): JSON is UTF-8, convert the file") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error}): each article is one whole object") from error
