"""The formats in which a table can be written.

with whole_file(path) as file, table_file("csv", TABLES["claims"], file) as out:
    out.write(claim_rows(extraction))
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import BinaryIO, Literal

from extractor.extras import check_format
from extractor.record.tables import Table
from extractor.sinks.csv_file import CsvFile
from extractor.sinks.jsonl_file import JsonlFile
from extractor.sinks.parquet_file import ParquetFile
from extractor.sinks.table_file import TableFile

TableFormat = Literal["parquet", "csv", "jsonl"]
TABLE_FORMATS: Mapping[TableFormat, type[TableFile]] = MappingProxyType(
    {"parquet": ParquetFile, "csv": CsvFile, "jsonl": JsonlFile}
)


def table_file(format: TableFormat, table: Table, stream: BinaryIO) -> TableFile:
    """A file of this format for the rows of a table.  Raises PackageError where that needs a package that is not installed."""
    check_format(format, "writing")
    return TABLE_FORMATS[format](table, stream)
