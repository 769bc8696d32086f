"""The writer of each format in which records are written: what becomes of each record, and what ends the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Literal, cast

from extractor.sinks.outcomes import Record
from extractor.sinks.records import record_text
from extractor.sinks.table_formats import table_file
from extractor.tables import TABLES, claim_rows


class RecordFile:
    """JSON Lines: the line of each record."""

    grows: bool = True
    """Whether what is written of some records is of use without the rest."""

    def record(self, record: Record) -> bytes:
        """What is written when this record comes, which may be nothing yet."""
        return record.line

    def end(self) -> bytes:
        """What is written behind the last one."""
        return b""


class RecordArray(RecordFile):
    """Indented JSON: the record of the only article, or an array of the records of several.

    Where the inputs may be `several`, it is an array however many come of them.
    """

    grows = False

    def __init__(self, *, several: bool) -> None:
        self._several = several
        self._count = 0
        self._first = b""

    def record(self, record: Record) -> bytes:
        self._count += 1
        text = record_text(record.line).rstrip()
        if self._count == 1 and not self._several:
            self._first = text
            return b""
        if self._count == 2 and not self._several:
            return b"[\n" + self._first + b",\n" + text
        return (b"[\n" if self._count == 1 else b",\n") + text

    def end(self) -> bytes:
        if self._count == 1 and not self._several:
            return self._first + b"\n"
        return b"\n]\n" if self._count else b"[]\n"


class ClaimTable(RecordFile):
    """A row for each claim, in a format of tables."""

    def __init__(self, format: Literal["csv", "parquet"]) -> None:
        self.grows = format == "csv"
        self._out = _Drain()
        self._table = table_file(format, TABLES["claims"], cast(BinaryIO, self._out))

    def record(self, record: Record) -> bytes:
        self._table.write(claim_rows(record.extraction()))
        return self._out.take()

    def end(self) -> bytes:
        self._table.close()
        return self._out.take()


class _Drain:
    """A stream that gives what was written to it, once."""

    closed = False

    def __init__(self) -> None:
        self._data = bytearray()
        self._before = 0

    def write(self, data: bytes, /) -> int:
        self._data += data
        return len(data)

    def take(self) -> bytes:
        """What was written since the last time."""
        data = bytes(self._data)
        self._before += len(data)
        self._data.clear()
        return data

    def tell(self) -> int:
        return self._before + len(self._data)

    def flush(self) -> None:
        pass

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False


WRITERS: dict[str, Callable[[bool], RecordFile]] = {
    "csv": lambda several: ClaimTable("csv"),
    "json": lambda several: RecordArray(several=several),
    "jsonl": lambda several: RecordFile(),
    "parquet": lambda several: ClaimTable("parquet"),
}
"""By the format's name in `extractor.formats`, each for one input or several; the table for a terminal is the command's."""
