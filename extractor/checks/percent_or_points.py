"""Percent against percentage points: "rose 0.3 percent to 4.1 percent from 3.8 percent"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import overlap, percent_change, printed, signed, subtract
from extractor.checks.recomputation import may_compare
from extractor.checks.report import report
from extractor.checks.statements import read_statements
from extractor.figure import Figure
from extractor.finding import Finding, Interval

CHECK = "percent_or_points"


@RULES.add(
    CHECK,
    example="The rate rose 2 percent to 6 percent from 4 percent.",
    counterexample="The rate rose 50 percent to 6 percent from 4 percent.",
)
def check_percent_or_points(index: Index) -> Iterator[Finding]:
    """Looks for a change of a percentage that fits in the other unit only: points called percent, or percent called points.

    Needs: value, change and starting amount tied by the words of one clause.
    """
    for statement in read_statements(index):
        value, baseline = statement.value, statement.baseline
        if value is None or baseline is None or not statement.tied:
            continue
        for change in statement.changes:
            if may_compare(index, value, change, baseline, tied=True, one_measure=True):
                found = mixed_up(value, change, baseline)
                if found:
                    yield _finding(index, value, change, baseline, *found)


def mixed_up(value: Figure, change: Figure, baseline: Figure) -> tuple[Interval, Interval] | None:
    """A change of a percentage in points and in percent, if it is wrong in its own unit, and right in the other."""
    now, before, reported = printed(value), printed(baseline), signed(change)
    if {value.kind, baseline.kind} != {"percent"} or now is None or before is None or reported is None:
        return None
    points, relative = subtract(now, before), percent_change(now, before)
    if relative is None or (change.unit and change.unit.id == "basis_point"):
        return None
    own, other = {"percent": (relative, points), "points": (points, relative)}.get(change.kind, (reported, reported))
    return (points, relative) if overlap(other, reported) and not overlap(own, reported) else None


def _finding(
    index: Index, value: Figure, change: Figure, baseline: Figure, points: Interval, relative: Interval
) -> Finding:
    message = (
        f"From {wording.short(baseline)} to {wording.short(value)} is a change of {wording.percentages(relative)}, or "
        f"{wording.points(points)}; "
        f"the article says {wording.said(change)}: percent and percentage points are mixed up."
    )
    computed = relative if change.kind == "percent" else points
    figures = [value, change, baseline]
    return report(
        index, CHECK, figures, "inconsistent", message, binding="likely", computed=computed, reported=signed(change)
    )
