"""Values that the article implies without printing them: what a thing was before it fell by half."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.change import is_adjusted
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, add, divide, overlap, point, printed, scale, signed, subtract
from extractor.checks.report import report
from extractor.record.figure import Figure
from extractor.record.finding import Finding, Interval
from extractor.record.timex import Timex, interval_words

CHECK = "implied_value"
_AMOUNTS = frozenset({"money", "quantity", "count", "index"})


@RULES.add(
    CHECK, "", "Exports fell 50 percent from a year earlier to $20 million in May.", "Exports were $20 million in May."
)
def check_implied_values(index: Index) -> Iterator[Finding]:
    """Derives the value before a change, where it is not printed.

    Needs: one change with its value in one clause, and words for the time that it is compared with.  It accuses nobody.
    """
    for statement in index.statements:
        value, changes = index.figure(statement.value), index.figures(statement.changes)
        if value is None or statement.baseline or len(changes) != 1 or is_adjusted(changes[0]):
            continue
        (change,) = changes
        time = index.times.get((change.compared_with and change.compared_with.time) or "")
        before = _before(value, change)
        if time is None or before is None or (value.period and value.period.time == time.id):
            continue  # "cut by 375 points since December, when it stood at 7 percent": the value is the earlier one
        if not _is_printed(index, value, before):
            message = (
                f"{wording.short(value)} and a change ({wording.said(change)}) imply about "
                f"{wording.amounts(before, value)} for {_when(time, value)}, which the article does not state."
            )
            yield report(index, CHECK, [value, change], "derived", message, computed=before)


def _before(value: Figure, change: Figure) -> Interval | None:
    """What the value was before the change; None where the units do not allow to say."""
    now, moved = printed(value), signed(change)
    if now is None or moved is None or change.role != "change":
        return None
    if change.kind == "percent" and value.kind in _AMOUNTS:
        return divide(now, add(scale(moved, 1 / HUNDRED), point(Decimal(1))))
    if change.kind == "points" and value.kind == "percent":
        is_basis = change.unit is not None and change.unit.id == "basis_point"
        return subtract(now, scale(moved, 1 / HUNDRED) if is_basis else moved)
    return None


def _when(time: Timex, value: Figure) -> str:
    """The time that the change is compared with: its interval if that ends before the value's period, else its words."""
    now = value.period.from_ if value.period else None
    if time.from_ and time.until and not (now and time.until > now):
        return interval_words(time.from_[:10], time.until[:10])
    return f'"{time.surface}"'


def _is_printed(index: Index, known: Figure, implied: Interval) -> bool:
    """True if the article prints an amount in the unit of `known` that may be the implied one."""
    others = (figure for figure in index.amounts() if figure is not known and figure.unit == known.unit)
    return any(overlap(interval, implied) for figure in others if (interval := printed(figure)) is not None)
