"""Records as bytes."""

import gzip
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import ExtractorError, InputError, ModelError, RecordError
from extractor.record.article import Published
from extractor.record.extraction import Extraction, Producer
from extractor.record.page import Failure
from extractor.record.plain import from_plain, readable
from extractor.sinks import (
    outcome_bytes,
    parse_outcome,
    parse_record,
    read_records,
    record_line,
    record_of,
    record_text,
)
from extractor.sinks.records import Portion, read_lines, read_portions
from tests.assembly.sample import annotations, article
from tests.sinks.export.sample import HARD

annotated = annotations()
EXTRACTION = Extraction(
    input_id="steel",
    article=article(),
    figures=tuple(annotated.figures),
    times=tuple(annotated.times),
    mentions=tuple(annotated.mentions),
    entities=tuple(annotated.entities),
    quotes=tuple(annotated.quotes),
    producer=Producer(version="1", model="m", rules_sha256="0" * 64, settings={"ops": "numpy"}),
)


def test_a_record_is_one_line_and_comes_back_equal() -> None:
    line = record_line(EXTRACTION)
    assert line.count(b"\n") == 1
    assert from_plain(Extraction, orjson.loads(line)) == EXTRACTION


def test_the_readable_form_has_the_same_content() -> None:
    line = record_line(EXTRACTION)
    assert list(orjson.loads(record_text(line))) == list(orjson.loads(line))
    assert orjson.loads(record_text(line)) == orjson.loads(line)
    assert record_text(line).count(b"\n") > 50


@pytest.mark.parametrize("error", [InputError("a: no"), ModelError("b"), ExtractorError("c\nd")])
def test_a_failure_comes_back_with_its_kind_and_message(error: ExtractorError) -> None:
    outcome = parse_outcome(outcome_bytes(Failure(input_id="a", error=error)))
    assert isinstance(outcome, Failure)
    assert (outcome.input_id, type(outcome.error), str(outcome.error)) == ("a", type(error), str(error))


def test_a_record_comes_back_with_its_line() -> None:
    record = record_of(EXTRACTION)
    assert parse_outcome(outcome_bytes(record)) == record
    assert record.extraction() == EXTRACTION


