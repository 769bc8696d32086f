"""Years against their count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.finding import Interval
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def ago(words: str, year: int, count: str) -> str:
    return words.format(f"<TIME id=t1 from={year}-01-01>{year}</TIME>", f"<TIME id=t2>{count}</TIME>")


@pytest.mark.parametrize(
    ("year", "count", "found"),
    [
        (1997, "28 years ago", 0),
        (1997, "27 years ago", 0),
        (1997, "29 years ago", 0),
        (1997, "26 years ago", 1),
        (1997, "about 30 years ago", 0),  # in tens
        (1989, "30 years ago", 1),
        (1997, "two years ago", 0),
    ],
)
@pytest.mark.parametrize("words", ["The mill opened in {}, {}.", "The mill (opened in {}, or {}) burned."])
def test_years_ago_are_counted_from_the_publication(words: str, year: int, count: str, found: int) -> None:
    assert statuses(build(ago(words, year, count)), "years") == ["inconsistent"] * found
    assert not findings(build(ago(words, year, count), published=None), "years")


def test_the_count_may_stand_first() -> None:
    text = "<TIME id=t2>35 years ago</TIME>, in <TIME id=t1 from=1997-01-01>1997</TIME>, the mill burned."
    (finding,) = findings(build(text), "years")
    assert finding.severity == "warn"
    assert finding.message == "1997 was 28 years before 2025; the article says 35 years ago: inconsistent."


@pytest.mark.parametrize(
    "words",
    ["It opened in {} and burned {}.", "It opened in {}, and burned down {}.", "In {} it burned. It opened {}."],
)
def test_a_count_of_other_years_is_left_alone(words: str) -> None:
    assert not findings(build(ago(words, 1997, "9 years ago")), "years")


@pytest.mark.parametrize(
    ("words", "count", "found"),
    [
        ("The strike lasted from {}, or {}.", "value=22", 0),
        ("The strike lasted from {}, or {}.", "value=23", 0),
        ("The strike lasted from {}, or {}.", "value=27", 1),
        ("The strike lasted from {}, a span of {}.", "value=27", 1),
        ("The strike lasted from {} ({}).", "value=27", 1),
        ("The strike lasted from {}, or {}.", "value=27 unit=month", 0),
        ("The strike lasted from {}, or {}.", "value=27 kind=age", 0),
        ("The strike lasted from {}, or {}.", "unit=year", 0),
        ("The strike of {} was the longest in {}.", "value=90", 0),
    ],
)
def test_the_years_of_a_span_are_counted(words: str, count: str, found: int) -> None:
    given = {"kind": "duration", "unit": "year", **dict(slot.split("=") for slot in count.split())}
    slots = " ".join(f"{slot}={value}" for slot, value in given.items())
    text = words.format("<TIME id=t1>1955 to 1977</TIME>", f"<FIGURE id=f1 {slots}>so many years</FIGURE>")
    assert len(findings(build(text), "years")) == found


def test_the_years_of_a_span_are_told_with_what_days_may_add() -> None:
    text = "The strike lasted from <TIME id=t1>1955 to 1977</TIME>, or <FIGURE id=f1 kind=duration unit=year value=27 inferred=period>27 years</FIGURE>."
    (finding,) = findings(build(text), "years")
    assert finding.message == "From 1955 to 1977 is 22 years; the article says 27 years: inconsistent."
    assert finding.severity == "warn"
    assert finding.computed == Interval(low=Decimal(22), value=Decimal(22), high=Decimal(23))
