"""Readers of rolling windows: "the first five months of the year", "the three months to April", "from May to June"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from extractor.calendar import Interval, Period, PeriodUnit
from extractor.components.times.anchoring import Anchors
from extractor.components.times.counts import duration_value, read_count, read_number
from extractor.components.times.explicit import stretch
from extractor.components.times.meaning import AnchorKind, Meaning, dated, unresolved
from extractor.components.times.relative import NEAR, granularity_of, moved_day, rolling, unit_of
from extractor.components.times.spans import Expression, time_rule


def window(count: Decimal, unit: PeriodUnit, interval: Interval, anchor: AnchorKind) -> Meaning:
    """A DURATION with the interval that it has in the calendar."""
    return Meaning(
        type="DURATION",
        value=duration_value(count, unit),
        interval=interval,
        granularity=granularity_of(unit),
        anchor=anchor,
    )


def length(expression: Expression) -> Meaning:
    """A DURATION that has no position in the calendar."""
    word = expression.value("unit")
    unit, value = unit_of(word), duration_value(read_count(expression), word)
    return Meaning(type="DURATION", value=value, granularity=granularity_of(unit) if unit else None, anchor="none")


@time_rule("last_count",
           r"(?:{the} | {this} (?=[{last}{next}]))? (?P<which>{DETERMINER}) (?P<approx>{APPROX})? (?P<count>{COUNT})"
           r" {straight}? -? (?P<unit>{unit}) {period}?",
           "Sales rose over the past five years.", "Sales rose for five years.")  # fmt: skip
def last_count(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the past five years", "the next six months", "the previous three quarters"."""
    count, unit, which = read_count(expression), unit_of(expression.value("unit")), expression.kind("which")
    if unit is None or count is None or (count != int(count) and unit != "year") or which not in ("last", "next"):
        return length(expression)
    base, anchor = context.publication() if expression.value("which") in NEAR else context.mentioned_day()
    return rolling(unit, count, -1 if which == "last" else 1, base, anchor)


@time_rule("first_count",
           r"{the}? (?P<ordinal>[{ordinal}{last}]) -? (?P<count>{COUNT}) {straight}? -? (?P<unit>{unit}) {period}?"
           r" (?P<date>[{of}{in}]? (?:{OF_YEAR} | {the} {fiscal}? {unit}) | {of} {MONTH} (?:,? {year})?)?",
           "Sales rose in the first five months of 2024.",
           "Sales rose in the first five towns.", after=("last_count",))  # fmt: skip
def first_count(expression: Expression, context: Anchors) -> Meaning | None:
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


def part_of(period: Period, interval: Interval, anchor: AnchorKind) -> Meaning:
    """The meaning of a period of which only some days are meant: "so far this year", "this year through August"."""
    meaning = dated(period, anchor) or unresolved("XXXX")
    return replace(meaning, interval=interval, period=None)


@time_rule("window_to",
           r"{the}? (?P<which>{DETERMINER})? (?P<count>{COUNT})? -? {straight}? {fiscal}? (?P<unit>{unit}) -? {period}?"
           r" (?P<to>[{to}{ended}] | {that}? {ended} {in} {edge_noun}? {of}? | {ended} {edge_noun} | {that} {ended} |"
           r" (?P<from>{edge_noun})) {in}? (?P<date>{the}? {EDGED})",
           "Sales rose in the three months to April.", "Sales rose in April.", after=("week_of",))  # fmt: skip
def window_to(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the three months to April", "the 12 months through March 31", "the year ended June 30", "a month beginning May 3"."""
    end, unit = context.read(expression, "date"), unit_of(expression.value("unit"))
    count = read_count(expression, Decimal(1)) or Decimal(1)
    if end is None or end.period is None or end.type != "DATE" or unit is None or count != int(count):
        return None
    start, until, published = end.period.start, end.period.until, context.published
    if expression.kind("which") == "this" and not expression.has("count"):  # "this year through August"
        this = Period.around(unit, start)
        return part_of(this, Interval(this.start, until), end.anchor)
    if expression.has("from"):
        return window(count, unit, Interval(start, moved_day(start, unit, int(count))), end.anchor)
    is_ending = expression.text("to").lower().startswith("ending") and expression.kind("date") != "last"
    if is_ending and end.anchor == "publication" and published:
        ahead = end.period.shift_by("year", 1).until  # "the year ending in March": the nearest
        until = ahead if ahead - published < published - until else until
    interval = Interval(moved_day(until, unit, -int(count)), until)
    whole = Period.filling(interval)  # "the quarter ended Sept. 30" is the third
    if whole and whole.unit == unit:
        return dated(whole, end.anchor)
    is_fiscal = expression.contains("fiscal")
    if unit == "quarter" and count == 1:  # "the quarter ended July 31" is for the most part the second
        middle = Period.around(unit, moved_day(until, "month", -2))
        return replace(part_of(middle, interval, end.anchor), fiscal=True)
    return replace(window(count, unit, interval, end.anchor), fiscal=is_fiscal)


@time_rule("from_to",
           r"{from} (?P<date>{the}? {EDGED}) {to} (?P<until>{the}? {EDGED})"
           r" | {between} (?P<date2>{the}? {EDGED}) {and} (?P<until2>{the}? {EDGED})"
           r" | (?:{the}? {unit})? (?P<date3>{year}) [-{slash}] (?P<until3>{year}) (?!-)"
           r" | (?:(?<=[{of}{between}{in}({at}]) | {the}? {unit}) (?P<date4>{year}) {to} (?P<until4>{year}) (?!-?"
           r" [{unit}{digits}{day_number}])"
           r" | [{between}{from}] {the}? (?P<day>{DAY}) {JOIN} (?P<until6>{the}? {DAY} {of}? {MONTH} (?:,? {year})?)"
           r" | (?P<date5>{MONTH} {year}?) (?:[-{slash}{to}] | - {to} -) (?P<until5>{MONTH} {year}?)",
           "The town lost people from 2018 to 2021.", "The town lost people in 2018 and 2021.")  # fmt: skip
def from_to(expression: Expression, context: Anchors) -> Meaning | None:
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


@time_rule("to_date",
           r"{the}? (?P<unit>{unit}) -? {to} -? {date_noun} {period}?"
           r" | {so} {far} (?:(?P<so>[{this}{current}] {unit}) | {in} (?P<so3>{year}))"
           r" | (?P<so2>{this} {unit}) {so} {far}"
           r" | (?P<unit2>{the}? {unit}) {so} {far}",
           "So far this year 300 people have died.", "This year 300 people have died.")  # fmt: skip
def to_date(expression: Expression, context: Anchors) -> Meaning | None:
    """ "year-to-date", "so far this year": from the start of the period to now."""
    base, anchor = context.publication()
    inner = context.read(expression, "so")
    unit = inner.period.unit if inner and inner.period else unit_of(expression.value("unit"))
    now = Period.around(unit, base) if base and unit else None
    if base is None or unit is None or now is None or (inner is not None and inner.period != now):
        return None  # "so far in 2020", said a year later
    interval = Interval(now.start, base + dt.timedelta(1))
    return part_of(now, interval, anchor)
