"""The folder of a batch as readers of records find it: what is lost or not done is said, and what is altered is not read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from extractor.record.page import Failure
from extractor.sinks import read_records, record_line
from extractor.sinks.batch_folder import digest_of

from .test_records import EXTRACTION

SHARDS = ("00000-00000", "00000-00001", "00000-00002")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "days").mkdir()
    return write_batch(tmp_path / "days" / "first")


def write_batch(folder: Path) -> Path:
    """A batch of three shards with an article each."""
    folder.mkdir()
    for shard in SHARDS:
        data = record_line(replace(EXTRACTION, input_id=shard))
        facts = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        said = {"shard": shard, "files": {f"records-{shard}.jsonl": facts}}
        (folder / f"records-{shard}.jsonl").write_bytes(data)
        (folder / f"manifest-{shard}.json").write_bytes(orjson.dumps({**said, "sha256": digest_of(said)}))
    (folder / "manifest.json").write_bytes(b'{"schema":"extractor-batch/4"}')
    (folder / "shards.txt").write_text("".join(f"{shard}\n" for shard in SHARDS))
    return folder


def read(folder: Path) -> tuple[list[str], list[str]]:
    """The ids of the records, and what is said of the rest."""
    records = list(read_records(folder))
    ids = [record.input_id for record in records if not isinstance(record, Failure)]
    return ids, [str(record.error) for record in records if isinstance(record, Failure)]


def test_a_whole_batch_is_read_without_a_word(folder: Path) -> None:
    assert read(folder) == ([*SHARDS], [])
    assert read(folder.parent) == ([*SHARDS], [])


def alter(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"00000-00001", b"00000-00009"))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: alter(folder / "records-00000-00001.jsonl"), "(records-00000-00001.jsonl is altered)"),
        (lambda folder: (folder / "records-00000-00001.jsonl").unlink(), "(records-00000-00001.jsonl is missing)"),
        (lambda folder: (folder / "records-00000-00001.jsonl").write_bytes(b""), "(records-00000-00001.jsonl is cut)"),
        (lambda folder: alter(folder / "manifest-00000-00001.json"), "(manifest-00000-00001.json is altered)"),
        (lambda folder: (folder / "manifest-00000-00001.json").unlink(), "(manifest-00000-00001.json is missing)"),
    ],
)
def test_a_shard_that_is_not_as_written_is_named_and_not_read(
    folder: Path, damage: Callable[[Path], object], said: str
) -> None:
    damage(folder)
    ids, faults = read(folder)
    assert ids == [SHARDS[0], SHARDS[2]]
    advice = f"run `extractor batch --verify {folder}` to see all, and continue the run with --resume"
    assert faults == [f"{folder}: shard 00000-00001 is not read {said}: {advice}"]


def test_a_run_that_has_not_come_to_its_end_is_said(folder: Path) -> None:
    (folder / "shards.txt").unlink()
    ids, faults = read(folder)
    assert (ids, len(faults)) == ([*SHARDS], 1)
    assert "shards.txt is missing: the run has not come to its end, and --resume goes on" in faults[0]


def test_a_portion_that_has_not_begun_is_said(folder: Path) -> None:
    (folder / "manifest.json").rename(folder / "manifest-portion-1-of-2.json")
    (folder / "shards.txt").rename(folder / "shards-portion-1-of-2.txt")
    ids, faults = read(folder)
    assert (ids, len(faults)) == ([*SHARDS], 1)
    assert "portion 2 of 2 has not begun: run it with --shard 2/2" in faults[0]
