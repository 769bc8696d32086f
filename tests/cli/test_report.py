"""`extractor report`."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app
from extractor.cli.progress import Watched
from extractor.sinks import record_line
from tests.desk.report.sample import steel

T = TypeVar("T")


def run(*arguments: str) -> tuple[int, str, str]:
    ended = CliRunner().invoke(app, ["report", *arguments])
    return ended.exit_code, ended.stdout, ended.stderr


def test_records_become_a_page_without_a_model(tmp_path: Path) -> None:
    records, page = tmp_path / "r.jsonl.gz", tmp_path / "page.html"
    records.write_bytes(
        gzip.compress(record_line(steel()) + b"{}\n" + record_line(steel("b", url="https://b.example")))
    )
    code, _, errors = run(str(records), "-o", str(page))
    assert code == 1
    assert "line 2: not a record" in errors
    assert "2 articles</title>" in page.read_text(encoding="utf-8")


def test_records_come_through_a_pipe() -> None:
    command = [sys.executable, "-m", "extractor", "report", "-"]
    done = subprocess.run(command, input=record_line(steel()), capture_output=True, check=True)
    assert done.stdout.startswith(b"<!DOCTYPE html>")


def test_spans_are_shown_and_what_is_none_is_named(tmp_path: Path) -> None:
    spans = tmp_path / "spans.jsonl"
    page = "<html><body><article><h1>Ore rises</h1><p>Ore rose 4% in Oslo, and tin went the same way.</p></article></body></html>"
    record = {"id": "a", "html": page, "spans": [{"start": 0, "end": 9, "label": "TITLE", "surface": "Ore rises"}]}
    spans.write_text(f"{json.dumps(record)}\n\nnothing\n")
    code, shown, errors = run(str(spans), "--spans")
    assert code == 1
    assert "line 3: not JSON" in errors
    assert "Ore rises</mark>" in shown


def test_nothing_to_show_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    empty, page = tmp_path / "e.jsonl", tmp_path / "page.html"
    empty.write_bytes(b"")
    code, _, errors = run(str(empty), "--spans", "-o", str(page))
    assert code == 3
    assert "no article" in errors
    assert not page.exists()
    code, _, errors = run(str(tmp_path / "none.jsonl"), "--spans", "-o", str(page))
    assert code == 3
    assert "No such file" in errors


def test_the_page_is_not_written_over_what_it_shows(tmp_path: Path) -> None:
    records = tmp_path / "r.jsonl"
    records.write_bytes(record_line(steel()))
    code, _, errors = run(str(records), "-o", str(records))
    assert code == 2
    assert "choose another file" in errors


def test_who_waits_for_the_model_sees_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    class Seen(Watched):
        def results(self, results: Iterator[T]) -> Iterator[T]:
            for result in super().results(results):
                seen.append(result)
                yield result

    monkeypatch.setattr("extractor.cli.articles.Watched", Seen)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Ore rose 4% in May.")
    assert run(str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(tmp_path / "page.html"))[0] == 0
    assert len(seen) == 2
