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
    match = _VALUE.fullmatch(value or "")
    period = _period(match) if match else None
    return period if period and period.is_in_calendar else None


def _period(match: re.Match[str]) -> Period | None:
    if match["decade"]:
        return Period("decade", int(match["decade"]))
    if match["century"]:
        return Period("century", int(match["century"]))
    year = int(match["year"])
    if match["day"]:
        return day_period(year, int(match["month"]), int(match["day"]))
    if match["month"]:
        return Period("month", year * 12 + int(match["month"]) - 1) if 1 <= int(match["month"]) <= 12 else None
    if match["quarter"]:
        return Period("quarter", year * 4 + int(match["quarter"]) - 1)
    if match["half"]:
        return Period("half", year * 2 + int(match["half"]) - 1)
    if match["season"]:
        return Period("season", year * 4 + SEASONS.index(match["season"]))
    if match["week"]:
        january = day_period(year, 1, 4)  # always in ISO week 1
        if january is None:
            return None
        return Period("weekend" if match["weekend"] else "week", january.to("week").number + int(match["week"]) - 1)
    return Period("year", year)
