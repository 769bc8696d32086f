"""How far a batch is, in words."""

from __future__ import annotations

import pytest

from extractor.batch import Tally
from extractor.cli import batch_progress
from extractor.cli.batch_progress import BatchProgress

from .conftest import words


class Clock:
    """Seconds that pass on command."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(batch_progress, "time", clock)
    return clock


def test_the_first_line_comes_before_the_first_shard_is_done(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with BatchProgress(quiet=False) as progress:
        progress.at_work(0)  # the model is loading
        clock.now += 100
        progress.shard_done(Tally(known=200, position=1.0, is_read=True))
        clock.now += 9
        progress.at_work(18)
        assert capsys.readouterr().err == ""
        clock.now += 1
        progress.at_work(20)
    assert words(capsys.readouterr().err) == "extractor: 20 of 200 articles, 2.0 a second, 0:01:30 left"


def test_a_shard_that_is_done_takes_nothing_from_the_count(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with BatchProgress(quiet=False) as progress:
        tally = Tally(known=200, position=1.0, is_read=True)
        progress.shard_done(tally)
        progress.at_work(39)
        clock.now += 10
        tally.records = tally.done_here = 20
        progress.shard_done(tally)
        assert capsys.readouterr().err == ""
        progress.at_work(20)
    assert "40 of 200 articles" in capsys.readouterr().err


def test_an_engine_that_counts_no_articles_shows_shards(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with BatchProgress(quiet=False) as progress:
        tally = Tally(known=200, position=1.0, is_read=True)
        progress.shard_done(tally)
        clock.now += 10
        tally.records = tally.done_here = 20
        progress.shard_done(tally)
    assert "20 of 200 articles" in capsys.readouterr().err


def test_lines_become_fewer(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    seen = []
    with BatchProgress(quiet=False) as progress:
        progress.shard_done(Tally())
        for second in range(1, 241):
            clock.now += 1
            progress.at_work(0)
            seen += [second] if capsys.readouterr().err else []
    assert seen == [10, 20, 40, 80, 140, 200]


def test_what_an_earlier_run_has_done_is_left_out_of_rate_and_time(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with BatchProgress(quiet=False) as progress:
        tally = Tally(records=100, known=120, position=0.6)
        progress.shard_done(tally)
        clock.now += 10
        tally.records, tally.done_here, tally.known = 109, 10, 150
        tally.failed["input"] = 1
        tally.position = 0.75
        progress.at_work(10)
    assert words(capsys.readouterr().err) == "extractor: 20 articles, 2.0 a second, 0:00:40 left, 1 failed"


def test_a_quiet_run_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with BatchProgress(quiet=True) as progress:
        progress.shard_done(Tally(known=2, position=1.0))
        clock.now += 100
        progress.at_work(1)
    assert capsys.readouterr().err == ""
