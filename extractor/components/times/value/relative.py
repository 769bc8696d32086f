"""Readers of dates that hang on another: "last month", "two weeks ago", "a year earlier", "Friday morning", "today"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import cast

from extractor.calendar import SIZES, Interval, Period, PeriodUnit, shift_interval
from extractor.components.times.anchoring import Anchors, is_compared_with, is_year_back
from extractor.components.times.spans import Expression
from extractor.components.times.value.counts import WEEKS, approximation, duration_value, read_count
from extractor.components.times.value.reading import (
    EDGES,
    AnchorKind,
    Reading,
    dated,
    nearest_or_unresolved,
    reads,
    unresolved,
)
from extractor.timex import Granularity

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
_FRIDAY = 5  # ISO weekday: from then on a week is told of before its end
NEAR = ("last", "past", "next", "coming", "this", "PRESENT_REF")  # from where the text stands, not what it spoke of
_THROUGH = frozenset(["over", "during", "for", "throughout", "across", "within"])


def unit_of(word: str) -> PeriodUnit | None:
    """The calendar unit of a time noun; those of the clock have none."""
    return "week" if word in WEEKS else cast(PeriodUnit, word) if word in UNKNOWN else None


def with_part(reading: Reading | None, part: str) -> Reading | None:
    """A day narrowed to a part of day: "Friday morning"."""
    if reading is None or not part:
        return reading
    return replace(reading, type="TIME", value=f"{reading.value}T{part}", granularity="part_of_day", clock=f"T{part}")


@reads("relative")
def relative(expression: Expression, context: Anchors) -> Reading | None:
    """ "last month", "the following year", "this week", "that day", "the same year"."""
    unit = unit_of(expression.value("unit"))
    if unit is None:
        return None
    which, word = expression.kind("which"), expression.value("which")
    if expression.is_plural("unit"):  # "the coming days", "these days"
        if which in "hd":
            return unresolved("PRESENT_REF")
        return Reading(type="DURATION", value=duration_value(None, unit), anchor="none")
    step = {"l": -1, "n": 1}.get(which, 0)
    reading: Reading | None
    is_told = unit == "day" and word == "next" and expression.words.classes[expression.first] == "t"
    if word in NEAR and not (is_told and context.mention()[1] == "mention"):  # "the next day" counts from what was told
        base, anchor = context.publication()
        size = read_count(expression, Decimal(1)) or Decimal(1)
        is_decade = unit == "decade" and expression.word_before(1) in _THROUGH
        is_rolling = word in ("past", "coming") or (step and (is_decade or size > 1))
        if is_rolling and unit != "weekend":
            return rolling(unit, size, step, base, anchor)
        reading = dated(Period.around(unit, base).shift(step), anchor) if base else unresolved(UNKNOWN[unit])
    else:
        period, anchor = context.mention()
        if period is not None and SIZES.index(period.unit) > SIZES.index(unit):
            period = context.mention_within(unit)
        reading = nearest_or_unresolved((period and period.to(unit).shift(step), anchor), UNKNOWN[unit])
        if reading and which == "l":
            reading = replace(reading, role="baseline")
    return with_part(reading, expression.value("part"))


@reads("relative_month")
def relative_month(expression: Expression, context: Anchors) -> Reading | None:
    """ "last September", "next March", "this May", "the previous April"."""
    month, which = int(expression.value("month")), expression.kind("which")
    base, anchor = context.publication() if expression.value("which") in NEAR else context.mentioned_day()
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "month")
    here = Period.around("month", base)
    there = Period("month", here.number // 12 * 12 + month - 1)
    if which == "l" and there.number >= here.number:
        there = there.shift(-12)
    elif which == "n" and there.number <= here.number:
        there = there.shift(12)
    return dated(there, anchor)


@reads("definite_unit")
def definite_unit(expression: Expression, context: Anchors) -> Reading | None:
    """ "the day", "the entire year": the one that the text speaks of."""
    unit = unit_of(expression.value("unit"))
    if unit is None or expression.value("unit") in WEEKS:  # no calendar counts fortnights
        return None
    period, anchor = context.mention()
    if period is None:
        return unresolved(UNKNOWN[unit])
    if unit != "year" and (same := context.mention_of(unit)) is not None and not context.narrative:
        return same
    base, near = context.publication()
    if unit == "weekend" and base is not None:
        step = -1 if base.isoweekday() < 6 and context.direction(expression) <= 0 else 0
        return dated(Period.around("weekend", base).shift(step), near)
    is_whole = "z" in expression.words.classes[expression.first : expression.last]
    if SIZES.index(period.unit) > SIZES.index(unit) or (
        unit == "year" and not context.narrative and not (is_whole and context.is_behind(period.interval))
    ):
        # "the day" after a year, and "the year" of news, are those of the article
        base, anchor = context.base(expression)
        if base is None or context.narrative:
            return None
        period = Period.around("day", base)
    if unit == "week" and period.unit == "day" and anchor == "publication":
        told_early = period.start.isoweekday() < _FRIDAY and context.direction(expression) < 0
        # "fell 5% for the week" on a Wednesday: the last one
        return dated(period.to("week").shift(-told_early), anchor)
    return dated(period.to(unit), anchor)


@reads("that_time")
def that_time(expression: Expression, context: Anchors) -> Reading | None:
    """ "that time": the last mention."""
    period, anchor = context.mention()
    return dated(period, anchor) if anchor == "mention" else None


@reads("weekday")
def weekday(expression: Expression, context: Anchors) -> Reading | None:
    """ "Monday", "last Friday", "next Tuesday".

    A bare weekday is the publication day or one of the six before it, after it where the verb looks ahead; in a
    narrative the first on or after the last mention.
    """
    number = int(expression.value("weekday", "short"))
    which = expression.kind("which")
    is_near = which not in ("l", "n") or expression.value("which") in NEAR
    base, anchor = context.publication() if is_near else context.mentioned_day()
    if base is None:
        return unresolved(f"XXXX-WXX-{number}", "day")
    ahead, back = (number - base.isoweekday()) % 7, (base.isoweekday() - number) % 7
    if which == "l":
        step = -(back or 7)
    elif which == "n":
        step = (
            ahead or 7
            if anchor == "mention" or expression.value("which") == "coming"
            else 7 + number - base.isoweekday()
        )
    elif which == "h":
        step = number - base.isoweekday()
    else:
        step = ahead if anchor == "mention" or context.direction(expression) > 0 else -back
    return dated(Period.around("day", base).shift(step), anchor)


@reads("ago")
def ago(expression: Expression, context: Anchors) -> Reading | None:
    """ "two weeks ago", "two weeks from now": as coarse as its unit.

    "A year ago" is as long as what it is compared with, and always where results of a quarter are told.
    """
    told, anchor = context.mention()
    units = ("quarter", "month", "half") if is_compared_with(expression) else ("quarter",)
    if told and told.unit in units and is_year_back(expression):
        return dated(told.shift_by("year", -1), anchor)
    base, anchor = context.publication()
    return away(expression, 1 if expression.has("ahead") else -1, base, anchor)


@reads("shifted", "definite")
def shifted(expression: Expression, context: Anchors) -> Reading | None:
    """ "two days later", "a year earlier", "the day after": counted from the last mention; "months later"."""
    is_definite, is_plural = expression.rule == "definite", expression.is_plural("unit")
    if (is_definite and is_plural) or not (is_definite or is_plural or expression.has("count")):
        return None  # "in the days before the war"
    sign = -1 if expression.value("after") in ("-", "last", "past", "previous") else 1
    unit, count = unit_of(expression.value("unit")), read_count(expression, Decimal(1) if is_definite else None)
    period, anchor = context.mention()
    if unit is None or count is None or period is None:
        return away(expression, sign, period.start if period else None, anchor)
    whole = sign * int(count)
    if unit == "year" and context.window:  # "the nine months ended April 30; a year earlier"
        return of_interval(shift_interval(context.window, unit, whole), "mention")
    if unit == "year" and period.unit in ("month", "quarter", "half", "week", "season"):
        moved = period.shift_by("year", whole)  # keeps its own size: "May ... a year earlier"
    elif unit in ("day", "week") and period.unit == "day":
        moved = period.shift_by(unit, whole)
    elif period.unit == "day" and unit in ("month", "year") and anchor == "mention":
        moved = period.shift_by(unit, whole).to(unit)
    else:
        moved = period.to(unit).shift(whole)
    return dated(moved, anchor, mod=approximation(expression))


def away(expression: Expression, sign: int, base: dt.date | None, anchor: AnchorKind) -> Reading | None:
    """A count of units from a day: years as a year and weeks as a week."""
    unit, count = unit_of(expression.value("unit")), read_count(expression)
    if unit is None or count is None or base is None:
        return Reading(type="DATE" if unit else "TIME", value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor="none")
    return dated(Period.around(unit, base).shift(sign * int(count)), anchor, mod=approximation(expression))


@reads("deictic")
def deictic(expression: Expression, context: Anchors) -> Reading | None:
    """ "today", "yesterday"."""
    base, anchor = context.publication()
    step = int(expression.value("deictic"))
    return dated(Period.around("day", base).shift(step), anchor) if base else unresolved("XXXX-XX-XX", "day")


@reads("deictic_part")
def deictic_part(expression: Expression, context: Anchors) -> Reading | None:
    """ "tonight", "overnight", "last night", "this morning", "that afternoon"."""
    which, part = expression.kind("which"), expression.value("part", "night") or "NI"
    base, anchor = context.mentioned_day() if which in ("d", "s") else context.publication()
    if base is None:
        return with_part(unresolved("XXXX-XX-XX", "day"), part)
    day = Period.around("day", base).shift(-1 if expression.has("last") else 1 if which == "n" else 0)
    reading = with_part(dated(day, anchor), part)
    if reading and expression.text("overnight").lower() == "overnight":
        return replace(reading, interval=Interval(day.shift(-1).start, day.until))
    return reading


@reads("edge", "unit_end", "later_this")
def edge(expression: Expression, context: Anchors) -> Reading | None:
    """ "early 2009", "the end of June", "mid-May", "later this year", "month's end": the period with a modifier."""
    is_unit = expression.rule == "unit_end"
    inner = definite_unit(expression, context) if is_unit else context.read(expression, "date")
    if inner is None:
        return None
    if is_unit and inner.period and context.published and context.direction(expression) < 0:
        behind = inner.period.until > context.published  # "at year-end it held": the last one that is over
        inner = dated(inner.period.shift(-behind), inner.anchor) or inner
    return replace(inner, mod=EDGES.get(expression.value("edge")) or inner.mod)


@reads("same_period", "year_earlier")
def same_period(expression: Expression, context: Anchors) -> Reading | None:
    """ "the same period", "the corresponding period last year", "the year-ago quarter": the last window mentioned, moved."""
    mention = context.mentioned_interval()
    if expression.value("which") in ("previous", "past"):
        return None  # "the previous period" is before the one mentioned
    if mention is None or mention.from_ is None or mention.until is None:
        return unresolved("XXXX")
    unit = None if expression.has("count") else unit_of(expression.value("unit"))  # "the year-ago nine months"
    whole = Period.filling(mention)
    by, years = unit_of(expression.value("by")) or "year", 0
    if expression.rule == "year_earlier":
        years = -1
    elif expression.has("date"):
        inner = context.read(expression, "date")
        is_year = inner is not None and inner.period is not None and inner.period.unit == "year"
        years = inner.period.number - mention.from_.year if is_year and inner and inner.period else -1
    if unit is None or (whole and whole.unit == unit):
        reading = of_interval(shift_interval(mention, by, years), "mention")
    else:
        reading = dated(Period.around(unit, mention.until - dt.timedelta(1)).shift_by(by, years), "mention")
    return replace(reading, role="baseline" if years < 0 else None) if reading else None


def of_interval(interval: Interval, anchor: AnchorKind) -> Reading | None:
    """The reading of an interval: the calendar period that fills it, else its year as the value."""
    period = Period.filling(interval)
    if period is not None or interval.from_ is None:
        return dated(period, anchor)
    day = Period.around("day", interval.from_)
    return Reading(type="DATE", value=f"{interval.from_.year:04d}", interval=interval, anchor=anchor, period=day)


def rolling(unit: PeriodUnit, count: Decimal, sign: int, base: dt.date | None, anchor: AnchorKind) -> Reading | None:
    """A window of `count` units that ends (or begins) with the day of the base."""
    reading = Reading(
        type="DURATION", value=duration_value(count, unit), granularity=granularity_of(unit), anchor=anchor
    )
    if base is None:
        return replace(reading, anchor="none")
    other = moved_day(base, unit, sign * int(count))
    return replace(reading, interval=Interval(other, base) if sign < 0 else Interval(base, other))


def granularity_of(unit: PeriodUnit) -> Granularity:
    """The granularity of a window that is counted in these units."""
    return "day" if unit == "weekend" else cast(Granularity, unit)


def moved_day(day: dt.date, unit: PeriodUnit, count: int) -> dt.date:
    """The day `count` units later."""
    moved = shift_interval(Interval(day, None), "day" if unit == "weekend" else unit, count).from_
    assert moved is not None
    return moved
