"""Readers of durations, sets and clock times, and of references that have no position in the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.calendar import Period, day_period, month_period
from extractor.components.times.anchoring import Anchors
from extractor.components.times.counts import duration_value, read_count, read_number
from extractor.components.times.explicit import nearest
from extractor.components.times.meaning import MODS, Meaning, dated, unresolved
from extractor.components.times.relative import with_part
from extractor.components.times.spans import Expression, class_pattern, time_rule

_AMOUNT_BEFORE = class_pattern(r"[{day_number}{digits}{number}{year}{big_number}{vague}] {word}* \Z")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@time_rule("duration",
           r"(?:{the} (?=[{number}{day_number}] {unit}))? (?P<approx>{APPROX})? (?P<count>{COUNT}) [{straight}{more}]? -?"
           r" {straight}? (?P<unit>{unit}) (?P<half>{and} {a} {half})?",
           "The strike lasted five months.", "The man is 45 years old.")  # fmt: skip
def duration(expression: Expression, context: Anchors) -> Meaning | None:
    """ "five months", "12-year", "two and a half years", "a few days", "over a decade"."""
    value = duration_value(read_count(expression), expression.value("unit"))
    if is_rate(expression):
        return Meaning(type="SET", value=value, anchor="none")
    return Meaning(type="DURATION", value=value, mod=MODS.get(expression.value("approx")), anchor="none")


def is_rate(expression: Expression) -> bool:
    """ "20 cigarettes a day", "$3 million a year": after an amount and no preposition."""
    near = expression.words.classes[max(0, expression.first - 4) : expression.first]
    return expression.text("count").lower() in ("a", "an") and _AMOUNT_BEFORE.search(near) is not None


@time_rule("bare_units", r"(?P<unit>{unit})",
           "The mill was shut for decades.", "The decades were dull.")  # fmt: skip
@time_rule("unit_long", r"(?P<unit>{unit}) - {straight}",
           "A month-long strike began.", "A long month began.")  # fmt: skip
def bare_units(expression: Expression, context: Anchors) -> Meaning | None:
    """ "(for) decades", "month-long"."""
    count = None if expression.is_plural("unit") else read_count(expression, Decimal(1))
    value = duration_value(count, expression.value("unit"))
    return Meaning(type="DURATION", value=value, anchor="none")


@time_rule("recent", r"(?P<reference>[{recent}{current}]) (?P<unit>{unit})?",
           "Sales rose in recent years.", "Sales rose in good years.", after=("relative",))  # fmt: skip
@time_rule("vague_time",
           r"[{very}{more}]? (?P<reference>{vague_time})"
           r" | {the} [{very}{straight}]? (?P<noun>{vague_noun})"
           r" | {the} (?P<reference2>{last}) (?=[{word}.,|()])",
           "The mill will soon close.", "The mill closed as soon as she left.")  # fmt: skip
def reference(expression: Expression, context: Anchors) -> Meaning | None:
    """ "now", "recently", "the future", "recent years": the present of an article is its publication day."""
    value = expression.value("reference", "noun")
    if expression.has("unit") and expression.is_plural("unit"):
        return Meaning(type="DURATION", value=duration_value(None, expression.value("unit")), anchor="none")
    if value == "past":
        return unresolved("PAST_REF")
    base, anchor = context.publication()
    if value != "PRESENT_REF" or base is None or context.narrative:
        return unresolved(value)
    return replace(dated(Period.around("day", base), anchor) or unresolved(value), value=value, period=None)


@time_rule("every",
           r"{every} (?P<ordinal>[{ordinal}{other}]?) (?P<count>[{number}{day_number}]?)"
           r" (?P<unit>[{unit}{weekday}{month}{season}{part_of_day}])"
           r" | (?P<days>{weekdays})",
           "They meet every Monday.", "They meet on Monday.")  # fmt: skip
def every(expression: Expression, context: Anchors) -> Meaning | None:
    """ "every Monday", "each year", "Mondays", "every two weeks"."""
    unit, kind = expression.value("unit"), expression.kind("unit")
    if expression.has("days"):
        value = f"XXXX-WXX-{expression.value('days')}"
    elif kind == "unit":
        step = max(read_number(expression.value("ordinal")) or Decimal(1), Decimal(1))
        value = duration_value(read_count(expression, step) or step, unit)
    else:
        value = {
            "weekday": f"XXXX-WXX-{unit}", "month": f"XXXX-{unit:0>2}", "season": f"XXXX-{unit}",
            "part_of_day": f"XXXX-XX-XXT{unit}",
        }[kind]  # fmt: skip
    return Meaning(type="SET", value=value, anchor="none", role="frequency")


@time_rule("per", r"(?:{per} | (?:{times} | [{number}{day_number}] {times_noun}) [{a}{per}{every}]) (?P<unit>{unit})",
           "They meet twice a week.", "They meet in a week.")  # fmt: skip
def per(expression: Expression, context: Anchors) -> Meaning | None:
    """ "per day", "twice a week"."""
    value = duration_value(read_count(expression, Decimal(1)), expression.value("unit"))
    return Meaning(type="SET", value=value, anchor="none", role="frequency")


@time_rule("frequency", r"(?P<adverb>{frequency})",
           "The annual meeting was dull.", "The Annual Gazette was dull.")  # fmt: skip
def frequency(expression: Expression, context: Anchors) -> Meaning | None:
    """ "annual", "monthly"."""
    return Meaning(type="SET", value=expression.value("adverb"), anchor="none")


@time_rule("year_on_year",
           r"(?P<unit>{unit}) -? [{in}{shift}{approx}] -? (?P<unit2>{unit})"
           r" | (?P<code>{versus})",
           "Rents rose 4 percent year-on-year.",
           "Rents rose 4 percent in a year.", after=("year_earlier",))  # fmt: skip
def year_on_year(expression: Expression, context: Anchors) -> Meaning | None:
    """ "year-on-year", "month over month", "yoy": the mentioned period one unit earlier."""
    unit = expression.value("code", "unit")
    if unit not in ("year", "quarter", "month", "week"):
        return None
    period, anchor = context.mention()
    meaning = dated(period.shift_by(unit, -1), anchor) if period else unresolved("XXXX")  # type: ignore[arg-type]
    return replace(meaning, role="baseline") if meaning else None


def day_spoken_of(context: Anchors) -> Meaning | None:
    """The day last mentioned, else that of publication."""
    period, anchor = context.mention()
    if period is None or period.unit != "day":
        base, anchor = (None, "none") if context.narrative else context.publication()
        period = Period.around("day", base) if base else None
    return dated(period, anchor)


@time_rule("clock",
           r"(?P<clock>[{clock}{clock_half}] | (?P<hour>[{day_number}{number}]) (?:{am_pm} | {o_clock})) {am_pm}? (?:\(?"
           r" (?P<zone>{zone}) \)?)? (?:(?:{in} | ,)? (?P<date>{DATE}))?"
           r" | (?P<four>{digits} | {year}) (?P<zone2>{zone})"
           r" | (?P<date2>{numeric_date}) (?P<clock2>{clock}) (?:\(? (?P<zone3>{zone}) \)?)?",
           "The mill closed at 17:45 GMT on Friday.", "The mill closed on Friday.")  # fmt: skip
def clock(expression: Expression, context: Anchors) -> Meaning | None:
    """ "16:08 UTC", "5 pm", "8:30 a.m. Monday", "0800 GMT", "2025-06-09T10:00Z"."""
    surface = expression.text("clock", "four").lower()
    digits = [int(part) for part in re.findall(r"\d+", surface)] or [int(read_number(expression.value("hour")) or 0)]
    if expression.has("four"):
        digits = [digits[0] // 100, digits[0] % 100]
    hour, minute, *_ = *digits, 0
    if hour > 24 or minute > 59 or (expression.has("four") and len(surface) != 4):
        return None
    half = expression.words.lexicon.get(re.sub(r"^[\d:.\s]+", "", surface.rpartition(" ")[2]))
    if half is not None and half.kind == "am_pm" and hour <= 12:
        hour = hour % 12 + int(half.value or 0)
    zone = re.search(r"(?:z|[+-]\d\d:\d\d)$", surface)
    time = f"T{hour:02d}:{minute:02d}{zone[0].upper() if zone else expression.value('zone')}"
    is_dated = expression.has("date") is not None
    day = context.read(expression, "date") if is_dated else day_spoken_of(context)
    if day is None or day.period is None or day.period.unit != "day":
        return Meaning(type="TIME", value=f"XXXX-XX-XX{time}", granularity="minute", anchor="none")
    return replace(day, type="TIME", value=f"{day.period.value}{time}", granularity="minute", clock=time)


@time_rule("weekday_part",
           r"(?P<date>(?:{the}? {DETERMINER})? {weekday} | {deictic} | {DAY_AND_MONTH} | {holiday}) (?:' {word})? {edge}?"
           r" (?P<part>{part_of_day})",
           "The vote was on Monday morning.", "The vote was on Monday.")  # fmt: skip
@time_rule("part_of_day",
           r"{the}? (?P<edge>{edge}?) (?P<part>{part_of_day}) (?:(?:{unit}? {of} | {in})? (?P<date>{DATE}))?",
           "It rained on the morning of June 3.", "It rained on June 3.")  # fmt: skip
def part_of_day(expression: Expression, context: Anchors) -> Meaning | None:
    """ "Friday morning", "the morning of April 19"; "midnight": on the day last mentioned."""
    day = context.read(expression, "date") or day_spoken_of(context) or unresolved("XXXX-XX-XX")
    meaning = with_part(day, expression.value("part"))
    return replace(meaning, mod=MODS.get(expression.value("edge"))) if meaning else None


@time_rule("holiday",
           r"(?:(?P<holiday>{holiday}) (?P<eve>{eve})? {unit}? | (?P<day>{holiday_day}) (?:' {word}?)? {unit}) (?:,? {of}?"
           r" (?P<year>{year} | {DETERMINER} {unit}))?",
           "Shops were shut on Christmas Day 2024.", "Shops were shut in 2024.")  # fmt: skip
def holiday(expression: Expression, context: Anchors) -> Meaning | None:
    """ "Christmas", "Christmas Eve 2023", "Boxing Day", "Easter", "Good Friday"."""
    rule = expression.value("holiday", "day")

    def make(year: int) -> Period | None:
        if rule.startswith("easter"):  # "easter-2": two days before
            return Period("day", easter(year) + int(rule.removeprefix("easter") or 0))
        if rule[0].isalpha():  # "thu-11-4": the fourth Thursday of November, the fifth being the last
            name, month, count = rule.split("-")
            return nth_weekday(year, int(month), WEEKDAYS.index(name) + 1, int(count))
        month, day = rule.split("-")
        return day_period(year, int(month), int(day))

    of = context.read(expression, "year")
    if of is not None and of.period is not None:
        period, anchor = make(of.period.start.year), of.anchor
    else:
        period, anchor = nearest(make, expression, context)
    return dated(period.shift(-1) if period and expression.has("eve") else period, anchor)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> Period:
    """The `count`th weekday (Monday 1) of a month, its last where the month has fewer."""
    whole = month_period(year, month)
    first = Period.around("day", whole.start)
    day = first.shift((weekday - whole.start.isoweekday()) % 7 + 7 * (count - 1))
    return day if day.start < whole.until else day.shift(-7)


def easter(year: int) -> int:
    """The ordinal of Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    m = (a + 11 * d + 22 * e) // 451
    month, day = divmod(d + e - 7 * m + 114, 31)
    period = day_period(year, month, day + 1)
    assert period is not None
    return period.number
