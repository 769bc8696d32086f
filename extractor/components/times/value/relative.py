"""Readers of dates that hang on another: "last month", "two weeks ago", "a year earlier", "Friday morning", "today"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import cast

from extractor.calendar import SIZES, Interval, Period, PeriodUnit, add_months, shift_interval
from extractor.components.times.spans import Expression
from extractor.components.times.value.duration import CODES, approximation, duration_value
from extractor.components.times.value.explicit import EDGES, with_part
from extractor.components.times.value.numbers import read_count
from extractor.components.times.value.reading import AnchorKind, Context, Reading, dated, reads, unresolved, with_mod

CLOCK_UNITS = ("hour", "minute", "second")
UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip


def unit_of(word: str) -> tuple[PeriodUnit | None, int]:
    """The calendar unit and count of a time noun: "fortnight" is two weeks; clock units have none."""
    if word == "fortnight":
        return "week", 2
    return (cast(PeriodUnit, word), 1) if word in UNKNOWN else (None, 1)


_FRIDAY = 5  # ISO weekday: from then on a week is told of before its end
NEAR = (
    "last",
    "past",
    "next",
    "coming",
    "this",
    "PRESENT_REF",
)  # look from where the text stands, not from what it spoke of


_THROUGH = frozenset(["over", "during", "for", "throughout", "across", "within"])


@reads("relative")
def relative(expression: Expression, context: Context) -> Reading | None:
    """ "last month", "the following year", "this week", "that day", "the same year"."""
    unit, count = unit_of(expression.value("unit"))
    if unit is None:
        return None
    which, word = expression.kind("which"), expression.value("which")
    if expression.text("unit").lower().endswith("s"):  # "the coming days", "these days"
        if which in "hd":
            return Reading(type="DATE", value="PRESENT_REF", anchor="none")
        return Reading(type="DURATION", value=duration_value(None, expression.value("unit")), anchor="none")
    step = {"l": -1, "n": 1}.get(which, 0) * count
    reading: Reading | None
    if word in NEAR and not _follows_a_mention(expression, context, unit):
        base, anchor = context.publication()
        is_rolling = unit == "decade" and expression.word_before(1) in _THROUGH  # "over the next decade"
        if (word in ("past", "coming") and unit != "weekend") or (is_rolling and step):
            return rolling(unit, Decimal(count), step, base, anchor)
        reading = dated(Period.around(unit, base).shift(step), anchor) if base else unresolved(UNKNOWN[unit])
    else:
        period, anchor = context.mention()
        if period is not None and SIZES.index(period.unit) > SIZES.index(unit):
            period = context.mention_within(unit)
        reading = dated(period.to(unit).shift(step), anchor) if period else unresolved(UNKNOWN[unit])
        if reading and which == "l" and anchor != "none":
            reading = replace(reading, role="baseline")
    return with_part(reading, expression.value("part"))


def _follows_a_mention(expression: Expression, context: Context, unit: PeriodUnit) -> bool:
    """Whether "the next day" counts from what was told last; "next day" and "the next year" ahead from the article."""
    if expression.words.classes[expression.first] != "t" or expression.value("which") != "next":
        return False
    return context.mention()[1] == "mention" and (unit == "day" or context.direction(expression) < 0)


@reads("relative_month")
def relative_month(expression: Expression, context: Context) -> Reading | None:
    """ "last September", "next March", "this May", "the previous April"."""
    month, which = int(expression.value("month")), expression.kind("which")
    if expression.value("which") in NEAR:
        base, anchor = context.publication()
    else:
        period, anchor = context.mention()
        base = period.start if period else None
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "month")
    here = Period.around("month", base)
    offset = (month - 1 - here.number) % 12
    if which == "l":
        offset -= 12
    elif which == "n":
        offset = offset or 12
    else:
        return dated(Period("month", here.number // 12 * 12 + month - 1), anchor)
    return dated(here.shift(offset), anchor)


@reads("definite_unit")
def definite_unit(expression: Expression, context: Context) -> Reading | None:
    """ "the day", "the entire year": the one that the text speaks of."""
    unit, _ = unit_of(expression.value("unit"))
    if unit is None:
        return None
    period, anchor = context.mention()
    if period is None:
        return unresolved(UNKNOWN[unit])
    if unit != "year" and (same := context.mention_of(unit)) is not None and not context.narrative:
        return dated(same, "mention")
    if unit == "weekend":
        step = -1 if period.start.isoweekday() < 6 and context.direction(expression) <= 0 else 0
        return dated(period.to("week").to("day").shift(7 * step).to("weekend"), anchor)
    if SIZES.index(period.unit) > SIZES.index(unit) or (
        unit == "year"
        and not context.narrative
        and "z" not in expression.words.classes[expression.first : expression.last]
    ):
        base, anchor = context.base()  # "the day" after a year, and "the year" of news, are those of the article
        if base is None or context.narrative:
            return None
        period = Period.around("day", base)
    if unit == "week" and period.unit == "day" and anchor == "publication":
        told_early = period.start.isoweekday() < _FRIDAY and context.direction(expression) < 0
        return dated(
            period.to("week").shift(-told_early), anchor
        )  # "fell 5% for the week" on a Wednesday: the last one
    return dated(period.to(unit), anchor)


@reads("that_time")
def that_time(expression: Expression, context: Context) -> Reading | None:
    """ "that time": the last mention."""
    period, anchor = context.mention()
    return dated(period, anchor) if anchor == "mention" else None


@reads("weekday")
def weekday(expression: Expression, context: Context) -> Reading | None:
    """ "Monday", "last Friday", "next Tuesday", "Friday morning", "Monday last week".

    A bare weekday is the publication day or one of the six before it, after it where the verb looks ahead; in a
    narrative the first on or after the last mention.
    """
    number = int(expression.value("weekday", "short"))
    which = expression.kind("which")
    week = context.read(expression, "week")
    base, anchor = context.base() if context.narrative else context.publication()
    if which in ("l", "n") and expression.value("which") not in NEAR:
        period, anchor = context.mention()
        base = period.start if period else None
    reading: Reading | None
    if base is None:
        reading = unresolved(f"XXXX-WXX-{number}", "day")
    elif week is not None and week.period is not None and week.period.unit == "week":
        reading = dated(week.period.to("day").shift(number - 1), week.anchor)
    else:
        ahead, back = (number - base.isoweekday()) % 7, (base.isoweekday() - number) % 7
        if which == "l":
            step = -(back or 7)
        elif which == "n":
            step = ahead or 7 if anchor == "mention" else 7 + number - base.isoweekday()
        elif which == "h":
            step = number - base.isoweekday()
        else:
            step = ahead if anchor == "mention" or context.direction(expression) > 0 else -back
        reading = dated(Period.around("day", base).shift(step), anchor)
    return reading


@reads("definite")
def definite(expression: Expression, context: Context) -> Reading | None:
    """ "the year before", "the day after", "the week following"."""
    unit, count = unit_of(expression.value("unit", "unit2"))
    if unit is None:
        return None
    if expression.text("unit", "unit2").lower().endswith("s"):  # "in the days before the war"
        return None
    word = expression.value("after", "after2")
    step = -count if word in ("-", "last", "past", "previous") else count
    return shifted_from_mention(unit, Decimal(step), context)


@reads("ago")
def ago(expression: Expression, context: Context) -> Reading | None:
    """ "two weeks ago": as coarse as its unit, years as a year and weeks as a week; days are days."""
    day = context.read(expression, "date") if expression.has("date") else None
    if day is not None and day.period is not None:  # "ten years ago today", "a year ago this week"
        unit, times = unit_of(expression.value("unit"))
        count = read_count(expression, "count")
        return dated(day.period.shift_by(unit, -int(count * times)), day.anchor) if unit and count else None
    base, anchor = context.publication()
    return away(expression, -1, base, anchor)


@reads("shifted")
def shifted(expression: Expression, context: Context) -> Reading | None:
    """ "two days later", "a year earlier": counted from the last mention."""
    if expression.has("count") is None and expression.value("unit") not in UNKNOWN:
        return None
    period, anchor = context.mention()
    sign = -1 if expression.value("after") == "-" else 1
    unit, times = unit_of(expression.value("unit"))
    if expression.has("count") is None:
        return None
    count = read_count(expression, "count")
    if unit is None or count is None:
        return away(expression, sign, period.start if period else None, anchor)
    reading = shifted_from_mention(unit, sign * count * times, context)
    return with_approx(reading, expression)


def shifted_from_mention(unit: PeriodUnit, count: Decimal, context: Context) -> Reading | None:
    """The mentioned period moved; a finer mention keeps its own size when moved by years ("May ... a year earlier")."""
    period, anchor = context.mention()
    if period is None:
        return unresolved(UNKNOWN[unit])
    whole = int(count)
    keeps = (unit == "year" and period.unit in ("month", "quarter", "half", "week", "season")) or (
        unit in ("month", "quarter") and period.unit in ("quarter",)
    )
    moved = (
        period.shift_by(unit, whole)
        if keeps
        else period.to("day").shift(whole * (7 if unit == "week" else 1))
        if unit in ("day", "week") and period.unit in ("day",)
        else period.to(unit).shift(whole)
    )
    if period.unit == "day" and unit in ("month", "year") and anchor == "mention":
        moved = period.shift_by(unit, whole).to("month" if unit == "month" else "year")
    return dated(moved, anchor)


@reads("from_now")
def from_now(expression: Expression, context: Context) -> Reading | None:
    """ "two weeks from now", "a week from Friday"."""
    start = context.read(expression, "date")
    if start is None or start.interval is None:
        return None
    unit, times = unit_of(expression.value("unit"))
    count = read_count(expression, "count")
    if start.value == "PRESENT_REF" or unit not in ("day", "week") or count is None:
        return away(expression, 1, start.interval.from_, start.anchor)
    return dated(start.period.shift_by(unit, int(count * times)) if start.period else None, start.anchor)


@reads("counted_from")
def counted_from(expression: Expression, context: Context) -> Reading | None:
    """ "two days after the May 3 quake", "a week before Christmas": as coarse as its unit, weeks as days."""
    start, (unit, times) = context.read(expression, "date"), unit_of(expression.value("unit"))
    count = read_count(expression, "count")
    if start is None or start.period is None or unit is None or count is None or start.value == "PRESENT_REF":
        return None
    if SIZES.index(start.period.unit) > SIZES.index(unit):
        return None
    sign = -1 if expression.value("after") == "-" else 1
    moved = start.period.shift_by(unit, sign * int(count * times))
    return dated(moved if unit in ("day", "week") else moved.to(unit), start.anchor)


@reads("units_later")
def units_later(expression: Expression, context: Context) -> Reading | None:
    """ "Months later": some time after."""
    if not expression.text("unit").lower().endswith("s"):
        return None
    return Reading(type="DATE", value="PAST_REF" if expression.value("after") == "-" else "FUTURE_REF", anchor="none")


def away(expression: Expression, sign: int, base: dt.date | None, anchor: AnchorKind) -> Reading | None:
    """A count of units from a day."""
    unit_word, count = expression.value("unit"), read_count(expression, "count")
    unit, times = unit_of(unit_word)
    if unit is None:
        if unit_word not in CLOCK_UNITS:
            return None
        return Reading(type="TIME", value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor="none")
    if count is None or base is None:
        return Reading(type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor="none")
    whole = int(count * times)
    if count != count.to_integral_value() and unit == "year":
        period = Period.around("month", add_months(base, sign * int(count * 12)))
    elif unit == "week":
        period = Period.around("day", base).shift(sign * 7 * whole).to("week")
    elif unit == "weekend":
        period = Period.around("weekend", base).shift(sign * whole)
    else:
        period = Period.around(unit, base).shift(sign * whole)
    return with_approx(dated(period, anchor), expression)


def with_approx(reading: Reading | None, expression: Expression) -> Reading | None:
    """The modifier of "about", "over", "at least" put on the reading."""
    return with_mod(reading, approximation(expression)) if reading else None


@reads("deictic")
def deictic(expression: Expression, context: Context) -> Reading | None:
    """ "today", "yesterday"."""
    base, anchor = context.publication()
    step = int(expression.value("deictic"))
    return dated(Period.around("day", base).shift(step), anchor) if base else unresolved("XXXX-XX-XX", "day")


@reads("deictic_part")
def deictic_part(expression: Expression, context: Context) -> Reading | None:
    """ "tonight", "overnight", "last night", "this morning", "that afternoon"."""
    which, part = expression.kind("which"), expression.value("part", "night") or "NI"
    if which in ("d", "s") or expression.value("which") == "following":
        period, anchor = context.mention()
        base = period.start if period else None
    else:
        base, anchor = context.publication()
    if base is None:
        return with_part(unresolved("XXXX-XX-XX", "day"), part)
    day = Period.around("day", base).shift(-1 if expression.has("last") else 1 if which == "n" else 0)
    reading = with_part(dated(day, anchor), part)
    if reading and expression.text("overnight").lower() == "overnight":
        return replace(reading, interval=Interval(day.shift(-1).start, day.until))
    return reading


@reads("edge", "unit_end", "later_this")
def edge(expression: Expression, context: Context) -> Reading | None:
    """ "early 2009", "the end of June", "mid-May", "later this year", "month's end": the period with a modifier."""
    if expression.rule == "unit_end":
        inner = definite_unit(expression, context)
        if inner and inner.period and context.published and context.direction(expression) < 0:
            behind = inner.period.until > context.published  # "at year-end it held": the last one that is over
            inner = dated(inner.period.shift(-1), inner.anchor) if behind else inner
    else:
        inner = context.read(expression, expression.has("date", "date2", "date3") or "date")
    if inner is None or inner.value is None:
        return None
    return with_mod(inner, EDGES.get(expression.value("edge", "edge2")))


@reads("same_period")
def same_period(expression: Expression, context: Context) -> Reading | None:
    """ "the same period", "the corresponding period last year": the last window mentioned, moved to the year named."""
    mention = context.mentioned_interval()
    period, anchor = context.mention()
    unit, _ = unit_of(expression.value("unit"))
    if mention is None or mention.from_ is None or period is None:
        return unresolved("XXXX")
    if not expression.has("date"):
        if unit is not None:
            return dated(period.to(unit), anchor)
        return of_interval(mention, anchor)
    years = years_back(expression, context, mention.from_)
    if years is None:
        return None
    if unit is None:
        reading = of_interval(shift_interval(mention, "year", years), anchor)
    else:
        reading = dated(period.shift_by("year", years).to(unit), anchor)
    return replace(reading, role="baseline" if years < 0 else None) if reading else None


def of_interval(interval: Interval, anchor: AnchorKind) -> Reading | None:
    """The reading of an interval: the calendar period that fills it, else its year as the value."""
    period = Period.filling(interval)
    if period is not None or interval.from_ is None:
        return dated(period, anchor)
    day = Period.around("day", interval.from_)
    return Reading(type="DATE", value=f"{interval.from_.year:04d}", interval=interval, anchor=anchor, period=day)


@reads("year_earlier")
def year_earlier(expression: Expression, context: Context) -> Reading | None:
    """ "the year-earlier quarter", "the year-ago period": the mentioned period moved back."""
    by, _ = unit_of(expression.value("by"))
    unit, _ = unit_of(expression.value("unit"))
    mention, (period, anchor) = context.mentioned_interval(), context.mention()
    if by is None or period is None or mention is None:
        return Reading(type="DATE", value="XXXX", anchor="none", role="baseline")
    if unit is None or period.unit == unit:
        reading = of_interval(shift_interval(mention, by, -1), anchor)
    else:
        reading = dated(period.shift_by(by, -1).to(unit), anchor)
    return replace(reading, role="baseline") if reading else None


def years_back(expression: Expression, context: Context, start: dt.date) -> int | None:
    """By how many years "the same period last year" or "of 2023" is away from a window that begins at `start`."""
    text = expression.text("date").lower()
    inner = context.read(expression, "date")
    if any(word in text for word in ("earlier", "before", "ago", "previous", "preceding", "prior")):
        return -1
    if inner is None or inner.period is None or inner.period.unit != "year":
        return -1 if "last" in text or "past" in text else None
    return inner.period.number - start.year


def rolling(unit: PeriodUnit, count: Decimal, sign: int, base: dt.date | None, anchor: AnchorKind) -> Reading | None:
    """A window of `count` units that ends (or begins) with the day of the base."""
    value = f"P{count.normalize():f}{CODES[unit]}"
    reading = Reading(
        type="DURATION", value=value, granularity=cast("None", "day" if unit == "weekend" else unit), anchor=anchor
    )
    if base is None:
        return replace(reading, anchor="none")
    moved = shift_interval(Interval(base, base), "day" if unit == "weekend" else unit, sign * int(count))
    interval = Interval(moved.from_, base) if sign < 0 else Interval(base, moved.from_)
    return replace(reading, interval=interval)
