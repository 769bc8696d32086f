"""Readers of dates that are relative to another: "last month", "two weeks ago", "a year earlier", "Friday morning", "today"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Literal, cast

from extractor.calendar import SIZES, Interval, Period, PeriodUnit, shift_interval
from extractor.components.times.anchoring import Anchors, is_compared_with, is_year_back
from extractor.components.times.counts import WEEKS, duration_value, read_count
from extractor.components.times.meaning import (
    MODS,
    AnchorKind,
    Meaning,
    dated,
    nearest_or_unresolved,
    unresolved,
)
from extractor.components.times.spans import Expression, time_rule
from extractor.record.timex import Granularity
from extractor.words.uses import words_that

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
Determiner = Literal["last", "past", "previous", "next", "coming", "following", "this"]
# from the day of the text, not the last day mentioned
NEAR: tuple[Determiner | Literal["PRESENT_REF"], ...] = ("last", "past", "next", "coming", "this", "PRESENT_REF")


def unit_of(word: str) -> PeriodUnit | None:
    """The calendar unit of a time noun; those of the clock have none."""
    return "week" if word in WEEKS else cast(PeriodUnit, word) if word in UNKNOWN else None


def with_part(meaning: Meaning | None, part: str) -> Meaning | None:
    """A day narrowed to a part of day: "Friday morning"."""
    if meaning is None or not part:
        return meaning
    return replace(meaning, type="TIME", value=f"{meaning.value}T{part}", granularity="part_of_day", clock=f"T{part}")


@time_rule("relative",
           r"(?:{the} | {this} (?=[{last}{next}]))? (?P<which>{DETERMINER}) {same}? {straight}? (?P<unit>{unit})"
           r" (?:(?P<half>{and} {a} {half}) | (?P<part>{part_of_day}))?",
           "Sales rose last month.", "Sales rose in the last of the towns.", after=("quarter",))  # fmt: skip
def relative(expression: Expression, context: Anchors) -> Meaning | None:
    """ "last month", "the following year", "this week", "that day", "the same year"."""
    unit = unit_of(expression.value("unit"))
    if unit is None:
        return None
    which, word = expression.kind("which"), expression.value("which")
    if expression.is_plural("unit"):  # "the coming days", "these days"
        if which in ("this", "that"):
            return unresolved("PRESENT_REF")
        return Meaning(type="DURATION", value=duration_value(None, unit), anchor="none")
    step = {"last": -1, "next": 1}.get(which, 0)
    meaning: Meaning | None
    is_next_day = unit == "day" and word == "next" and expression.words.kind(expression.first) == "the"
    if word in NEAR and not (
        is_next_day and context.mention()[1] == "mention"
    ):  # "the next day" counts from the last mention
        base, anchor = context.publication()
        size = (read_count(expression, Decimal(1)) or Decimal(1)) + Decimal("0.5") * bool(expression.has("half"))
        is_whole = unit == "decade" or expression.words.kind(expression.first) == "the"  # "over [the] last year"
        is_span = is_whole and expression.word_before(1) in words_that("span")
        is_rolling = word in ("past", "coming") or (step and (is_span or size > 1))
        if is_rolling and unit != "weekend":
            return rolling(unit, size, step, base, anchor)
        meaning = dated(Period.around(unit, base).shift(step), anchor) if base else unresolved(UNKNOWN[unit])
    else:
        period, anchor = context.mention()
        if period is not None and which in ("that", "same") and unit == "day" and context.direction(expression) <= 0:
            period = context.begun_mention() or period
        if period is not None and SIZES.index(period.unit) > SIZES.index(unit):
            period = context.mention_within(unit)
        meaning = nearest_or_unresolved((period and period.to(unit).shift(step), anchor), UNKNOWN[unit])
        if meaning and which == "last":
            meaning = replace(meaning, role="baseline")
    return with_part(meaning, expression.value("part"))


@time_rule("relative_month", r"{the}? (?P<which>{DETERMINER}) {same}? (?P<month>{month})",
           "Sales rose last September.", "Sales rose in September.")  # fmt: skip
def relative_month(expression: Expression, context: Anchors) -> Meaning | None:
    """ "last September", "next March", "this May", "the previous April"."""
    month, which = int(expression.value("month")), expression.kind("which")
    base, anchor = context.publication() if expression.value("which") in NEAR else context.mentioned_day()
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "month")
    here = Period.around("month", base)
    there = Period("month", here.number // 12 * 12 + month - 1)
    if which == "last" and there.number >= here.number:
        there = there.shift(-12)
    elif which == "next" and there.number <= here.number:
        there = there.shift(12)
    return dated(there, anchor)


@time_rule("definite_unit", r"{the} (?:{straight} -?)? (?P<unit>{unit})",
           "Shares rose 3 percent on the day.", "It was the day job that he liked.")  # fmt: skip
def definite_unit(expression: Expression, context: Anchors) -> Meaning | None:
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
    is_whole = expression.contains("straight")
    if SIZES.index(period.unit) > SIZES.index(unit) or (
        unit == "year" and not context.narrative and not (is_whole and context.has_begun(period.interval))
    ):
        # "the day" after a year, and "the year" of news, are those of the article
        base, anchor = context.base(expression)
        if base is None or context.narrative:
            return None
        period = Period.around("day", base)
    if unit == "quarter" and period.unit == "day" and anchor == "publication":
        return unresolved(UNKNOWN[unit])  # a report is of one that has ended, and no day says which
    return dated(period.to(unit), anchor)


@time_rule("that_time", r"{that} {time_noun}",
           "The mill opened in 2019. Sales rose at that time.",
           "The mill opened in 2019. Sales rose at the time.")  # fmt: skip
@time_rule("since_then", r"{then}",
           "The mill opened in 2019. Since then, sales have risen.",
           "The mill opened in 2019. Then sales rose.")  # fmt: skip
def that_time(expression: Expression, context: Anchors) -> Meaning | None:
    """ "that time", "since then": the last mention."""
    period, anchor = context.mention()
    return dated(period, anchor) if anchor == "mention" else None


@time_rule("weekday",
           r"(?:(?:{the} | {this} (?=[{last}{next}]))? (?P<which>{DETERMINER}))? (?P<weekday>{weekday})"
           r" | (?P<short>{short_weekday} \.)",
           "The vote was on Monday.", "They recall Black Monday.")  # fmt: skip
def weekday(expression: Expression, context: Anchors) -> Meaning | None:
    """ "Monday", "last Friday", "next Tuesday".

    A bare weekday is the publication day or one of the six before it, after it where the verb looks ahead; in a
    narrative the first on or after the last mention.
    """
    number = int(expression.value("weekday", "short"))
    which = expression.kind("which")
    is_near = which not in ("last", "next") or expression.value("which") in NEAR
    base, anchor = context.publication() if is_near else context.mentioned_day()
    if base is None:
        return unresolved(f"XXXX-WXX-{number}", "day")
    ahead, back = (number - base.isoweekday()) % 7, (base.isoweekday() - number) % 7
    if which == "last":
        step = -(back or 7)
    elif which == "next":
        step = (
            ahead or 7
            if anchor == "mention" or expression.value("which") == "coming"
            else 7 + number - base.isoweekday()
        )
    elif which == "this":
        step = number - base.isoweekday()
    else:
        step = ahead if anchor == "mention" or context.direction(expression) > 0 else -back
    return dated(Period.around("day", base).shift(step), anchor)


@time_rule("ago",
           r"(?P<approx>{APPROX})? (?P<count>{COUNT}) {straight}? -? (?P<unit>{unit}) (?:(?P<half>{and} {a} {half})? {ago} |"
           r" {from} (?P<ahead>{vague_time}))",
           "The mill opened two years ago.", "The mill opened two miles away.")  # fmt: skip
def ago(expression: Expression, context: Anchors) -> Meaning | None:
    """ "two weeks ago", "two weeks from now": as coarse as its unit.

    "A year ago" is as long as what it is compared with, and always where results of a quarter are reported.
    """
    mentioned, anchor = context.mention()
    units = ("quarter", "month", "half") if is_compared_with(expression) else ("quarter",)
    if mentioned and mentioned.unit in units and is_year_back(expression):
        return dated(mentioned.shift_by("year", -1), anchor)
    base, anchor = context.publication()
    return away(expression, 1 if expression.has("ahead") else -1, base, anchor)


@time_rule("shifted",
           r"(?P<approx>{APPROX})? (?P<count>{COUNT})? {straight}? -? (?P<unit>{unit}) '? (?P<after>{shift})",
           "The mill opened in 2019. It closed two years later.",
           "The mill opened two years after its sale.")  # fmt: skip
@time_rule("definite", r"{the} (?P<unit>{unit}) (?P<after>{shift} | [{last}{next}] (?![{unit}{month}{season}{of}]))",
           "The pact was signed on May 3. The mill opened the day after.",
           "The pact was signed on May 3. The mill opened that day.")  # fmt: skip
def shifted(expression: Expression, context: Anchors) -> Meaning | None:
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
    return dated(moved, anchor, mod=MODS.get(expression.value("approx")))


def away(expression: Expression, sign: int, base: dt.date | None, anchor: AnchorKind) -> Meaning | None:
    """A count of units from a day: years as a year and weeks as a week."""
    unit, count = unit_of(expression.value("unit")), read_count(expression)
    if unit is None or count is None or base is None:
        return Meaning(type="DATE" if unit else "TIME", value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor="none")
    return dated(Period.around(unit, base).shift(sign * int(count)), anchor, mod=MODS.get(expression.value("approx")))


@time_rule("deictic", r"(?P<deictic>{deictic})",
           "The mill opened yesterday.", "The mill opened on Monday.")  # fmt: skip
def deictic(expression: Expression, context: Anchors) -> Meaning | None:
    """ "today", "yesterday"."""
    base, anchor = context.publication()
    step = int(expression.value("deictic"))
    return dated(Period.around("day", base).shift(step), anchor) if base else unresolved("XXXX-XX-XX", "day")


@time_rule("deictic_part",
           r"(?P<overnight>{deictic_part})"
           r" | (?P<last>{last}) (?P<night>{part_of_day})"
           r" | {the}? (?P<which>[{this}{that}{same}{next}]) {same}? (?P<part>{part_of_day})",
           "It rained last night.", "It rained all night.")  # fmt: skip
def deictic_part(expression: Expression, context: Anchors) -> Meaning | None:
    """ "tonight", "overnight", "last night", "this morning", "that afternoon"."""
    which, part = expression.kind("which"), expression.value("part", "night") or "NI"
    base, anchor = context.mentioned_day() if which in ("that", "same") else context.publication()
    if base is None:
        return with_part(unresolved("XXXX-XX-XX", "day"), part)
    day = Period.around("day", base).shift(-1 if expression.has("last") else 1 if which == "next" else 0)
    meaning = with_part(dated(day, anchor), part)
    if meaning and expression.value("overnight") == "-1":
        return replace(meaning, interval=Interval(day.shift(-1).start, day.until))
    return meaning


@time_rule("edge",
           r"{the}? {very}? (?P<edge>{edge_noun}) (?:{of} (?P<date>{the}? {DATE} | {RELATIVE}) | - (?P<date3>{DATE}))"
           r" | {the}? (?P<edge2>{edge}) -? {in}? (?P<date2>{the}? {DATE} | {RELATIVE})",
           "The mill opened in early 2022.", "The mill opened in 2022.", after=("decade", "century",))  # fmt: skip
@time_rule("unit_end", r"(?P<unit>{unit}) (?:' {word} | -) (?P<edge>{edge_noun})",
           "At year-end it held $3 million.", "At the end it held $3 million.")  # fmt: skip
@time_rule("later_this",
           r"(?P<later>{shift}) {in}? (?P<date>{RELATIVE} | {deictic} | {weekday})"
           r" | (?P<late>{shift}) {in} (?P<date2>{DATE})",
           "The mill opened earlier this month.", "The mill opens before this month.", after=("edge",))  # fmt: skip
def edge(expression: Expression, context: Anchors) -> Meaning | None:
    """ "early 2009", "the end of June", "mid-May", "later this year", "month's end": the period with a modifier."""
    is_unit = expression.rule == "unit_end"
    inner = definite_unit(expression, context) if is_unit else context.read(expression, "date")
    if inner is None:
        return None
    if is_unit and inner.period and context.published and context.direction(expression) < 0:
        is_running = inner.period.until > context.published  # "at year-end it held": the last one that is over
        inner = dated(inner.period.shift(-is_running), inner.anchor) or inner
    return replace(inner, mod=MODS.get(expression.value("edge")) or inner.mod)


@time_rule("same_period",
           r"{the}? {same} (?P<unit>[{period}{unit}]) (?:{of}? {in}? {from}? (?P<date>{the}? {last}? {DETERMINER} {unit} |"
           r" {year} | (?:{number} | {a}) {unit} {shift} | {a} {unit} {ago} | {the} {unit} {shift} | {the} {unit} {last}))?"
           r" | {the}? (?P<which>[{that}{this}{last}]) {same}? (?P<unit2>{period})",
           "Sales rose in May. They fell in the same period of 2024.",
           "Sales rose in May. They fell in the same town.", after=("relative",))  # fmt: skip
@time_rule("year_earlier",
           r"[{the}{a}]? {same}? (?P<by>{unit}) - [{shift}{ago}] -? (?:{ordinal} -? | (?P<count>[{number}{day_number}]))?"
           r" (?P<unit>[{unit}{period}])"
           r" | {the}? (?P<by2>{unit}) - [{shift}{ago}]",
           "Rents were above year-earlier levels.", "Rents were above earlier levels.")  # fmt: skip
def same_period(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the same period", "the corresponding period last year", "the year-ago quarter": the last window mentioned, moved."""
    mention, context.ref = context.interval, context.interval_id
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
        meaning = of_interval(shift_interval(mention, by, years), "mention")
    else:
        meaning = dated(Period.around(unit, mention.until - dt.timedelta(1)).shift_by(by, years), "mention")
    return replace(meaning, role="baseline" if years < 0 else None) if meaning else None


