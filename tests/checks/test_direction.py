"""The direction that a statement tells against the sign of value minus baseline."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def moved(direction: str | None, now: float, before: float, **more: str) -> Extraction:
    return build(
        f"Attendance: <FIGURE id=f1 unit=visitor value={now}>{now}</FIGURE> after "
        f"<FIGURE id=f2 unit=visitor value={before} role=baseline>{before}</FIGURE>, or "
        "<FIGURE id=f3 kind=percent value=6 role=change direction=down>6%</FIGURE>.",
        claims=[{"value": "f1", "baseline": "f2", "direction": direction, **more}],
    )


@pytest.mark.parametrize(("direction", "now", "before"), [("down", 52, 49), ("up", 49, 52)])
def test_the_other_way_is_inconsistent(direction: str, now: int, before: int) -> None:
    assert statuses(moved(direction, now, before), "direction") == ["inconsistent"]


@pytest.mark.parametrize(("direction", "now", "before"), [("up", 52, 49), ("down", 49, 52), ("up", 49, 49)])
def test_the_same_way_and_equal_digits_are_consistent(direction: str, now: int, before: int) -> None:
    assert statuses(moved(direction, now, before), "direction") == ["consistent_exact"]


@pytest.mark.parametrize(
    ("direction", "now", "before", "message"),
    [
        ("down", 52, 49, "52 is above 49; the article says that it went down: inconsistent."),
        ("down", 49, 50, "49 is below 50; the article says that it went down: consistent."),
        ("up", 49.5, 49, "49.5 is above 49; the article says that it went up: consistent."),
        ("down", 49, 49.5, "49 is below 49.5; the article says that it went down: consistent."),
        ("down", 49, 49, "49 is as much as 49; the article says that it went down: consistent."),
    ],
)
def test_both_amounts_are_told(direction: str, now: float, before: float, message: str) -> None:
    (finding,) = findings(moved(direction, now, before), "direction")
    assert finding.message == message


@pytest.mark.parametrize(
    ("now", "status"), [("value=49 half=0.5", "consistent_exact"), ("value=48 half=0.5", "inconsistent")]
)
@pytest.mark.parametrize("sign", [1, -1])
def test_printed_digits_that_meet_do_not_disagree(now: str, status: str, sign: int) -> None:
    first, second = (now, "value=50 half=0.5")[::sign]
    text = f"<FIGURE id=f1 {first}>so many</FIGURE> after <FIGURE id=f2 role=baseline {second}>so many</FIGURE>"
    direction = "up" if sign == 1 else "down"
    extraction = build(text, claims=[{"value": "f1", "baseline": "f2", "direction": direction}])
    assert statuses(extraction, "direction") == [status]


@pytest.mark.parametrize("slots", ["value=52 modifier=more_than", "value=52 modifier=less_than", "value=52 range=yes"])
@pytest.mark.parametrize("order", [1, -1])
def test_an_open_end_or_a_range_has_no_way(slots: str, order: int) -> None:
    first, second = (slots, "value=99")[::order]
    text = f"<FIGURE id=f1 {first}>so many</FIGURE> after <FIGURE id=f2 role=baseline {second}>so many</FIGURE>"
    extraction = build(text, claims=[{"value": "f1", "baseline": "f2", "direction": "up"}])
    assert findings(extraction, "direction") == []


@pytest.mark.parametrize("direction", [None, "flat"])
def test_without_a_way_nothing_is_said(direction: str | None) -> None:
    assert not findings(moved(direction, 52, 49), "direction")


def test_a_statement_with_a_change_is_left_to_the_change() -> None:
    assert not findings(moved("down", 52, 49, change="f3"), "direction")
