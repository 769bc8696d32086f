"""Readers of dates that name their position in the calendar, wholly or in part: days, months, years, quarters, seasons."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from extractor.calendar import (
    SEASONS,
    Interval,
    Period,
    PeriodUnit,
    day_period,
    month_period,
    parse_day,
    parse_odd_date,
    year_period,
)
from extractor.components.times.anchoring import Anchors
from extractor.components.times.counts import read_number
from extractor.components.times.meaning import (
    MODS,
    AnchorKind,
    Meaning,
    dated,
    nearest_or_unresolved,
    unresolved,
)
from extractor.components.times.roles import is_since
from extractor.components.times.spans import Expression, class_pattern, time_rule

LEAN = dt.timedelta(30)  # a narrative goes forwards: the next date is a little later than the last
SOON, JUST_PAST = dt.timedelta(62), dt.timedelta(20)
NEXT = dt.timedelta(31)
_JOINED = class_pattern(
    r"[-{and}{to}{slash}] {the}? (?:[{month}{short_month}] \.? (?:{DAY} ,?)? | {DAY} {of}? [{month}{short_month}] ,?) {of}?"
    r" ({year}) (?! -? [{day_number}{year}{digits}{unit}])"
)
_YEAR_AFTER = class_pattern(r"\.? ,? ({year})")
_MONTHS = ("month", "short_month")


def nearest(
    make: Callable[[int], Period | None], expression: Expression, context: Anchors
) -> tuple[Period | None, AnchorKind]:
    """Which year's period is meant where the words leave the year out.

    The year of the next date where the two are joined ("July 1 to July 3, 1863"); in a narrative or flashback the one
    nearest to the last mention, with a lean forwards; else the last that has begun, or, where it `lies_ahead`, the next that
    has not ended.
    """
    joined = _JOINED.match(expression.words.classes, expression.last)
    if joined:
        return make(expression.words.year(joined.start(1))), "explicit"
    base, anchor = context.base(expression)
    if base is None:
        return None, "none"
    periods = [period for year in (base.year - 1, base.year, base.year + 1) if (period := make(year)) is not None]
    if anchor == "mention" and (near := just_past(make, context)):
        return near, "publication"
    if anchor == "mention":
        mention, _ = context.mention()
        if mention is not None and mention.unit == "year":
            return make(mention.number), anchor
        return min(periods, key=lambda period: abs(period.start - base - LEAN), default=None), anchor
    past = next((period for period in reversed(periods) if period.start <= base), None)
    ahead = next((period for period in periods if period.until > base), None)
    if ahead is None or past is None:
        return past, anchor
    return (ahead if lies_ahead(ahead, past, base, expression, context) else past), anchor


def lies_ahead(ahead: Period, past: Period, base: dt.date, expression: Expression, context: Anchors) -> bool:
    """True if the next of two such periods is meant: a day or month near by, whatever the verb; else as the verb looks."""
    direction = context.direction(expression)
    if ahead.unit in ("day", "month") and not is_since(expression):
        if ahead.start - base < (NEXT if direction < 0 and ahead.unit == "month" else SOON):
            return True
        if base - past.until < JUST_PAST:
            return False
    return direction > 0


def just_past(make: Callable[[int], Period | None], context: Anchors) -> Period | None:
    """The day that is meant where it lies just before publication, also after a date of another year."""
    day = make(context.published.year) if context.published and not context.narrative else None
    if day is None or day.unit != "day" or context.published is None:
        return None
    return day if dt.timedelta(0) <= context.published - day.start < JUST_PAST else None


def full_year(digits: str, base: dt.date | None, *, ahead: int = 10) -> int:
    """The year that two digits mean: the last such year that is at most `ahead` years after the base."""
    number = int(digits)
    if len(digits) > 2:
        return number
    latest = (base.year if base else 2030) + ahead
    return latest - (latest - number) % 100


@time_rule("numeric_date", r"(?P<day>{numeric_date})",
           "The pact was signed on 2025-06-09.", "The score was 7-8.")  # fmt: skip
def numeric_date(expression: Expression, context: Anchors) -> Meaning | None:
    """ "2025-06-09", "7/8/07", "7.8.2007": a day in digits; between full stops the day is first."""
    surface = expression.text("day")
    day = parse_day(surface) or parse_odd_date("/".join(reversed(surface.split("."))))
    return dated(Period.around("day", day)) if day else None


@time_rule("month_day",
           r"(?:{WEEKDAY} ,?)? (?P<month>{MONTH}) {the}? (?P<day>{DAY}) (?:,? (?P<year>{year}) (?!-? {unit}) | {of}?"
           r" (?P<date>{the}? {DETERMINER} {unit}))?",
           "The pact was signed on April 2.", "The pact was signed in April.")  # fmt: skip
@time_rule("day_month", r"(?:{WEEKDAY} ,?)? {the}? (?P<day>{DAY}) {of}? (?P<month>{MONTH}) (?:,? (?P<year>{year}))?",
           "The pact was signed on 2 April.", "The pact was signed in April.")  # fmt: skip
def month_day(expression: Expression, context: Anchors) -> Meaning | None:
    """ "April 2nd", "Monday, 14 September 2020", "July 25 of that year"."""
    return day_of_month(expression, context, int(expression.value("month")), expression.value("year"))


@time_rule("days_month", r"{the}? (?P<day>{DAY}) (?={JOIN} {the}? {DAY} {of}? {MONTH})",
           "Fairs are held on 4-5 May.", "A fair is held on 5 May.")  # fmt: skip
@time_rule("month_days",
           r"(?:(?<={month} {DAY} {JOIN}) | (?<={short_month} \. {DAY} {JOIN}) | (?<={short_month} {DAY} {JOIN})) {the}?"
           r" (?P<day>{DAY}) (?:, (?P<year>{year}))? (?![-{unit}])",
           "Fairs are held on May 4 and 5.", "A fair is held on May 5.")  # fmt: skip
def shared_month(expression: Expression, context: Anchors) -> Meaning | None:
    """One of several days that share a month: the 4 in "4-5 May", the 5 in "May 4 and 5"."""
    words, digits = expression.words, expression.value("year")
    if expression.rule == "days_month":
        i = next(k for k in range(expression.last, len(words.classes)) if words.kind(k) in _MONTHS)
        year = _YEAR_AFTER.match(words.classes, i + 1)
        digits = words.surface(year.start(1)) if year else ""
    else:
        i = next(k for k in range(expression.first - 1, -1, -1) if words.kind(k) in _MONTHS)
    return day_of_month(expression, context, int(words.lexicon[words.surface(i).lower()].value or 0), digits)


def day_of_month(expression: Expression, context: Anchors, month: int, digits: str) -> Meaning | None:
    """The `day` of an expression in a month: of the year in digits, of its `date`, or of the nearest."""
    day = int(read_number(expression.value("day")) or 0)
    if not 1 <= day <= 31:
        return None
    of = context.read(expression, "date")
    if digits or (of is not None and of.period is not None):
        year = int(digits) if digits else of.period.start.year  # type: ignore[union-attr]
        return dated(day_period(year, month, day), "explicit" if digits else of.anchor)  # type: ignore[union-attr]
    anchored = nearest(lambda year: day_period(year, month, day), expression, context)
    return nearest_or_unresolved(anchored, f"XXXX-{month:02d}-{day:02d}", "day")


@time_rule("month_year", r"(?P<month>{MONTH}) ,? {of}? (?P<year>{year})",
           "The mill opened in May 2025.", "The mill opened in May.")  # fmt: skip
def month_year(expression: Expression, context: Anchors) -> Meaning | None:
    """ "May 2025", "February of 1940"."""
    return dated(month_period(int(expression.value("year")), int(expression.value("month"))))


@time_rule("month_of", r"(?P<month>{MONTH}) {of}? (?P<date>{the}? {DETERMINER} {unit})",
           "The mill opened in May last year.", "The mill opened in May.")  # fmt: skip
@time_rule("month",
           r"(?P<month>{month} | {short_month} \. | (?<=[-{in}{to}{from}{between}{ended}{of}{and}]) {short_month})",
           "The mill opened in May.", "The mill may open soon.")  # fmt: skip
def bare_month(expression: Expression, context: Anchors) -> Meaning | None:
    """ "May"; "August of that year", "May last year"."""
    month = int(expression.value("month"))
    year = context.read(expression, "date")
    if year is not None and year.period is not None:
        return dated(month_period(year.period.start.year, month), year.anchor)
    anchored = nearest(lambda year: month_period(year, month), expression, context)
    return nearest_or_unresolved(anchored, f"XXXX-{month:02d}", "month")


@time_rule("year",
           r"(?P<unit>{the} {unit})? (?P<year>{year}) (?:[-{slash}] (?P<last>[{day_number}{digits}]) (?!-))?"
           r" | ' (?P<short>[{day_number}{digits}])",
           "The mill opened in 2019.", "Some 2,000 people came.")  # fmt: skip
def year(expression: Expression, context: Anchors) -> Meaning | None:
    """ "2019", "'82"; "2019-20" is one window."""
    short, last = expression.text("short"), expression.text("last")
    if expression.has("unit") and expression.value("unit") != "year":
        return None
    if short:
        return dated(year_period(full_year(short, context.published))) if len(short) == 2 else None
    first = year_period(int(expression.value("year")))
    if not last:
        return dated(first)
    count = int(last) - first.number % 100 if len(last) == 2 else 0
    return stretch(first, first.shift(count), "year") if count > 0 else None


def stretch(
    first: Period, last: Period, unit: Literal["day", "month", "year"], anchor: AnchorKind = "explicit"
) -> Meaning:
    """A stretch from the beginning of one period to the end of another, counted in units of the last."""
    length = (last.number - first.to(unit).number if unit == last.unit else 0) + 1
    interval = Interval(first.start, last.until)
    value = f"P{length}{unit[0].upper()}"
    return Meaning(type="DURATION", value=value, interval=interval, granularity=unit, anchor=anchor)


@time_rule("year_bc", r"(?P<year>[{day_number}{digits}{year}]) (?P<era>{era})",
           "The town was founded in 241 BC.", "The town was founded in 1241.")  # fmt: skip
def year_bc(expression: Expression, context: Anchors) -> Meaning | None:
    """ "241 BC": a value without an interval, since the calendar of `datetime` begins in the year 1."""
    number = int(expression.text("year").replace(",", ""))
    if expression.value("era") == "AD":
        return dated(year_period(number))
    return Meaning(type="DATE", value=f"BC{number:04d}", granularity="year")


@time_rule("fiscal_year",
           r"{the}? {fiscal} {unit}? (?P<year>{year})"
           r" | (?P<year3>{fiscal_code})"
           r" | {the}? (?P<which>{DETERMINER}?) {fiscal} (?P<unit>{unit})"
           r" | {the}? (?P<year2>{year}) {fiscal} {unit}",
           "Sales rose in fiscal 2025.", "Sales rose in 2025.")  # fmt: skip
def fiscal_year(expression: Expression, context: Anchors) -> Meaning | None:
    """ "fiscal 2025", "FY25", "the current financial year": the calendar year of that number, flagged."""
    digits = re.sub(r"\D", "", expression.text("year"))
    base, anchor = context.publication()
    if digits:
        meaning = dated(year_period(full_year(digits, context.published)))
    elif base is None or expression.value("unit") != "year":
        return None
    else:
        step = {"last": -1, "next": 1}.get(expression.kind("which"), 0)
        meaning = dated(Period.around("year", base).shift(step), anchor)
    if meaning is None or meaning.period is None:
        return None
    return replace(meaning, fiscal=True, value=f"FY{meaning.value}")


@time_rule("decade", r"{the}? (?P<edge>{edge}?) -? '? (?P<decade>{decade})",
           "Wages rose in the late 1990s.", "Wages rose in 1990.")  # fmt: skip
def decade(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the 1990s", "'80s", "the nineties"."""
    digits = re.sub(r"\D", "", expression.value("decade"))
    if not digits or int(digits) % 10:
        return None
    period = Period("decade", full_year(digits, context.published, ahead=0) // 10)
    if digits.endswith("00") and int(digits) < 2000:  # "the late 1800s"
        period = Period("century", int(digits) // 100)
    return dated(period, mod=MODS.get(expression.value("edge")))


@time_rule("century", r"{the}? (?P<edge>{edge}?) -? (?P<ordinal>{ordinal}) -? (?P<unit>{unit}) (?P<era>{era})?",
           "The mill was built in the 19th century.", "The mill was built in the 19th hour.")  # fmt: skip
def century(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the 19th century"; other units with an ordinal are quarters, or no time of their own."""
    number = int(read_number(expression.value("ordinal")) or 0)
    if expression.value("unit") != "century" or number < 1:
        return None
    if expression.value("era") == "BC":
        return Meaning(type="DATE", value=f"BC{number - 1:02d}", granularity="century")
    return dated(Period("century", number - 1), mod=MODS.get(expression.value("edge")))


def part_of_year(
    expression: Expression, context: Anchors, unit: Literal["quarter", "half", "season"], index: int
) -> Meaning | None:
    """The part of this number (from 0) of a year: of the stated one, else the nearest by tense.

    Of quarters and halves the last that has begun is meant, unless the verb looks ahead; one that has just ended is meant
    whatever the verb ("expects a third-quarter loss" in October), and after a date of another year.
    """
    size = 2 if unit == "half" else 4
    digits = re.search(r"\d{2,4}$", expression.text("year", "code"))
    if digits:
        year = dated(year_period(full_year(digits[0], context.published)))
        year = (
            replace(year, fiscal=expression.contains("fiscal") or expression.contains("fiscal_code")) if year else None
        )
    else:
        year = context.read(expression, "year")
    if year is not None and year.period is not None:
        meaning = dated(Period(unit, year.period.start.year * size + index), year.anchor)
        return replace(meaning, fiscal=year.fiscal) if meaning else None
    _, anchor = context.base(expression)
    published = None if context.narrative else context.published
    if published is not None and unit != "season":
        period = Period(unit, published.year * size + index)
        period = period if period.start <= published else period.shift(-size)
        has_just_ended = dt.timedelta(0) <= published - period.until < SOON
        if has_just_ended or (anchor == "publication" and context.direction(expression) <= 0):
            return dated(period, "publication")
    anchored = nearest(lambda year: Period(unit, year * size + index), expression, context)
    letter = {"quarter": f"Q{index + 1}", "half": f"H{index + 1}", "season": SEASONS[index]}[unit]
    return nearest_or_unresolved(anchored, f"XXXX-{letter}", unit)


@time_rule("quarter",
           r"(?:(?:{the}? (?P<year2>{year}) | (?P<year3>{DETERMINER} {unit}) ' {word}) -? | {the}?) {fiscal}? -?"
           r" (?P<ordinal>[{ordinal}{last}]) -? {fiscal}? (?P<unit>{unit}) (?P<year>{of}? {the}? {fiscal}? {OF_YEAR})?",
           "Sales rose in the third quarter of 2024.",
           "Sales rose in the third chapter of 2024.", after=("fiscal_year",))  # fmt: skip
def quarter(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the third quarter", "the final quarter of 2009", "the latest quarter"; "the first day" is no time of its own."""
    ordinal = expression.value("ordinal")
    number = {"-1": 4, "last": 4, "1": 1, "2": 2, "3": 3, "4": 4}.get(ordinal)
    if expression.value("unit") != "quarter" or number is None:
        return None
    if ordinal == "last" and not expression.has("year"):
        base, anchor = context.publication()
        return dated(Period.around("quarter", base).shift(-1), anchor) if base else unresolved("XXXX-QX", "quarter")
    meaning = part_of_year(expression, context, "quarter", number - 1)
    is_fiscal = expression.contains("fiscal")
    return replace(meaning, fiscal=meaning.fiscal or is_fiscal) if meaning else None


@time_rule("quarter_code", r"(?P<code>{quarter_code}) (?P<year>{OF_YEAR} | {day_number} (?=[.,()|{and}]))?",
           "Sales rose in Q3 2024.", "Sales rose in 2024.")  # fmt: skip
def quarter_code(expression: Expression, context: Anchors) -> Meaning | None:
    """ "Q3 2024", "2Q25", "1H"."""
    code = expression.text("code").upper()
    number, is_half = int(code.strip("QH")[0]), "H" in code
    if not 1 <= number <= (2 if is_half else 4):
        return None
    return part_of_year(expression, context, "half" if is_half else "quarter", number - 1)


@time_rule("half", r"{the}? (?P<ordinal>[{ordinal}{last}{next}]) -? {half} (?P<year>{of}? {fiscal}? {OF_YEAR})?",
           "Sales rose in the second half of 2024.", "Sales rose in half of the towns.")  # fmt: skip
def half(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the second half of 2024"."""
    number = {"1": 1, "2": 2, "last": 2, "-1": 2}.get(expression.value("ordinal"))
    return part_of_year(expression, context, "half", number - 1) if number else None


@time_rule("season",
           r"(?:{the} | {this} (?=[{last}{next}]))? (?P<which>{DETERMINER}?) {same}? (?P<season>{season}) (?P<year>,? {of}?"
           r" (?:{year} | {RELATIVE}))?",
           "The mill closed in the summer of 2024.", "Prices fall.")  # fmt: skip
def season(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the summer of 1943", "last winter", "spring"."""
    index = SEASONS.index(expression.value("season"))
    which = expression.kind("which")
    base, _ = context.publication()
    here = Period("season", base.year * 4 + index) if base else None
    if (
        expression.has("year")
        or which not in ("last", "next", "this")
        or base is None
        or here is None
        or context.narrative
    ):
        return part_of_year(expression, context, "season", index)
    if which == "last" and here.until > base:
        here = here.shift(-4)
    elif which == "next" and here.start <= base:
        here = here.shift(4)
    return dated(here, "publication")


@time_rule("week_of", r"{the}? (?P<ordinal>[{ordinal}{last}])? (?P<unit>{unit}) [{of}{to}] {the}? (?P<date>{DATE})",
           "Sales rose in the last week of May.", "Sales rose last week.", after=("quarter",))  # fmt: skip
def week_of(expression: Expression, context: Anchors) -> Meaning | None:
    """ "the last week of March", "the first day of the third quarter", "the week of June 2"."""
    inner, ordinal, unit = context.read(expression, "date"), expression.value("ordinal"), expression.value("unit")
    units: dict[str, PeriodUnit] = {"day": "day", "week": "week", "weekend": "weekend", "month": "month"}
    if inner is None or inner.period is None or unit not in units:
        return None
    middle = dt.timedelta(3 if unit == "week" else 0)  # a week belongs to the month that its Thursday is in
    if ordinal in ("last", "past", "-1"):
        return dated(Period.around(units[unit], inner.period.until - middle - dt.timedelta(1)), inner.anchor)
    if ordinal.isdigit():
        return dated(Period.around(units[unit], inner.period.start + middle).shift(int(ordinal) - 1), inner.anchor)
    return dated(inner.period.to("week"), inner.anchor) if unit == "week" and inner.period.unit == "day" else None
