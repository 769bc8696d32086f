"""Weekdays, intervals in the wrong order, the future told as past."""

from __future__ import annotations

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings, statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The vote was on Sunday, March 9, 2025.", "consistent_exact"),
        ("The vote was on Sunday, March 10, 2025.", "inconsistent"),
        ("It opens on Wednesday 11 June.", "consistent_exact"),
        ("It opens on Thursday 11 June.", "inconsistent"),
        ("She was born on Thursday, the 13th of July 1978.", "consistent_exact"),
    ],
)
def test_weekday_of_a_date(text: str, status: str) -> None:
    assert statuses(build(text), "weekday") == [status]


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday 11 June three people met.\nIn 1998 it was different.",
        "The camp of Friday 11-15 June is full.",
        "In 1998, on Thursday, June 12, she left.",
        "He came on Friday. February 30 is no day.",
    ],
)
def test_weekday_without_a_year_needs_a_date_near_publication(text: str) -> None:
    assert "inconsistent" not in statuses(build(text, published=None), "weekday")


def test_weekday_without_a_year_may_be_of_last_year() -> None:
    assert statuses(build("It was Saturday, May 18.", published="2019-11-19"), "weekday") == ["consistent_exact"]


def interval(words: str, first: str, second: str) -> str:
    return words.format(
        f"<TIME id=t1 from={first}-01-01 until={first}-12-31>{first}</TIME>",
        f"<TIME id=t2 from={second}-01-01 until={second}-12-31>{second}</TIME>",
    )


def test_interval_that_ends_before_it_starts() -> None:
    assert statuses(build(interval("Between {} and {} it shrank.", "2019", "2015")), "period_order") == ["inconsistent"]
    assert not findings(build(interval("Between {} and {} it shrank.", "2015", "2019")), "period_order")


def test_a_date_that_was_moved_is_no_interval() -> None:
    assert not findings(build(interval("The exit was moved from {} to {}.", "2038", "2035")), "period_order")


FUTURE = "<TIME id=t1 from=2026-03-01 until=2026-04-01>March 2026</TIME>"


def test_future_told_as_past() -> None:
    assert statuses(build(f"Exports of salt fell in {FUTURE}."), "future_as_past") == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        f"Exports of salt will fall in {FUTURE}.",
        f"A contract was signed for work in {FUTURE}.",
        f"Exports were expected to fall in {FUTURE}.",
        f"The deadline was set by {FUTURE}.",
    ],
)
def test_future_told_as_future(text: str) -> None:
    assert not findings(build(text), "future_as_past")
