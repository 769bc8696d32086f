"""Times that other times are measured from: "a year earlier", "the previous month", "year-on-year", "annual"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from extractor.calendar import Interval, Period, PeriodUnit, shift_interval
from extractor.lexicons import entry_key
from extractor.timex import Timex

# rules whose expressions move a period by a unit, and the ones that name no period of their own
SHIFTING = frozenset(
    [
        "shifted",
        "ago",
        "definite",
        "relative",
        "definite_unit",
        "same_period",
        "year_on_year",
        "year_earlier",
        "frequency",
    ]
)
_UNIT = re.compile(
    r"\b(?:(?P<years>\w+)[ -])?(?P<unit>year|month|quarter|week|day|decade)s?\b"
    r"|\b(?P<annual>annual|yearly)|\b(?P<code>yoy|y/y|y-o-y)"
    r"|\b(?P<adverb>monthly|quarterly|weekly|daily)|\b(?P<qoq>qoq|q/q|q-o-q)|\b(?P<mom>m/m|m-o-m)",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ADVERBS: dict[str, PeriodUnit] = {"monthly": "month", "quarterly": "quarter", "weekly": "week", "daily": "day"}
_BACK = re.compile(
    r"\b(?:ago|earlier|before|previous|preceding|prior|last|past|previously)\b|-on-|over|annual|yearly|yoy|qoq|/|-o-|ly\b",
    re.I,
)


def shift_of(time: Timex) -> tuple[PeriodUnit, int] | None:
    """By what a time of these rules lies before the period that it is compared with; None when it says nothing of it."""
    says_back = _BACK.search(time.surface) or time.rule in ("definite_unit", "same_period")
    if time.rule not in SHIFTING or not says_back:
        return None
    units = list(_UNIT.finditer(time.surface))
    if not units and time.rule == "same_period":  # "the corresponding period": that of the year before
        return "year", -1
    if not units:
        return None
    found = units[0 if time.rule == "year_earlier" else -1]  # "the same month a year ago", "the year-ago month"
    if found["unit"]:
        word = entry_key(found["years"] or "")
        count = int(word) if word.isdigit() else _COUNTS.get(word, 1)
        return entry_key(found["unit"]), -count  # type: ignore[return-value]
    if found["adverb"]:
        return _ADVERBS[entry_key(found["adverb"])], -1
    return ("quarter" if found["qoq"] else "month" if found["mom"] else "year"), -1


def moved(time: Timex, interval: Interval) -> Timex:
    """The baseline time with the interval that lies by its shift before `interval`."""
    shift = shift_of(time)
    if shift is None or interval.from_ is None or interval.until is None:
        return time
    try:
        found = shift_interval(interval, *shift)
    except (ValueError, OverflowError):
        return time
    if found.from_ is None or found.until is None:
        return time
    time = replace(time, from_=found.from_.isoformat(), until=found.until.isoformat())
    if time.type == "SET":  # "annual decrease" stays what TimeML calls it
        return time
    period = Period.filling(found)
    return replace(
        time,
        type="DATE",
        value=period.value if period else time.value,
        granularity=None if period is None or period.unit == "weekend" else period.unit,
    )


def interval_of(time: Timex) -> Interval | None:
    """The days of a time; None when it has neither side."""
    from_, until = _day(time.from_), _day(time.until, round_up=True)
    return Interval(from_, until) if from_ or until else None


def _day(text: str | None, *, round_up: bool = False) -> dt.date | None:
    if text is None:
        return None
    day = dt.date.fromisoformat(text[:10])
    return day + dt.timedelta(1) if round_up and "T" in text and "T00:00" not in text else day


def after_duration(day: dt.date, value: str | None) -> dt.date | None:
    """The day that lies a duration after a day: "P2Y" -> two years later; None for vague and clock durations."""
    found = re.fullmatch(r"P(\d+)([YMWDQ])", value or "")
    if found is None:
        return None
    units: dict[str, PeriodUnit] = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter"}
    try:
        return shift_interval(Interval(day, None), units[found[2]], int(found[1])).from_
    except (ValueError, OverflowError):
        return None
