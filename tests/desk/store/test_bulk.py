"""Files of records come into a store by worker processes as they do without them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from extractor.desk.store import Store, bulk
from extractor.errors import RecordError, StoreError
from extractor.record.page import Failure
from tests.desk.store.conftest import Read, copies


@pytest.fixture
def folder(tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files of records with lines that are none between them, of which a portion has two or three."""
    monkeypatch.setattr(bulk, "_PORTION", 20_000)
    home = tmp_path / "records"
    home.mkdir()
    lines = [copy.to_json().encode() for copy in copies(read("Tolls rose 5 percent in May."), 24)]
    (home / "a.jsonl").write_bytes(b"\n".join([*lines[:12], b"{}", b""]))
    (home / "b.jsonl").write_bytes(b"\n".join([b"<html>", *lines[12:]]))
    return home


@pytest.mark.parametrize("workers", [0, 2])
def test_every_record_is_added_and_every_failure_reported(store: Store, folder: Path, workers: int) -> None:
    failures: list[Failure] = []
    (folder / "tables").mkdir()
    paths = [folder, folder / "none.jsonl", folder / "tables"]
    added = store.add_files(paths, report=failures.append, workers=workers)
    assert (added.articles, store.articles().total) == (24, 24)
    assert [failure.input_id.rpartition("/")[2] for failure in failures] == [
        "a.jsonl, line 13", "b.jsonl, line 1", "none.jsonl", "tables",
    ]  # fmt: skip
    assert "no file of records" in str(failures[-1].error)
    assert store.add_files([folder], report=failures.append, workers=workers).unchanged == 24


def test_files_are_read_only_a_little_ahead_of_what_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    read_so_far = 0

    def portions(path: Path, size: int) -> Iterator[Failure]:
        nonlocal read_so_far
        for _ in range(1000):
            read_so_far += 1
            yield Failure(input_id=str(path), error=RecordError("none"))

    monkeypatch.setattr(bulk, "read_portions", portions)
    outcomes = bulk._in_workers(bulk.read_portions(Path("x"), 1), (), 2)
    next(outcomes)
    assert read_so_far < 20
    outcomes.close()


def test_persons_stay_hidden_in_what_workers_read(store: Store, folder: Path, read: Read) -> None:
    store.delete_person("Anna Berg")
    line = read("Fares rose 9 percent, Anna Berg said.", url="https://news.example/fares").to_json()
    (folder / "c.jsonl").write_text(f"{line}\n")
    store.add_files([folder], report=lambda failure: None, workers=1)
    assert store.search("fares").total
    assert store.search("berg").total == 0


KILLED = """
import itertools, os, pathlib, signal, sys
from extractor.desk.store import Store, adding

write, calls = adding.Adding.add, itertools.count(1)

def add(self, prepared):
    write(self, prepared)
    if next(calls) == 8:
        os.kill(os.getpid(), signal.SIGKILL)

adding.Adding.add, adding._AT_ONCE = add, 3
with Store.open(sys.argv[2], create=True) as store:
    store.add_files([pathlib.Path(sys.argv[1])], report=print)
"""


@pytest.mark.issue(18)
def test_a_kill_in_the_middle_of_adding_leaves_whole_articles_and_the_rest_is_added_then(
    tmp_path: Path, read: Read
) -> None:
    records, path = tmp_path / "records.jsonl", tmp_path / "claims.db"
    records.write_text("".join(f"{copy.to_json()}\n" for copy in copies(read(), 10)))
    killed = subprocess.run([sys.executable, "-c", KILLED, records, path], check=False)
    assert killed.returncode == -signal.SIGKILL
    with Store.open(path) as store:
        assert (store.articles().total, store.check()) == (6, ())
        assert {article.claims for article in store.articles().articles} == {len(read().claims)}
        added = store.add_files([records], report=lambda failure: None)
        assert (added.articles, added.unchanged, store.check()) == (4, 6, ())


def test_a_worker_that_is_killed_is_said_and_what_was_added_stays(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = ProcessPoolExecutor.submit

    def killing(self, work, portion, *rest):
        if portion.path.name == "b.jsonl":
            work, portion, rest = os.kill, next(iter(self._processes)), (signal.SIGKILL,)
        return submit(self, work, portion, *rest)

    monkeypatch.setattr(ProcessPoolExecutor, "submit", killing)
    with pytest.raises(StoreError, match="a worker was killed: run it again"):
        store.add_files([folder], report=lambda failure: None, workers=1)
    monkeypatch.undo()
    assert store.check() == ()
    assert store.add_files([folder], report=lambda failure: None).articles > 0
    assert store.articles().total == 24
