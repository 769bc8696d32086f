"""Periods as people type them: "2019-Q2", "second quarter of 2019", "May 3-7, 2019", "May to July 2019", "the 1970s"."""

from __future__ import annotations

import re

from extractor.calendar.period import Interval, Period, day_period, month_period
from extractor.calendar.values import parse_value
from extractor.calendar.words import calendar_names, load_time_words

TYPED_FORMS = ("2019", "May 2019", "Q2 2019", "3 May 2019", "3-7 May 2019", "May to July 2019", "since May 2019")
"""An example of each form that is read."""
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_PART = re.compile(r"([qh])([1-4])", re.ASCII)
_DECADE = re.compile(r"(?:the )?(\d\d[1-9])0s", re.ASCII | re.IGNORECASE)  # "the 1900s" may be a century
_WEEK = re.compile(r"(?:the )?week of (.+)", re.IGNORECASE)
_DAYS = re.compile(r"(?:([^\W\d_]+\.?) )?(\d{1,2})(?: ?[-–—] ?| to )(\d{1,2})\b(\D.*)", re.ASCII)  # "May 3-7, 2019"
_TO = re.compile(r" (?:to|until|through|-) | ?[–—] ?")


def parse_typed_period(words: str) -> Interval | None:
    """The days of a period that somebody has typed, both ends of a range included; None where it is not read for certain.

    >>> parse_typed_period("May to July 2019") == parse_typed_period("2019-05 to 2019-07")
    True
    """
    words = " ".join(words.split())
    side = words.lower().partition(" ")[0]
    if side in ("since", "until", "by"):
        return _open(side, words[len(side) :])
    first, *rest = _TO.split(_DAYS.sub(r"\2 to \3 \1 \4", words, count=1) if _DAYS.fullmatch(words) else words)
    if len(rest) != 1:
        period = None if rest else _period(first)
        return period.interval if period else None
    last = _period(rest[0])
    if last is None:
        return None
    # what the first one leaves out is said by the last one: "May" its year, "3" its month and year
    start = _period(first) or _period(f"{first} {last.start.year}") or _period(f"{first} {rest[0].partition(' ')[2]}")
    return Interval(start.start, last.until) if start and start.start < last.start else None


def _open(side: str, words: str) -> Interval | None:
    """ "since May 2019" begins with May; "until 3 May 2019" has that day in it, "until May 2019" ends where May begins.

    "By 3 May 2019" is the same; by which day of May "by May 2019" means is not certain.
    """
    period = _period(words.strip())
    if period is None or (side == "by" and period.unit != "day"):
        return None
    return (
        Interval(period.start, None)
        if side == "since"
        else Interval(None, period.until if period.unit == "day" else period.start)
    )


def _period(words: str) -> Period | None:
    """The one period that words name with their year."""
    if decade := _DECADE.fullmatch(words):
        return parse_value(decade[1])
    if week := _WEEK.fullmatch(words):
        day = _period(week[1])
        is_monday = day is not None and day.unit == "day" and day.start.weekday() == 0  # else some begin it on that day
        return day.to("week") if day and is_monday else None
    year = _YEAR.search(words)
    if year is None:
        return None
    if period := parse_value(words.upper()):
        return period
    around = f"{words[: year.start()]} {words[year.end() :]}".lower().replace(",", " ").split()
    rest = [word.rstrip(".") for word in around if word not in ("the", "of")]
    months = calendar_names("month")
    month = next((months[word] for word in rest if word in months), None)
    if month is None:
        part = _part(rest)
        return parse_value(f"{year[0]}-{part}") if part else None
    days = [_DAY.fullmatch(word) for word in rest if word not in months]
    if not days:
        return month_period(int(year[0]), month)
    period = day_period(int(year[0]), month, int(days[0][1])) if len(days) == 1 and days[0] else None
    return period if period and period.is_in_calendar else None


def _part(words: list[str]) -> str | None:
    """A quarter, a half or a season as a TIMEX3 value has it: "second quarter" -> "Q2"; None for other words."""
    entries = load_time_words()
    if len(words) == 1:
        part, season = _PART.fullmatch(words[0]), entries.get(words[0])
        return words[0].upper() if part else season.value if season and season.kind == "season" else None
    if len(words) != 2 or words[1] not in ("quarter", "half"):
        return None
    day, ordinal = _DAY.fullmatch(words[0]), entries.get(words[0])
    number = day[1] if day else ordinal.value if ordinal and ordinal.kind == "ordinal" else None
    return f"{words[1][0].upper()}{number}"
