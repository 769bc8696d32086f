"""Pages in, the bytes of files out, the same each time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from extractor.batch.formats import BatchFormat
from extractor.batch.plan import Inputs, Plan, Portion
from extractor.batch.shard import Settings, ShardSpec, made_by, run_shard
from extractor.choice import Choice
from extractor.errors import InputError, ResumeError
from extractor.isolation import Limits
from extractor.record.page import Failure
from extractor.record.tables import TABLES
from extractor.sinks import parse_record
from extractor.sinks.batch_folder import digest_of
from tests.ingest.warc_files import HTML, packed, response

from .archive import write_articles


def settings(format: BatchFormat = "jsonl", **more: object) -> Settings:
    chosen = Settings(format=format, choice=Choice(model="blank:en"), **more)  # type: ignore[arg-type]
    return replace(chosen, producer=digest_of(made_by(chosen)), run="the run")


@pytest.fixture
def spec(tmp_path: Path) -> ShardSpec:
    path = write_articles(tmp_path / "a.jsonl", 4)
    (shard,) = Plan(Inputs(sources=(str(path),)), Portion()).shards()
    failure = Failure(input_id="gone", error=InputError("gone: cannot be opened"))
    french = replace(shard.pages[1], language="fr")  # type: ignore[call-arg]
    return replace(shard, pages=(shard.pages[0], french, shard.pages[2], failure, shard.pages[3]))


def ids(lines: bytes) -> Sequence[str]:
    return [json.loads(line)["input_id"] for line in lines.splitlines()]


def test_records_are_in_one_file_and_what_failed_in_another(spec: ShardSpec) -> None:
    result = run_shard(spec, settings())
    assert ids(result.files["records-00000-00000.jsonl"]) == ["a0", "a1", "a2", "a3"]
    (line,) = result.files["quarantine-00000-00000.jsonl"].splitlines()
    assert json.loads(line) == {"input_id": "gone", "code": "input", "reason": "gone: cannot be opened", "source": None}
    manifest = result.manifest
    assert (manifest.records, manifest.failed, manifest.unread) == (4, {"input": 1}, {"fr": 1})
    assert {name: facts["bytes"] for name, facts in manifest.files.items()} == {
        name: len(data) for name, data in result.files.items()
    }


def test_a_page_that_takes_too_long_is_quarantined_with_its_place(spec: ShardSpec) -> None:
    long = tuple(p if isinstance(p, Failure) else replace(p, content=f"{p.content!s} " * 2000) for p in spec.pages)
    result = run_shard(replace(spec, pages=long), settings(limits=Limits(seconds=1e-6)))
    lines = [json.loads(line) for line in result.files["quarantine-00000-00000.jsonl"].splitlines()]
    assert [line["code"] for line in lines] == ["time", "time", "time", "input", "time"]
    assert "took more than 1e-06 seconds of CPU" in lines[0]["reason"]
    assert (lines[0]["source"]["location"], lines[0]["source"]["row"]) == (spec.origin.first, 1)
    assert result.files["records-00000-00000.jsonl"] == b""


def test_what_is_no_article_is_counted_by_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    missing = response(2, http=HTML.replace(b"200 OK", b"404 Not Found"))
    path.write_bytes(packed(response(1), missing, response(3, b"<html><body></body></html>")))
    plan = Plan(Inputs(sources=(str(path),)), Portion())
    (shard,) = plan.shards()
    manifest = run_shard(shard, settings()).manifest
    assert (manifest.records, manifest.skipped, plan.passed_over) == (2, {"no text": 1}, {"status 404": 1})


def test_packed_lines_are_the_same_lines(spec: ShardSpec) -> None:
    plain = run_shard(spec, settings()).files["records-00000-00000.jsonl"]
    packed = run_shard(spec, settings("jsonl.zst")).files["records-00000-00000.jsonl.zst"]
    assert pa.input_stream(pa.py_buffer(packed), compression="zstd").read() == plain


def test_tables_have_the_rows_of_the_records_by_month(spec: ShardSpec) -> None:
    undated = replace(spec, pages=(replace(spec.pages[0], published=None), *spec.pages[1:]))  # type: ignore[call-arg]
    plain = run_shard(undated, settings()).files["records-00000-00000.jsonl"]
    files = run_shard(undated, settings("parquet")).files
    articles = {name: data for name, data in files.items() if name.startswith("articles/")}
    assert list(articles) == [
        "articles/year=0/month=0/part-00000-00000.parquet",
        "articles/year=2025/month=6/part-00000-00000.parquet",
    ]
    tables = [parquet.read_table(pa.BufferReader(data)) for data in articles.values()]
    assert [row["input_id"] for table in tables for row in table.to_pylist()] == ["a0", "a1", "a2", "a3"]
    figures = sum(
        parquet.read_table(pa.BufferReader(files[name])).num_rows for name in files if name.startswith("figures/")
    )
    assert figures == sum(len(parse_record(line, "here").figures) for line in plain.splitlines())
    assert {name.partition("/")[0] for name in files if not name.startswith(("quarantine", "records"))} == set(TABLES)


@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_tables_keep_the_records_that_they_were_made_of(spec: ShardSpec, format: BatchFormat) -> None:
    name = "records-00000-00000.jsonl.zst"
    assert run_shard(spec, settings(format)).files[name] == run_shard(spec, settings("jsonl.zst")).files[name]


def test_csv_has_one_file_a_table(spec: ShardSpec) -> None:
    files = run_shard(spec, settings("csv")).files
    assert files["articles/part-00000-00000.csv"].count(b"\r\n") == 1 + 4


@pytest.mark.parametrize("format", ["jsonl", "jsonl.zst", "parquet", "csv"])
def test_the_same_pages_give_the_same_bytes(spec: ShardSpec, format: BatchFormat) -> None:
    first, second = run_shard(spec, settings(format)), run_shard(spec, settings(format))
    assert (first.files, first.manifest) == (second.files, second.manifest)


def test_a_record_that_cannot_be_written_costs_itself(spec: ShardSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(extraction: object) -> object:
        raise ValueError("no such row")

    monkeypatch.setattr("extractor.batch.formats.rows_of", fail)
    result = run_shard(spec, settings("csv"))
    assert result.manifest.failed == {"fault": 4, "input": 1}
    assert b"writing failed (ValueError: no such row)" in result.files["quarantine-00000-00000.jsonl"]


def test_other_code_than_that_of_the_run_makes_nothing(spec: ShardSpec) -> None:
    with pytest.raises(ResumeError, match="other code, words or another model"):
        run_shard(spec, replace(settings(), producer="another"))
