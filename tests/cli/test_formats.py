"""The name of the output decides its format, and one that is not written says what is."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from extractor.formats import FORMAT, FORMATS, WRITTEN
from extractor.record.extraction import Extraction
from extractor.sinks.record_files import WRITERS
from tests.cli.conftest import TEXT, Run, words

pytestmark = pytest.mark.issue(15)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXT)
    return folder


def written(run: Run, pages: Path, name: str, *options: str) -> bytes:
    out = pages.parent / name
    result = run("extract", str(pages), "-o", str(out), *options)
    assert result.exit_code == 0, result.stderr
    return out.read_bytes()


def test_the_name_of_the_output_shows_its_format(run: Run, pages: Path) -> None:
    lines = written(run, pages, "out.jsonl")
    records = [Extraction.from_json(line) for line in lines.splitlines()]
    assert len(records) == 2
    claims = [claim.id for record in records for claim in record.claims]
    assert written(run, pages, "out.ndjson") == written(run, pages, "out") == lines
    assert gzip.decompress(written(run, pages, "out.jsonl.gz")) == lines
    assert json.loads(written(run, pages, "out.json")) == [json.loads(line) for line in lines.splitlines()]
    rows = list(csv.DictReader(io.StringIO(written(run, pages, "out.csv").decode("utf-8-sig"))))
    assert [row["claim_id"].partition(":")[2] for row in rows] == claims
    assert gzip.decompress(written(run, pages, "out.csv.gz")) == written(run, pages, "out.csv")
    table = parquet.read_table(io.BytesIO(written(run, pages, "out.parquet")))
    assert [key.partition(":")[2] for key in table["claim_id"].to_pylist()] == claims
    assert "2 articles" in written(run, pages, "out.txt").decode()
    assert written(run, pages, "other.json", "--format", "jsonl") == lines


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("out.xlsx", ".xlsx is not an output format: give a name with .csv, which every spreadsheet opens"),
        ("out.tsv", ".tsv is not an output format: give a name with .csv"),
        (
            "out.html",
            ".html is not an output format: give a name with .json for a reader of records, or .csv for a spreadsheet",
        ),
        ("out.jsonl.zst", ".zst is not an output format: give a name with .gz"),
        (
            "out.xml",
            ".xml is not an output format: use .csv, .json, .jsonl, .ndjson, .parquet, .txt (also .gz)",
        ),
    ],
)
def test_a_format_that_is_not_written_says_which_are(run: Run, pages: Path, name: str, reason: str) -> None:
    result = run("extract", str(pages), "-o", str(pages.parent / name))
    assert result.exit_code == 2
    assert reason in words(result.stderr)
    assert not (pages.parent / name).exists()


def test_json_of_one_article_is_its_record_and_of_several_inputs_an_array(run: Run, pages: Path) -> None:
    answer = json.loads(run("extract", str(pages / "a.txt"), "--format", "json").stdout)
    assert answer["schema"] == "extractor/1"
    two = json.loads(run("extract", str(pages / "a.txt"), str(pages / "b.txt"), "--format", "json").stdout)
    assert two[0] == answer
    rows = b'{"id": "1", "text": "Exports fell 5 percent."}\n{"id": "2", "text": "Exports fell 5 percent."}'
    several = json.loads(run("extract", "-", "--from", "jsonl", "--format", "json", stdin=rows).stdout)
    assert [record["input_id"] for record in several] == ["1", "2"]
    (pages / "b.txt").unlink()
    assert json.loads(run("extract", str(pages), "--format", "json").stdout) == [answer]


def test_every_format_that_is_written_has_a_writer() -> None:
    assert set(WRITERS) | {"table"} == set(WRITTEN)


def test_each_suffix_is_of_one_format() -> None:
    suffixes = [suffix for format in FORMATS for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert list(FORMAT) == [format.name for format in FORMATS]
    assert all(format.is_read or format.is_written or format.instead for format in FORMATS)
