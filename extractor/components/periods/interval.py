"""The days of a time as a figure uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractor.calendar import Interval, Period, parse_day, parse_value
from extractor.components.clauses.clause import Clause, LocatedFigure
from extractor.components.periods.placed import PlacedTime, Placing
from extractor.components.periods.shifting import after_duration, interval_of
from extractor.components.times.spans import characters
from extractor.components.times.words import read_words
from extractor.record.figure import FigurePeriod
from extractor.record.timex import Timex
from extractor.words.uses import words_that

_DAY = dt.timedelta(1)
_DAYS = characters("weekday short_weekday short_month month deictic numeric_date")
SHORT = 2  # days: a longer period dates no price of the day
_CLOCK = ("part_of_day", "minute", "hour")


def period_of(
    time: Timex,
    published: dt.date | None,
    *,
    placed: LocatedFigure | None = None,
    clause: Clause | None = None,
    is_whole: bool = False,
) -> FigurePeriod:
    """The interval of a time: an end is its last day; what has begun goes up to the publication day; a day counts whole.

    `is_whole` where the figure's clause describes the time: "since [July 2013], when 80 people died".
    """
    interval = interval_of(time) or Interval(None, None)
    whole = parse_value(time.value)
    if whole is not None and (time.open == "start" or is_whole):
        interval = whole.interval
    if time.mod == "END" and whole is not None and whole.unit != "day":
        is_end = read_words(time.surface).has("edge_noun")  # "the end of June", "year-end", not "late June"
        interval = Interval(whole.until - _DAY if is_end else _late(whole), interval.until)
    is_ahead = placed is not None and (placed.figure.role == "target" or placed.mode != "actual")
    if published and interval.from_ and interval.until and not is_ahead:
        interval = _up_to(time, interval, published, clause)
    return FigurePeriod(
        time=time.id,
        from_=interval.from_.isoformat() if interval.from_ else None,
        until=interval.until.isoformat() if interval.until else None,
    )


def _late(whole: Period) -> dt.date:
    """Where the late part of a period begins: a month's on the 21st, a year's with its last quarter."""
    if whole.unit == "month":
        return whole.start.replace(day=21)
    return whole.start.replace(month=10) if whole.unit == "year" else whole.start


def _up_to(time: Timex, interval: Interval, published: dt.date, clause: Clause | None) -> Interval:
    """The part of a time that is over: "this year" and "earlier this week" up to today."""
    start, until = interval.from_, interval.until
    assert start is not None
    assert until is not None
    if time.anchor.kind != "publication" or time.fiscal:
        return interval
    if time.type == "DURATION" and time.value and until == published:  # "the past 30 days": today is one of them
        return Interval(start + _DAY, until + _DAY)
    if not start < published < until or read_words(time.surface).has("straight"):  # "the full year" ends with it
        return interval
    is_past = clause is None or (clause.tense == "past" and clause.mode == "actual")
    if time.rule == "later_this":
        return Interval(start, published + _DAY) if is_past else Interval(published, until)
    whole = parse_value(time.value)
    is_running = whole is not None and (whole.unit in ("year", "quarter") or time.rule == "relative")
    return Interval(start, min(published + _DAY, until)) if is_running else interval


def names_a_day(time: Timex) -> bool:
    """True for a clock time with its day: "5 pm on Friday"."""
    return not _DAYS.isdisjoint(read_words(time.surface).classes)


def is_instant(time: Timex, period: FigurePeriod) -> bool:
    """True where a period is the last day of a longer time: stocks "at the end of June" are not what a text is about."""
    start, until = parse_day(period.from_), parse_day(period.until)
    return time.granularity not in ("day", *_CLOCK) and start is not None and until == start + _DAY


def period_of_length(placed: LocatedFigure, times: Sequence[PlacedTime], placing: Placing) -> FigurePeriod | None:
    """A length with the time where it starts, or both its ends: "[for nine years] from 1990", "starting in 1990"."""
    own = next((time.time for time in times if time.first < placed.stop and placed.first < time.stop), None)
    if placed.figure.kind != "duration" or own is None or own.type != "DURATION":
        return None
    lower = placing.columns.lower
    for time in sorted(times, key=lambda time: (time.time.type != "DURATION", time.first)):
        start = parse_day(time.time.from_)
        is_near = time.clause is placed.clause or placing.structure.sentence_of(time.first)[0] == placed.sentence
        if time.time.id == own.id or start is None or not is_near or time.apart:
            continue
        if words_that("start").isdisjoint(lower[max(time.first - 2, 0) : time.first + 1]):
            continue
        if time.time.type == "DURATION" and time.time.until:
            return FigurePeriod(time=time.time.id, from_=time.time.from_, until=time.time.until)
        until = after_duration(start, own.value)
        if until is not None:
            return FigurePeriod(time=own.id, from_=start.isoformat(), until=until.isoformat())
    return None


def days_of(period: FigurePeriod) -> int:
    """How many days a period has; 0 where a side is open."""
    start, end = parse_day(period.from_), parse_day(period.until)
    return (end - start).days if start and end else 0
