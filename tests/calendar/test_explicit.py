"""Odd explicit dates: a day, or nothing."""

import datetime as dt

import pytest

from extractor.calendar import parse_odd_date


@pytest.mark.parametrize(
    ("surface", "day"),
    [
        ("4-Oct-2005", dt.date(2005, 10, 4)),
        ("2025/6/9", dt.date(2025, 6, 9)),
        ("9 June 2025", dt.date(2025, 6, 9)),
        ("May 2024", None),
        ("31-Feb-2024", None),
    ],
)
def test_a_day_needs_all_its_parts(surface: str, day: dt.date | None) -> None:
    assert parse_odd_date(surface) == day
