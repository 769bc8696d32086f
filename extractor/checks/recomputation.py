"""The change from a baseline to a value, in the unit in which it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.intervals import (
    HUNDRED,
    add,
    divide,
    negate,
    overlap,
    percent_change,
    point,
    printed,
    scale,
    subtract,
)
from extractor.checks.measures import measure_words
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Interval
from extractor.statement import same_unit
from extractor.timex import Timex

# Two sides of zero: the sign of the amount is in the word, so that a recomputation from the digits would be wrong.
_BELOW_ZERO = WordPattern(r"\b{below_zero}\b")
_ABOVE_ZERO = WordPattern(r"\b{above_zero}\b")
# The change is of an adjusted amount, value and baseline are as booked.
_ADJUSTED = WordPattern(r"\b(?:{adjusted}|(?<!seasonally )adjusted)\b")
# "An improvement of 1.3 points" of a deficit is a fall.
_NO_SIGN = WordPattern(r"\b{no_sign}")
_EXTREME = WordPattern(r"\b{extreme}\b")
_SINCE = WordPattern(r"\b(?:since|{so_far}|in (?:a|the past|the last) \w+)\b")
_THAN = WordPattern(r"\s*(?:{more}|{fewer})\s+than\s+(?:the\s+|its\s+|their\s+)?")
_MORE = WordPattern(r"\b{more}\b")


@dataclass(frozen=True, slots=True)
class Recomputation:
    """A recomputed change beside the printed one, in one unit; `shown` is the recomputed one in words."""

    computed: Interval
    reported: Interval
    shown: str


def may_compare(
    index: Index, value: Figure, change: Figure, baseline: Figure, *, tied: bool, one_measure: bool
) -> bool:
    """Whether the three speak of one thing: an earlier baseline, one unit, and the comparison that the change names.

    Bonds rise by 29/32 in price while their yield, which stands beside it, falls: such fractions are not compared.

    A baseline that is the level of another statement has no kind; it was found by its earlier period.  `tied`: the words tie
    all three; `one_measure`: the one that was found elsewhere measures what the statement measures.
    """
    if not (is_earlier(index, baseline) or _is_measured_from(index, change, baseline)):
        return False
    if not same_unit(value, baseline) or is_aside(index, value, baseline):
        return False
    if change.role != "change" or "/" in change.surface or any(part.range for part in (value, change, baseline)):
        return False
    compared = time_compared(index, change, bound=not tied)
    if _differ(compared, _time_of(index, baseline)) or _is_other_change(index, change, baseline):
        return False
    words = [measure_words(index, figure) for figure in (value, baseline) if figure.measure]
    if not one_measure and len(words) == 2 and words[0] and words[1] and not words[0] & words[1]:
        return False
    return not is_adjusted(index, value) and not _is_extreme(index, change, baseline)


def _is_measured_from(index: Index, change: Figure, baseline: Figure) -> bool:
    """Whether the words measure the change from the baseline, of whatever it is: "30 percent less than the 2,837 of ..."."""
    return _THAN.fullmatch(index.between(change, baseline)) is not None


def is_aside(index: Index, value: Figure, baseline: Figure) -> bool:
    """Whether the value is in brackets, where it says another amount again, and the baseline is not."""
    return index.in_brackets(value) and not index.in_brackets(baseline)


def is_adjusted(index: Index, value: Figure) -> bool:
    """Whether the sentence speaks of adjusted changes, or of a loss and a profit: the digits alone do not tell then."""
    sentence = index.words(index.sentence_of(value))
    return _ADJUSTED.search(sentence) is not None or crosses_zero(index, value)


def crosses_zero(index: Index, value: Figure) -> bool:
    """Whether the sentence speaks of a loss and of a profit."""
    sentence = index.words(index.sentence_of(value))
    return is_below_zero(index, value) and _ABOVE_ZERO.search(sentence) is not None


def is_below_zero(index: Index, value: Figure) -> bool:
    """Whether the sentence speaks of a loss, whose sign is in the word."""
    return _BELOW_ZERO.search(index.words(index.sentence_of(value))) is not None


def is_earlier(index: Index, baseline: Figure) -> bool:
    """Whether the baseline is of an earlier time, by its kind or by the words next to it ("73.0 the month before")."""
    after = index.time_after(baseline)
    dated = after is not None and after.role == "baseline"
    return baseline.role != "baseline" or baseline.baseline_kind == "earlier" or dated


def _is_extreme(index: Index, change: Figure, baseline: Figure) -> bool:
    """Whether the change has another start than the baseline: "fell 48% since December, to 6,100 from a record of 12,931"."""
    since = index.text[change.end : change.end + 30].lower()
    return _EXTREME.search(index.lead(baseline)[-40:]) is not None and _SINCE.search(since) is not None


def time_compared(index: Index, change: Figure, *, bound: bool = True) -> Timex | None:
    """The time that the change is compared with: bound to it, or next to it ("rose 5% from a year earlier to ...")."""
    time = index.times.get((change.compared_with and change.compared_with.time) or "") if bound else None
    after = index.time_after(change)
    if time or after is None:
        return time
    return after if after.role == "baseline" else None


def _time_of(index: Index, baseline: Figure) -> Timex | None:
    """The time of a baseline: bound to it, or next to it ("from $104 million in the previous quarter")."""
    after = index.time_after(baseline)
    if after and after.role == "baseline":
        return after
    return index.times.get((baseline.period and baseline.period.time) or "") or after


def _differ(one: Timex | None, other: Timex | None) -> bool:
    """Whether the two times are known and have no day in common."""
    if one is None or other is None or None in (one.from_, one.until, other.from_, other.until):
        return False
    return str(one.until) <= str(other.from_) or str(other.until) <= str(one.from_)


def _is_other_change(index: Index, change: Figure, baseline: Figure) -> bool:
    """Whether the baseline has a direction of its own: "gained 40% this year and closed at 81, down from 82"."""
    ways = {change.direction, index.direction_from.get(baseline.id)}
    return {"up", "down"} <= ways


def recompute(index: Index, value: Figure, change: Figure, baseline: Figure) -> Recomputation | None:
    """The change from baseline to value beside the printed one; None where the units do not allow it."""
    now, before, told = printed(value), printed(baseline), printed(change)
    if now is None or before is None or told is None:
        return None
    if change.kind == "multiple":
        ratio = divide(now, before)
        return Recomputation(ratio, _multiple(index, change, told), wording.amounts(ratio, change)) if ratio else None
    reported = negate(told) if change.direction == "down" else told
    if change.kind in ("percent", "fraction"):
        computed = percent_change(now, before)
        reported = scale(reported, HUNDRED) if change.kind == "fraction" else reported
        return Recomputation(computed, reported, wording.percentages(computed)) if computed else None
    gap = subtract(now, before)
    if value.kind == "percent" and (change.kind == "points" or (change.unit and change.unit.id == "point")):
        gap = scale(gap, HUNDRED) if change.unit and change.unit.id == "basis_point" else gap
    elif not same_unit(value, change) or value.kind in ("percent", "age"):
        return None
    if not overlap(gap, reported) and _NO_SIGN.search(index.lead(change)[-40:]):
        reported = negate(reported)
    return Recomputation(gap, reported, wording.amounts(gap, change))


def _multiple(index: Index, change: Figure, told: Interval) -> Interval:
    """What a multiple may stand for: "three times more" is written for 3 and for 4, "more than halved" for below 0.5."""
    if change.value is not None and change.value < 1 and change.modifier in ("more_than", "at_least"):
        return Interval(low=Decimal(0), value=change.value, high=change.value)
    if _MORE.search(index.text[change.start : change.end + 12]):
        return Interval(low=told.low, value=told.value, high=add(told, point(Decimal(1))).high)
    return told
