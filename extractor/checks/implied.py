"""Values that the article implies without printing them: what a thing was before it fell by half."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.completion import find_baseline, find_value, interval_of
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, add, divide, multiply, overlap, point, printed, scale, signed, subtract
from extractor.checks.recomputation import time_compared
from extractor.checks.report import report
from extractor.checks.statements import read_statements
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.timex import interval_words

CHECK = "implied_value"
_YEARLY = WordPattern(r"\b{yearly}\b")
_AMOUNTS = frozenset({"money", "quantity", "count", "index"})


@RULES.add(
    CHECK,
    example="Exports fell 50 percent from a year earlier to $20 million in May.",
    counterexample="Exports were $20 million in May.",
)
def check_implied_values(index: Index) -> Iterator[Finding]:
    """Derives a value that is not printed: the one before a change, or the one after it.

    Needs: one change with its value or its starting amount in one clause, and words for the time that it is compared with.
    It accuses nobody: one line with the claim.
    """
    for statement in read_statements(index):
        value, baseline = statement.value, statement.baseline
        if len(statement.changes) != 1:
            continue
        change = statement.changes[0]
        when = _when(index, value, change) if value else None
        compared = time_compared(index, change)
        if value and value.period and compared and value.period.time == compared.id:
            continue  # "cut by 375 points since December, when it stood at 7 percent": the value is the earlier one
        if value and not baseline and when and not find_baseline(index, statement):
            before = implied_baseline(value, change)
            if before and not _is_printed(index, value, before):
                yield _finding(index, value, change, before, when)
        elif baseline and not value and baseline.baseline_kind == "earlier" and not find_value(index, statement):
            now = implied_value(baseline, change)
            if now and not _is_printed(index, baseline, now):
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
        return multiply(before, ratio) if before.low is not None else None
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


def _when(index: Index, value: Figure, change: Figure) -> str | None:
    """The time that the change is compared with, in words; None where nothing says what it is."""
    time, now = time_compared(index, change), interval_of(value) or interval_of(change)
    surface = time.surface if time else ""
    if now and int(now[0][:4]) > 1 and (_YEARLY.search(surface) or _YEARLY.search(_around(index, change))):
        return f"for {_year_before(now)}"
    if time and time.from_ and time.until and not (now and time.until > now[0]):
        return f"for {_days(time.from_[:10], time.until[:10])}"
    return f'for "{surface}"' if surface else None


def _around(index: Index, change: Figure) -> str:
    """The words next to a change that may say that it is a yearly one: "an annual decrease of 5%", "5% year on year"."""
    return f"{index.lead(change)[-28:]} | {index.text[change.end : change.end + 20].lower()}"


def _year_before(interval: tuple[str, str]) -> str:
    """The same days of the year before, which is not before the year 1."""
    return _days(*(f"{int(day[:4]) - 1:04d}{day[4:10]}" for day in interval))


def _days(first: str, after: str) -> str:
    try:
        return interval_words(first, after)
    except ValueError:  # February 29 of another year
        return f"{first} until {after}"


def _is_printed(index: Index, known: Figure, implied: Interval) -> bool:
    """True if the article prints an amount in the unit of `known` that may be the implied one."""
    others = (figure for figure in index.figures.values() if figure is not known and figure.unit == known.unit)
    return any(overlap(interval, implied) for figure in others if (interval := printed(figure)) is not None)


def _finding(index: Index, known: Figure, change: Figure, implied: Interval, when: str) -> Finding:
    message = (
        f"{wording.short(known)} and a change ({wording.said(change)}) imply about "
        f"{wording.amounts(implied, known)} {when}, which the article does not state."
    )
    return report(index, CHECK, [known, change], "derived", message, computed=implied)
