"""Whatever is killed at whatever moment: at the end every file is the one of an undisturbed run, and nothing else is there."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.kill import GUARD, Disturbed, Kind, contents, processes_of, write_archive

BELOW: list[Kind] = ["below"]
TRIALS: list[Kind] = [*BELOW * 6, "parent", "disk", *BELOW * 5, "everything", *BELOW * 5, "parent"]
FEW: list[Kind] = ["below", "parent"]

without_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra `ray`")


@pytest.mark.issue(17)
@pytest.mark.usefixtures("ray_folder")
@pytest.mark.parametrize(
    ("engine", "options", "trials", "articles"),
    [
        pytest.param("local", ("--model", "blank:en"), TRIALS, 300, id="local"),
        pytest.param("local", ("--model", "blank:en", "--copies"), TRIALS[4:8], 60, id="local-with-copies"),
        pytest.param("local", (), FEW, 40, id="local-with-model", marks=pytest.mark.model),
        pytest.param("ray", ("--model", "blank:en", "--copies"), ["parent"], 30, id="ray", marks=without_ray),
    ],
)
def test_files_are_those_of_an_undisturbed_run(
    tmp_path: Path, engine: str, options: tuple[str, ...], trials: list[Kind], articles: int
) -> None:
    archive = write_archive(tmp_path / "archive.jsonl", articles)
    Disturbed(archive, tmp_path / "undisturbed", random.Random(17), *options).finish()
    expected = contents(tmp_path / "undisturbed")
    ids = [f'"input_id":"a{n}"'.encode() for n in range(articles)]
    everything = b"".join(data for name, data in expected.items() if name.startswith("records"))
    assert [everything.count(each) for each in ids] == [1] * articles

    run = Disturbed(archive, tmp_path / "disturbed", random.Random(17), "--engine", engine, *options)
    run.disturb(trials)
    run.finish()
    assert run.done.total() == len(trials)
    assert contents(tmp_path / "disturbed") == expected
    if engine == "ray":
        end(run.sessions)
    else:
        wait_for_the_end_of(run.sessions)


def wait_for_the_end_of(sessions: list[int]) -> None:
    """Those that a kill has made orphans end by themselves."""
    began = time.monotonic()
    while left := [pid for session in sessions for pid in processes_of(session)]:
        assert time.monotonic() - began < GUARD, left
        time.sleep(0.05)


def end(sessions: list[int]) -> None:
    """Kill what is left: Ray's own agents look for their dead server for most of a minute."""
    for pid in [pid for session in sessions for pid in processes_of(session)]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
