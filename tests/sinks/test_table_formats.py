"""Rows as files: each format holds every cell, and the same rows give the same bytes."""

import csv
import datetime as dt
import io
import os
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import orjson
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from extractor.record.plain import decimal_text
from extractor.record.tables import TABLES, ClaimRow, FigureRow, Row, Table, claim_rows, rows_of
from extractor.sinks import TABLE_FORMATS, TableFormat, table_file
from extractor.sinks.csv_file import defused
from extractor.sinks.parquet_file import fitting
from tests.record.tables.sample import extraction
from tests.strategies import instances


def written(format: TableFormat, table: Table, *parts: Iterable[Row]) -> bytes:
    stream = io.BytesIO()
    with table_file(format, table, stream) as out:
        for rows in parts:
            out.write(rows)
    return stream.getvalue()


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


claims, figures = TABLES["claims"], TABLES["figures"]
ROW: ClaimRow = claim_rows(extraction())[0]


# ---------------------------------------------------------------- CSV
@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 123", "'+49 30 123"),
        ("-12 degrees", "'-12 degrees"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("-12", "-12"),
        ("+3.5", "+3.5"),
        ("-12\n=1", "'-12\n=1"),
        ("fell 5%, said she", "fell 5%, said she"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_numbers_stay_numbers(words: str, cell: str) -> None:
    assert defused(words) == cell


def test_csv_has_a_mark_a_head_and_a_line_for_each_row() -> None:
    data = written("csv", claims, [ROW])
    assert data.startswith(b"\xef\xbb\xbfclaim_id,article_id,url,")
    (cells,) = read_csv(data)
    assert (cells["value"], cells["published_on"], cells["is_attributed"]) == ("3000000000", "2025-06-09", "true")
    assert (cells["url"], cells["also"], cells["start"]) == ("", "", "0")
    assert data.endswith(b"\r\n")


def test_csv_joins_lists_and_keeps_line_breaks_inside_a_cell() -> None:
    row = replace(ROW, inferred=("measure", "period"), text='He said:\n"no", and left', value=Decimal("-12"))
    (cells,) = read_csv(written("csv", claims, [row]))
    assert (cells["inferred"], cells["text"], cells["value"]) == ("measure; period", row.text, "-12")


@settings(max_examples=30)
@given(st.lists(instances(ClaimRow), max_size=3))
def test_csv_gives_every_cell_back_and_no_formula(rows: list[ClaimRow]) -> None:
    table = read_csv(written("csv", claims, rows))
    assert len(table) == len(rows)
    for row, cells in zip(rows, table, strict=True):
        assert not any(cell[:1] in set("=+-@\t\r\n") and not cell[1:2].isdigit() for cell in cells.values())
        for name in ("text", "measure", "url"):
            assert cells[name].removeprefix("'") == (getattr(row, name) or "").removeprefix("'")
        assert cells["value"] == ("" if row.value is None else decimal_text(row.value))


# ---------------------------------------------------------------- JSON Lines
def test_json_lines_have_every_key_and_exact_numbers() -> None:
    line = orjson.loads(written("jsonl", claims, [ROW]))
    assert list(line) == [column.name for column in claims.columns]
    assert (line["value"], line["published_on"], line["inferred"]) == ("3000000000", "2025-06-09", [])


# ---------------------------------------------------------------- Parquet
def table_of(*rows: Row, table: Table = claims) -> pa.Table:
    return parquet.read_table(io.BytesIO(written("parquet", table, rows)))


def test_parquet_has_types_and_says_what_they_mean() -> None:
    table = table_of(ROW)
    schema = table.schema
    assert schema.field("value").type == pa.decimal128(38, 12)
    assert (schema.field("published_on").type, schema.field("figures").type) == (pa.date32(), pa.list_(pa.string()))
    assert schema.metadata[b"extractor.record.tables"] == b"extractor-tables/1"
    assert schema.metadata[b"extractor.schema"] == b"extractor/1"
    assert schema.field("polarity").metadata[b"description"].startswith(b"Whether the event is affirmed")
    assert (schema.field("start").nullable, schema.field("url").nullable) == (False, True)
    (row,) = table.to_pylist()
    assert (row["value"], row["period_from"]) == (Decimal(3 * 10**9), dt.date(2025, 5, 1))
    assert row["figures"] == list(ROW.figures)


def test_parquet_is_packed_with_zstd() -> None:
    file = parquet.ParquetFile(io.BytesIO(written("parquet", claims, [ROW])))
    group = file.metadata.row_group(0)
    assert {group.column(index).compression for index in range(group.num_columns)} == {"ZSTD"}


@pytest.mark.parametrize(
    ("number", "held"),
    [
        ("18700000", "18700000"),
        ("0.333333333", "0.333333333"),
        ("0.31666666635", "0.31666666635"),
        ("-1E+3", "-1000"),
        ("1.000000000000000", "1"),
        ("9" * 26, "9" * 26),
        ("1E+26", None),
        ("1E-13", None),
        ("1E+999999", None),
        ("NaN", None),
        (None, None),
    ],
)
def test_a_decimal_column_holds_a_number_with_all_its_digits_or_none(number: str | None, held: str | None) -> None:
    assert fitting(number and Decimal(number)) == (held and Decimal(held))


def test_a_number_that_is_too_long_stays_as_text() -> None:
    extracted = extraction()
    long = replace(extracted.figures[0], value=Decimal("1E+30"))
    row = rows_of(replace(extracted, figures=(long, *extracted.figures[1:])))["figures"][0]
    assert isinstance(row, FigureRow)
    (cells,) = table_of(row, table=figures).to_pylist()
    assert (cells["value"], cells["value_text"]) == (None, "1" + "0" * 30)


@settings(max_examples=30)
@given(st.lists(instances(ClaimRow), max_size=3))
def test_parquet_gives_every_row_back(rows: list[ClaimRow]) -> None:
    cells = claims.cells()
    expected = [
        tuple(fitting(v) if isinstance(v, Decimal) else list(v) if isinstance(v, tuple) else v for v in cells(row))
        for row in rows
    ]
    assert [tuple(row.values()) for row in table_of(*rows).to_pylist()] == expected


# ---------------------------------------------------------------- all
@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_the_same_rows_give_the_same_bytes_however_they_come(format: TableFormat) -> None:
    rows = [replace(ROW, claim_id=str(number)) for number in range(6_000)]
    at_once = written(format, claims, rows)
    assert written(format, claims, rows[:4_999], [], rows[4_999:5_555], rows[5_555:]) == at_once
    assert written(format, claims, rows) == at_once


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_a_table_without_rows_is_a_file(format: TableFormat) -> None:
    data = written(format, claims)
    assert bool(data) == (format != "jsonl")
    if format == "parquet":
        assert parquet.read_table(io.BytesIO(data)).num_rows == 0


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_a_pipe_will_do(format: TableFormat) -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "wb") as stream, table_file(format, claims, stream) as out:
        out.write([ROW])
    with os.fdopen(reader, "rb") as stream:
        assert stream.read() == written(format, claims, [ROW])


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_every_table_can_be_written(format: TableFormat, name: str) -> None:
    table = TABLES[name].without_words()
    data = written(format, table, rows_of(extraction(), words=False)[name])
    if format == "parquet":
        assert parquet.read_table(io.BytesIO(data)).column_names == [column.name for column in table.columns]
    assert TABLES[name].key.encode() in data
