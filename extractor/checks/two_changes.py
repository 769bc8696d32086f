"""One change in two units against the value it led to: "fell 102.2 points, or 0.36 percent, to 27,934.02"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.change import is_adjusted
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import compare, percent_change, printed, signed, subtract
from extractor.checks.report import report
from extractor.record.figure import Figure
from extractor.record.finding import Finding
from extractor.record.statement import same_unit

CHECK = "two_changes"
_AMOUNTS = frozenset({"index", "points", "money", "quantity", "count", "other"})


@RULES.add(
    CHECK, "", "The index fell 102.2 points, or 3.6 percent, to 27,934.02.", "The index fell 102.2 points to 27,934.02."
)
def check_two_changes(index: Index) -> Iterator[Finding]:
    """Recomputes a percentage from the value and the same change in absolute terms.

    Needs: both changes and the value tied by the words of one clause, with one direction, and no other starting amount printed.
    """
    for statement in index.statements:
        value, changes = index.figure(statement.value), index.figures(statement.changes)
        if value and not statement.baseline and len(changes) == 2 and not any(map(is_adjusted, changes)):
            yield from _compare(index, value, changes)


def _compare(index: Index, value: Figure, changes: tuple[Figure, ...]) -> Iterator[Finding]:
    relative = next((change for change in changes if change.kind == "percent"), None)
    absolute = next((change for change in changes if change.kind in _AMOUNTS), None)
    if relative is None or absolute is None or value.kind == "percent" or not _may_subtract(value, absolute):
        return
    now, gap, reported = printed(value), signed(absolute), signed(relative)
    if now is None or gap is None or reported is None or relative.direction != absolute.direction:
        return
    before = subtract(now, gap)
    computed = percent_change(now, before)
    if computed is None:
        return
    approximate = any(figure.modifier != "exact" for figure in (value, absolute, relative))
    status = compare(computed, reported, approximate=approximate)
    message = (
        f"A change of {wording.short(absolute)} to {wording.short(value)} is {wording.percentages(computed)}; "
        f"the article says {wording.said(relative)}: {wording.OUTCOME[status]}."
    )
    figures = [value, absolute, relative]
    yield report(index, CHECK, figures, status, message, by_words=True, computed=computed, reported=reported)


def _may_subtract(value: Figure, absolute: Figure) -> bool:
    """Points of an index are printed as "points" beside a bare level."""
    levels = ("index", "other", "count")
    return same_unit(value, absolute) or (absolute.kind in ("index", "points") and value.kind in levels)
