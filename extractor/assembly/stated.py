"""A statement with its figures looked up: what a figure claim is made from."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.assembly.annotations import Annotations
from extractor.record.figure import Figure
from extractor.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with its figures looked up; `lead` is the one that the claim is about."""

    lead: Figure
    value: Figure | None
    changes: tuple[Figure, ...]
    difference: Figure | None
    baseline: Figure | None
    whole: Figure | None

    @property
    def change(self) -> Figure | None:
        """The first of its changes."""
        return self.changes[0] if self.changes else None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in text order, each once."""
        parts = (self.value, *self.changes, self.difference, self.baseline, self.whole)
        return tuple(sorted({part.id: part for part in parts if part}.values(), key=lambda figure: figure.start))


def look_up(found: Annotations, statement: Statement) -> Stated:
    """The figures of a statement."""
    changes = tuple(figure for id_ in statement.changes if (figure := found.figure(id_)))
    difference = found.figure(statement.difference)
    value, baseline = found.figure(statement.value), found.figure(statement.baseline)
    if value is None and not changes:  # a difference or a baseline that stands alone is what its claim tells
        value, difference, baseline = (difference, None, baseline) if difference else (baseline, None, None)
    lead = value or changes[0]
    return Stated(lead, value, changes, difference, baseline, found.figure(statement.whole))
