"""A calendar period: the one unit of time arithmetic.

A period is a unit and the number of that unit counted from the start of the calendar, so that shifting is addition:
`Period("month", 2025 * 12 + 4)` is May 2025 and `.shift(-12)` is May 2024.  TIMEX3 values follow TimeML 1.2.1.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

PeriodUnit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

MONTHS: dict[PeriodUnit, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}
SIZES: tuple[PeriodUnit, ...] = (
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century",
)  # fmt: skip
SEASONS = ("SP", "SU", "FA", "WI")


class Interval(NamedTuple):
    """Local days: `from_` inclusive, `until` exclusive, None where open."""

    from_: dt.date | None
    until: dt.date | None


def month_start(number: int) -> dt.date:
    """The first day of the month with this number, `year * 12 + month - 1`.  Raises ValueError outside years 1 to 9999."""
    if not 12 <= number < 120_000:  # the constructor raises OverflowError too
        raise ValueError(f"month {number} lies outside the years 1 to 9999")
    return dt.date(number // 12, number % 12 + 1, 1)


def add_days(day: dt.date, count: int) -> dt.date:
    """The day `count` days later.  Raises ValueError outside the years 1 to 9999."""
    return _day_of(day.toordinal() + count)


def _day_of(ordinal: int) -> dt.date:
    if not 1 <= ordinal <= dt.date.max.toordinal():
        raise ValueError(f"day {ordinal} lies outside the years 1 to 9999")
    return dt.date.fromordinal(ordinal)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last day where that month is shorter.  Raises ValueError as `add_days`."""
    first = month_start(day.year * 12 + day.month - 1 + months)
    return first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One day, week (Monday first), month ... century.

    Weeks count from the Monday of the year 1.  A season is three whole months, as meteorologists count in the north:
    spring begins in March, and a winter belongs to the year in which it begins.
    """

    unit: PeriodUnit
    number: int

    @classmethod
    def around(cls, unit: PeriodUnit, day: dt.date) -> Period:
        """The period of this unit that the day falls in."""
        if unit == "day":
            return cls(unit, day.toordinal())
        if unit in ("week", "weekend"):
            return cls(unit, (day.toordinal() - 1) // 7)
        month = day.year * 12 + day.month - 1
        return cls(unit, (month - 2) // 3 if unit == "season" else month // MONTHS[unit])

    @classmethod
    def filling(cls, interval: Interval) -> Period | None:
        """The one period that an interval is; None for "January to May" and open intervals."""
        if interval.from_ is None:
            return None
        units: tuple[PeriodUnit, ...] = ("day", "week", "month", "quarter", "half", "year", "decade")
        periods = (cls.around(unit, interval.from_) for unit in units)
        return next((period for period in periods if period.is_in_calendar and period.interval == interval), None)

    @property
    def is_in_calendar(self) -> bool:
        """True if its first day, and the day after its last, lie in the years 1 to 9999."""
        try:
            return self.start < self.until
        except ValueError:
            return False

    @property
    def interval(self) -> Interval:
        """Its days.  Raises ValueError outside the years 1 to 9999; the day after the last is to lie in them too."""
        return Interval(self.start, self.until)

    @property
    def start(self) -> dt.date:
        """Its first day."""
        if self.unit == "day":
            return _day_of(self.number)
        if self.unit in ("week", "weekend"):
            return _day_of(self.number * 7 + (6 if self.unit == "weekend" else 1))
        return month_start(self.number * 3 + 2 if self.unit == "season" else self.number * MONTHS[self.unit])

    @property
    def until(self) -> dt.date:
        """The day after its last."""
        return Period("week", self.number + 1).start if self.unit == "weekend" else self.shift(1).start

    def shift(self, count: int) -> Period:
        """The period `count` units later, earlier when negative."""
        return Period(self.unit, self.number + count)

    def shift_by(self, unit: PeriodUnit, count: int) -> Period:
        """The period of its own unit that lies `count` other units later: May 2025 by -1 year is May 2024."""
        if unit in ("week", "weekend", "day"):
            return Period.around(self.unit, add_days(self.start, count * (1 if unit == "day" else 7)))
        return Period.around(self.unit, add_months(self.start, count * MONTHS[unit]))

    def to(self, unit: PeriodUnit) -> Period:
        """The period of another unit that its first day falls in."""
        return Period.around(unit, self.start)

    @property
    def value(self) -> str:
        """The TIMEX3 value: "2025-05-07", "2025-W19", "2025-05", "2025-Q2", "2025-H1", "2025-SU", "2025", "199", "19"."""
        if self.unit == "day":
            return self.start.isoformat()
        if self.unit in ("week", "weekend"):
            year, week, _ = self.start.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if self.unit == "weekend" else "")
        number = self.number
        match self.unit:
            case "month":
                return f"{number // 12:04d}-{number % 12 + 1:02d}"
            case "quarter":
                return f"{number // 4:04d}-Q{number % 4 + 1}"
            case "half":
                return f"{number // 2:04d}-H{number % 2 + 1}"
            case "season":
                return f"{number // 4:04d}-{SEASONS[number % 4]}"
            case "year":
                return f"{number:04d}"
            case "decade":
                return f"{number:03d}"
        return f"{number:02d}"


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period("year", year)


def month_period(year: int, month: int) -> Period:
    """A calendar month, 1 to 12."""
    return Period("month", year * 12 + month - 1)


def day_period(year: int, month: int, day: int) -> Period | None:
    """A day, or None where the calendar has no such day (February 30)."""
    try:
        return Period("day", dt.date(year, month, day).toordinal())
    except ValueError:
        return None


def shift_interval(interval: Interval, unit: PeriodUnit, count: int) -> Interval:
    """Both sides of an interval moved: January to May 2025 by -1 year is January to May 2024.  Raises as `add_days`."""

    def moved(day: dt.date | None) -> dt.date | None:
        if day is None:
            return None
        if unit in MONTHS:
            return add_months(day, count * MONTHS[unit])
        return add_days(day, count * (1 if unit == "day" else 7))

    return Interval(moved(interval.from_), moved(interval.until))


_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
NO_YEARS = (1, 9999)  # with which software fills a date that it does not have, and next to which there is no day


def parse_day(text: str | None) -> dt.date | None:
    """The day of an ISO date or date-time, in its own zone; None where the text does not begin with a real date.

    The years 1 and 9999, the ends of the calendar, are no dates of anything: they mean an unknown one.
    """
    match = _DATE.match(text or "")
    if match is None or int(match[1]) in NO_YEARS:
        return None
    period = day_period(int(match[1]), int(match[2]), int(match[3]))
    return period.start if period else None
