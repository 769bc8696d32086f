"""The change from a baseline to a value, in the unit in which it was printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.intervals import (
    HUNDRED,
    add,
    divide,
    percent_change,
    point,
    printed,
    scale,
    signed,
    subtract,
)
from extractor.figure import Figure
from extractor.finding import Interval

# Two sides of zero: the sign of the amount is in the word, so that a recomputation from the digits would be wrong.
_BELOW_ZERO = re.compile(r"\b(?:loss(?:es)?|deficits?|outflows?|negative)\b")
_ABOVE_ZERO = re.compile(r"\b(?:profits?|surplus(?:es)?|income|earnings|gains?|inflows?)\b")
_UNITLESS = frozenset({"count", "other", "index"})
_MORE = re.compile(r"\b(?:more|higher|greater|larger|bigger)\b")


@dataclass(frozen=True, slots=True)
class Recomputation:
    """A recomputed change beside the printed one, in one unit; `shown` is the recomputed one in words."""

    computed: Interval
    reported: Interval
    shown: str


def may_compare(index: Index, value: Figure, change: Figure, baseline: Figure) -> bool:
    """Whether the three speak of one thing: an earlier baseline, one unit, and the comparison that the change names.

    A baseline that is the level of another statement has no kind; it was found by its earlier period.
    """
    if (baseline.role == "baseline" and baseline.baseline_kind != "earlier") or not same_unit(value, baseline):
        return False
    if value.role == "target" or change.role != "change" or any(part.range for part in (value, change, baseline)):
        return False
    compared = index.times.get((change.compared_with and change.compared_with.time) or "")
    if (
        compared
        and baseline.period
        and None not in (compared.from_, baseline.period.from_)
        and (compared.from_, compared.until) != (baseline.period.from_, baseline.period.until)
    ):
        return False
    sentence = index.words(index.sentence_of(value))
    return not (_BELOW_ZERO.search(sentence) and _ABOVE_ZERO.search(sentence))


def same_unit(one: Figure, other: Figure) -> bool:
    """Whether two amounts can be set against each other: one unit and one denominator.

    A bare number ("up from 4,800") takes the unit of the other.  Currencies and other units are never converted.
    """
    if one.per and other.per and one.per.id != other.per.id:
        return False
    units = {figure.unit.id for figure in (one, other) if figure.unit and figure.unit.id}
    kinds = {figure.kind for figure in (one, other)}
    bare = any(
        figure.kind in ("count", "other", "index") and not (figure.unit and figure.unit.id) for figure in (one, other)
    )
    return len(units) <= 1 and (len(kinds) == 1 or (bare and kinds <= {"count", "other", "index"}))


def recompute(index: Index, value: Figure, change: Figure, baseline: Figure) -> Recomputation | None:
    """The change from baseline to value beside the printed one; None where the units do not allow it."""
    now, before, reported = printed(value), printed(baseline), signed(change)
    if now is None or before is None or reported is None:
        return None
    if change.kind == "multiple":
        ratio = divide(now, before)
        return Recomputation(ratio, _multiple(index, change), wording.amounts(ratio, change)) if ratio else None
    if change.kind in ("percent", "fraction"):
        computed = percent_change(now, before)
        reported = scale(reported, HUNDRED) if change.kind == "fraction" else reported
        return Recomputation(computed, reported, wording.percentages(computed)) if computed else None
    gap = subtract(now, before)
    if change.kind == "points" and value.kind == "percent":
        gap = scale(gap, HUNDRED) if change.unit and change.unit.id == "basis_point" else gap
    elif not same_unit(value, change) or value.kind in ("percent", "age"):
        return None
    return Recomputation(gap, reported, wording.amounts(gap, change))


def _multiple(index: Index, change: Figure) -> Interval:
    """What a multiple may stand for: "three times more" is written for 3 and for 4."""
    reported = printed(change) or point(Decimal(1))
    if _MORE.search(index.text[change.start : change.end + 12]):
        return Interval(low=reported.low, value=reported.value, high=add(reported, point(Decimal(1))).high)
    return reported
