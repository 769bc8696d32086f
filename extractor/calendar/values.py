"""TIMEX3 values to calendar periods."""

from __future__ import annotations

import re

from extractor.calendar.period import SEASONS, Period, day_period

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|W(?P<week>\d\d)(?P<weekend>-WE)?))?|(?P<decade>\d{3})|(?P<century>\d\d)",
    re.ASCII,
)


def parse_value(value: str | None) -> Period | None:
    """The period that a TIMEX3 value names: "2025-05" -> May 2025; None for durations, references and unknown parts.

    None too for what does not lie whole in the years 1 to 9999.
    """
    found = _VALUE.fullmatch(value or "")
    period = _period(found) if found else None
    return period if period and period.is_in_calendar else None


def _period(found: re.Match[str]) -> Period | None:
    if found["decade"]:
        return Period("decade", int(found["decade"]))
    if found["century"]:
        return Period("century", int(found["century"]))
    year = int(found["year"])
    if found["day"]:
        return day_period(year, int(found["month"]), int(found["day"]))
    if found["month"]:
        return Period("month", year * 12 + int(found["month"]) - 1) if 1 <= int(found["month"]) <= 12 else None
    if found["quarter"]:
        return Period("quarter", year * 4 + int(found["quarter"]) - 1)
    if found["half"]:
        return Period("half", year * 2 + int(found["half"]) - 1)
    if found["season"]:
        return Period("season", year * 4 + SEASONS.index(found["season"]))
    if found["week"]:
        january = day_period(year, 1, 4)  # always in ISO week 1
        if january is None:
            return None
        return Period("weekend" if found["weekend"] else "week", january.to("week").number + int(found["week"]) - 1)
    return Period("year", year)
