"""Pages from JSON: an array of objects, or objects one after another, each an article; read one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.errors import InputError
from extractor.ingest.jsonl import parse_object
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.rows import MAX_ROW_BYTES, MAX_ROW_VALUES, pages_of_rows
from extractor.record.page import Failure, Page

_STEP = 65_536  # bytes
_BOM = b"\xef\xbb\xbf"
_BETWEEN = b" \t\r\n,"
_MARK = re.compile(rb'["{}\[\],]')
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.S)


def read_json(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    """The pages of the objects; one that cannot be used gives a Failure with its number, from 1.

    Raises InputError after the last whole object of an array that is cut off.
    """
    yield from pages_of_rows(_rows(stream, reading.location), "json", reading)


def _rows(stream: BinaryIO, location: str) -> Iterator[tuple[int, str, dict[str, Any] | Failure]]:
    for number, value in enumerate(_Values().of(stream, location), 1):
        where = f"{location}, row {number}"
        yield number, where, attempt(where, _read_value, value, where)


def _read_value(value: bytes | None, where: str) -> dict[str, Any]:
    if value is None:
        raise InputError(f"{where}: more than {MAX_ROW_BYTES:,} bytes or {MAX_ROW_VALUES:,} values: not one article")
    return parse_object(value, where)


class _Values:
    """Cuts a stream of JSON into the values of its array, or its values one after another, without reading them."""

    def __init__(self) -> None:
        self._held = bytearray()  # of the value that is not whole yet
        self._is_too_much = False
        self._count = 0  # of the values in it
        self._depth = 0
        self._base = 0  # the depth at which values are: 1 inside the array
        self._in_string = self._is_escaped = False

    def of(self, stream: BinaryIO, location: str) -> Iterator[bytes | None]:
        """The values as they are, None for one above a limit.  Raises InputError where the end is missing."""
        begun = False
        while chunk := stream.read(_STEP):
            if not begun:
                chunk = chunk.removeprefix(_BOM).lstrip()
                begun, self._base = bool(chunk), int(chunk.startswith(b"["))
            yield from self._cut(chunk)
        if self._depth or self._in_string:
            raise InputError(f"{location}: its end is missing, what comes before was read: get it again")
        yield from self._taken(b"")

    def _cut(self, chunk: bytes) -> Iterator[bytes | None]:
        start = position = 0
        while (mark := self._next(chunk, position)) is not None:
            kind, position = mark[0], mark.end()
            was = self._depth
            self._count += kind in b"{[,"
            self._depth = max(0, self._depth + (kind in b"{[") - (kind in b"}]"))
            if self._base and was + self._depth == 1:  # the brackets of the array
                yield from self._taken(chunk[start : position - 1])
                self._base, start = self._depth, position
            elif self._depth == self._base and kind in b"}],":
                yield from self._taken(chunk[start:position])
                start = position
        self._held += chunk[start:]
        self._bound()

    def _next(self, chunk: bytes, position: int) -> re.Match[bytes] | None:
        """The next mark outside of strings; None where the chunk has no more."""
        while True:
            if self._in_string:
                if self._is_escaped and position < len(chunk):
                    position, self._is_escaped = position + 1, False
                match = _IN_STRING.match(chunk, position)
                position = match.end() if match else len(chunk)
                self._is_escaped = self._is_escaped or chunk[position:] == b"\\"
                if self._is_escaped or position == len(chunk):
                    return None
                position, self._in_string = position + 1, False
            mark = _MARK.search(chunk, position)
            if mark is None or mark[0] != b'"':
                return mark
            position, self._in_string = mark.end(), True

    def _taken(self, end: bytes) -> Iterator[bytes | None]:
        """What is held, followed by this, unless nothing is there."""
        self._held += end
        self._bound()
        value = bytes(self._held.strip(_BETWEEN))
        if self._is_too_much or value:
            yield None if self._is_too_much else value
        self._held.clear()
        self._is_too_much, self._count = False, 0

    def _bound(self) -> None:
        if len(self._held) > MAX_ROW_BYTES or self._count > MAX_ROW_VALUES:
            self._is_too_much = True
            self._held.clear()
