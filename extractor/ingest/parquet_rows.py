"""Pages from Parquet: a row for each article, one at a time."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import InputError
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.rows import NAMED, check_columns, columns_of, needed_columns, page_of_row
from extractor.ingest.seekable import seekable
from extractor.ingest.unpacking import BombError, Expansion
from extractor.record.page import Failure, Page

if TYPE_CHECKING:  # pyarrow costs a tenth of a second, and few inputs need it
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

_log = logging.getLogger(__name__)
_ROW = 1_000  # bytes that a row counts for, beside its article: the work that an empty one makes
_BUFFER = 262_144  # bytes read at once of a column


def read_parquet(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    """The pages of the rows; a row that cannot be used gives a Failure with its number, from 1.

    A damaged row group gives one Failure, and the next group goes on.  Only the columns that are needed are read.
    Raises InputError for what is no Parquet, where no column has articles, and after the last row that may come out of it.
    """
    import pyarrow as pa
    from pyarrow import parquet

    with seekable(stream, reading.location) as file:
        size = file.seek(0, io.SEEK_END)
        expansion = Expansion(size)
        try:
            table = parquet.ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER, page_checksum_verification=True)
        except (pa.ArrowException, OSError, ValueError) as error:  # ValueError: a name that is no UTF-8
            raise InputError(f"{reading.location}: not Parquet, or damaged ({_reason(error)}): get it again") from error
        wanted = _wanted(table, reading)
        first = 1
        for group in range(table.num_row_groups):
            metadata = table.metadata.row_group(group)  # its columns are not asked: damage there ends the process
            rows, number = metadata.num_rows, first
            try:
                Expansion(size).add(metadata.total_byte_size, f"{reading.location}, rows {first} to {first + rows - 1}")
                # One row at a time: the file's sizes count a value that its dictionary repeats once, so that none of them
                # bounds a batch, and batches save less than a page costs by far
                for batch in table.iter_batches(1, row_groups=[group], columns=wanted, use_threads=False):
                    for row in _rows(batch):
                        where = f"{reading.location}, row {number}"
                        page = attempt(
                            where, page_of_row, row, number=number, where=where, kind="parquet", reading=reading
                        )
                        expansion.add(_ROW + (len(page.content) if isinstance(page, Page) else 0), reading.location)
                        yield page
                        number += 1
            except BombError:
                raise
            except Exception as error:  # whatever it makes of damage
                where = f"{reading.location}, rows {number} to {first + rows - 1}"
                reason = InputError(f"{where}: cannot be read ({_reason(error)}): damaged; get the file again")
                yield Failure(input_id=where, error=reason)
            first += rows


def _wanted(table: ParquetFile, reading: Reading) -> list[str]:
    """The paths of the columns that are read.

    Raises InputError where none has articles, and for lists in one that is needed or was named; any other with lists is left out.
    """
    leaves = [table.schema.column(index) for index in range(len(table.schema))]
    check_columns(dict.fromkeys([*table.schema_arrow.names, *(leaf.path for leaf in leaves)]), reading)
    names = needed_columns(reading)
    wanted = [leaf for leaf in leaves if leaf.path in names or leaf.path.partition(".")[0] in names]
    # a few bytes can mean millions of values
    lists = dict.fromkeys(leaf.path.partition(".")[0] for leaf in wanted if leaf.max_repetition_level)
    optional = {column for field in NAMED if field not in reading.keys for column in columns_of(field, reading)}
    for name in lists:
        fault = f'{reading.location}: column "{name}" holds lists, which are not read from Parquet: give strings'
        if name not in optional or name in reading.keep:
            raise InputError(f"{fault}, or name another column")
        _log.warning("%s", fault)
    return [leaf.path for leaf in wanted if leaf.path.partition(".")[0] not in lists]


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows with strings as bytes where they are not UTF-8, and times to the microsecond."""
    names = batch.schema.names
    columns = [_values(column) for column in batch.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _values(column: pa.Array) -> list[Any]:
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_timestamp(column.type):  # Python has no nanoseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        column = column.cast(pa.binary() if pa.types.is_string(column.type) else pa.large_binary())
        return [value and _text(value) for value in column.to_pylist()]
    return list(column.to_pylist())


def _text(data: bytes) -> str | bytes:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data


def _reason(error: Exception) -> str:
    return str(error).strip().partition("\n")[0][:200]
