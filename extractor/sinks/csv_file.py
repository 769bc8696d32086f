"""Rows as CSV that a spreadsheet opens as it is, and in which no cell is a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, BinaryIO

from extractor.record.plain import decimal_text
from extractor.record.tables import Row, Table
from extractor.sinks.table_file import TableFile

_BOM = b"\xef\xbb\xbf"
# What spreadsheets take for the start of a formula, with the wide forms of East Asian keyboards.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_BETWEEN = "; "  # the parts of a list


class CsvFile(TableFile):
    """UTF-8 with a byte order mark, a head of names, CR LF after each row; empty cells for null and empty lists.

    A cell of words that begins like a formula (= + - @ tab, line break) gets an apostrophe before it, unless it is a
    number: "-12" stays -12.  Decimals have all their digits and no exponent, days are ISO 8601, a list is joined by "; ".
    """

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        super().__init__(table, stream)
        stream.write(_BOM)
        self._write_lines([[column.name for column in table.columns]])

    def write(self, rows: Iterable[Row]) -> None:
        self._write_lines([_cell(value) for value in self.cells(row)] for row in rows)

    def _write_lines(self, lines: Iterable[list[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(lines)
        self.stream.write(text.getvalue().encode())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return defused(value)
    if isinstance(value, tuple):
        return defused(_BETWEEN.join(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return decimal_text(value)
    return value.isoformat() if isinstance(value, dt.date) else repr(value)


def defused(words: str) -> str:
    """The words as no spreadsheet reads them as a formula."""
    return f"'{words}" if _FORMULA.match(words) and not _NUMBER.fullmatch(words) else words
