"""Readers of rolling windows: "the first five months of the year", "the three months to April", "from May to June"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from extractor.calendar import Interval, Period, PeriodUnit, shift_interval
from extractor.components.times.anchoring import Anchors
from extractor.components.times.spans import Expression
from extractor.components.times.value.counts import duration_value, read_count, read_number
from extractor.components.times.value.explicit import stretch
from extractor.components.times.value.reading import AnchorKind, Reading, dated, reads, unresolved
from extractor.components.times.value.relative import NEAR, granularity_of, moved_day, rolling, unit_of


def window(count: Decimal, unit: PeriodUnit, interval: Interval, anchor: AnchorKind) -> Reading:
    """A DURATION with the interval that it has in the calendar."""
    return Reading(
        type="DURATION",
        value=duration_value(count, unit),
        interval=interval,
        granularity=granularity_of(unit),
        anchor=anchor,
    )


def length(expression: Expression) -> Reading:
    """A DURATION that has no place in the calendar."""
    word = expression.value("unit")
    unit, value = unit_of(word), duration_value(read_count(expression), word)
    return Reading(type="DURATION", value=value, granularity=granularity_of(unit) if unit else None, anchor="none")


@reads("last_count")
def last_count(expression: Expression, context: Anchors) -> Reading | None:
    """ "the past five years", "the next six months", "the previous three quarters"."""
    count, unit, which = read_count(expression), unit_of(expression.value("unit")), expression.kind("which")
    if unit is None or count is None or count != int(count) or which not in ("l", "n"):
        return length(expression)
    base, anchor = context.publication() if expression.value("which") in NEAR else context.mentioned_day()
    return rolling(unit, count, -1 if which == "l" else 1, base, anchor)


@reads("first_count")
def first_count(expression: Expression, context: Anchors) -> Reading | None:
    """ "the first five months of the year", "the last two quarters of 2024", "the initial five-month period"."""
    ordinal, count, unit = expression.value("ordinal"), read_count(expression), unit_of(expression.value("unit"))
    if ordinal not in ("1", "-1", "last", "past") or count is None or unit is None:
        return None
    whole, anchor = _whole(expression, context)
    if whole is None or unit not in ("month", "quarter", "week", "day"):
        return length(expression)
    if ordinal == "1":
        interval = Interval(whole.start, moved_day(whole.start, unit, int(count)))
    else:
        interval = Interval(moved_day(whole.until, unit, -int(count)), whole.until)
    return window(count, unit, interval, anchor)


def _whole(expression: Expression, context: Anchors) -> tuple[Period | None, AnchorKind]:
    """The year or month that a window is the beginning of: stated, else the last mentioned or the current year."""
    inner = context.read(expression, "date")
    if inner is not None and inner.period is not None:
        return inner.period, inner.anchor
    base, anchor = context.base(expression)
    return (Period.around("year", base) if base else None), anchor


def part_of(period: Period, interval: Interval, anchor: AnchorKind) -> Reading:
    """The reading of a period of which only some days are meant: "so far this year", "this year through August"."""
    reading = dated(period, anchor) or unresolved("XXXX")
    return replace(reading, interval=interval, period=None)


@reads("window_to")
def window_to(expression: Expression, context: Anchors) -> Reading | None:
    """ "the three months to April", "the 12 months through March 31", "the year ended June 30", "a month beginning May 3"."""
    end, unit = context.read(expression, "date"), unit_of(expression.value("unit"))
    count = read_count(expression, Decimal(1)) or Decimal(1)
    if end is None or end.period is None or end.type != "DATE" or unit is None or count != int(count):
        return None
    start, until, published = end.period.start, end.period.until, context.published
    if expression.kind("which") == "h" and not expression.has("count"):  # "this year through August"
        this = Period.around(unit, start)
        return part_of(this, Interval(this.start, until), end.anchor)
    if expression.has("from"):
        return window(count, unit, Interval(start, moved_day(start, unit, int(count))), end.anchor)
    is_ending = expression.text("to").lower().startswith("ending") and expression.kind("date") != "l"
    if is_ending and end.anchor == "publication" and published:
        ahead = end.period.shift_by("year", 1).until  # "the year ending in March": the nearest
        until = ahead if ahead - published < published - until else until
    interval = Interval(moved_day(until, unit, -int(count)), until)
    whole = Period.filling(interval)  # "the quarter ended Sept. 30" is the third
    if whole and whole.unit == unit:
        return dated(whole, end.anchor)
    is_fiscal = "f" in expression.words.classes[expression.first : expression.last]
    if unit == "quarter" and count == 1:  # "the quarter ended July 31" is for the most part the second
        middle = Period.around(unit, moved_day(until, "month", -2))
        return replace(part_of(middle, interval, end.anchor), fiscal=True)
    return replace(window(count, unit, interval, end.anchor), fiscal=is_fiscal)


@reads("from_to")
def from_to(expression: Expression, context: Anchors) -> Reading | None:
    """ "from January to May", "between 2014 and 2016", "2019-2021": begins with the first, ends with the last."""
    last = context.read(expression, "until")
    first, day = context.read(expression, "date") or last, read_number(expression.value("day"))
    if first is None or last is None or first.period is None or last.period is None:
        return None
    begin, end = first.period, last.period
    if day is not None:  # "between 3 and 11 May"
        begin = Period.around("day", end.start.replace(day=int(day)))
    if begin.start > end.start and begin.unit != "year":  # "from November to February", "from Monday to Friday"
        is_week = begin.unit == end.unit == "day" and begin.number - end.number < 7
        begin = begin.shift_by("week" if is_week else "year", -1)
    if begin.start >= end.until:
        return None
    unit = end.unit if end.unit in ("year", "month", "day") else "month"
    return stretch(begin, end, unit, last.anchor)


@reads("to_date")
def to_date(expression: Expression, context: Anchors) -> Reading | None:
    """ "year-to-date", "so far this year", "year-to-date last year": from the start of the period to now."""
    base, anchor = context.publication()
    inner, other = context.read(expression, "so"), context.read(expression, "date")
    unit = inner.period.unit if inner and inner.period else unit_of(expression.value("unit"))
    now = Period.around(unit, base) if base and unit else None
    if base is None or unit is None or now is None or (inner is not None and inner.period != now):
        return None  # "so far in 2020", told a year later
    interval = Interval(now.start, base + dt.timedelta(1))
    if other is not None and other.period is not None:
        interval = shift_interval(interval, "year", other.period.start.year - base.year)
    return part_of(now, interval, anchor)
