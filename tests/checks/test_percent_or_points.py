"""Percent against percentage points."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings


def rate(change: str) -> Extraction:
    return build(
        f"The rate rose <FIGURE id=f1 {change} role=change direction=up>so much</FIGURE> to "
        "<FIGURE id=f2 kind=percent value=10 half=0.5 role=rate>10%</FIGURE> from "
        "<FIGURE id=f3 kind=percent value=5 half=0.5 role=baseline>5%</FIGURE>.",
        claims=[{"value": "f2", "change": "f1", "baseline": "f3"}],
    )


@pytest.mark.parametrize("change", ["kind=percent value=5 half=0.5", "kind=points value=100 half=0.5"])
def test_the_wrong_unit_is_found_once(change: str) -> None:
    (finding,) = findings(rate(change), "percent_or_points")
    assert (finding.status, finding.severity) == ("inconsistent", "warn")
    assert "100.0%" in finding.message
    assert "5.0 percentage points" in finding.message
    assert not findings(rate(change), "change")


@pytest.mark.parametrize("change", ["kind=percent value=100 half=0.5", "kind=points value=5 half=0.5"])
def test_the_right_unit_is_not_mentioned(change: str) -> None:
    assert not findings(rate(change), "percent_or_points")


def test_only_a_change_of_a_percentage_in_one_of_the_two_units_can_be_mixed_up() -> None:
    assert not findings(rate("kind=points unit=basis_point value=100 half=0.5"), "percent_or_points")
    assert not findings(rate("kind=multiple value=5 half=0.5"), "percent_or_points")
    assert not findings(rate("kind=percent"), "percent_or_points")
    (finding,) = findings(rate("kind=percent value=5 half=0.5"), "percent_or_points")
    assert finding.computed is not None
    assert finding.computed.value == 100
    (finding,) = findings(rate("kind=points value=100 half=0.5"), "percent_or_points")
    assert finding.computed is not None
    assert finding.computed.value == 5


def test_a_change_that_fits_in_no_unit_is_left_to_the_check_of_changes() -> None:
    assert not findings(rate("kind=percent value=30 half=0.5"), "percent_or_points")
    assert findings(rate("kind=percent value=30 half=0.5"), "change")


def test_words_that_tie_the_three_bind_them_whatever_they_measure_and_whatever_time_is_told_elsewhere() -> None:
    text = (
        "The <MEASURE id=m1>tax</MEASURE> rose <FIGURE id=f1 kind=percent value=5 half=0.5 role=change direction=up with=t1>5%</FIGURE> to "
        "<FIGURE id=f2 kind=percent value=10 half=0.5 measure=m1>10%</FIGURE> from <FIGURE id=f3 kind=percent value=5 half=0.5 role=baseline {}>"
        "5%</FIGURE> of <MEASURE id=m3>wages</MEASURE> in <TIME id=t2 from=2025-01-01 until=2025-04-01>the quarter</TIME>, unlike "
        "<TIME id=t1 from=2024-01-01 until=2025-01-01 role=baseline>a year earlier</TIME>."
    )
    for slots in ("measure=m3", "period=t2"):
        extraction = build(text.format(slots), claims=[{"value": "f2", "change": "f1", "baseline": "f3"}])
        assert findings(extraction, "percent_or_points")
