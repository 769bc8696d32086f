"""Change against value and baseline: "fell 13.7 percent to $18.7 million from $21.7 million"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import (
    SCALE_SLIPS,
    add,
    compare,
    negate,
    overlap,
    percent_change,
    printed,
    scale,
    signed,
)
from extractor.checks.percent_or_points import mixed_up
from extractor.checks.recomputation import may_compare, recompute
from extractor.checks.report import Binding, report
from extractor.checks.statements import read_statements
from extractor.figure import Figure
from extractor.finding import Finding, Interval

CHECK = "change"
_TENS = 20  # from here on percentages are rounded to tens


@RULES.add(
    CHECK, example="Rents rose 10 percent to $110 from $90.", counterexample="Rents rose 10 percent to $110 in May."
)
def check_change(index: Index) -> Iterator[Finding]:
    """Recomputes a change from the value that it led to and the amount that it started from.

    Needs: the three tied by the words of one clause, one unit, the same comparison; adjusted changes are left out, and so is a
    loss beside a profit.  A percentage in tens that would fit if it were rounded to tens is reported as a question.
    """
    for statement in read_statements(index):
        if statement.tied and statement.value and statement.baseline:
            for change in statement.changes:
                yield from compare_change(index, statement.value, change, statement.baseline)


def compare_change(
    index: Index,
    value: Figure,
    change: Figure,
    baseline: Figure,
    binding: Binding = "explicit",
    *,
    one_measure: bool = True,
) -> Iterator[Finding]:
    """Compare one printed change with the one that value and baseline give; nothing where they cannot be compared."""
    tied = binding == "explicit"
    comparable = may_compare(index, value, change, baseline, tied=tied, one_measure=one_measure)
    result = recompute(index, value, change, baseline) if comparable else None
    if result is None:
        return
    figures = [value, change, baseline]
    approximate = any(figure.modifier != "exact" for figure in figures)
    status = compare(result.computed, result.reported, approximate=approximate)
    if status == "inconsistent" and mixed_up(value, change, baseline):
        return  # percent for percentage points: a check of its own says so
    hint = _hint(value, change, baseline) if status == "inconsistent" else ""
    if status == "inconsistent" and _may_be_tens(change, result.computed, result.reported):
        binding, hint = "inferred", " unless it is rounded to the nearest ten"
    message = (
        f"From {wording.short(baseline)} to {wording.short(value)} is a change of {result.shown}; "
        f"the article says {wording.said(change)}: {wording.OUTCOME[status]}{hint}."
    )
    yield report(
        index, CHECK, figures, status, message, binding=binding, computed=result.computed, reported=result.reported
    )


def _may_be_tens(change: Figure, computed: Interval, reported: Interval) -> bool:
    """True for "130 percent" where 127 is computed."""
    if change.kind != "percent" or change.value is None or change.value % 10 or change.value < _TENS:
        return False
    tens = Interval(low=Decimal(-5), value=None, high=Decimal(5))
    return overlap(computed, add(reported, tens))


def _hint(value: Figure, change: Figure, baseline: Figure) -> str:
    """What would make it fit: the other sign, or a factor of a thousand or a million."""
    now, before, reported = printed(value), printed(baseline), signed(change)
    if change.kind != "percent" or now is None or before is None or reported is None:
        return ""
    computed = percent_change(now, before)
    if computed and overlap(negate(computed), reported):
        return " (it would fit with the opposite sign)"
    for factor in SCALE_SLIPS:
        scaled = percent_change(scale(now, factor), before)
        if scaled and overlap(scaled, reported):
            return f" (it would fit with a factor of {wording.number(max(factor, 1 / factor), 0)})"
    return ""
