"""A file of the rows of one table, while it is being written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from types import TracebackType
from typing import BinaryIO, Self

from extractor.record.tables import Row, Table


class TableFile(ABC):
    """Writes rows of `table` to `stream`, which need not be seekable and stays open.

    The same rows give the same bytes, however they are parted between calls of `write`.
    """

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        self.table = table
        self.stream = stream
        self.cells = table.cells()

    @abstractmethod
    def write(self, rows: Iterable[Row]) -> None:
        """Add rows."""

    def close(self) -> None:
        """Write what is left."""
        return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
