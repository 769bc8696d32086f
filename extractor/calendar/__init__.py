"""The calendar: periods and their arithmetic, TIMEX3 values, and explicit dates in odd formats."""

from extractor.calendar.explicit import parse_odd_date
from extractor.calendar.period import (
    MONTHS,
    SEASONS,
    SIZES,
    Interval,
    Period,
    PeriodUnit,
    add_months,
    day_period,
    month_period,
    month_start,
    parse_day,
    shift_interval,
    year_period,
)
from extractor.calendar.typed import TYPED_FORMS, parse_typed_period
from extractor.calendar.values import parse_value
from extractor.calendar.words import TimeWord, calendar_names, load_time_words, month_numbers

__all__ = [
    "MONTHS",
    "SEASONS",
    "SIZES",
    "TYPED_FORMS",
    "Interval",
    "Period",
    "PeriodUnit",
    "TimeWord",
    "add_months",
    "calendar_names",
    "day_period",
    "load_time_words",
    "month_numbers",
    "month_period",
    "month_start",
    "parse_day",
    "parse_odd_date",
    "parse_typed_period",
    "parse_value",
    "shift_interval",
    "year_period",
]
