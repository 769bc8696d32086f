"""More than two conflicts of dates are one finding, on the date of publication."""

from __future__ import annotations

import pytest

from extractor.checks import check
from tests.checks.builder import build

_DAYS = ("Monday, June 10, 2025", "Friday, June 12, 2025", "Sunday, June 14, 2025")


@pytest.mark.parametrize(
    ("days", "expected"), [(_DAYS[:2], ["weekday", "weekday"]), (_DAYS, ["publication_date"])], ids=["two", "three"]
)
def test_many_conflicts_are_one_doubt(days: tuple[str, ...], expected: list[str]) -> None:
    text = " ".join(f"The hall opened on {day}." for day in days)
    found = [one for one in check(build(text, published="2025-06-20")) if one.status != "consistent_exact"]
    assert [one.check for one in found] == expected
    if len(days) > 2:
        assert (found[0].severity, "2025-06-20, is doubtful" in found[0].message) == ("warn", True)
