"""Parquet: only the columns that are needed, and damage that costs a row group."""

import io
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from extractor.errors import InputError
from extractor.ingest import parquet_rows as module
from extractor.ingest.parquet_rows import read_parquet
from extractor.ingest.reading import Reading
from extractor.record.page import Failure, Page


def written(columns: dict[str, object], *, row_group_size: int = 10) -> bytes:
    file = io.BytesIO()
    parquet.write_table(
        pa.table(columns), file, row_group_size=row_group_size, compression="zstd", write_page_checksum=True
    )
    return file.getvalue()


def read(content: bytes) -> list[Page | Failure]:
    return list(read_parquet(BytesIO(content), Reading(location="a.parquet")))


TEXTS = [f"Exports of Port Ellery fell {number} percent." for number in range(30)]
TABLE = written({"text": TEXTS})


def test_a_damaged_row_group_costs_itself() -> None:
    group = parquet.ParquetFile(BytesIO(TABLE)).metadata.row_group(1).column(0)
    start = group.dictionary_page_offset or group.data_page_offset
    damaged = bytearray(TABLE)
    damaged[start + 40] ^= 0xFF
    results = read(bytes(damaged))
    assert [page.content for page in results if isinstance(page, Page)] == TEXTS[:10] + TEXTS[20:]
    assert [page.source.row for page in results if isinstance(page, Page)] == [*range(1, 11), *range(21, 31)]
    (failure,) = [failure for failure in results if isinstance(failure, Failure)]
    assert "a.parquet, rows 11 to 20: cannot be read" in str(failure.error)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"no Parquet at all", TABLE[:-20], TABLE[:400]], ids=range(5))
def test_what_is_no_parquet_is_a_clear_error(content: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.parquet: not Parquet, or damaged"):
        read(content)


@pytest.mark.issue(7)
def test_a_value_that_the_dictionary_holds_once_is_unpacked_once_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    rows = module._rows

    def measured(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        sizes.append(batch.nbytes)
        return rows(batch)

    monkeypatch.setattr(module, "_rows", measured)
    content = written({"text": ["x" * 200_000] * 400}, row_group_size=400)
    assert len(content) < 10_000
    assert len(read(content)) == 400
    assert max(sizes) < 1_000_000


def test_bytes_and_strings_that_are_not_utf8_stay_bytes() -> None:
    broken = pa.array([b"Le caf\xe9", b"Le caf\xc3\xa9", None]).cast(pa.binary()).view(pa.string())
    results = read(written({"id": ["a", "b", "c"], "text": broken}))
    assert [page.content for page in results if isinstance(page, Page)] == [b"Le caf\xe9", "Le café"]
    assert [failure.input_id for failure in results if isinstance(failure, Failure)] == ["a.parquet, row 3"]
    (page,) = read(written({"html": [b"<p>x"]}))
    assert isinstance(page, Page)
    assert (page.content, page.format) == (b"<p>x", "html")


def test_types_that_a_table_may_have_for_strings() -> None:
    for type_ in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        (page,) = read(written({"text": pa.array(["Exports fell."], type_)}))
        assert isinstance(page, Page)
        assert page.content == "Exports fell."


def test_a_cell_of_another_type_fails_with_its_row() -> None:
    (failure,) = read(written({"text": [7]}))
    assert isinstance(failure, Failure)
    assert "a.parquet, row 1: \"text\" is '7' (int): give a string" in str(failure.error)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(TABLE) - 1), st.integers(1, 255))
def test_any_changed_byte_gives_pages_or_an_error(position: int, change: int) -> None:
    damaged = bytearray(TABLE)
    damaged[position] ^= change
    try:
        results = read(bytes(damaged))
    except InputError:
        return
    assert all(isinstance(result, Page | Failure) for result in results)


@pytest.mark.issue(13)
def test_a_column_name_that_is_no_utf8_is_named() -> None:
    damaged = written({"text": TEXTS[:1], "zzz": ["1"]}).replace(b"zzz", b"z\xffz")
    with pytest.raises(InputError, match=r"a\.parquet: not Parquet, or damaged \('utf-8' codec can't decode"):
        read(damaged)


def test_lists_of_authors_are_left_out_and_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    (page,) = read(written({"text": ["x"], "authors": [["Ines Moreau"]], "site": ["Harbour Courier"]}))
    assert isinstance(page, Page)
    assert (page.authors, page.site) == ((), "Harbour Courier")
    assert [record.getMessage() for record in caplog.records] == [
        'a.parquet: column "authors" holds lists, which are not read from Parquet: give strings'
    ]


@pytest.mark.parametrize("named", [{"keys": {"authors": "names"}}, {"keep": ("names",)}])
def test_lists_that_the_caller_names_are_refused(named: dict[str, Any]) -> None:
    content = written({"text": ["x"], "names": [["Ines Moreau"]]})
    with pytest.raises(InputError, match=r'column "names" holds lists, .*: give strings, or name another column'):
        list(read_parquet(BytesIO(content), Reading(location="a.parquet", **named)))
