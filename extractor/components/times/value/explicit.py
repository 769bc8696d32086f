"""Readers of dates that name their place in the calendar, wholly or in part: days, months, years, quarters, seasons."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from extractor.calendar import SEASONS, Period, day_period, month_period, parse_day, parse_odd_date, year_period
from extractor.components.times.spans import Expression
from extractor.components.times.value.numbers import read_number
from extractor.components.times.value.reading import AnchorKind, Context, Reading, dated, reads, unresolved
from extractor.timex import Mod

EDGES: dict[str, Mod] = {"START": "START", "MID": "MID", "END": "END"}
LEAN = dt.timedelta(30)  # a narrative goes forwards: the next date is a little later than the last
SOON, JUST_PAST, LONG_AGO = dt.timedelta(62), dt.timedelta(20), dt.timedelta(240)
_JOINED_CODES = re.compile(r"(?:,?[-&o:,]Q){1,3}0?(Y)")
_JOINED = re.compile(r"[-&o:]t?(?:[M3]\.?(?:[NO],?)?|[NO]0?[M3],?)0?(Y)(?!-?[NY#U])")
PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24), "MI": (12, 13), "DT": (6, 18)}


def with_part(reading: Reading | None, part: str) -> Reading | None:
    """A day narrowed to a part of day: "Friday morning"."""
    if reading is None or not part:
        return reading
    value = reading.value or "XXXX-XX-XX"
    return replace(reading, type="TIME", value=f"{value}T{part}", granularity="part_of_day", clock=f"T{part}")


def nearest(
    make: Callable[[int], Period | None], expression: Expression, context: Context
) -> tuple[Period | None, AnchorKind]:
    """Which year's period is meant where the words leave the year out.

    The year of the next date where the two are joined ("July 1 to July 3, 1863"); in a narrative or flashback the one
    nearest to the last mention, with a lean forwards; else the last that has begun, or, where the verb looks ahead,
    the next that has not ended.
    """
    joined = _JOINED.match(expression.words.classes, expression.last)
    if joined:
        return make(int(expression.words.surface(joined.start(1)))), "explicit"
    base, anchor = context.base()
    if base is None:
        return None, "none"
    found = [period for year in (base.year - 1, base.year, base.year + 1) if (period := make(year)) is not None]
    if anchor == "mention" and not context.narrative and context.direction(expression) > 0:
        base, anchor = context.publication()  # what lies ahead is ahead of the article, not of its flashback
        if base is None:
            return None, "none"
        found = [period for year in (base.year, base.year + 1) if (period := make(year)) is not None]
    if anchor == "mention":
        mention, _ = context.mention()
        if mention is not None and mention.unit == "year":
            return make(mention.number), anchor
        return min(found, key=lambda period: abs(period.start - base - LEAN), default=None), anchor
    behind = next((period for period in reversed(found) if period.start <= base), None)
    ahead = next((period for period in found if period.until > base), None)
    is_ahead = context.direction(expression) > 0
    if (
        ahead and behind and ahead.unit == "day"
    ):  # "October 12" in an article of October 4 is this year's, whatever the verb
        if ahead.start - base < SOON and base - behind.start > LONG_AGO:
            is_ahead = True
        elif base - behind.start < JUST_PAST and ahead.start - base > LONG_AGO:
            is_ahead = False
    return (ahead if is_ahead else behind), anchor


def full_year(digits: str, base: dt.date | None, *, ahead: int = 10) -> int:
    """The year that two digits mean: the last such year that is at most `ahead` years after the base."""
    number = int(digits)
    if len(digits) > 2:
        return number
    latest = (base.year if base else 2030) + ahead
    return latest - (latest - number) % 100


@reads("numeric_date")
def numeric_date(expression: Expression, context: Context) -> Reading | None:
    """ "2025-06-09", "7/8/07": a day in digits."""
    surface = expression.text("day")
    day = parse_day(surface) or _slashed_day(surface, context.published) or parse_odd_date(surface)
    if day is None:
        return None
    reading = dated(Period.around("day", day))
    if reading and "T" in surface:
        clock = surface[surface.index("T") :]
        return replace(reading, type="TIME", value=surface, granularity="minute", clock=clock)
    return reading


_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)")


def _slashed_day(surface: str, published: dt.date | None) -> dt.date | None:
    """ "7/8/07": month first with slashes and day first with full stops, or the only way that is a date."""
    found = _SLASHED.fullmatch(surface)
    if found is None:
        return None
    one, two, year = int(found[1]), int(found[3]), full_year(found[4], published)
    orders = ((one, two), (two, one)) if found[2] == "/" else ((two, one), (one, two))
    period = next((period for month, day in orders if (period := day_period(year, month, day))), None)
    return period.start if period else None


@reads("month_day", "day_month")
def month_day(expression: Expression, context: Context) -> Reading | None:
    """ "April 2nd", "Monday, 14 September 2020"."""
    month, day = int(expression.value("month")), read_number(expression.value("day"))
    if day is None or not 1 <= day <= 31:
        return None
    reading: Reading | None
    if expression.has("year"):
        reading = dated(day_period(int(expression.text("year")), month, int(day)))
    else:
        period, anchor = nearest(lambda year: day_period(year, month, int(day)), expression, context)
        reading = dated(period, anchor) if period else unresolved(f"XXXX-{month:02d}-{int(day):02d}", "day")
    return reading


@reads("month_day_of")
def month_day_of(expression: Expression, context: Context) -> Reading | None:
    """ "July 25 of that year"."""
    day, year = context.read(expression, "day"), context.read(expression, "date")
    if day is None or year is None or year.period is None or day.period is None:
        return day
    return dated(day.period.shift_by("year", year.period.start.year - day.period.start.year), year.anchor)


@reads("day_of")
def day_of(expression: Expression, context: Context) -> Reading | None:
    """ "the 28th of that month"."""
    month, day = context.read(expression, "date"), read_number(expression.value("day"))
    if month is None or month.period is None or month.period.unit != "month" or day is None:
        return None
    start = month.period.start
    return dated(day_period(start.year, start.month, int(day)), month.anchor)


@reads("days_month", "month_days")
def shared_month(expression: Expression, context: Context) -> Reading | None:
    """One of several days that share a month: the 4 in "4-5 May", the 5 in "May 4 and 5"."""
    words = expression.words
    if expression.rule == "days_month":
        i = next(k for k in range(expression.last, len(words.classes)) if words.classes[k] in "M3")
        year = re.compile(r"\.?,?(Y)").match(words.classes, i + 1)
    else:
        i = next(k for k in range(expression.first - 1, -1, -1) if words.classes[k] in "M3")
        year = None
    entry, number = words.entry(i), read_number(expression.value("day"))
    if entry is None or entry.value is None or number is None:
        return None
    month, day = int(entry.value), int(number)
    digits = words.surface(year.start(1)) if year else expression.text("year")
    if digits:
        return dated(day_period(int(digits), month, day))
    period, anchor = nearest(lambda year: day_period(year, month, day), expression, context)
    return dated(period, anchor) if period else unresolved(f"XXXX-{month:02d}-{day:02d}", "day")


@reads("month_year")
def month_year(expression: Expression, context: Context) -> Reading | None:
    """ "May 2025", "February of 1940"."""
    return dated(month_period(int(expression.text("year")), int(expression.value("month"))))


@reads("month_of")
def month_of(expression: Expression, context: Context) -> Reading | None:
    """ "August of that year", "May last year"."""
    month = int(expression.value("month"))
    year = context.read(expression, "date")
    if year is None or year.period is None:
        return unresolved(f"XXXX-{month:02d}", "month")
    return dated(month_period(year.period.start.year, month), year.anchor)


@reads("month")
def bare_month(expression: Expression, context: Context) -> Reading | None:
    """ "May"."""
    month = int(expression.value("month", "abbreviated", "short"))
    period, anchor = nearest(lambda year: month_period(year, month), expression, context)
    return dated(period, anchor) if period else unresolved(f"XXXX-{month:02d}", "month")


@reads("year", "years_to")
def year(expression: Expression, context: Context) -> Reading | None:
    """ "2019"; "2019-2021" and "2019-20" are one window."""
    first = int(expression.text("year"))
    if not expression.has("last"):
        return dated(year_period(first))
    digits = expression.text("last")
    if not digits.isdigit() or len(digits) not in (2, 4):
        return None
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    start, end = dated(year_period(first)), dated(year_period(last))
    if start is None or end is None or last <= first or start.interval is None or end.interval is None:
        return None
    return Reading(type="DURATION", value=f"P{last - first + 1}Y", granularity="year",
                   interval=start.interval._replace(until=end.interval.until))  # fmt: skip


@reads("year_bc")
def year_bc(expression: Expression, context: Context) -> Reading | None:
    """ "241 BC": a value without an interval, since the calendar of `datetime` begins in the year 1."""
    number = int(expression.text("year").replace(",", "")) if expression.text("year").isdigit() else 0
    if not number:
        return None
    if expression.value("era") == "AD":
        return dated(year_period(number))
    return Reading(type="DATE", value=f"BC{number:04d}", granularity="year")


@reads("short_year")
def short_year(expression: Expression, context: Context) -> Reading | None:
    """ "'82"."""
    digits = expression.text("year")
    return dated(year_period(full_year(digits, context.published))) if re.fullmatch(r"\d\d", digits) else None


@reads("fiscal_year")
def fiscal_year(expression: Expression, context: Context) -> Reading | None:
    """ "fiscal 2025", "FY25", "the current financial year": the calendar year of that number, flagged."""
    digits = re.sub(r"\D", "", expression.text("fy")) or expression.text("year", "year2")
    if digits:
        reading = dated(year_period(full_year(digits, context.published)))
    else:
        base, anchor = context.publication()
        if base is None:
            return unresolved("XXXX", "year")
        unit = "quarter" if expression.value("unit") == "quarter" else "year"
        step = {"l": -1, "n": 1}.get(expression.kind("which"), 0)
        reading = dated(Period.around(unit, base).shift(step), anchor)  # type: ignore[arg-type]
    return replace(reading, fiscal=True, value=f"FY{reading.value}") if reading else None


@reads("decade")
def decade(expression: Expression, context: Context) -> Reading | None:
    """ "the 1990s", "'80s", "the nineties"."""
    digits = re.sub(r"\D", "", expression.value("decade"))
    if not digits or int(digits) % 10:
        return None
    if len(digits) == 4 and digits.endswith("00") and int(digits) < 2000:  # "the late 1800s"
        return dated(Period("century", int(digits) // 100), mod=EDGES.get(expression.value("edge")))
    number = full_year(digits, context.published, ahead=0) // 10
    return dated(Period("decade", number), mod=EDGES.get(expression.value("edge")))


@reads("century")
def century(expression: Expression, context: Context) -> Reading | None:
    """ "the 19th century"; other units with an ordinal are quarters, or no time of their own."""
    number = read_number(expression.value("ordinal"))
    if expression.value("unit") != "century" or number is None or number < 1:
        return None
    if expression.value("era") == "BC":
        return Reading(type="DATE", value=f"BC{int(number) - 1:02d}", granularity="century")
    return dated(Period("century", int(number) - 1), mod=EDGES.get(expression.value("edge")))


def year_of(expression: Expression, context: Context, *groups: str) -> Reading | None:
    """The year that follows a part of it: "2024" or "of last year"; None when absent or not understood."""
    group = expression.has(*groups)
    if group is None:
        return None
    digits = re.search(r"\d{2,4}$", expression.text(group))
    if digits:
        reading = dated(year_period(full_year(digits[0], context.published)))
        return replace(reading, fiscal=not expression.text(group).strip(" ,of").isdigit()) if reading else None
    return context.read(expression, group)


def part_of_year(
    expression: Expression, context: Context, unit: str, index: int, size: int, *groups: str
) -> Reading | None:
    """The `index`th of `size` parts of a year (from 0): stated year, else the nearest by tense."""
    year_reading = year_of(expression, context, *groups)
    if year_reading is not None and year_reading.period is not None:
        start = year_reading.period.start.year
        reading = dated(Period(unit, start * size + index), year_reading.anchor)  # type: ignore[arg-type]
        return replace(reading, fiscal=year_reading.fiscal) if reading else None
    period, anchor = nearest_ended(unit, index, size, expression, context)
    letter = {"quarter": f"Q{index + 1}", "half": f"H{index + 1}", "season": SEASONS[index]}[unit]
    return dated(period, anchor) if period else unresolved(f"XXXX-{letter}", unit)  # type: ignore[arg-type]


def nearest_ended(
    unit: str, index: int, size: int, expression: Expression, context: Context
) -> tuple[Period | None, AnchorKind]:
    """A bare quarter or half: results are told of parts that have ended, so the running one is passed over."""

    def make(year: int) -> Period:
        return Period(unit, year * size + index)  # type: ignore[arg-type]

    base, anchor = context.base()
    if base is not None and unit != "season" and anchor == "publication" and context.direction(expression) <= 0:
        found = [make(year) for year in (base.year, base.year - 1) if make(year).until <= base]
        return (found[0], anchor) if found else (None, anchor)
    return nearest(make, expression, context)


@reads("quarter")
def quarter(expression: Expression, context: Context) -> Reading | None:
    """ "the third quarter", "the final quarter of 2009"; also "the first day of last year" is none."""
    unit, ordinal = expression.value("unit"), expression.value("ordinal")
    if unit != "quarter" or (not ordinal.lstrip("-").isdigit() and ordinal not in ("last",)):
        return None
    number = 4 if ordinal in ("-1", "last") else int(ordinal)
    if ordinal == "last" and not expression.has("year"):
        base, anchor = context.publication()
        return dated(Period.around("quarter", base).shift(-1), anchor) if base else unresolved("XXXX-QX", "quarter")
    if not 1 <= number <= 4:
        return None
    reading = part_of_year(expression, context, "quarter", number - 1, 4, "year")
    is_fiscal = "f" in expression.words.classes[expression.first : expression.last]
    return replace(reading, fiscal=reading.fiscal or is_fiscal) if reading else None


@reads("quarter_code")
def quarter_code(expression: Expression, context: Context) -> Reading | None:
    """ "Q3 2024", "1H", "2024Q3"."""
    code = expression.text("code", "code2").upper()
    number, is_half = int(code.strip("QH")[0]), "H" in code
    unit, size = ("half", 2) if is_half else ("quarter", 4)
    if not 1 <= number <= size:
        return None
    if len(code) > 2:  # "2Q25"
        return dated(Period(unit, full_year(code[-2:], context.published) * size + number - 1))  # type: ignore[arg-type]
    joined = _JOINED_CODES.match(expression.words.classes, expression.last)
    if joined and not expression.has("year", "year2"):  # "Q1, Q2 and Q3 of 2024"
        year = int(expression.words.surface(joined.start(1)))
        return dated(Period(unit, year * size + number - 1))  # type: ignore[arg-type]
    return part_of_year(expression, context, unit, number - 1, size, "year", "year2")


@reads("half")
def half(expression: Expression, context: Context) -> Reading | None:
    """ "the second half of 2024", "the first half of May" (the month, with its edge)."""
    ordinal = expression.value("ordinal")
    number = {"1": 1, "2": 2, "last": 2, "-1": 2}.get(ordinal)
    if number is None:
        return None
    inner = year_of(expression, context, "year")
    if inner is not None and inner.period is not None and inner.period.unit not in ("year",):
        return replace(inner, mod="START" if number == 1 else "END")
    return part_of_year(expression, context, "half", number - 1, 2, "year")


@reads("season")
def season(expression: Expression, context: Context) -> Reading | None:
    """ "the summer of 1943", "last winter", "spring"."""
    index = SEASONS.index(expression.value("season"))
    if expression.has("year"):
        return part_of_year(expression, context, "season", index, 4, "year")
    which = expression.kind("which")
    base, anchor = context.publication() if which in ("l", "n", "h") else context.base()
    if base is None or anchor == "mention" or not which:
        period, anchor = nearest(lambda year: Period("season", year * 4 + index), expression, context)
        return dated(period, anchor) if period else unresolved(f"XXXX-{SEASONS[index]}", "season")
    candidates = [Period("season", year * 4 + index) for year in (base.year - 1, base.year, base.year + 1)]
    if which == "l":
        candidates = [period for period in reversed(candidates) if period.until <= base]
    elif which == "n":
        candidates = [period for period in candidates if period.start > base]
    else:
        candidates = [period for period in candidates if period.start.year == base.year]
    return dated(candidates[0] if candidates else None, anchor)


@reads("weekday_part")
def weekday_part(expression: Expression, context: Context) -> Reading | None:
    """ "Friday morning", "yesterday afternoon", "Christmas night"."""
    return with_part(context.read(expression, "date"), expression.value("part"))


@reads("week_part")
def week_part(expression: Expression, context: Context) -> Reading | None:
    """ "the last week of March", "the first day of the third quarter"."""
    inner, ordinal = context.read(expression, "date"), expression.value("ordinal")
    unit = expression.value("unit")
    if inner is None or inner.period is None or unit not in ("day", "week", "weekend", "month"):
        return None
    if ordinal in ("last", "past", "-1"):
        # a week belongs to the month that its Thursday is in
        back = 4 if unit == "week" else 1
        return dated(Period.around(unit, inner.period.until - dt.timedelta(back)), inner.anchor)  # type: ignore[arg-type]
    if not ordinal.isdigit():
        return None
    first = Period.around(unit, inner.period.start + dt.timedelta(3 if unit == "week" else 0))  # type: ignore[arg-type]
    return dated(first.shift(int(ordinal) - 1), inner.anchor)
