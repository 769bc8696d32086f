"""Odd explicit dates: a day, or nothing."""

import datetime as dt

import pytest

from extractor.calendar import parse_odd_date


@pytest.mark.parametrize(
    ("surface", "day_first", "day"),
    [
        ("7/8/07", False, dt.date(2007, 7, 8)),
        ("7/8/07", True, dt.date(2007, 8, 7)),
        ("31.12.2024", True, dt.date(2024, 12, 31)),
        ("13/13/2024", False, None),
        ("May 2024", False, None),
    ],
)
def test_a_day_needs_all_its_parts(surface: str, day_first: bool, day: dt.date | None) -> None:
    assert parse_odd_date(surface, day_first=day_first) == day
