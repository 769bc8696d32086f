"""The writer of each format in which records are written: what becomes of each record, and what ends the file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Literal

from extractor.record.tables import TABLES, claim_rows
from extractor.sinks.outcomes import Record
from extractor.sinks.records import record_text
from extractor.sinks.table_formats import table_file


class RecordFile:
    """JSON Lines: the line of each record."""

    grows: bool = True
    """True if what is written of some records is useful without the rest."""

    def record(self, record: Record) -> bytes:
        """What is written when this record comes, which may be nothing yet."""
        return record.line

    def end(self) -> bytes:
        """What is written after the last one."""
        return b""


class RecordArray(RecordFile):
    """Indented JSON: the record of the only article, or an array of the records of several.

    Where the inputs may be `several`, it is an array however many come of them.
    """

    grows = False

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self._before = b"[\n"  # the next one
        self._last = b""  # waits, since a single record is in no array

    def record(self, record: Record) -> bytes:
        last, self._last = self._last, record_text(record.line).rstrip()
        if not last:
            return b""
        before, self._before = self._before, b",\n"
        return before + last

    def end(self) -> bytes:
        if not self._last:
            return b"[]\n"
        if self._before == b",\n" or self._several:
            return self._before + self._last + b"\n]\n"
        return self._last + b"\n"


class ClaimTable(RecordFile):
    """A row for each claim, in a format of tables."""

    def __init__(self, format: Literal["csv", "parquet"]) -> None:
        self.grows = format == "csv"
        self._out = BytesIO()
        self._table = table_file(format, TABLES["claims"], self._out)

    def record(self, record: Record) -> bytes:
        self._table.write(claim_rows(record.extraction()))
        return self._written()

    def end(self) -> bytes:
        self._table.close()
        return self._written()

    def _written(self) -> bytes:
        """What was written since the last time."""
        data = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return data


WRITERS: dict[str, Callable[[bool], RecordFile]] = {
    "csv": lambda several: ClaimTable("csv"),
    "json": lambda several: RecordArray(several=several),
    "jsonl": lambda several: RecordFile(),
    "parquet": lambda several: ClaimTable("parquet"),
}
"""By the format's name in `extractor.formats`, each for one input or several; the table for a terminal is the command's."""


def record_file(format: str, *, several: bool) -> RecordFile:
    """A writer of this format, for the records of one input or of several."""
    return WRITERS[format](several)
