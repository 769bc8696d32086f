"""Whatever is killed at whatever moment: at the end every file is the one of an undisturbed run, and nothing else is there."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from benchmarks.kill import GUARD, KINDS, Disturbed, contents, processes_of, write_archive


@pytest.mark.issue(17)
def test_files_are_those_of_an_undisturbed_run(tmp_path: Path, python: str) -> None:
    options, articles = ("--model", "blank:en", "--copies"), 60
    archive = write_archive(tmp_path / "archive.jsonl", articles)
    Disturbed(archive, tmp_path / "undisturbed", random.Random(17), *options, python=python).finish()
    expected = contents(tmp_path / "undisturbed")
    ids = [f'"input_id":"a{n}"'.encode() for n in range(articles)]
    everything = b"".join(data for name, data in expected.items() if name.startswith("records"))
    assert [everything.count(input_id) for input_id in ids] == [1] * articles

    run = Disturbed(archive, tmp_path / "disturbed", random.Random(17), *options)
    run.disturb(KINDS)
    run.finish()
    assert run.done.total() == len(KINDS)
    assert contents(tmp_path / "disturbed") == expected
    wait_for_the_end_of(run.sessions)


def wait_for_the_end_of(sessions: list[int]) -> None:
    """Those that a kill has made orphans end by themselves."""
    began = time.monotonic()
    while left := [pid for session in sessions for pid in processes_of(session)]:
        assert time.monotonic() - began < GUARD, left
        time.sleep(0.05)
