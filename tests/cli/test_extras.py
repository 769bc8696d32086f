"""Without the extra `archive` a command that needs it says so in one line, before any work."""

from __future__ import annotations

import re
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
