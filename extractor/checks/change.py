"""Change against value and baseline: "fell 13.7 percent to $18.7 million from $21.7 million"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import (
    HUNDRED,
    SCALE_SLIPS,
    add,
    compare,
    divide,
    is_slip,
    negate,
    overlap,
    percent_change,
    point,
    printed,
    scale,
    signed,
    subtract,
)
from extractor.checks.report import Binding, report
from extractor.record.figure import BaselineKind, Figure
from extractor.record.finding import Finding, Interval
from extractor.record.statement import Statement, is_of_points, same_unit

CHECK = "change"
_TENS = 20  # from here on percentages are rounded to tens
_ADJUSTED = ("real", "annualised", "excluding")  # bases on which a change is stated of amounts as booked


@dataclass(frozen=True, slots=True)
class _Recomputed:
    """A recomputed change beside the printed one, in one unit; `shown` is the recomputed one in words."""

    computed: Interval
    reported: Interval
    shown: str


@RULES.add(CHECK, "", "Rents rose 10 percent to $110 from $90.", "Rents rose 10 percent to $110 in May.")
def check_change(index: Index) -> Iterator[Finding]:
    """Recomputes a change from the value that it led to and the amount that it started from.

    Needs: the three tied by the words of one clause, one unit, an earlier amount; adjusted changes are left out.  A value that
    only another sentence states, the only one for the period of the change, makes it a question.  A percentage in
    tens that would fit if it were rounded to tens is reported as a question.
    """
    for statement in index.statements:
        baseline = index.figure(statement.baseline)
        value = index.figure(statement.value) or (baseline and _stated_elsewhere(index, statement, baseline))
        binding: Binding = "explicit" if statement.value else "inferred"
        if statement.between:  # "Rents fell to $90 from $100. That is a drop of 10 percent."
            (value, baseline), binding = index.figures(statement.between), "explicit"
        if (statement.tied or statement.between) and value and baseline and may_compare(value, baseline):
            for change in changes_of(index, statement):
                if {change.direction, statement.direction} != {
                    "up",
                    "down",
                }:  # "gained 40% and closed at 81, down from 82"
                    yield from _compare(index, value, change, baseline, binding, by_words=bool(statement.between))


def _stated_elsewhere(index: Index, statement: Statement, baseline: Figure) -> Figure | None:
    """The one level in the unit of the baseline that the article states for the period of the change; None for several."""
    periods = {
        (figure.period.from_, figure.period.until) for figure in index.figures(statement.changes) if figure.period
    }
    levels = [figure for figure in index.amounts() if figure.role == "level" and same_unit(figure, baseline)]
    fitting = [figure for figure in levels if figure.period and {(figure.period.from_, figure.period.until)} == periods]
    return fitting[0] if len({figure.value for figure in fitting}) == 1 else None


def changes_of(index: Index, statement: Statement) -> tuple[Figure, ...]:
    """The changes of a statement; how far a value lies from an earlier one is a change, too."""
    difference = index.figure(statement.difference)
    changes = index.figures(statement.changes)
    return (*changes, replace(difference, role="change")) if difference else changes


def may_compare(value: Figure, baseline: Figure, *also: BaselineKind) -> bool:
    """True if the baseline is an earlier amount in the unit of the value: not one that was expected, or of another thing.

    Baselines of the kinds `also` may be compared, too.  What each thing comes to is not compared with a sum: "5 crowns a share,
    from 120 million crowns".
    """
    is_earlier = baseline.role != "baseline" or baseline.baseline_kind in ("earlier", *also)
    is_one_rate = bool(value.per) == bool(baseline.per) or is_slip(value, baseline)
    return is_earlier and is_one_rate and same_unit(value, baseline)


def is_adjusted(figure: Figure) -> bool:
    """True if the figure is not of the amounts as booked."""
    return any(basis.startswith(_ADJUSTED) for basis in figure.basis)


def _compare(
    index: Index, value: Figure, change: Figure, baseline: Figure, binding: Binding, *, by_words: bool
) -> Iterator[Finding]:
    """Compare a printed change with the one that value and baseline give; nothing where they cannot be compared."""
    figures = [value, change, baseline]
    is_left_out = any(figure.range or is_adjusted(figure) for figure in figures) or "/" in change.surface
    is_left_out |= change.role != "change"
    result = None if is_left_out else _recompute(value, change, baseline)
    if result is None:
        return
    approximate = any(figure.modifier != "exact" for figure in figures)
    status = compare(result.computed, result.reported, approximate=approximate)
    hint = _hint(value, change, baseline) if status == "inconsistent" else ""
    if status == "inconsistent" and _may_be_tens(change, result.computed, result.reported):
        binding, hint = "inferred", " unless it is rounded to the nearest ten"
    message = (
        f"From {wording.short(baseline)} to {wording.short(value)} is a change of {result.shown}; "
        f"the article says {wording.said(change)}: {wording.OUTCOME[status]}{hint}."
    )
    yield report(index, CHECK, figures, status, message, binding=binding, by_words=by_words, computed=result.computed,
                 reported=result.reported)  # fmt: skip


def _recompute(value: Figure, change: Figure, baseline: Figure) -> _Recomputed | None:
    """The change from baseline to value beside the printed one; None where the units do not allow it."""
    now, before, reported = printed(value), printed(baseline), signed(change)
    if now is None or before is None or reported is None:
        return None
    if change.kind == "multiple":
        ratio = divide(now, before)
        return _Recomputed(ratio, reported_multiple(change), wording.amounts(ratio, change)) if ratio else None
    if change.kind in ("percent", "fraction"):
        computed = percent_change(now, before)
        reported = scale(reported, HUNDRED) if change.kind == "fraction" else reported
        return _Recomputed(computed, reported, wording.percentages(computed)) if computed else None
    gap = subtract(now, before)
    if value.kind == "percent" and is_of_points(change):
        gap = scale(gap, HUNDRED) if change.unit and change.unit.id == "basis_point" else gap
    elif not same_unit(value, change) or value.kind in ("percent", "age"):
        return None
    return _Recomputed(gap, reported, wording.amounts(gap, change))


def reported_multiple(multiple: Figure) -> Interval:
    """What a multiple may mean: "three times more" is written for 3 and for 4, "more than halved" for below 0.5."""
    said, value = printed(multiple) or point(Decimal(0)), multiple.value
    if value is not None and value < 1 and multiple.modifier in ("more_than", "at_least"):
        return Interval(low=Decimal(0), value=value, high=value)
    if multiple.surface.endswith("times"):
        return Interval(low=said.low, value=said.value, high=add(said, point(Decimal(1))).high)
    return said


def _may_be_tens(change: Figure, computed: Interval, reported: Interval) -> bool:
    """True for "130 percent" where 127 is computed."""
    if change.kind != "percent" or change.value is None or change.value % 10 or change.value < _TENS:
        return False
    tens = Interval(low=Decimal(-5), value=None, high=Decimal(5))
    return overlap(computed, add(reported, tens))


def _hint(value: Figure, change: Figure, baseline: Figure) -> str:
    """What would make it fit: the other unit, the other sign, or a factor of a thousand or a million."""
    now, before, reported = printed(value), printed(baseline), signed(change)
    computed = percent_change(now, before) if now and before else None
    if now is None or before is None or computed is None or reported is None:
        return ""
    if value.kind == "percent" and overlap(subtract(now, before) if change.kind == "percent" else computed, reported):
        return f" (it would fit in {'percentage points' if change.kind == 'percent' else 'percent'})"
    if change.kind != "percent":
        return ""
    if overlap(negate(computed), reported):
        return " (it would fit with the opposite sign)"
    for factor in SCALE_SLIPS:
        scaled = percent_change(scale(now, factor), before)
        if scaled and overlap(scaled, reported):
            return f" (it would fit with a factor of {wording.number(max(factor, 1 / factor), 0)})"
    return ""
