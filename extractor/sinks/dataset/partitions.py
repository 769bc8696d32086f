"""Tables in partitions by year and month of publication, as Hive lays them out: claims/year=2025/month=6/part-0.parquet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from extractor.record.tables import Row, Table
from extractor.sinks.parquet_file import ParquetFile

_MOST_ROWS = 100_000  # that wait in memory, of all partitions and tables; about a kilobyte each


class Partition(NamedTuple):
    """Year and month; 0 and 0 for articles without a date, since not every reader takes Hive's name for null."""

    year: int
    month: int

    @classmethod
    def of(cls, published_on: dt.date | None) -> Partition:
        """The partition of an article."""
        return cls(published_on.year, published_on.month) if published_on else cls(0, 0)


class Partitions:
    """The files of a folder; each partition has files of every table, so that none is without files.

    Rows wait in memory; where there are too many, the partition that has most of them is written as one more part, so that
    articles may come in any order.
    """

    def __init__(self, folder: Path, tables: Sequence[Table]) -> None:
        self._folder = folder
        self._tables = tables
        self._waiting: dict[Partition, dict[str, list[Row]]] = {}
        self._rows: Counter[Partition] = Counter()  # that wait
        self._parts: Counter[Partition] = Counter()  # that are written

    def write(self, partition: Partition, rows: Mapping[str, list[Row]]) -> None:
        """Add rows of every table."""
        waiting = self._waiting.setdefault(partition, {table.name: [] for table in self._tables})
        for name, there in waiting.items():
            there += rows[name]
            self._rows[partition] += len(rows[name])
        if self._rows.total() > _MOST_ROWS:
            self._write_part(max(self._rows, key=lambda part: (self._rows[part], part)))

    def close(self) -> None:
        """Write what waits."""
        for partition in sorted(self._waiting):
            self._write_part(partition)

    def _write_part(self, partition: Partition) -> None:
        waiting = self._waiting.pop(partition)
        del self._rows[partition]
        part = self._parts[partition]
        self._parts[partition] += 1
        for table in self._tables:
            folder = self._folder / table.name / f"year={partition.year}" / f"month={partition.month}"
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / f"part-{part}.parquet").open("wb") as stream, ParquetFile(table, stream) as file:
                file.write(waiting[table.name])
