"""Without its extra a command says so in one line, with what to install, before any work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.extras import DISTRIBUTION
from tests.cli.conftest import TEXT, Run

HINT = re.escape(f"pip install '{DISTRIBUTION}[archive]'")
pytestmark = pytest.mark.usefixtures("bare")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("a.txt", "a.parquet", "a.warc"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "a.txt", "a.parquet"),
        ("extract", "a.txt", "*.warc"),
        ("extract", "a.txt", "-o", "claims.parquet"),
        ("extract", "a.txt", "--from", "wacz"),
        ("batch", "a.txt", "-o", "out", "--format", "parquet"),
        ("batch", "a.txt", "-o", "out", "--format", "jsonl.zst"),
        ("batch", ".", "-o", "../out"),
        ("dataset", "records.jsonl", "-o", "out"),
    ],
    ids=" ".join,
)
def test_a_command_says_what_it_needs_before_any_work(run: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(folder.parent.rglob("*"))
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert re.fullmatch(rf"extractor: (reading|writing) \w+ needs \w+: {HINT}", line)
    assert sorted(folder.parent.rglob("*")) == before


def test_records_packed_with_zstd_say_what_they_need(run: Run, folder: Path) -> None:
    (folder / "records.jsonl.zst").write_bytes(b"\x28\xb5\x2f\xfd")
    done = run("top", "records.jsonl.zst")
    assert done.exit_code == 3
    assert re.search(f"reading zstd needs pyarrow: {HINT}", done.stderr)


@pytest.mark.issue(50)
@pytest.mark.parametrize(
    ("arguments", "doing", "package", "extra"),
    [
        (["serve", "claims.db"], "serve", "uvicorn", "web"),
        (["publish", "archive", "-o", "tables"], "publish", "deltalake", "delta"),
        (["batch", "a.txt", "-o", "out", "--engine", "ray"], "--engine ray", "ray", "ray"),
        (["train", "gold.jsonl", "-o", "reader"], "train", "torch", "train"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_command_of_another_extra_says_what_it_needs(
    folder: Path, arguments: list[str], doing: str, package: str, extra: str
) -> None:
    program = f"import sys; sys.modules[{package!r}] = None; from extractor.cli import main; main()"
    before = sorted(folder.parent.rglob("*"))
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"extractor: {doing} needs {package}: pip install '{DISTRIBUTION}[{extra}]'\n"
    assert sorted(folder.parent.rglob("*")) == before
