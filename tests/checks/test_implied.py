"""Values that an article implies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings

YEAR_EARLIER = "<TIME id=t1 from=2024-05-01 until=2024-06-01 value=2024-05 role=baseline>a year earlier</TIME>"


def test_implied_baseline_from_value_and_change() -> None:
    extraction = build(
        "Exports were <FIGURE id=f1 kind=money value=18700000 half=50000>$18.7 million</FIGURE>, down "
        "<FIGURE id=f2 kind=percent value=48.3 half=0.05 role=change direction=down with=t1>48.3%</FIGURE> from "
        f"{YEAR_EARLIER}.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    (finding,) = findings(extraction, "implied_value")
    assert (finding.status, finding.severity) == ("derived", "info")
    assert finding.message == (
        "$18.7m and a change (down 48.3%) imply about $36.2m (36.0 to 36.3 allowing for rounding) for May 2024, "
        "which the article does not state."
    )


def test_implied_baseline_of_a_percentage_from_points() -> None:
    extraction = build(
        "The rate was <FIGURE id=f1 kind=percent value=4.1 half=0.05 role=rate>4.1%</FIGURE>, "
        "<FIGURE id=f2 kind=points value=0.3 half=0.05 role=change direction=up with=t1>0.3 points</FIGURE> above "
        f"{YEAR_EARLIER}.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    (finding,) = findings(extraction, "implied_value")
    assert finding.computed is not None
    assert finding.computed.value == Decimal("3.8")


def test_implied_value_from_baseline_and_change() -> None:
    extraction = build(
        "That was <FIGURE id=f1 kind=percent value=10 half=0.5 role=change direction=up with=f2>10%</FIGURE> above the "
        "<FIGURE id=f2 unit=car value=2001 role=baseline>2,001 cars</FIGURE> of May.",
        claims=[{"change": "f1", "baseline": "f2"}],
    )
    (finding,) = findings(extraction, "implied_value")
    assert finding.computed is not None
    assert finding.computed.value == Decimal("2201.1")
    assert "2,201 cars (2,191 to 2,211" in finding.message


@pytest.mark.parametrize(
    ("points", "half", "before"), [("unit=basis_point value=30", 0.05, "3.8"), ("value=0.3", 0.05, "3.8")]
)
def test_implied_baseline_in_points_of_either_size(points: str, half: float, before: str) -> None:
    extraction = build(
        f"The rate was <FIGURE id=f1 kind=percent value=4.1 half={half} role=rate>4.1%</FIGURE>, "
        f"<FIGURE id=f2 kind=points {points} role=change direction=up with=t1>so much</FIGURE> above {YEAR_EARLIER}.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    (finding,) = findings(extraction, "implied_value")
    assert finding.computed is not None
    assert finding.computed.value == Decimal(before)


@pytest.mark.parametrize(
    ("value", "change"),
    [
        ("kind=percent value=4.1", "kind=percent value=5"),
        ("kind=money value=4.1", "kind=points value=5"),
        ("kind=money value=4.1", "kind=money value=5"),
        ("kind=percent value=4.1", "kind=points value=5 role=level"),
        ("kind=money value=4.1", "kind=percent value=5 role=share"),
        ("kind=money", "kind=percent value=5"),
        ("kind=money value=4.1", "kind=percent"),
        ("kind=percent value=4.1", "kind=points"),
    ],
)
def test_nothing_is_implied_across_units_roles_and_vague_amounts(value: str, change: str) -> None:
    role = "" if "role" in change else "role=change direction=up"
    extraction = build(
        f"It was <FIGURE id=f1 {value}>so much</FIGURE>, <FIGURE id=f2 {change} {role} with=t1>more</FIGURE> than {YEAR_EARLIER}.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    assert not findings(extraction, "implied_value")
    extraction = build(
        f"It was <FIGURE id=f2 {change} {role}>more</FIGURE> than <FIGURE id=f1 {value} baseline=earlier>so much</FIGURE>.",
        claims=[{"baseline": "f1", "change": "f2"}],
    )
    assert not findings(extraction, "implied_value")


@pytest.mark.parametrize(
    ("baseline", "found"),
    [("value=2001", 1), ("value=0", 1), ("value=2001 modifier=less_than", 0), ("value=-5", 0), ("value=2001 baseline=expected", 0)],
)  # fmt: skip
def test_implied_value_needs_an_earlier_amount_with_a_lower_end(baseline: str, found: int) -> None:
    extraction = build(
        "That was <FIGURE id=f1 kind=percent value=10 half=0.5 role=change direction=up with=f2>10%</FIGURE> above the "
        f"<FIGURE id=f2 unit=car role=baseline {baseline}>2,001 cars</FIGURE> of May.",
        claims=[{"change": "f1", "baseline": "f2"}],
    )
    assert len(findings(extraction, "implied_value")) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [("unit=bus value=2200", 1), ("unit=car value=900", 1), ("unit=car", 1), ("unit=car value=2200", 0)],
)
def test_only_an_amount_of_the_unit_that_may_be_it_is_the_implied_one(more: str, found: int) -> None:
    extraction = build(
        "That was <FIGURE id=f1 kind=percent value=10 half=0.5 role=change direction=up with=f2>10%</FIGURE> above the "
        "<FIGURE id=f2 unit=car value=2001 role=baseline>2,001 cars</FIGURE> of May. "
        f"The group sold <FIGURE id=f3 {more}>so many</FIGURE>.",
        claims=[{"change": "f1", "baseline": "f2"}, {"value": "f3"}],
    )
    assert len(findings(extraction, "implied_value")) == found


def test_implied_baseline_needs_to_know_what_the_change_is_compared_with() -> None:
    extraction = build(
        "Crude fell <FIGURE id=f2 kind=percent value=3.4 half=0.05 role=change direction=down>3.4%</FIGURE> to "
        "<FIGURE id=f1 kind=money value=55.12 half=0.005 role=rate>$55.12</FIGURE>.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    assert not findings(extraction, "implied_value")


@pytest.mark.parametrize(
    ("time", "when"),
    [
        ("from=2024-01-01 until=2024-06-01>the corresponding months", "for January to May 2024,"),
        ("from=2024-10-01 until=2025-01-01>the previous quarter", "for October to December 2024,"),
        ("value=P1Y>annual", "for January to May 2024,"),
        ("value=P1Y>what it was in the annual report", "for January to May 2024,"),
        ("value=P1M>the month", 'for "the month"'),
        ("from=2024-05-01T00:00 until=2024-06-01T00:00>the month of May", "for May 2024,"),
        ("from=2024-05-07 until=2024-05-08>a day in May", "for 7 May 2024,"),
        ("from=2023-01-01 until=2024-01-01>the year 2023", "for 2023,"),
        ("from=2024-05-06 until=2024-05-13>that week", "for 6 to 12 May 2024,"),
        ("from=2025-01-01 until=2025-02-01>January", 'for "January"'),
        ("from=2024-12-01 until=2025-01-01>December", "for December 2024,"),
    ],
)
def test_implied_baseline_names_its_time(time: str, when: str) -> None:
    extraction = build(
        "In <TIME id=t1 from=2025-01-01 until=2025-06-01>five months</TIME> sales were "
        "<FIGURE id=f1 kind=money value=105 period=t1>$105</FIGURE>, <FIGURE id=f2 kind=percent value=5 half=0.5 role=change "
        f"direction=up with=t2>5%</FIGURE> above <TIME id=t2 {time}</TIME>.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    (finding,) = findings(extraction, "implied_value")
    assert when in finding.message


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("0101-01-01", "0201-01-01", "for 100 to 199,"),
        ("0002-01-01", "0003-01-01", "for 1,"),
        ("0001-01-01", "0002-01-01", 'for "annual"'),
        ("2025-05-01T00:00", "2025-06-01T00:00", "for May 2024,"),
    ],
)
def test_the_year_before_has_four_digits_and_is_none_before_the_first(start: str, end: str, when: str) -> None:
    extraction = build(
        f"In <TIME id=t1 from={start} until={end}>those days</TIME> sales were "
        "<FIGURE id=f1 kind=money value=105 period=t1>$105</FIGURE>, <FIGURE id=f2 kind=percent value=5 half=0.5 role=change "
        "direction=up with=t2>5%</FIGURE> above <TIME id=t2 value=P1Y>annual</TIME>.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    (finding,) = findings(extraction, "implied_value")
    assert when in finding.message


def test_a_fall_of_more_than_all_implies_nothing() -> None:
    extraction = build(
        "Sales fell <FIGURE id=f2 kind=percent value=999 half=0.5 role=change direction=down with=f1>999%</FIGURE> from "
        "<FIGURE id=f1 kind=money value=1200 half=50 role=baseline>$1,200</FIGURE>.",
        claims=[{"change": "f2", "baseline": "f1"}],
    )
    assert not findings(extraction, "implied_value")


def test_a_value_that_stands_elsewhere_in_the_article_is_not_called_unprinted() -> None:
    extraction = build(
        "The group sold <FIGURE id=f3 unit=car value=2200>2,200 cars</FIGURE>. That was "
        "<FIGURE id=f1 kind=percent value=10 half=0.5 role=change direction=up with=f2>10%</FIGURE> above the "
        "<FIGURE id=f2 unit=car value=2001 role=baseline>2,001 cars</FIGURE> of May.",
        claims=[{"change": "f1", "baseline": "f2"}, {"value": "f3"}],
    )
    assert findings(extraction, "implied_value") == []


def test_the_value_of_the_time_that_is_compared_with_implies_nothing() -> None:
    text = (
        "It cut the rate by <FIGURE id=f2 kind=points value=3 half=0.05 role=change direction=down with=t1>3 points</FIGURE> since "
        "<TIME id=t1 from=2024-05-01 until=2024-06-01 value=2024-05 role=baseline>May 2024</TIME>, when it stood at "
        "<FIGURE id=f1 kind=percent value=7 half=0.05 role=rate {}>7%</FIGURE>."
    )
    claims = [{"value": "f1", "change": "f2"}]
    assert not findings(build(text.format("period=t1"), claims=claims), "implied_value")
    assert findings(build(text.format(""), claims=claims), "implied_value")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("an annual" + " " * 22, "", 1),
        ("an annual" + " " * 23, "", 0),
        ("", " " * 14 + "yearly", 1),
        ("", " " * 15 + "yearly", 0),
    ],
)
def test_a_yearly_change_is_called_so_next_to_it(before: str, after: str, found: int) -> None:
    text = (
        "In <TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME> sales were <FIGURE id=f1 kind=money value=105 period=t1>$105</FIGURE>, "
        f"{before}<FIGURE id=f2 kind=percent value=5 half=0.5 role=change direction=up>5%</FIGURE>{after} more."
    )
    told = findings(build(text, claims=[{"value": "f1", "change": "f2"}]), "implied_value")
    assert ["for May 2024," in one.message for one in told] == [True] * found
