"""Rows as Parquet: zstd, exact decimals, and what every column means in the file itself."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from extractor.record.extraction import SCHEMA
from extractor.record.tables import TABLES_SCHEMA, Row, Table
from extractor.sinks.table_file import TableFile

if TYPE_CHECKING:  # pyarrow costs a tenth of a second, and few commands need it
    import pyarrow as pa

DIGITS: Final = 38  # of a decimal column: as many as 128 bits hold
DECIMALS: Final = 12  # of them after the point: three more than a fraction has, which leaves 26 before it
_ROWS = 5_000  # of a row group: some megabytes, even of articles
_LAST_DECIMAL = Decimal(1).scaleb(-DECIMALS)
_EXACT = Context(prec=DIGITS, traps=[Inexact, InvalidOperation])


class ParquetFile(TableFile):
    """The rows in groups of 5,000; a number of more digits than a decimal column holds is null.

    The metadata name the version of the tables, and of each column its meaning.
    """

    def __init__(self, table: Table, stream: BinaryIO) -> None:
        from pyarrow import parquet

        super().__init__(table, stream)
        self._schema = arrow_schema(table)
        self._rows: list[tuple[Any, ...]] = []
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd", version="2.6")

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self._rows.append(self.cells(row))
            if len(self._rows) == _ROWS:
                self._write_group()

    def close(self) -> None:
        if self._rows:
            self._write_group()
        self._writer.close()

    def _write_group(self) -> None:
        import pyarrow as pa

        columns = [list(cells) for cells in zip(*self._rows, strict=True)]
        for column, cells in zip(self.table.columns, columns, strict=True):
            if column.type == "decimal":
                cells[:] = map(fitting, cells)
        arrays = [pa.array(cells, field.type) for cells, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.table(arrays, schema=self._schema), row_group_size=_ROWS)
        self._rows.clear()


def arrow_schema(table: Table) -> pa.Schema:
    """The Arrow schema of a table, with the meaning of each column and the version of the tables in its metadata."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "decimal": pa.decimal128(DIGITS, DECIMALS),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    columns = [
        pa.field(column.name, types[column.type], nullable=column.is_nullable, metadata={"description": column.meaning})
        for column in table.columns
    ]
    about = {"extractor.schema": SCHEMA, "extractor.record.tables": TABLES_SCHEMA, "extractor.table": table.name}
    return pa.schema(columns, metadata={**about, "description": table.meaning})


def fitting(number: Decimal | None) -> Decimal | None:
    """The number, if a decimal column holds all its digits, else None."""
    if number is None or not number.is_finite():
        return None
    try:
        return number.quantize(_LAST_DECIMAL, context=_EXACT)
    except (Inexact, InvalidOperation):
        return None
