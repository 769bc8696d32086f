"""Tables in partitions by year and month of publication, as Hive lays them out: claims/year=2025/month=6/part-0.parquet."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from extractor.sinks.parquet_file import ParquetFile
from extractor.sinks.table_file import TableFile
from extractor.tables import Row, Table

_OPEN = 24  # partitions at once: with eight tables each, well below the 1,024 files that a process may have open


class Partition(NamedTuple):
    """Year and month; 0 and 0 for articles without a date, since not every reader takes Hive's name for null."""

    year: int
    month: int

    @classmethod
    def of(cls, published_on: dt.date | None) -> Partition:
        """The partition of an article."""
        return cls(published_on.year, published_on.month) if published_on else cls(0, 0)


class Partitions:
    """The files of a folder; each partition has a file of every table, so that none is without files.

    Where more partitions are written in turn than can be open, one goes on in a further part.
    """

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._folder = folder
        self._tables = tables
        self._open: OrderedDict[Partition, tuple[contextlib.ExitStack, dict[str, TableFile]]] = OrderedDict()
        self._parts: Counter[Partition] = Counter()

    def write(self, partition: Partition, rows: Mapping[str, list[Row]]) -> None:
        """Add rows of every table."""
        if partition not in self._open:
            if len(self._open) == _OPEN:
                self._close(next(iter(self._open)))
            self._open[partition] = self._files(partition)
        self._open.move_to_end(partition)
        _, files = self._open[partition]
        for name, file in files.items():
            file.write(rows[name])

    def _files(self, partition: Partition) -> tuple[contextlib.ExitStack, dict[str, TableFile]]:
        part = self._parts[partition]
        self._parts[partition] += 1
        files: dict[str, TableFile] = {}
        with contextlib.ExitStack() as stack:
            for table in self._tables:
                folder = self._folder / table.name / f"year={partition.year}" / f"month={partition.month}"
                folder.mkdir(parents=True, exist_ok=True)
                stream = stack.enter_context((folder / f"part-{part}.parquet").open("wb"))
                files[table.name] = stack.enter_context(ParquetFile(table, stream))
            return stack.pop_all(), files

    def _close(self, partition: Partition) -> None:
        stack, _ = self._open.pop(partition)
        stack.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for partition in list(self._open):
            self._close(partition)
