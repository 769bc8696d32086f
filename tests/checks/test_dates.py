"""Weekdays, intervals in the wrong order, the future told as past."""

from __future__ import annotations

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings, statuses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The vote was on Sunday, March 9, 2025.", 0),
        ("The vote was on Sunday, March 10, 2025.", 1),
        ("It opens on Wednesday 11 June.", 0),
        ("It opens on Thursday 11 June.", 1),
        ("She was born on Thursday, the 13th of July 1978.", 0),
    ],
)
def test_weekday_of_a_date(text: str, found: int) -> None:
    assert statuses(build(text), "weekday") == ["inconsistent"] * found


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
    assert not findings(build("It was Saturday, May 18.", published="2019-11-19"), "weekday")
    assert findings(build("It was Sunday, May 18.", published="2019-11-19"), "weekday")


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


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [("2015", "2015-01-01", ["inconsistent"]), ("2015-01-01", "2015-01-02", [])],
)
def test_an_interval_without_a_day_ends_before_it_starts(first: str, second: str, status: list[str]) -> None:
    text = (
        f"From <TIME id=t1 from=2015-01-01>{first}</TIME> to <TIME id=t2 until={second[:10]}>{second}</TIME> it shrank."
    )
    assert statuses(build(text), "period_order") == status


@pytest.mark.parametrize(
    "text",
    [
        "Between <TIME id=t1>2019</TIME> and <TIME id=t2 until=2015-01-01>2015</TIME> it shrank.",
        "Between <TIME id=t1 from=2019-01-01>2019</TIME> and <TIME id=t2>2015</TIME> it shrank.",
        "Between <TIME id=t1 from=2019-01-01>May</TIME> and <TIME id=t2 until=2015-01-01>2015</TIME> it shrank.",
        "Between <TIME id=t1 from=2019-01-01>2019</TIME> and <TIME id=t2 until=2015-01-01>May</TIME> it shrank.",
        "It grew between <TIME id=t1 from=2019-01-01>2019</TIME>\nand <TIME id=t2 until=2015-01-01>2015</TIME>.",
        "It grew in <TIME id=t1 from=2019-01-01>2019</TIME> and <TIME id=t2 until=2015-01-01>2015</TIME>.",
        "It grew between <TIME id=t1 from=2019-01-01>2019</TIME>, as in <TIME id=t2 until=2015-01-01>2015</TIME>.",
    ],
)
def test_what_is_no_interval_of_two_years_has_no_order(text: str) -> None:
    assert not findings(build(text), "period_order")


@pytest.mark.parametrize(
    ("text", "published", "found"),
    [
        ("It opens on Wednesday, December 31.", "2025-06-14", 0),  # the last of 200 days
        ("It opens on Wednesday, December 31.", "2025-06-13", 1),
        ("It opens on Thursday, December 31.", "2025-06-14", 1),
        ("It opened on Saturday, January 4.", "2024-12-30", 0),
        ("It opened on Sunday, January 4.", "2024-12-30", 1),
        ("It opened on Sunday, December 28.", "2025-01-05", 1),
        ("It began on Monday, Row 5, 2025.", "2025-01-05", 0),
        ("It opens on Friday, January 3.", "2025-01-20", 0),
        ("In 2025 it opens on Thursday, January 3.", "2025-01-20", 1),
        ("In 2024 it opens on Thursday, January 3.", "2025-01-20", 0),
        ("It opens on Friday, February 30, 2025.", "2025-01-20", 0),
    ],
)
def test_weekday_of_a_date_without_a_year(text: str, published: str, found: int) -> None:
    assert len(findings(build(text, published=published), "weekday")) == found


def test_the_right_day_or_the_nearest_is_told() -> None:
    (finding,) = findings(build("It opened on Tuesday, January 5.", published="2025-01-20"), "weekday")
    assert finding.message == "5 January 2025 is a Sunday; the article says Tuesday: inconsistent."
    assert finding.severity == "warn"
    (finding,) = findings(build("It opened on Tuesday, January 5, 2025."), "weekday")
    assert finding.severity == "error"


FUTURE = "<TIME id=t1 from=2026-03-01 until=2026-04-01>March 2026</TIME>"


def test_the_first_day_of_the_future_is_told() -> None:
    text = "Exports fell on <TIME id=t1 from=2025-06-10T08:30 until=2025-06-10T09:00>June 10, 2025</TIME>."
    (finding,) = findings(build(text), "future_as_past")
    assert finding.message == (
        '"June 10, 2025" begins on 10 June 2025, after publication on 9 June 2025; the article describes it as past.'
    )
    assert not findings(build(text, published=None), "future_as_past")
    assert not findings(build(text, published="2025-06-10"), "future_as_past")


@pytest.mark.parametrize(
    "text",
    [
        f"Exports of salt fell in {FUTURE}.",
        f"Exports of salt fell <FIGURE id=f1 kind=percent value=5>5 percent</FIGURE> in {FUTURE} from a year earlier.",
        f"Exports of salt fell some <FIGURE id=f1 kind=percent value=5>five percent</FIGURE> in {FUTURE}.",
        f"In {FUTURE}, exports of salt fell.",
    ],
)
def test_future_told_as_past(text: str) -> None:
    assert statuses(build(text), "future_as_past") == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        f"Exports of salt will fall in {FUTURE}.",
        f"A contract was signed for work in {FUTURE}.",
        f"Exports were expected to fall in {FUTURE}.",
        f"The deadline was set by {FUTURE}.",
        f"In the town, as told, exports of salt fell for {FUTURE}.",
        "Exports of salt fell in <TIME id=t1 from=2026-03-01 until=2026-04-01>March</TIME>.",
        "Exports of salt fell in <TIME id=t1 from=2026-03-01 open=end>March 2026</TIME>.",
        "Exports of salt fell in <TIME id=t1 from=2026-03-01 role=deadline>March 2026</TIME>.",
        "Exports of salt fell in <TIME id=t1 from=2025-06-09 until=2025-06-10>June 9, 2025</TIME>.",
        "Exports of salt fell in <TIME id=t1>2026</TIME>.",
        # The year names something else: what is sold, raised or voted on is of that year.
        f"The firm sold bonds in {FUTURE} contracts.",
        f"The town won the games in {FUTURE}.",
        f"The town won games in {FUTURE}.",
        f"The town won <FIGURE id=f1 value=5>five</FIGURE> games in {FUTURE}.",
        f"She raised money for the race in {FUTURE}.",
    ],
)
def test_future_told_as_future(text: str) -> None:
    assert not findings(build(text), "future_as_past")


@pytest.mark.parametrize("lead", ["From ", "From" + " " * 16, "Between the" + " " * 9])
def test_an_interval_that_is_a_time_itself_is_read_by_its_ends(lead: str) -> None:
    first, last = (
        "<TIME id=t1 from=2019-01-01 until=2020-01-01>2019</TIME>",
        "<TIME id=t2 from=2015-01-01 until=2016-01-01>2015</TIME>",
    )
    text = f"{lead}<TIME id=t0 from=2015-01-01 until=2020-01-01>{first} to {last}</TIME> it shrank."
    assert statuses(build(text), "period_order") == ["inconsistent"]


@pytest.mark.parametrize(("blanks", "found"), [(16, 1), (17, 0)])
def test_the_word_before_an_interval_stands_next_to_it(blanks: int, found: int) -> None:
    text = f"It shrank from{' ' * blanks}<TIME id=t1 from=2019-01-01>2019</TIME> to <TIME id=t2 until=2016-01-01>2015</TIME>."
    assert len(findings(build(text), "period_order")) == found
