"""Values that the article implies without printing them: what a thing was before it fell by half."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.completion import find_baseline, find_value
from extractor.checks.index import Index
from extractor.checks.intervals import HUNDRED, add, divide, multiply, point, printed, scale, signed, subtract
from extractor.checks.report import report
from extractor.checks.statements import read_statements
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.timex import Timex

CHECK = "implied_value"
_AMOUNTS = frozenset({"money", "quantity", "count", "index"})


def check_implied_values(index: Index) -> Iterator[Finding]:
    """Derive the earlier value from a value and its change, and the value from its change and an earlier baseline."""
    for statement in read_statements(index):
        value, baseline = statement.value, statement.baseline
        if len(statement.changes) != 1:
            continue
        change = statement.changes[0]
        time = index.times.get((change.compared_with and change.compared_with.time) or "")
        if value and not baseline and time and not find_baseline(index, statement):
            before = implied_baseline(value, change)
            if before:
                yield _finding(index, value, change, before, _when(time))
        elif baseline and not value and baseline.baseline_kind == "earlier" and not find_value(index, statement):
            now = implied_value(baseline, change)
            if now:
                yield _finding(index, baseline, change, now, "afterwards")


def implied_baseline(value: Figure, change: Figure) -> Interval | None:
    """What the value was before the change; None where the units do not allow to tell."""
    now, ratio = printed(value), _growth(value, change)
    if now is None:
        return None
    if ratio is not None:
        return divide(now, ratio)
    points = _points(value, change)
    return points and subtract(now, points)


def implied_value(baseline: Figure, change: Figure) -> Interval | None:
    """What the baseline became through the change; None where the units do not allow to tell."""
    before, ratio = printed(baseline), _growth(baseline, change)
    if before is None:
        return None
    if ratio is not None:
        return multiply(before, ratio) if before.low is not None and before.low >= 0 else None
    points = _points(baseline, change)
    return points and add(before, points)


def _growth(amount: Figure, change: Figure) -> Interval | None:
    """The factor of a relative change: -48.3 % is 0.517."""
    interval = signed(change)
    if interval is None or change.role != "change" or change.kind != "percent" or amount.kind not in _AMOUNTS:
        return None
    return add(scale(interval, 1 / HUNDRED), point(Decimal(1)))


def _points(amount: Figure, change: Figure) -> Interval | None:
    interval = signed(change)
    if interval is None or change.role != "change" or change.kind != "points" or amount.kind != "percent":
        return None
    basis_points = change.unit is not None and change.unit.id == "basis_point"
    return scale(interval, 1 / HUNDRED) if basis_points else interval


def _when(time: Timex) -> str:
    return f"for {time.value}" if time.from_ and time.value else f'for "{time.surface}"'


def _finding(index: Index, known: Figure, change: Figure, implied: Interval, when: str) -> Finding:
    message = (
        f"{wording.short(known)} and a change of {wording.said(change)} imply about "
        f"{wording.amounts(implied, known)} {when}: not printed."
    )
    return report(index, CHECK, [known, change], "derived", message, computed=implied)
