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


@pytest.mark.parametrize(
    ("more", "count"),
    [("unit=EUR value=100", 1), ("value=90", 1), ("value=100", 0), ("value=101 half=1.5", 0)],
)
def test_an_amount_of_the_unit_that_the_article_prints_is_not_called_unprinted(more: str, count: int) -> None:
    extraction = build(
        "It was <FIGURE id=f1 kind=money value=105>$105</FIGURE>, <FIGURE id=f2 kind=percent value=5 role=change direction=up "
        f"with=t1>5%</FIGURE> more than {YEAR_EARLIER}, and the town paid <FIGURE id=f3 kind=money {more}>so much</FIGURE>.",
        claims=[{"value": "f1", "change": "f2"}],
    )
    assert len(findings(extraction, "implied_value")) == count


def test_a_fall_of_more_than_all_and_an_adjusted_one_imply_nothing() -> None:
    text = (
        "It was <FIGURE id=f1 kind=money value=105>$105</FIGURE>, <FIGURE id=f2 kind=percent value={} role=change "
        f"direction=down with=t1>so much</FIGURE> less than {YEAR_EARLIER}."
    )
    claims = [{"value": "f1", "change": "f2"}]
    assert findings(build(text.format("5"), claims=claims), "implied_value")
    assert not findings(build(text.format("999"), claims=claims), "implied_value")
    assert not findings(build(text.format("5 basis=real"), claims=claims), "implied_value")


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


def test_the_value_of_the_time_that_is_compared_with_implies_nothing() -> None:
    text = (
        "It cut the rate by <FIGURE id=f2 kind=points value=3 half=0.05 role=change direction=down with=t1>3 points</FIGURE> since "
        "<TIME id=t1 from=2024-05-01 until=2024-06-01 value=2024-05 role=baseline>May 2024</TIME>, when it stood at "
        "<FIGURE id=f1 kind=percent value=7 half=0.05 role=rate {}>7%</FIGURE>."
    )
    claims = [{"value": "f1", "change": "f2"}]
    assert not findings(build(text.format("period=t1"), claims=claims), "implied_value")
    assert findings(build(text.format(""), claims=claims), "implied_value")
