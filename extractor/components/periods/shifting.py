"""Times that other times are measured from: "a year earlier", "the previous month", "year-on-year", "annual"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Literal, cast, get_args

from extractor.calendar import Interval, Period, PeriodUnit, shift_interval
from extractor.components.times.words import WordString, read_words
from extractor.record.timex import Timex

ShiftingRule = Literal[
    "shifted", "ago", "definite", "relative", "definite_unit", "same_period", "year_on_year", "year_earlier", "frequency"
]  # fmt: skip
SHIFTING = frozenset(
    get_args(ShiftingRule)
)  # their expressions move a period by a unit, and name no period of their own
_BACK = frozenset(["definite_unit", "same_period", "year_on_year", "year_earlier", "frequency"])  # always back
_UNITS: dict[str, PeriodUnit] = {"Y": "year", "M": "month", "W": "week", "D": "day", "Q": "quarter"}


def shift_of(time: Timex) -> tuple[PeriodUnit, int] | None:
    """By what a time of these rules lies before the period that it is compared with; None when it says nothing of it."""
    if time.rule not in SHIFTING:
        return None
    words = read_words(time.surface)
    entries = [words.entry(i) for i in range(len(words.starts))]
    is_back = time.rule in _BACK or any(
        e is not None and (e.kind in ("ago", "last") or (e.kind == "shift" and e.value == "-")) for e in entries
    )
    steps = [step for i in range(len(entries)) if (step := _step(words, i)) is not None]
    if not is_back or not steps:  # "the corresponding period": that of the year before
        return ("year", -1) if time.rule == "same_period" else None
    unit, count = steps[0 if time.rule == "year_earlier" else -1]  # "the same month a year ago", "the year-ago month"
    return unit, -count


def _step(words: WordString, i: int) -> tuple[PeriodUnit, int] | None:
    """The unit that a word names, and how many of it: "two [years]", "[quarterly]"."""
    entry = words.entry(i)
    if entry is None:
        return None
    if entry.kind == "frequency":
        return _counted(entry.value)
    if entry.kind not in ("unit", "units", "versus") or entry.value not in get_args(PeriodUnit):
        return None
    number = words.entry(i - 1) if i else None
    digits = number.value if number and number.kind == "number" else words.surface(i - 1) if i else None
    return cast(PeriodUnit, entry.value), int(digits) if digits and digits.isdecimal() else 1


def _counted(value: str | None) -> tuple[PeriodUnit, int] | None:
    """The unit and the count of a TIMEX3 value: "P2Y"; None for vague and clock durations."""
    match = re.fullmatch(r"P(\d+)([YMWDQ])", value or "")
    return (_UNITS[match[2]], int(match[1])) if match else None


def moved(time: Timex, interval: Interval) -> Timex:
    """The baseline time with the interval that lies by its shift before `interval`."""
    shift = shift_of(time)
    if shift is None or interval.from_ is None or interval.until is None:
        return time
    try:
        shifted = shift_interval(interval, *shift)
    except (ValueError, OverflowError):
        return time
    if shifted.from_ is None or shifted.until is None:
        return time
    time = replace(time, from_=shifted.from_.isoformat(), until=shifted.until.isoformat())
    if time.type == "SET":  # "annual decrease" stays what TimeML calls it
        return time
    period = Period.filling(shifted)
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
    counted = _counted(value)
    if counted is None:
        return None
    try:
        return shift_interval(Interval(day, None), *counted).from_
    except (ValueError, OverflowError):
        return None
