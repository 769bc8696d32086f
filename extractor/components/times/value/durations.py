"""Readers of durations, sets and clock times, and of references that have no place in the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.calendar import Period, day_period, month_period
from extractor.components.times.spans import Expression
from extractor.components.times.value.duration import approximation, duration_value
from extractor.components.times.value.explicit import EDGES, nearest, with_part
from extractor.components.times.value.numbers import read_count, read_number
from extractor.components.times.value.reading import Context, Reading, dated, reads, unresolved


@reads("duration")
def duration(expression: Expression, context: Context) -> Reading | None:
    """ "five months", "12-year", "two and a half years", "a few days", "over a decade"."""
    count = read_count(expression, "count")
    value = duration_value(count, expression.value("unit"))
    if value is None:
        return None
    if is_rate(expression):
        return Reading(type="SET", value=value, anchor="none")
    return Reading(type="DURATION", value=value, mod=approximation(expression), anchor="none")


def is_rate(expression: Expression) -> bool:
    """ "20 cigarettes a day", "$3 million a year": behind an amount and no preposition."""
    if expression.words.classes[expression.match.start("count") : expression.match.end("count")] != "a":
        return False
    near = expression.words.classes[max(0, expression.first - 4) : expression.first]
    number = max(near.rfind(kind) for kind in "N#LY5~")
    return number >= 0 and set(near[number + 1 :]) <= {"x"}


@reads("long_word")
def long_word(expression: Expression, context: Context) -> Reading | None:
    """ "yearlong"."""
    entry = expression.words.entry(expression.first)
    return Reading(type="DURATION", value=entry.value if entry else None, anchor="none")


@reads("bare_units", "unit_long")
def bare_units(expression: Expression, context: Context) -> Reading | None:
    """ "(for) decades", "month-long"."""
    word = expression.text("unit").lower()
    plural = word.endswith("s") or word in ("centuries", "millennia")
    value = duration_value(None if plural else Decimal(1), expression.value("unit"))
    return Reading(type="DURATION", value=value, anchor="none") if value else None


@reads("recent")
def recent(expression: Expression, context: Context) -> Reading | None:
    """ "recent", "recent years", "current": a reference."""
    return reference(expression.value("adjective"), context)


def reference(value: str, context: Context) -> Reading:
    """PRESENT_REF and its like; the present of an article is its publication day."""
    base, anchor = context.publication()
    if value == "PRESENT_REF" and base is not None and not context.narrative:
        today = Period.around("day", base)
        return Reading(type="DATE", value=value, interval=today.interval, granularity="day", anchor=anchor)
    return Reading(type="DATE", value=value, anchor="none")


@reads("every")
def every(expression: Expression, context: Context) -> Reading | None:
    """ "every Monday", "each year", "Mondays", "every two weeks"."""
    if expression.has("days"):
        return Reading(type="SET", value=f"XXXX-WXX-{expression.value('days')}", anchor="none", role="frequency")
    unit = expression.value("unit")
    kind = expression.words.classes[expression.match.start("unit")]
    count = read_count(expression, "count") or Decimal(2 if expression.value("ordinal") == "2" else 1)
    value = {"W": f"XXXX-WXX-{unit}", "M": f"XXXX-{unit:0>2}", "S": f"XXXX-{unit}", "P": f"XXXX-XX-XXT{unit}"}.get(kind)
    value = value or duration_value(count, unit)
    return Reading(type="SET", value=value, anchor="none", role="frequency") if value else None


@reads("per", "times")
def per(expression: Expression, context: Context) -> Reading | None:
    """ "per day", "twice a week"."""
    value = duration_value(Decimal(1), expression.value("unit"))
    return Reading(type="SET", value=value, anchor="none", role="frequency") if value else None


@reads("frequency")
def frequency(expression: Expression, context: Context) -> Reading | None:
    """ "annual", "monthly"."""
    return Reading(type="SET", value=expression.value("adverb"), anchor="none")


@reads("year_on_year")
def year_on_year(expression: Expression, context: Context) -> Reading | None:
    """ "year-on-year", "month over month", "yoy": the mentioned period one unit earlier."""
    unit = expression.value("code", "unit")
    if (expression.has("unit2") and expression.value("unit2") != unit) or unit not in (
        "year",
        "quarter",
        "month",
        "week",
    ):
        return None
    period, anchor = context.mention()
    if period is None or (anchor == "publication" and period.unit == "day"):
        return Reading(type="DATE", value="XXXX", anchor="none", role="baseline")
    reading = dated(period.shift_by(unit, -1), anchor)  # type: ignore[arg-type]
    return replace(reading, role="baseline") if reading else None


def day_spoken_of(context: Context) -> Reading | None:
    """The day last mentioned, else that of publication."""
    period, anchor = context.mention()
    if period is None or period.unit != "day":
        base, anchor = (None, "none") if context.narrative else context.publication()
        period = Period.around("day", base) if base else None
    return dated(period, anchor)


@reads("clock")
def clock(expression: Expression, context: Context) -> Reading | None:
    """ "16:08 UTC", "5 pm", "8:30 a.m. Monday", "0800 GMT"."""
    surface = expression.text("clock", "four").lower()
    digits = [int(part) for part in re.findall(r"\d+", surface)]
    if expression.has("four"):
        if len(surface) != 4:
            return None
        digits = [digits[0] // 100, digits[0] % 100]
    elif expression.has("hour"):
        number = read_number(expression.value("hour"))
        digits = [int(number)] if number is not None else []
    if not digits or digits[0] > 24 or any(part > 59 for part in digits[1:]):
        return None
    half = re.sub(r"[^apm]", "", surface + expression.text("ampm").lower())
    hour = (
        digits[0] % 12 + (12 if "p" in half else 0) if ("am" in half or "pm" in half) and digits[0] <= 12 else digits[0]
    )
    zone = expression.value("zone", "zone2") if expression.has("zone", "zone2") else ""
    time = f"T{hour:02d}:{digits[1] if len(digits) > 1 else 0:02d}{zone}"
    day = context.read(expression, "date") if expression.has("date") else None
    if day is None:
        day = day_spoken_of(context)
    if day is None or day.period is None or day.period.unit != "day":
        return Reading(type="TIME", value=f"XXXX-XX-XX{time}", granularity="minute", anchor="none")
    return replace(day, type="TIME", value=f"{day.period.value}{time}", granularity="minute", clock=time)


@reads("part_of_day")
def part_of_day(expression: Expression, context: Context) -> Reading | None:
    """ "the morning of April 19", "midnight": on the day last mentioned."""
    part = expression.value("part")
    day = context.read(expression, "date") if expression.has("date") else None
    if day is None:
        day = day_spoken_of(context)
    reading = with_part(day if day else unresolved("XXXX-XX-XX"), part)
    return replace(reading, mod=EDGES.get(expression.value("edge"))) if reading else None


@reads("vague_time")
def vague_time(expression: Expression, context: Context) -> Reading | None:
    """ "now", "recently", "the future", "the past": a reference; "now" is the publication day."""
    value = "PAST_REF" if expression.has("past") else expression.value("word", "noun")
    return reference(value, context)


@reads("term")
def term(expression: Expression, context: Context) -> Reading | None:
    """ "the near term", "short-term"."""
    return Reading(type="DATE", value="FUTURE_REF", anchor="none")


@reads("holiday")
def holiday(expression: Expression, context: Context) -> Reading | None:
    """ "Christmas", "Christmas Eve", "New Year's Day", "Easter 2021"."""
    rule = "12-31" if expression.has("new") else expression.value("holiday", "day")
    if expression.has("easter"):  # "Good Friday", "Easter Monday"
        offset = {"good-5": -2, "easter-1": 1, "easter-7": 0}.get("-".join(easter_words(expression)))
        if offset is None:
            return None
        rule = f"easter{offset:+d}"

    def make(year: int) -> Period | None:
        if rule.startswith("easter"):
            return Period("day", easter(year) + int(rule.removeprefix("easter")))
        if rule[0].isalpha():  # "thu-11-4": the fourth Thursday of November, the fifth being the last
            name, month, count = rule.split("-")
            return nth_weekday(year, int(month), WEEKDAYS.index(name) + 1, int(count))
        month, day = rule.split("-")
        return day_period(year, int(month), int(day))

    if expression.has("year"):
        period, anchor = make(int(expression.text("year"))), "explicit"
    else:
        period, anchor = nearest(make, expression, context)
    if period is None:
        return None
    return dated(period.shift(-1) if expression.has("eve") else period, anchor)  # type: ignore[arg-type]


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def nth_weekday(year: int, month: int, weekday: int, count: int) -> Period:
    """The `count`th weekday (Monday 1) of a month, its last where the month has fewer."""
    whole = month_period(year, month)
    first = Period.around("day", whole.start)
    day = first.shift((weekday - whole.start.isoweekday()) % 7 + 7 * (count - 1))
    return day if day.start < whole.until else day.shift(-7)


def easter_words(expression: Expression) -> tuple[str, str]:
    """The two words of "Good Friday": the first lower-cased, the weekday by number."""
    first, last = expression.match.span("easter")
    entry = expression.words.entry(last - 1)
    return expression.words.surface(first).lower(), entry.value or "" if entry else ""


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
