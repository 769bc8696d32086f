"""The direction that a statement tells against the sign of value minus baseline."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def moved(direction: str | None, now: int, before: int, **more: str) -> Extraction:
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


@pytest.mark.parametrize("direction", [None, "flat"])
def test_without_a_way_nothing_is_said(direction: str | None) -> None:
    assert not findings(moved(direction, 52, 49), "direction")


def test_a_statement_with_a_change_is_left_to_the_change() -> None:
    assert not findings(moved("down", 52, 49, change="f3"), "direction")
