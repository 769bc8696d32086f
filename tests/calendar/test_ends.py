"""The ends of the calendar: what lies outside the years 1 to 9999 is None or a ValueError, never anything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.calendar import (
    SIZES,
    Interval,
    Period,
    add_months,
    parse_day,
    parse_odd_date,
    parse_value,
    shift_interval,
)

days = st.dates(dt.date.min, dt.date.max) | st.sampled_from(
    [dt.date.min, dt.date.max, dt.date(9999, 12, 1), dt.date(1, 1, 8)]
)
units = st.sampled_from(SIZES)
counts = st.integers(-10, 10) | st.integers(-(10**12), 10**12)


def of(make: Callable[[], object]) -> object:
    """What is made; None where it lies outside the calendar."""
    try:
        return make()
    except ValueError:
        return None


@given(days, units, units, counts)
@example(dt.date.max, "day", "day", 1)
@example(dt.date.min, "century", "week", -1)
def test_arithmetic_at_the_ends_raises_nothing_but_what_is_documented(
    day: dt.date, unit: str, another: str, count: int
) -> None:
    period = Period.around(unit, day)  # type: ignore[arg-type]
    made = [
        of(lambda: period.interval),
        of(lambda: period.value),
        of(lambda: period.shift(count).interval),
        of(lambda: period.shift_by(another, count)),  # type: ignore[arg-type]
        of(lambda: period.to(another).interval),  # type: ignore[arg-type]
        of(lambda: add_months(day, count)),
        of(lambda: shift_interval(Interval(day, day), unit, count)),  # type: ignore[arg-type]
    ]
    assert len(made) == 7
    assert period.is_in_calendar == (made[0] is not None)


@given(days, days)
def test_any_two_days_are_a_period_or_none(first: dt.date, second: dt.date) -> None:
    period = Period.filling(Interval(first, second))
    assert period is None or period.interval == (first, second)


@given(days, st.sampled_from(["", "T00:00:00", "T23:59:59+14:00", "T00:00:00-12:00", "Z"]))
def test_a_day_that_is_read_has_neighbours(day: dt.date, clock: str) -> None:
    parsed = parse_day(day.isoformat() + clock)
    assert parsed == (None if day.year in (1, 9999) else day)
    assert parsed is None or (
        shift_interval(Interval(parsed, parsed), "day", 1) and shift_interval(Interval(parsed, None), "day", -1)
    )


@given(
    st.from_regex(r"[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|Q[1-4]|H[12]|SP|WI|W[0-9]{2}(-WE)?))?|[0-9]{2,3}", fullmatch=True)
)
@example("9999")
@example("00")
@example("9999-12-31")
@example("0001-W01")
def test_a_value_that_is_read_has_days(value: str) -> None:
    period = parse_value(value)
    assert period is None or period.interval.from_


@pytest.mark.parametrize(
    "surface", ["31-Dec-9999", "1-Jan-0001", "9999/12/31", "99999-99-99", "0/0/0", "31 Dec 99999999999999999999"]
)
def test_an_odd_date_at_the_ends_of_the_calendar_is_none(surface: str) -> None:
    assert parse_odd_date(surface) is None
