"""The direction that a statement states against the sign of value minus baseline."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
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


@pytest.mark.parametrize(
    ("direction", "now", "before"), [("up", 52, 49), ("down", 49, 52), ("up", 49, 49), ("down", 49, 49)]
)
def test_what_went_the_way_that_is_stated_is_not_reported(direction: str, now: int, before: int) -> None:
    assert not findings(moved(direction, now, before), "direction")


@pytest.mark.parametrize(
    ("direction", "now", "before", "message"),
    [
        ("down", 52, 49, "52 is above 49; the article says it went down: inconsistent."),
        ("up", 49, 49.5, "49 is below 49.5; the article says it went up: inconsistent."),
    ],
)
def test_both_amounts_are_stated(direction: str, now: float, before: float, message: str) -> None:
    (finding,) = findings(moved(direction, now, before), "direction")
    assert finding.message == message


@pytest.mark.parametrize(("now", "severity"), [("value=49 half=0.5", "info"), ("value=48 half=0.5", "warn")])
@pytest.mark.parametrize("sign", [1, -1])
def test_printed_digits_that_meet_are_a_question(now: str, severity: str, sign: int) -> None:
    first, second = (now, "value=50 half=0.5")[::sign]
    text = f"<FIGURE id=f1 {first}>so many</FIGURE> after <FIGURE id=f2 role=baseline {second}>so many</FIGURE>"
    direction = "up" if sign == 1 else "down"
    extraction = build(text, claims=[{"value": "f1", "baseline": "f2", "direction": direction}])
    (finding,) = findings(extraction, "direction")
    assert finding.severity == severity
    assert finding.message.endswith("inconsistent unless they are rounded.") == (severity == "info")


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("value=52 modifier=more_than", "value=99", 0),
        ("value=52 modifier=less_than", "value=99", 1),
        ("value=52 range=yes", "value=99", 0),
        ("value=52", "value=99 modifier=less_than", 0),
        ("value=52", "value=99 modifier=more_than", 1),
        ("value=52", "value=99 range=yes", 0),
        ("value=52", "", 0),
        ("", "value=99", 0),
    ],
)
def test_an_open_end_may_include_the_other_amount(first: str, second: str, count: int) -> None:
    text = f"<FIGURE id=f1 {first}>so many</FIGURE> after <FIGURE id=f2 role=baseline {second}>so many</FIGURE>"
    extraction = build(text, claims=[{"value": "f1", "baseline": "f2", "direction": "up"}])
    assert len(findings(extraction, "direction")) == count


@pytest.mark.parametrize("direction", [None, "flat"])
def test_without_a_way_nothing_is_said(direction: str | None) -> None:
    assert not findings(moved(direction, 52, 49), "direction")


def test_a_statement_with_a_change_is_left_to_the_change() -> None:
    assert not findings(moved("down", 52, 49, change="f3"), "direction")


@pytest.mark.parametrize(("change", "count"), [("down", 1), ("up", 0)])
def test_a_verb_against_its_own_change_is_reported(change: str, count: int) -> None:
    extraction = build(
        "Sales rose to <FIGURE id=f1 kind=money value=13>$13</FIGURE> from <FIGURE id=f2 kind=money value=19 role=baseline>$19</FIGURE>, "
        f"a change of <FIGURE id=f3 kind=percent value=31.6 half=0.05 role=change direction={change}>31.6%</FIGURE>.",
        claims=[{"value": "f1", "baseline": "f2", "change": "f3", "direction": "up"}],
    )
    assert len(findings(extraction, "direction")) == count
