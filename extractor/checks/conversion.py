"""One amount in other terms: "12 kilometres (9.4 miles)", "120 cars a week, or 9,000 a year", "8 out of 90, or 12 percent"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, half_place, is_worded, overlap, printed, scale
from extractor.checks.report import report
from extractor.record.figure import Figure
from extractor.record.finding import Finding, Interval
from extractor.words.unit_conversion import to_si

CHECK = "conversion"
_ROUGH, _MOST = (
    Decimal("0.05"),
    Decimal("0.15"),
)  # of an amount: what "about" means, and what a single digit is rounded by
# How often the shorter comes in the longer: every day of it, or working days only.
_RHYTHMS = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (220, 366), ("week", "month"): (4, 5),
    ("week", "year"): (46, 53), ("month", "year"): (11, 12), ("quarter", "year"): (4, 4), ("hour", "day"): (8, 24),
    ("minute", "hour"): (60, 60),
}  # fmt: skip


@RULES.add(
    CHECK, "", "The wall is 12 kilometres (9.4 miles) long.", "The wall is 12 kilometres and the road 9.4 miles long."
)
def check_conversion(index: Index) -> Iterator[Finding]:
    """Converts an amount that is given in two units, or for two spans of time, and a fraction that is given as a percentage.

    Needs: the second one alone in brackets or after "or".  Either is taken as rounded to its last place that is not zero, and an
    ambiguous unit ("tons") in every meaning; what fits is not reported.
    """
    for statement in index.statements:
        first = index.figure(statement.lead)
        for second in index.figures(statement.restated) if first else ():
            computed = _computed(first, second) if first else []
            reported = _rounded(second)
            if first is None or not computed or any(overlap(interval, reported) for interval in computed):
                continue
            message = (
                f"{wording.short(first)} is {wording.amounts(computed[0], second)}; "
                f"the article says {wording.short(second)}: inconsistent."
            )
            yield report(index, CHECK, [first, second], "inconsistent", message, by_words=True,
                         computed=computed[0], reported=reported)  # fmt: skip


def _computed(first: Figure, second: Figure) -> list[Interval]:
    """What the first amount may be in the terms of the second; none where that is not a matter of arithmetic."""
    if first.kind == "fraction":
        share = None if is_worded(first) else printed(first)
        return [scale(share, HUNDRED)] if share else []
    if first.per and second.per and first.per.id != second.per.id:
        return _in_rhythm(first, second)
    if first.kind != "quantity" or first.per or second.per:
        return []
    units = [figure.unit.candidates or (figure.unit.id or "",) for figure in (first, second) if figure.unit]
    pairs = [(from_unit, to_unit) for from_unit in units[0] for to_unit in units[1] if from_unit != to_unit]
    return [interval for pair in pairs for interval in _converted(_rounded(first), *pair)]


def _converted(amount: Interval, unit: str, to_unit: str) -> list[Interval]:
    """The amount in the other unit; none where the two do not measure the same.

    Degrees have a zero of their own: 2 degrees Celsius are 36 degrees Fahrenheit, and more by 2 is more by 3.6.
    """
    (own, _), (zero, unit_value) = (tuple(to_si(Decimal(value), name) for value in (0, 1)) for name in (unit, to_unit))
    ends = [to_si(end, unit) for end in (amount.low, amount.value, amount.high) if end is not None]
    if own is None or zero is None or unit_value is None or not all(end and end[1] == unit_value[1] for end in ends):
        return []
    intervals = []
    for start in dict.fromkeys((zero[0], own[0])):
        low, value, high = ((end[0] - start) / (unit_value[0] - zero[0]) for end in ends if end)
        intervals.append(Interval(low=low, value=value, high=high))
    return intervals


def _rounded(figure: Figure) -> Interval:
    """What the figure may mean where its last place that is not zero is rounded, by 15 percent at most."""
    value = figure.value or Decimal(0)
    margin = max(min(half_place(value), abs(value) * _MOST), abs(value) * _ROUGH * (figure.modifier != "exact"))
    low, high = value - margin, value + margin
    return Interval(low=low, value=value, high=high)


def _in_rhythm(first: Figure, second: Figure) -> list[Interval]:
    """ "120 cars a week, or 9,000 a year": at least as often as there are working days."""
    pers = tuple((figure.per and figure.per.id) or "" for figure in (first, second))
    if times := _RHYTHMS.get((pers[0], pers[1])):
        least, most = (scale(_rounded(first), Decimal(factor)) for factor in times)
    elif times := _RHYTHMS.get((pers[1], pers[0])):
        least, most = (scale(_rounded(first), 1 / Decimal(factor)) for factor in reversed(times))
    else:
        return []
    return [replace(most, low=least.low)]
