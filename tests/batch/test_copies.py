"""Copies in an archive: linked in every format and portion, and worked on only where they say more than their original."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from benchmarks.copies import cut, one_word_other
from tests.comparison.test_copies import OTHER, STORY

from . import archive as archives

LONGER = f"{STORY}\n{OTHER}"
TEXTS = {"whole": STORY, "other": OTHER, "cut": cut(STORY), "same": STORY.upper(), "reworded": one_word_other(STORY)}


def write(path: Path, texts: dict[str, str]) -> Path:
    rows = ({"id": key, "text": text, "published": "2025-06-09"} for key, text in texts.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def records_of(folder: Path) -> dict[str, dict[str, Any]]:
    lines = [line for path in sorted(folder.glob("records-*.jsonl")) for line in path.read_bytes().splitlines()]
    return {record["input_id"]: record for record in map(json.loads, lines)}


Batch = Callable[..., tuple[int, str]]


@pytest.fixture
def batch(python: str) -> Batch:
    return partial(archives.batch, python=python)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write(tmp_path / "in.jsonl", TEXTS)


def test_a_copy_is_linked_and_nothing_is_extracted_from_it(archive: Path, tmp_path: Path, batch: Batch) -> None:
    options = ("--shard-size", 2)
    _, said = batch(archive, "-o", tmp_path / "out", "--copies", *options)
    assert "3 articles copied from others" in said
    batch(archive, "-o", tmp_path / "tables", "--copies", "--format", "parquet", *options)
    rows = [
        row for path in sorted(tmp_path.glob("tables/articles/**/*.parquet")) for row in pq.read_table(path).to_pylist()
    ]
    ids = {row["input_id"]: row["article_id"] for row in rows}
    records = records_of(tmp_path / "out")
    assert list(records) == list(TEXTS)
    assert {key: record["copy_of"] for key, record in records.items()} == {
        "whole": None, "other": None, **dict.fromkeys(("cut", "same", "reworded"), ids["whole"])
    }  # fmt: skip
    assert {row["input_id"]: row["copy_of"] for row in rows} == {
        key: record["copy_of"] for key, record in records.items()
    }
    assert {key for key, record in records.items() if record["figures"]} == {"whole", "other"}
    assert all(record["article"]["text"] for record in records.values())
    assert json.loads((tmp_path / "out" / "report.json").read_bytes())["copies"] == 3


def test_a_copy_that_says_more_is_linked_and_worked_on(tmp_path: Path, batch: Batch) -> None:
    archive = write(
        tmp_path / "in.jsonl", {"whole": STORY, "longer": LONGER, "other number": f"{STORY} It took 45 days."}
    )
    batch(archive, "-o", tmp_path / "out", "--copies")
    _, longer, changed = records_of(tmp_path / "out").values()
    assert longer["copy_of"] == changed["copy_of"] is not None
    assert longer["figures"]
    assert changed["figures"]


def test_without_the_option_each_article_is_worked_on(archive: Path, tmp_path: Path, batch: Batch) -> None:
    batch(archive, "-o", tmp_path / "out")
    assert all(record["figures"] and record["copy_of"] is None for record in records_of(tmp_path / "out").values())


def test_a_page_that_cannot_be_cleaned_has_no_copies_and_stops_none(tmp_path: Path, batch: Batch) -> None:
    archive = write(tmp_path / "in.jsonl", {"whole": STORY, "long": "word " * 120_000, "same": STORY})
    assert batch(archive, "-o", tmp_path / "out", "--copies")[0] == 1
    assert {key: bool(record["copy_of"]) for key, record in records_of(tmp_path / "out").items()} == {
        "whole": False,
        "same": True,
    }


def test_copies_are_a_setting_that_a_resumed_run_keeps(archive: Path, tmp_path: Path, batch: Batch) -> None:
    batch(archive, "-o", tmp_path / "out")
    code, said = batch(archive, "-o", tmp_path / "out", "--copies", "--resume")
    assert code == 2
    assert "settings.copies was False" in said
