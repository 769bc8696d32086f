"""Direction word against the sign of value minus baseline."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def moved(words: str, now: int = 52, before: int = 49, tie: str = "from") -> Extraction:
    return build(
        f"Attendance {words} <FIGURE id=f1 unit=visitor value={now}>{now}</FIGURE> {tie} "
        f"<FIGURE id=f2 unit=visitor value={before} role=baseline>{before}</FIGURE>.",
        claims=[{"value": "f1", "baseline": "f2"}],
    )


@pytest.mark.parametrize("words", ["fell to", "dropped sharply to", "declined in May to", "sank to about"])
def test_a_fall_to_more_is_inconsistent(words: str) -> None:
    assert statuses(moved(words), "direction") == ["inconsistent"]


@pytest.mark.parametrize("words", ["rose to", "climbed slightly to", "grew to just over"])
def test_a_rise_to_more_is_consistent(words: str) -> None:
    assert statuses(moved(words), "direction") == ["consistent_exact"]


def test_up_from_more_is_inconsistent() -> None:
    assert statuses(moved("was", 49, 52, "up from"), "direction") == ["inconsistent"]


@pytest.mark.parametrize("words", ["did not fall to", "would fall to", "was put at", "stood at"])
def test_without_a_plain_direction_nothing_is_said(words: str) -> None:
    assert not findings(moved(words), "direction")


def test_equal_digits_are_not_a_contradiction() -> None:
    assert statuses(moved("rose to", 49, 49), "direction") == ["consistent_exact"]


def test_a_baseline_elsewhere_in_the_sentence_is_left_alone() -> None:
    extraction = build(
        "Profit rose to <FIGURE id=f1 value=88>88</FIGURE> from <FIGURE id=f2 value=71 role=baseline>71</FIGURE>, and for the "
        "quarter to <FIGURE id=f3 value=45>45</FIGURE>.",
        claims=[{"value": "f1", "baseline": "f2"}, {"value": "f3"}],
    )
    assert statuses(extraction, "direction") == ["consistent_exact"]
