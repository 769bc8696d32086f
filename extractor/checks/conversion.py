"""One amount in two units or two rhythms: "12 kilometres (9.4 miles)", "120 cars a week, or 9,000 a year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import divide, half_place, overlap, scale
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.statement import same_unit
from extractor.units import to_si

CHECK = "conversion"
_BRACKET = WordPattern(r"\s*(?:[\w-]+\s+)?\(\s*{hedge}?\s*")
_OR = WordPattern(r"\s*(?:[\w'’-]+\s+){0,2}?(?:,\s*or|[–—]|,\s*{same_again})\s+{hedge}?\s*")
_ROUGH, _MOST = (
    Decimal("0.05"),
    Decimal("0.15"),
)  # of an amount: what "about" means, and what a single digit is rounded by
_DRIFT = Decimal("0.1")
_CLOSED = re.compile(r"\s*(?:[).,;:–—]|$)")
# How often the shorter comes in the longer: every day of it, or working days only.
_RHYTHMS = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (220, 366), ("week", "month"): (4, 5),
    ("week", "year"): (46, 53), ("month", "year"): (11, 12), ("quarter", "year"): (4, 4), ("hour", "day"): (8, 24),
    ("minute", "hour"): (60, 60),
}  # fmt: skip


@RULES.add(
    CHECK,
    example="The wall is 12 kilometres (9.4 miles) long.",
    counterexample="The wall is 12 kilometres and the road 9.4 miles long.",
)
def check_conversion(index: Index) -> Iterator[Finding]:
    """Converts an amount that is given in two units, or for two spans of time.

    Needs: two units of one dimension and the second amount alone in brackets or after "or", where nothing else follows it.
    Either is taken as rounded to its last place that is not zero, and an ambiguous unit ("tons") in every meaning.
    """
    for figures in index.figures_by_sentence():
        for first, second in pairwise(figures):
            if (
                first.value is None
                or second.value is None
                or first.range
                or second.range
                or not _is_again(index, first, second)
            ):
                continue
            if first.per and second.per and first.per.id != second.per.id:
                yield from _compare_rhythms(index, first, second)
            elif first.kind == second.kind == "quantity":
                yield from _compare(index, first, second)


@RULES.add(
    "exchange_rate",
    example="The mill cost 3 million francs ($3.3 million) and the road 2 million francs ($4.1 million).",
    counterexample="The mill cost 3 million francs ($3.3 million) and the road 2 million francs ($2.2 million).",
)
def check_exchange_rate(index: Index) -> Iterator[Finding]:
    """Compares the rates of exchange that an article's own conversions imply.

    Needs: two amounts of one currency, each with the same other currency alone in brackets or after "or".  It is a question,
    since the rates may be of two days.
    """
    first: dict[tuple[str, str], tuple[Figure, Figure, Interval]] = {}
    for figures in index.figures_by_sentence():
        for one, other in pairwise(figures):
            rate = _exchange_rate(one, other) if _is_again(index, one, other) else None
            if rate is None:
                continue
            low, high = sorted((one, other), key=_currency)
            known = first.setdefault((_currency(low), _currency(high)), (one, other, rate))
            if not overlap(_widened(known[2]), rate):
                said = [f"{wording.short(a)} is {wording.short(b)}" for a, b in (known[:2], (one, other))]
                message = f"{', and '.join(said)}: the exchange rates differ; they may be from different days."
                yield report(index, "exchange_rate", [one, other], "inconsistent", message, binding="inferred",
                             computed=known[2], reported=rate)  # fmt: skip


def _currency(figure: Figure) -> str:
    return (figure.unit and figure.unit.id) or ""


def _exchange_rate(one: Figure, other: Figure) -> Interval | None:
    """What one of the first currency (by its code) costs; None where the two are no conversion."""
    if one.kind != "money" or other.kind != "money" or _currency(one) == _currency(other) or one.range or other.range:
        return None
    low, high = sorted((one, other), key=_currency)
    return divide(_rounded(high), _rounded(low))


def _widened(rate: Interval) -> Interval:
    """Rates of one year differ by a tenth."""
    return Interval(
        low=rate.low and rate.low * (1 - _DRIFT), value=rate.value, high=rate.high and rate.high * (1 + _DRIFT)
    )


def _is_again(index: Index, first: Figure, second: Figure) -> bool:
    between = index.between(first, second)
    bracket = _BRACKET.fullmatch(between) is not None and index.text.startswith(")", second.end)
    return bracket or (_OR.fullmatch(between) is not None and _CLOSED.match(index.text, second.end) is not None)


def _compare(index: Index, first: Figure, second: Figure) -> Iterator[Finding]:
    units = [one.unit.candidates or (one.unit.id or "",) for one in (first, second) if one.unit]
    pairs = [(a, b) for a in units[0] for b in units[1] if a != b]
    known = [found for a, b in pairs if (found := _converted(_rounded(first), a, b))]
    reported = _rounded(second)
    if not known or any(overlap(one, reported) for one in known):
        return
    message = (
        f"{wording.short(first)} is {wording.amounts(known[0], second)}; "
        f"the article says {wording.short(second)}: inconsistent."
    )
    yield report(
        index, CHECK, [first, second], "inconsistent", message, by_words=True, computed=known[0], reported=reported
    )


def _converted(amount: Interval, unit: str, other: str) -> Interval | None:
    """The amount in the other unit; None where the two do not measure the same."""
    zero, one = to_si(Decimal(0), other), to_si(Decimal(1), other)  # degrees have a zero of their own
    ends = [to_si(end, unit) for end in (amount.low, amount.value, amount.high) if end is not None]
    if zero is None or one is None or not all(end and end[1] == one[1] for end in ends):
        return None
    low, value, high = ((end[0] - zero[0]) / (one[0] - zero[0]) for end in ends if end)
    return Interval(low=low, value=value, high=high)


def _rounded(figure: Figure) -> Interval:
    """What the figure may stand for where its last place that is not zero is rounded, by 15 percent at most."""
    value = figure.value or Decimal(0)
    margin = max(min(half_place(value), abs(value) * _MOST), abs(value) * _ROUGH * (figure.modifier != "exact"))
    low, high = value - margin, value + margin
    return Interval(low=low, value=value, high=high)


def _compare_rhythms(index: Index, first: Figure, second: Figure) -> Iterator[Finding]:
    """ "120 cars a week, or 9,000 a year" """
    if not first.per or not second.per or not (same_unit(replace(first, per=None), replace(second, per=None))):
        return
    times, shorter, longer = _RHYTHMS.get((first.per.id, second.per.id)), first, second
    if times is None:
        times, shorter, longer = _RHYTHMS.get((second.per.id, first.per.id)), second, first
    if times is None:
        return
    least, most = (scale(_rounded(shorter), Decimal(factor)) for factor in times)
    computed = replace(most, low=least.low)
    if not overlap(computed, _rounded(longer)):
        message = (
            f"{wording.short(shorter)} comes to {wording.amounts(computed, longer)} a {longer.per.id if longer.per else ''}; "
            f"the article says {wording.short(longer)}: inconsistent."
        )
        yield report(index, CHECK, [first, second], "inconsistent", message, by_words=True, computed=computed,
                     reported=_rounded(longer))  # fmt: skip
