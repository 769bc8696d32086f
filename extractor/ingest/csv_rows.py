"""Pages from CSV and TSV: a header that names the columns, then a row for each article."""

from __future__ import annotations

import contextlib
import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from extractor.errors import InputError
from extractor.ingest.lines import bounded_lines, with_any_end
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.rows import MAX_ROW_BYTES, MAX_ROW_VALUES, check_columns, needed_columns, page_of_row
from extractor.record.page import Failure, Page

_DELIMITERS = ",;\t|"
_MAX_RETURNS = (
    16  # times that lines after a quotation mark that is not closed are read again: each may be the whole rest
)
_MAX_HEADER_BYTES = 1_000_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"


class _Faulty(Exception):  # noqa: N818 - one row, and why; it becomes a Failure
    pass


def read_csv(stream: BinaryIO, reading: Reading, *, delimiter: str | None = None) -> Iterator[Page | Failure]:
    """The pages of the rows; one that cannot be used gives a Failure with its number, from 1 without the header.

    A line ends with CR LF, LF or CR.  Without a `delimiter` it is that of comma, semicolon, tab and bar with which the header
    names most of our columns.  Cells are UTF-8; one that is not stays bytes, so that the rules for pages find its encoding.
    Where a quotation mark is not closed, the row fails and its first line ends it.  Raises InputError where the header is
    missing or has no column with articles, and after the last row that is read where that happens again and again.
    """
    with with_any_end(stream) as one_by_one:
        yield from _read_rows(_Lines(one_by_one), reading, delimiter)


def _read_rows(lines: _Lines, reading: Reading, delimiter: str | None) -> Iterator[Page | Failure]:
    header_line = lines.first(reading.location)
    lines.delimiter = delimiter or _delimiter(header_line, reading)
    rows = csv.reader(lines, delimiter=lines.delimiter)
    try:
        columns = [name.strip() for name in _next_row(rows, lines) or []]
    except _Faulty as fault:
        raise InputError(f"{reading.location}: its header: {fault}") from fault
    check_columns(columns, reading)
    number = 0
    while True:
        number += 1
        where = f"{reading.location}, row {number}"
        try:
            cells = _next_row(rows, lines)
            if cells is None:
                return
            if not cells:  # a blank line
                number -= 1
                continue
            if len(cells) != len(columns):
                raise _Faulty(f"{len(cells)} cells, and the header has {len(columns)}: check its delimiters and quotes")
        except _Faulty as fault:
            where += f" (line {lines.row_start})"
            yield Failure(input_id=where, error=InputError(f"{where}: {fault}"))
            if lines.returns > _MAX_RETURNS:
                raise InputError(
                    f"{reading.location}: its quoting is broken, in more than {_MAX_RETURNS} rows up to line"
                    f" {lines.row_start}: the rest is not read; double the quotation marks inside cells"
                ) from fault
            continue
        row = dict(zip(columns, map(_cell, cells), strict=True))
        yield attempt(where, page_of_row, row, number=number, where=where, kind="csv", reading=reading)


def _delimiter(header: str, reading: Reading) -> str:
    wanted = needed_columns(reading)

    def named(delimiter: str) -> tuple[int, int]:
        try:
            with _long_cells():
                columns = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
        except csv.Error:
            return 0, 0
        return len(wanted.intersection(columns)), len(columns)

    return max(_DELIMITERS, key=named)  # the first of equals


def _next_row(rows: Iterator[list[str]], lines: _Lines) -> list[str] | None:
    """The cells of the next row, None at the end.  Raises _Faulty; the next row can be read after that."""
    lines.begin_row()
    try:
        with _long_cells():
            cells = next(rows, None)
    except csv.Error as error:
        raise _Faulty(f"not CSV ({error})") from error
    if lines.ended and cells is not None:
        lines.give_back()
        raise _Faulty("its quotation mark is not closed")
    return cells


@contextlib.contextmanager
def _long_cells() -> Iterator[None]:
    """Cells as long as a row may be; the module has one limit for everybody: it is only lent, for one row."""
    limit = csv.field_size_limit(MAX_ROW_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


def _cell(text: str) -> str | bytes:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")
    return text


class _Lines:
    """The lines for the CSV reader, which keep what they gave for a row, so that they can give it again."""

    def __init__(self, stream: BinaryIO) -> None:
        self.ended = False  # the reader wanted a line and there was none
        self.row_start = 1  # the number of the row's first line
        self.returns = 0  # times that lines were given back
        self.delimiter = ","
        self._lines = bounded_lines(stream, MAX_ROW_BYTES, ends=(b"\n", b"\r"))
        self._again: deque[str] = deque()
        self._given: list[str] = []  # for this row
        self._size = 0  # characters of them
        self._delimiters = 0  # in them

    def first(self, location: str) -> str:
        """The header's line, which is given again."""
        line = next(self._lines, b"")
        if line is None or len(line) > _MAX_HEADER_BYTES:
            raise InputError(
                f"{location}: its first line, the header, has more than {_MAX_HEADER_BYTES:,} bytes: not CSV"
            )
        if line.startswith(_UTF16):
            raise InputError(f"{location}: UTF-16: save it as UTF-8")
        if not line.strip():
            raise InputError(f"{location}: its first line is blank: it names the columns in CSV")
        self._again.append(line.removeprefix(_BOM).decode("utf-8", "surrogateescape"))
        return self._again[0]

    def begin_row(self) -> None:
        self.row_start += len(self._given)
        self._given, self._size, self._delimiters, self.ended = [], 0, 0, False

    def give_back(self) -> None:
        """Give the lines of this row but its first again."""
        self.returns += len(self._given) > 1
        self._again.extendleft(reversed(self._given[1:]))
        del self._given[1:]

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.popleft()
        else:
            read = next(self._lines, b"")
            if read == b"":
                self.ended = True
                raise StopIteration
            line = read.decode("utf-8", "surrogateescape") if read else ""
            self._size += 0 if read else MAX_ROW_BYTES
        self._given.append(line)
        self._size += len(line)
        self._delimiters += line.count(self.delimiter)
        if self._delimiters > MAX_ROW_VALUES:
            self.give_back()
            raise _Faulty(f"more than {MAX_ROW_VALUES:,} delimiters: not one article")
        if self._size >= MAX_ROW_BYTES:
            self.give_back()
            raise _Faulty(f"more than {MAX_ROW_BYTES:,} bytes, or its quotation mark is not closed")
        return line
