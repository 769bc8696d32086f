"""What is read is never written over, and what was there stays when nothing comes of a run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from extractor.cli.outputs import refuse_inputs
from tests.cli.conftest import TEXT, Run

pytestmark = pytest.mark.issue(15)


def _link(folder: Path) -> str:
    (folder / "link").symlink_to(folder / "pages/a.txt")
    return "link"


def _hard_link(folder: Path) -> str:
    os.link(folder / "pages/a.txt", folder / "hard")
    return "hard"


def _linked_folder(folder: Path) -> str:
    (folder / "also").symlink_to(folder / "pages")
    return "also/new.jsonl"


REFUSED: dict[str, tuple[str, str | Callable[[Path], str]]] = {
    "the same file": ("pages/a.txt", "pages/a.txt"),
    "the same file, told otherwise": ("pages/a.txt", "pages/../pages/a.txt"),
    "a symbolic link to it": ("pages/a.txt", _link),
    "a hard link to it": ("pages/a.txt", _hard_link),
    "a new file in the folder": ("pages", "pages/new.jsonl"),
    "a new file in a folder of the folder": (".", "pages/new.jsonl"),
    "a new file in a link to the folder": ("pages", _linked_folder),
    "a file that the pattern finds": ("pages/*.txt", "pages/a.txt"),
    "a file that the pattern will find": ("pages/*", "pages/new.jsonl"),
    "a file that the pattern will find anywhere": ("pages/**/*.jsonl", "pages/new.jsonl"),
    "a file in a folder that the pattern finds": ("pa*", "pages/new.jsonl"),
    "one of several": ("b.txt pages/a.txt", "pages/a.txt"),
}
ALLOWED = {
    "beside the folder": ("pages", "claims.jsonl"),
    "a name that begins like the folder": ("pages", "pages.jsonl"),
    "another suffix than the pattern": ("pages/*.txt", "pages/claims.jsonl"),
    "below the pattern": ("pages/*.txt", "pages/new/claims.txt"),
    "an address": ("https://news.example/a?b=*", "claims.jsonl"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pages/new").mkdir(parents=True)
    (tmp_path / "pages/a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("option", ["-o", "--errors"])
@pytest.mark.parametrize("case", REFUSED)
def test_an_output_that_is_read_is_wrong_usage(run: Run, folder: Path, case: str, option: str) -> None:
    inputs, output = REFUSED[case]
    name = output if isinstance(output, str) else output(folder)
    result = run("extract", *inputs.split(), option, name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "or part of it: choose another file" in result.stderr
    assert (folder / "pages/a.txt").read_text() == TEXT
    assert not (folder / "pages/new.jsonl").exists()


@pytest.mark.parametrize("case", ALLOWED)
def test_an_output_elsewhere_is_none_of_the_inputs(folder: Path, case: str) -> None:
    inputs, output = ALLOWED[case]
    refuse_inputs(inputs.split(), output=Path(output), errors=None)


def test_standard_input_from_the_file_that_would_be_written_is_refused(folder: Path) -> None:
    command = [sys.executable, "-m", "extractor", "extract", "-", "-o", "b.txt"]
    with (folder / "b.txt").open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, text=True, check=False)
    assert (done.returncode, "b.txt is the input -" in done.stderr) == (2, True)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells the name behind /dev/stdout")
def test_standard_output_to_a_file_in_the_folder_is_refused(folder: Path) -> None:
    command = [sys.executable, "-m", "extractor", "extract", "pages"]
    with (folder / "pages/out.jsonl").open("wb") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "or part of it" in done.stderr) == (2, True)


def test_both_outputs_in_one_file_are_refused(folder: Path) -> None:
    with pytest.raises(typer.BadParameter, match="a separate file"):
        refuse_inputs(["b.txt"], output=Path("out"), errors=Path("pages/../out"))


def test_a_run_that_gives_nothing_leaves_what_was_there(run: Run, folder: Path) -> None:
    for form in ("jsonl", "json", "table"):
        (folder / "out").write_text("before")
        result = run("extract", "missing.txt", "-o", "out", "--format", form, "--errors", "errors.jsonl")
        assert (result.exit_code, (folder / "out").read_text()) == (3, "before")
        assert [path.name for path in folder.glob("*.part")] == []
        (error,) = (folder / "errors.jsonl").read_text().splitlines()
        assert json.loads(error)["input"] == "missing.txt"


@pytest.mark.parametrize("form", ["jsonl", "json", "table"])
def test_one_article_is_the_same_in_a_pipe_and_in_a_file(run: Run, folder: Path, form: str) -> None:
    usual = run("extract", "b.txt", "--format", form)
    run("extract", "b.txt", "--format", form, "-o", "out")
    assert (folder / "out").read_text() == usual.stdout != ""


def test_a_text_in_place_of_a_name_is_a_missing_file(run: Run, folder: Path) -> None:
    result = run("extract", f"{TEXT} " * 5)
    assert (result.exit_code, "cannot be opened (File name too long)" in result.stderr) == (3, True)
    result = run("extract", "b.txt", "-o", "x" * 300)
    assert (result.exit_code, "(File name too long)" in result.stderr, result.stderr.count("\n")) == (3, True, 1)
