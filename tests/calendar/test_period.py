"""Calendar periods: their arithmetic, their days and their TIMEX3 values."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.calendar import (
    SIZES,
    Interval,
    Period,
    PeriodUnit,
    add_months,
    month_period,
    parse_day,
    parse_value,
    shift_interval,
)
from extractor.calendar.period import add_days

days = st.dates(dt.date(1000, 1, 1), dt.date(2900, 12, 31))
units = st.sampled_from(SIZES)


@given(units, days)
def test_a_period_holds_the_day_it_is_made_from(unit: str, day: dt.date) -> None:
    period = Period.around(unit, day)  # type: ignore[arg-type]
    assert period.until > period.start
    assert unit == "weekend" or period.start <= day < period.until


@given(units, days, st.integers(-50, 50))
def test_shifting_there_and_back(unit: str, day: dt.date, count: int) -> None:
    period = Period.around(unit, day)  # type: ignore[arg-type]
    assert period.shift(count).shift(-count) == period
    assert unit == "weekend" or period.until == period.shift(1).start


@given(units, days)
def test_value_names_the_period(unit: str, day: dt.date) -> None:
    period = Period.around(unit, day)  # type: ignore[arg-type]
    assert parse_value(period.value) == period


@given(st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]), days)
def test_an_interval_is_known_as_its_period(unit: str, day: dt.date) -> None:
    interval = Period.around(unit, day).interval  # type: ignore[arg-type]
    period = Period.filling(interval)
    assert period is not None
    assert period.interval == interval


@pytest.mark.parametrize(
    ("value", "start", "until"),
    [
        ("2025-05", "2025-05-01", "2025-06-01"),
        ("2025-W24", "2025-06-09", "2025-06-16"),
        ("2025-W24-WE", "2025-06-14", "2025-06-16"),
        ("2024-Q4", "2024-10-01", "2025-01-01"),
        ("2024-H2", "2024-07-01", "2025-01-01"),
        ("2024-WI", "2024-12-01", "2025-03-01"),
        ("199", "1990-01-01", "2000-01-01"),
        ("18", "1800-01-01", "1900-01-01"),
        ("2024-02-29T10:30", "2024-02-29", "2024-03-01"),
    ],
)
def test_days_of_a_value(value: str, start: str, until: str) -> None:
    period = parse_value(value)
    assert period is not None
    assert (period.start.isoformat(), period.until.isoformat()) == (start, until)


@pytest.mark.parametrize("value", ["P5M", "PAST_REF", "XXXX-05", "2025-13", "2025-02-30", "", None, "2025-Q5"])
def test_a_value_without_days_is_no_period(value: str | None) -> None:
    assert parse_value(value) is None


def test_moving_keeps_the_length_of_months() -> None:
    window = Interval(dt.date(2025, 1, 1), dt.date(2025, 6, 1))
    assert shift_interval(window, "year", -1) == Interval(dt.date(2024, 1, 1), dt.date(2024, 6, 1))
    assert shift_interval(Interval(dt.date(2025, 4, 2), None), "week", -1) == Interval(dt.date(2025, 3, 26), None)
    assert shift_interval(Interval(dt.date(2025, 4, 2), None), "day", -1) == Interval(dt.date(2025, 4, 1), None)
    assert shift_interval(Interval(dt.date(2025, 4, 2), None), "season", -1) == Interval(dt.date(2025, 1, 2), None)
    assert add_months(dt.date(2025, 3, 31), -1) == dt.date(2025, 2, 28)


@pytest.mark.parametrize(
    ("unit", "by", "count", "value"),
    [
        ("month", "year", -1, "2024-05"),
        ("quarter", "month", -3, "2025-Q1"),
        ("month", "season", 1, "2025-08"),
        ("day", "day", 3, "2025-05-12"),
        ("day", "week", -2, "2025-04-25"),
    ],
)
def test_a_period_moves_by_another_unit(unit: PeriodUnit, by: PeriodUnit, count: int, value: str) -> None:
    assert Period.around(unit, dt.date(2025, 5, 9)).shift_by(by, count).value == value


def test_the_calendar_ends_with_the_years_1_and_9999() -> None:
    assert add_days(dt.date(1, 1, 2), -1) == dt.date.min
    assert add_days(dt.date(9999, 12, 30), 1) == dt.date.max
    assert add_months(dt.date(1, 2, 3), -1) == dt.date(1, 1, 3)
    assert add_months(dt.date(9999, 11, 3), 1) == dt.date(9999, 12, 3)
    for day, count in ((dt.date.min, -1), (dt.date.max, 1)):
        with pytest.raises(ValueError, match="lies outside the years 1 to 9999"):
            add_days(day, count)
        with pytest.raises(ValueError, match="lies outside the years 1 to 9999"):
            add_months(day, count)


def test_a_month_is_counted_from_1() -> None:
    assert month_period(2025, 5).value == "2025-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-06-09", dt.date(2025, 6, 9)),
        ("2025-06-09T23:30:00+02:00", dt.date(2025, 6, 9)),
        ("2025-02-30", None),
        (None, None),
    ],
)
def test_the_day_of_a_publication_date(text: str | None, day: dt.date | None) -> None:
    assert parse_day(text) == day
