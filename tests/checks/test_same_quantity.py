"""One quantity printed twice."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings

MAY = "from=2025-05-01 until=2025-06-01"


def twice(first: str, second: str, *, measure: str = "steel exports", period: str = MAY, slots: str = "") -> Extraction:
    return build(
        f"In <TIME id=t1 {MAY}>May</TIME> <MEASURE id=m1>steel exports</MEASURE> were "
        f"<FIGURE id=f1 kind=money measure=m1 period=t1 {first}>this</FIGURE>.\n"
        f"<MEASURE id=m2>{measure}</MEASURE> in <TIME id=t2 {period}>May</TIME> came to "
        f"<FIGURE id=f2 kind=money measure=m2 period=t2 {second} {slots}>that</FIGURE>."
    )


def test_same_quantity_with_two_values_is_a_warning() -> None:
    (finding,) = findings(twice("value=5000000 half=50000", "value=6000000 half=50000"), "same_quantity")
    assert (finding.status, finding.severity) == ("inconsistent", "warn")


def test_same_quantity_rounded_differently_is_consistent() -> None:
    (finding,) = findings(twice("value=5000000 half=500000", "value=5230000 half=5000"), "same_quantity")
    assert finding.status == "consistent_rounded"


def test_same_quantity_a_thousand_times_greater_is_a_factor() -> None:
    (finding,) = findings(twice("value=5200000 half=50000", "value=5200000000 half=50000000"), "unit_factor")
    assert "a factor of 1,000" in finding.message


@pytest.mark.parametrize(
    "different",
    [
        {"measure": "copper exports"},
        {"period": "from=2025-04-01 until=2025-05-01"},
        {"slots": "unit=EUR"},
        {"slots": "role=target"},
        {"slots": "inferred=period"},
        {"slots": "per=tonne"},
    ],
)
def test_same_quantity_differs_in_what_it_measures(different: dict[str, str]) -> None:
    extraction = twice("value=5000000 half=50000", "value=6000000 half=50000", **different)  # type: ignore[arg-type]
    assert not findings(extraction, "same_quantity")
