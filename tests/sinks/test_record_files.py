"""What is written when each record comes, and after the last one."""

from __future__ import annotations

import io
from collections.abc import Sequence

import orjson
import pytest
from pyarrow import parquet

from extractor.record.tables import claim_rows
from extractor.sinks import Record, parquet_file, record_file, record_of
from tests.record.tables.sample import extraction

EXTRACTIONS = [extraction(name) for name in ("a", "b", "c")]
RECORDS = [record_of(extraction) for extraction in EXTRACTIONS]
CLAIM_IDS = [row.claim_id for extraction in EXTRACTIONS for row in claim_rows(extraction)]


def written(format: str, records: Sequence[Record], *, several: bool = True) -> bytes:
    file = record_file(format, several=several)
    return b"".join([*map(file.record, records), file.end()])


def test_json_lines_are_the_lines_of_the_records() -> None:
    assert written("jsonl", RECORDS) == b"".join(record.line for record in RECORDS)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("count", range(4))
def test_json_is_an_array_but_for_the_only_record_of_one_input(count: int, *, several: bool) -> None:
    data = written("json", RECORDS[:count], several=several)
    records = [orjson.loads(record.line) for record in RECORDS[:count]]
    assert orjson.loads(data) == (records[0] if count == 1 and not several else records)
    assert data.endswith((b"]\n", b"}\n"))


def test_a_table_as_csv_has_one_head_and_each_record_has_its_rows_at_once() -> None:
    file = record_file("csv", several=True)
    first, *others = map(file.record, RECORDS)
    assert first.startswith(b"\xef\xbb\xbfclaim_id,")
    lines = [*first.splitlines()[1:], *(line for piece in others for line in piece.splitlines())]
    assert [line.split(b",")[0].decode() for line in lines] == CLAIM_IDS
    assert file.end() == b""


def test_a_table_as_parquet_that_comes_in_pieces_is_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "_ROWS", 2)
    table = parquet.read_table(io.BytesIO(written("parquet", RECORDS)))
    assert table["claim_id"].to_pylist() == CLAIM_IDS


def test_only_what_is_written_by_rows_and_lines_grows() -> None:
    grows = {name: record_file(name, several=True).grows for name in ("csv", "json", "jsonl", "parquet")}
    assert grows == {"csv": True, "json": False, "jsonl": True, "parquet": False}
