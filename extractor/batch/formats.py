"""The formats of a batch: how the records of a shard become files."""

from __future__ import annotations

import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, Literal

from extractor.record.tables import TABLES, ArticleRow, Row, rows_of
from extractor.sinks import Record, TableFormat, table_file, zstd
from extractor.sinks.dataset.partitions import Partition

BatchFormat = Literal["jsonl", "jsonl.zst", "parquet", "csv"]


class ShardFiles(ABC):
    """The files of one shard, while records are added.  A record is added whole or, where that raises, not at all."""

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def add(self, record: Record) -> None:
        """Add the next record."""

    @abstractmethod
    def contents(self) -> dict[str, bytes]:
        """The bytes of each file by its path in the output folder; the same records give the same bytes."""


class RecordLines(ShardFiles):
    """One file with a record on each line, packed or not."""

    def __init__(self, name: str, *, packed: bool) -> None:
        super().__init__(name)
        self._packed = packed
        self._lines: list[bytes] = []

    def add(self, record: Record) -> None:
        self._lines.append(record.line)

    def contents(self) -> dict[str, bytes]:
        lines = b"".join(self._lines)
        if self._packed:
            return {f"records-{self.name}.jsonl.zst": zstd(lines)}
        return {f"records-{self.name}.jsonl": lines}


class TableFiles(ShardFiles):
    """A folder for each table, with a file of the shard's rows in it, for each month of publication where it is partitioned.

    The folders are those of a dataset (`extractor.sinks.dataset`), so that its readers and views take both.  Rows do not give
    a record back, so the packed records are kept beside them for all that reads records.
    """

    def __init__(self, name: str, *, format: TableFormat, partitioned: bool) -> None:
        super().__init__(name)
        self._format, self._partitioned = format, partitioned
        self._records = RecordLines(name, packed=True)
        self._rows: dict[str, Mapping[str, list[Row]]] = {}  # of every table, by partition

    def add(self, record: Record) -> None:
        tables = rows_of(record.extraction())
        published = next(row.published_on for row in tables["articles"] if isinstance(row, ArticleRow))
        folder = "year={}/month={}/".format(*Partition.of(published)) if self._partitioned else ""
        there = self._rows.setdefault(folder, {table: [] for table in TABLES})
        for table, rows in tables.items():
            there[table] += rows
        self._records.add(record)

    def contents(self) -> dict[str, bytes]:
        files = self._records.contents()
        for folder, tables in self._rows.items():
            for table, rows in tables.items():
                stream = io.BytesIO()
                with table_file(self._format, TABLES[table], stream) as file:
                    file.write(rows)
                files[f"{table}/{folder}part-{self.name}.{self._format}"] = stream.getvalue()
        return files


FORMATS: Final[Mapping[BatchFormat, Callable[[str], ShardFiles]]] = {
    "jsonl": partial(RecordLines, packed=False),
    "jsonl.zst": partial(RecordLines, packed=True),
    "parquet": partial(TableFiles, format="parquet", partitioned=True),
    "csv": partial(TableFiles, format="csv", partitioned=False),
}
