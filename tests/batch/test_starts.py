"""Runs that start on one output folder at the same time: one works, the others are refused and change nothing."""

from __future__ import annotations

import pytest

from benchmarks.starts import MOMENTS, Moment, Starts


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Starts:
    return Starts(tmp_path_factory.mktemp("starts"))


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=list(MOMENTS))
def test_a_run_that_starts_while_another_is_stopped_does_not_mix_with_it(starts: Starts, moment: Moment) -> None:
    assert starts.forced(moment) == []


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=list(MOMENTS))
def test_a_run_that_is_killed_leaves_no_lock(starts: Starts, moment: Moment) -> None:
    assert starts.killed(moment) == []


def test_of_runs_that_start_at_once_one_works(starts: Starts) -> None:
    assert starts.natural() == []