@pytest.mark.parametrize(
    ("line", "message"),
    [(b"{", "a: .*not JSON"), (b"[1]", "a: not a record"), (b'{"schema": "other/1"}', "a: not a record")],
)
def test_a_line_that_is_no_record_is_named(line: bytes, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        parse_record(line, "a")


def test_a_file_of_records_goes_on_after_a_line_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(record_line(EXTRACTION) + b"\n[1]\n" + record_line(EXTRACTION))
    first, fault, last = read_records(path)
    assert first == last == EXTRACTION
    assert isinstance(fault, Failure)
    assert f"{path}, line 3: not a record" in str(fault.error)


def test_a_page_that_is_taken_for_records_is_two_failures_not_thousands(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html>\n\n<p>\n</p>\n" + record_line(EXTRACTION) + b"</html>\n")
    first, others, record, last = read_records(path)
    assert [failure.input_id for failure in (first, others, last) if isinstance(failure, Failure)] == [
        f"{path}, line 1",
        f"{path}, lines 3 to 4",
        f"{path}, line 6",
    ]
    assert record == EXTRACTION


def test_two_lines_that_are_none_are_two_failures(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"x\ny\n" + record_line(EXTRACTION))
    assert [record.input_id for record in read_records(path)] == [f"{path}, line 1", f"{path}, line 2", "steel"]


@pytest.mark.parametrize(("name", "reason"), [("none", "No such file or directory"), ("a\0b", "embedded null byte")])
def test_a_file_that_cannot_be_opened_is_a_failure(tmp_path: Path, name: str, reason: str) -> None:
    (fault,) = read_records(tmp_path / name)
    assert isinstance(fault, Failure)
    assert f"cannot be opened ({reason})" in str(fault.error)


def test_packed_files_are_unpacked_whatever_their_names(tmp_path: Path) -> None:
    line = record_line(EXTRACTION)
    (tmp_path / "a").write_bytes(gzip.compress(line) + gzip.compress(line))
    frame = pa.Codec("zstd").compress(line, asbytes=True)
    (tmp_path / "b").write_bytes(frame + frame)
    assert list(read_records(tmp_path / "a")) == list(read_records(tmp_path / "b")) == [EXTRACTION, EXTRACTION]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_records_in_indented_json_are_read_as_lines_are(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    text = record_text(record_line(EXTRACTION))
    (tmp_path / "one.json").write_bytes(pack(text))
    (tmp_path / "two.json").write_bytes(pack(b"[\n" + text + b"," + text + b"]"))
    assert list(read_records(tmp_path / "one.json")) == [EXTRACTION]
    assert list(read_records(tmp_path / "two.json")) == [EXTRACTION, EXTRACTION]


def test_indented_json_that_is_cut_off_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(record_text(record_line(EXTRACTION))[:-20])
    (fault,) = read_records(path)
    assert isinstance(fault, Failure)
    assert f"{path}: not whole JSON (" in str(fault.error)


def test_a_store_that_is_taken_for_records_says_what_to_give(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(b"SQLite format 3\0\x10\n")
    (fault,) = read_records(path)
    assert isinstance(fault, Failure)
    assert f"{path}: a store: give what `extractor store export` writes" in str(fault.error)


def test_a_pattern_finds_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "c.txt"):
        (tmp_path / name).write_bytes(record_line(replace(EXTRACTION, input_id=name)))
    assert [record.input_id for record in read_records(tmp_path / "*.jsonl")] == ["a.jsonl", "b.jsonl"]


def test_a_table_that_is_taken_for_records_says_what_to_give(tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(b"PAR1...")
    for results in (read_records(path), read_portions(path, 3)):
        (fault,) = results
        assert isinstance(fault, Failure)
        assert f"{path}: a table in Parquet" in str(fault.error)
        assert "give the folder of the batch, or the records" in str(fault.error)


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: pa.Codec("zstd").compress(data, asbytes=True)])
def test_a_packed_file_that_is_cut_off_gives_what_is_there_and_a_failure(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    lines = b"".join(record_line(replace(EXTRACTION, input_id=str(n))) for n in range(2_000))
    (tmp_path / "a").write_bytes(pack(lines)[:-20])
    *extractions, fault = read_records(tmp_path / "a")
    assert isinstance(fault, Failure)
    assert re.search(r"a: cannot be read after line \d+|line \d+: not a record", str(fault.error))
    assert all(isinstance(extraction, Extraction) for extraction in extractions)


def test_standard_input_is_read_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(gzip.compress(record_line(EXTRACTION))))
    monkeypatch.setattr("sys.stdin", stdin)
    assert list(read_records(Path("-"))) == [EXTRACTION]
    assert not stdin.closed


def test_a_folder_of_a_batch_gives_its_records_in_order(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a/2.jsonl.zst", "a/manifest.jsonl", "quarantine-0.jsonl", "a/1.jsonl.gz", "x.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(record_line(replace(EXTRACTION, input_id=name)))
    assert [record.input_id for record in read_records(tmp_path)] == ["a/1.jsonl.gz", "a/2.jsonl.zst", "b.jsonl"]


def test_a_folder_without_records_is_a_failure(tmp_path: Path) -> None:
    (fault,) = read_records(tmp_path)
    assert isinstance(fault, Failure)
    assert "no file of records" in str(fault.error)
    assert "`extractor extract ARTICLE -o records.jsonl`" in str(fault.error)
    assert "a dataset has tables alone" in str(fault.error)


def test_portions_have_whole_lines_and_the_number_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a\nb\nc\n")
    assert list(read_portions(path, 3)) == [Portion(path, 1, (b"a\n", b"b\n")), Portion(path, 3, (b"c\n",))]


def test_a_file_without_portions_is_a_failure(tmp_path: Path) -> None:
    (fault,) = read_portions(tmp_path / "none", 3)
    assert isinstance(fault, Failure)
    assert "cannot be opened" in str(fault.error)


def test_a_record_that_breaks_the_contract_is_a_failure_with_its_first_fault() -> None:
    (claim,) = HARD.claims
    broken = replace(HARD, input_id="one", claims=(replace(claim, finding_ids=("x1",)),))
    two = replace(HARD, input_id="two", figures=())
    lines = tuple(map(record_line, (HARD, broken, two)))
    sound, *faults = (result for _, result in read_lines(Portion(Path("a"), 1, lines)))
    assert sound == HARD
    assert [str(fault.error).removesuffix(": extract the article again") for fault in faults] == [  # type: ignore[union-attr]
        f"one: breaks the contract (claims {claim.id}.findings: x1 leads to none of the findings)",
        f"two: breaks the contract (claims {claim.id}.figures: f1 leads to none of the figures and 1 more)",
    ]
    assert [fault.input_id for fault in faults] == ["one", "two"]


@pytest.mark.issue(13)
@given(st.text(st.characters(codec=None)))
def test_any_string_from_outside_can_be_written(text: str) -> None:
    changed = replace(EXTRACTION.article, url=text, authors=(text,), site=text, published=Published(zone=text))
    line = record_line(replace(EXTRACTION, input_id=readable(text), article=changed))
    record = parse_record(line, "a")
    assert record.article == changed
    assert record.article.authors == (readable(text),)
    assert len(readable(text)) == len(text)
