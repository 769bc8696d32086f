"""The statements of an extraction with their figures looked up, as the checks read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.checks.index import Index
from extractor.figure import Direction, Figure


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the changes that led to it and the amount that it is compared with; each may be missing.

    `tied`: the words tie them together, so that numbers which do not fit disagree.
    """

    value: Figure | None
    changes: tuple[Figure, ...]
    baseline: Figure | None
    direction: Direction | None
    tied: bool


def read_statements(index: Index) -> Iterator[Told]:
    """The statements in text order; how far a value lies from an earlier one is a change, too."""
    for statement in index.extraction.statements:
        value, difference, baseline = (
            index.figures.get(id_ or "") for id_ in (statement.value, statement.difference, statement.baseline)
        )
        changes = tuple(index.figures[id_] for id_ in statement.changes)
        if difference and baseline and _is_earlier(index, baseline):
            changes += (replace(difference, role="change"),)
        yield Told(value, changes, baseline, statement.direction, statement.tied)


def _is_earlier(index: Index, baseline: Figure) -> bool:
    """True if the amount is told of an earlier time: "0.6 points below the 4.4 percent of a year ago"."""
    after = index.time_after(baseline)
    return baseline.baseline_kind == "earlier" or (after is not None and after.role == "baseline")