def of_interval(interval: Interval, anchor: AnchorKind) -> Meaning | None:
    """The meaning of an interval: the calendar period that fills it, else its year as the value."""
    period = Period.filling(interval)
    if period is not None or interval.from_ is None:
        return dated(period, anchor)
    day = Period.around("day", interval.from_)
    return Meaning(type="DATE", value=f"{interval.from_.year:04d}", interval=interval, anchor=anchor, period=day)


def rolling(unit: PeriodUnit, count: Decimal, sign: int, base: dt.date | None, anchor: AnchorKind) -> Meaning | None:
    """A window of `count` units that ends (or begins) with the day of the base."""
    meaning = Meaning(
        type="DURATION", value=duration_value(count, unit), granularity=granularity_of(unit), anchor=anchor
    )
    if base is None:
        return replace(meaning, anchor="none")
    if unit == "year":
        unit, count = "month", count * 12  # "the past year and a half"
    end = moved_day(base, unit, sign * int(count))
    return replace(meaning, interval=Interval(end, base) if sign < 0 else Interval(base, end))


def granularity_of(unit: PeriodUnit) -> Granularity:
    """The granularity of a window that is counted in these units."""
    return "day" if unit == "weekend" else cast(Granularity, unit)


def moved_day(day: dt.date, unit: PeriodUnit, count: int) -> dt.date:
    """The day `count` units later."""
    moved = shift_interval(Interval(day, None), "day" if unit == "weekend" else unit, count).from_
    assert moved is not None
    return moved
