"""Readers of rolling windows: "the first five months of the year", "the three months to April", "from May to June"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import cast

from extractor.calendar import Interval, Period, PeriodUnit, shift_interval
from extractor.components.times.spans import Expression
from extractor.components.times.value.duration import duration_value
from extractor.components.times.value.numbers import read_count
from extractor.components.times.value.reading import AnchorKind, Context, Reading, dated, reads
from extractor.components.times.value.relative import NEAR, rolling, unit_of
from extractor.timex import Granularity


def window(count: Decimal | None, unit_word: str, interval: Interval | None, anchor: AnchorKind) -> Reading:
    """A DURATION with the interval that it has in the calendar."""
    unit, _ = unit_of(unit_word)
    return Reading(type="DURATION", value=duration_value(count, unit_word), interval=interval,
                   granularity=cast("Granularity | None", unit), anchor=anchor if interval else "none")  # fmt: skip


def _moved(day: dt.date, unit: PeriodUnit, count: int) -> dt.date:
    moved = shift_interval(Interval(day, None), "day" if unit == "weekend" else unit, count).from_
    assert moved is not None
    return moved


@reads("last_count", "count_last")
def last_count(expression: Expression, context: Context) -> Reading | None:
    """ "the past five years", "the next six months", "the previous three quarters"."""
    count, unit_word = read_count(expression, "count"), expression.value("unit")
    unit, times = unit_of(unit_word)
    which = expression.kind("which")
    if unit is None or count is None:
        return window(count, unit_word, None, "none")
    if expression.value("which") in NEAR:
        base, anchor = context.publication()
    else:
        period, anchor = context.mention()
        base = period.start if period else None
    if which not in ("l", "n"):
        return window(count, unit_word, None, "none")
    reading = rolling(unit, count * times, -1 if which == "l" else 1, base, anchor)
    if reading and count != count.to_integral_value():
        return window(count, unit_word, None, "none")
    return replace(reading, value=duration_value(count, unit_word)) if reading else None


@reads("first_count")
def first_count(expression: Expression, context: Context) -> Reading | None:
    """ "the first five months of the year", "the last two quarters of 2024", "the initial five-month period"."""
    ordinal, unit_word = expression.value("ordinal"), expression.value("unit")
    count = read_count(expression, "count")
    unit, _ = unit_of(unit_word)
    if ordinal not in ("1", "-1", "last", "past") or count is None or unit is None or count != int(count):
        return None
    if ordinal in ("last", "past") and not expression.has("date"):
        return last_like(count, unit_word, unit, context)
    year, anchor = _year(expression, context)
    if year is None or unit not in ("month", "quarter", "week", "day", "half"):
        return window(count, unit_word, None, "none")
    if ordinal == "1":
        interval = Interval(year.start, _moved(year.start, unit, int(count)))
        base, _ = context.base()
        if (
            not expression.has("date")
            and base
            and interval.until
            and interval.until > base
            and context.direction(expression) <= 0
        ):
            interval = shift_interval(interval, "year", -1)  # results are told of months that have passed
    else:
        interval = Interval(_moved(year.until, unit, -int(count)), year.until)
    return window(count, unit_word, interval, anchor)


def last_like(count: Decimal, unit_word: str, unit: PeriodUnit, context: Context) -> Reading | None:
    """ "the last three months" written with an ordinal: a window up to the publication day."""
    base, anchor = context.publication()
    reading = rolling(unit, count, -1, base, anchor)
    return replace(reading, value=duration_value(count, unit_word)) if reading else None


def _year(expression: Expression, context: Context) -> tuple[Period | None, AnchorKind]:
    """The year that a window is the beginning of: stated, else the last mentioned or the current one."""
    digits = expression.text("date")[-4:]
    if digits.isdigit() and expression.match["date"][:2] not in ("0M", "03"):
        return Period("year", int(digits)), "explicit"
    inner = context.read(expression, "date") if expression.has("date") else None
    if inner is not None and inner.period is not None:
        return inner.period.to("year") if inner.period.unit != "month" else inner.period, inner.anchor
    base, anchor = context.base()
    return (Period.around("year", base) if base else None), anchor


@reads("window_to")
def window_to(expression: Expression, context: Context) -> Reading | None:
    """ "the three months to April", "the year to March", "the 12 months through March 31", "the year ended June 30"."""
    end = context.read(expression, "date")
    unit_word = expression.value("unit")
    unit, times = unit_of(unit_word)
    if end is None or end.period is None or end.type != "DATE" or unit is None:
        return None
    if not expression.has("the") and not expression.has("count") and expression.value("to") == "to":
        return None
    count = (read_count(expression, "count") or Decimal(1)) * times
    until = end.period.until
    published = context.published
    is_last = expression.kind("date") == "l"  # "ending last January"
    if expression.text("to").lower().startswith("ending") and end.anchor == "publication" and published and not is_last:
        ahead = end.period.shift_by("year", 1).until  # "the year ending in March": the nearest
        until = ahead if ahead - published < published - until else until
    if count != int(count):
        return None
    reading = window(count, unit_word, Interval(_moved(until, unit, -int(count)), until), end.anchor)
    return replace(reading, fiscal="f" in expression.words.classes[expression.first : expression.last])


@reads("window_from")
def window_from(expression: Expression, context: Context) -> Reading | None:
    """ "three successive months beginning in February"."""
    begin = context.read(expression, "date")
    unit_word = expression.value("unit")
    if expression.value("from") == "from" and "z" not in expression.words.classes[expression.first : expression.last]:
        return None
    unit, _ = unit_of(unit_word)
    count = read_count(expression, "count")
    if begin is None or begin.period is None or unit is None or count is None or count != int(count):
        return None
    start = begin.period.start
    return window(count, unit_word, Interval(start, _moved(start, unit, int(count))), begin.anchor)


@reads("week_of")
def week_of(expression: Expression, context: Context) -> Reading | None:
    """ "the week of June 2"."""
    day = context.read(expression, "date")
    if day is None or day.period is None or day.period.unit != "day":
        return None
    return dated(day.period.to("week"), day.anchor) if expression.value("unit") == "week" else None


def _day_of_same_month(day: str, last: Reading | None) -> Reading | None:
    """The "3" of "between 3 and 11 August"."""
    if last is None or last.period is None:
        return None
    start = last.period.start.replace(day=int(day.rstrip("stndrh")))
    return replace(last, period=Period.around("day", start))


@reads("from_to", "span_to")
def from_to(expression: Expression, context: Context) -> Reading | None:
    """ "from January to May", "between 2014 and 2016": begins with the first, ends with the last."""
    last = context.read(expression, expression.has("until", "until2", "until3") or "until")
    if expression.has("first"):
        first = _day_of_same_month(expression.text("first"), last)
    else:
        first = context.read(expression, expression.has("date", "date2") or "date")
    if first is None or last is None or first.period is None or last.period is None:
        return None
    begin, end = first.period, last.period
    if begin.unit == end.unit == "day" and 0 < begin.number - end.number < 7:  # "from Monday to Friday"
        begin = begin.shift(-7)
    if end.start < begin.start and first.anchor != "explicit" and last.anchor == "explicit":
        begin = begin.shift_by("year", end.start.year - begin.start.year)
    if begin.start.year > end.start.year or (begin.start > end.start and first.anchor != "explicit"):
        begin = begin.shift_by("year", -1)
    elif last.anchor == "explicit" and first.anchor != "explicit" and begin.start.year != end.start.year:
        moved = begin.shift_by("year", end.start.year - begin.start.year)
        begin = moved if moved.start < end.start else moved.shift_by("year", -1)
    if begin.start >= end.until:
        return None
    unit = end.unit if end.unit in ("year", "month", "day") else "month"
    length = (end.number - begin.to(unit).number if unit == end.unit else 0) + 1
    return Reading(type="DURATION", value=f"P{length}{unit[0].upper()}", interval=Interval(begin.start, end.until),
                   granularity=cast(Granularity, unit), anchor=last.anchor)  # fmt: skip


@reads("to_date")
def to_date(expression: Expression, context: Context) -> Reading | None:
    """ "year-to-date", "so far this year", "the year-to-date period last year": from the start of the period to now."""
    base, anchor = context.publication()
    unit_word = expression.value("unit", "unit2", "date2", "date3")
    unit, _ = unit_of(expression.value("unit") or unit_word)
    if expression.has("date2", "date3"):
        inner = context.read(expression, expression.has("date2", "date3") or "")
        unit = inner.period.unit if inner and inner.period else None
        if inner and inner.period and base and not inner.period.start <= base < inner.period.until:
            return None  # "so far in 2020" as told a year later
    if base is None or unit is None:
        return None
    interval = Interval(Period.around(unit, base).start, base + dt.timedelta(1))
    if expression.has("date"):
        other = context.read(expression, "date")
        if other is None or other.period is None:
            return None
        interval = shift_interval(interval, "year", other.period.start.year - base.year)
    return window(Decimal(1), unit, interval, anchor)
