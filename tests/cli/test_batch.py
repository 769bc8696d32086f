"""The options of `extractor batch`, and what it says; what it does is tested in tests/batch."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.kill import contents
from extractor.batch import Tally
from extractor.batch.lock import Lock
from extractor.cli.batch import _say_end
from tests.batch.archive import batch, write_articles
from tests.batch.test_run import Archive

from .conftest import Run, words


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--shard", "0/3"], "'0/3' is not i/N with i from 1 to N"),
        (["--shard", "4/3"], "'4/3' is not i/N with i from 1 to N"),
        (["--shard", "2"], "'2' is not i/N with i from 1 to N"),
        (["--shard", "1/2", "--limit", "5"], "cannot be combined with --shard"),
        (["--retry-failed"], "for --retry-failed: needs --resume"),
        (["--format", "xml"], "for '--format': 'xml' is not one of"),
        (["--key", "nr"], "'nr' is not NAME=COLUMN"),
        (["--workers", "0"], "--workers"),
        (["--address", "head:6379"], "for --address: needs --engine ray"),
    ],
)
def test_wrong_usage_ends_with_2_before_anything_is_done(
    run: Run, tmp_path: Path, options: list[str], said: str
) -> None:
    result = run("batch", "in.jsonl", "-o", str(tmp_path / "out"), *options)
    assert result.exit_code == 2
    assert said in words(result.stderr)
    assert not (tmp_path / "out").exists()


def test_without_a_folder_nothing_runs(run: Run) -> None:
    result = run("batch", "in.jsonl")
    assert (result.exit_code, "--output" in words(result.stderr)) == (2, True)


def test_where_no_input_is_there_no_folder_is_made(run: Run, tmp_path: Path) -> None:
    result = run("batch", str(tmp_path / "none.jsonl"), str(tmp_path / "*.warc"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert f"{tmp_path}/none.jsonl: " in result.stderr
    assert f"{tmp_path}/*.warc: " in result.stderr
    assert not list(tmp_path.iterdir())


def test_an_input_that_is_not_there_is_named_first_and_the_others_are_done(tmp_path: Path, python: str) -> None:
    articles = write_articles(tmp_path / "in.jsonl", 1)
    code, said = batch(articles, tmp_path / "none.jsonl", "-o", tmp_path / "out", "--quiet", python=python)
    assert code == 1
    assert said.startswith(f"extractor: {tmp_path}/none.jsonl: ")
    assert f"1 failed (input 1): see {tmp_path}/out/quarantine-*.jsonl" in said


@pytest.mark.parametrize(
    ("output", "said"), [("out/letter.txt", "is a file: give a folder"), ("out", "has other files (letter.txt)")]
)
def test_a_folder_is_refused_before_the_model_is_loaded(run: Run, tmp_path: Path, output: str, said: str) -> None:
    articles = write_articles(tmp_path / "in.jsonl", 1)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").touch()
    result = run("batch", str(articles), "-o", str(tmp_path / output), "--model", "none")
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["letter.txt"]


def test_an_archive_is_checked_without_inputs(run: Run, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.run()
    checked = run("batch", "--verify", str(archive.output))
    assert (checked.exit_code, words(checked.stderr)) == (
        0,
        f"extractor: {archive.output}: 4 shards whole, 0 missing, cut off or altered",
    )
    (archive.output / "records-00000-00001.jsonl").write_bytes(b"a")
    checked = run("batch", "--verify", str(archive.output))
    assert checked.exit_code == 1
    assert "extractor: 00000-00001: records-00000-00001.jsonl is cut" in words(checked.stderr)
    assert "3 shards whole, 1 missing, cut off or altered" in words(checked.stderr)


def test_an_archive_that_has_not_come_to_its_end_is_not_whole(run: Run, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.run()
    (archive.output / "shards.txt").unlink()
    assert run("batch", "--verify", str(archive.output)).exit_code == 1


def test_a_folder_without_an_archive_cannot_be_checked(run: Run, tmp_path: Path) -> None:
    result = run("batch", "--verify", str(tmp_path))
    assert result.exit_code == 2
    assert "has no run of `extractor batch`: give the folder of one" in words(result.stderr)


def test_a_folder_where_a_run_is_at_work_is_refused_with_what_to_do(tmp_path: Path, python: str) -> None:
    with Lock(tmp_path / ".lock-1-of-1"):
        before = contents(tmp_path)
        write_articles(tmp_path.with_suffix(".jsonl"), 1)
        code, said = batch(tmp_path.with_suffix(".jsonl"), "-o", tmp_path, "--resume", python=python)
        assert contents(tmp_path) == before
    assert code == 2
    assert f"{tmp_path}: another run is using it (process {os.getpid()} on" in said
    assert "wait until it ends, or stop it" in said


def test_shards_that_are_done_again_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    _say_end(Tally(damaged={"00000-00001": ("records-00000-00001.jsonl is cut",)}), Path("out"), quiet=False)
    said = words(capsys.readouterr().err)
    assert "1 damaged shard done again: extractor: 00000-00001: records-00000-00001.jsonl is cut" in said
