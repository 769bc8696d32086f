"""What the components found in one article, to be looked up by id and by range."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractor.components.annotations import Found
from extractor.record.assertion import Assertion
from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.reading import Reading
from extractor.record.reference import Reference
from extractor.record.statement import Statement
from extractor.record.timex import Timex

Positioned = TypeVar("Positioned", Figure, Timex, Mention, Reference)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with its figures; `lead` is the one that its claim is about."""

    id: str
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


class Lookup:
    """The rows of one Doc, each list in text order; finding those of a range costs the logarithm of the list."""

    def __init__(self, rows: Found) -> None:
        self.figures, self.times, self.mentions = rows.figures, rows.times, rows.mentions
        self.entities, self.quotes, self.statements = rows.entities, rows.quotes, rows.statements
        self._references = rows.references
        self._figure = {row.id: row for row in rows.figures}
        self._time = {row.id: row for row in rows.times}
        self._entity = {row.id: row for row in rows.entities}
        self._quote = {row.id: row for row in rows.quotes}
        self._reading = {row.figure: row for row in rows.readings}
        self._assertion = {row.of: row for row in rows.assertions}
        self._named_at: dict[str | None, list[int]] = {}
        for row in rows.mentions:
            if row.form == "name":
                self._named_at.setdefault(row.entity, []).append(row.start)
        self._order = {id_: index for ids in (self._time, self._entity) for index, id_ in enumerate(ids)}
        self._figure_starts = [row.start for row in rows.figures]
        self._time_starts = [row.start for row in rows.times]
        self._mention_starts = [row.start for row in rows.mentions]
        self._reference_starts = [row.start for row in rows.references]

    def figure(self, id_: str | None) -> Figure | None:
        """The figure of that id, or None."""
        return self._figure.get(id_ or "")

    def time(self, id_: str | None) -> Timex | None:
        """The time of that id, or None."""
        return self._time.get(id_ or "")

    def entity(self, id_: str | None) -> Entity | None:
        """The entity of that id, or None."""
        return self._entity.get(id_ or "")

    def quote(self, id_: str | None) -> Quote | None:
        """The quote of that id, or None."""
        return self._quote.get(id_ or "")

    def reading(self, figure: str) -> Reading | None:
        """What the trained reader takes from the words of a figure; None where it was not asked."""
        return self._reading.get(figure)

    def assertion(self, id_: str) -> Assertion | None:
        """How the statement or quote of that id is meant; None before that was read."""
        return self._assertion.get(id_)

    def stated(self, statement: Statement) -> Stated:
        """A statement with its figures."""
        changes = tuple(figure for id_ in statement.changes if (figure := self.figure(id_)))
        difference = self.figure(statement.difference)
        value, baseline = self.figure(statement.value), self.figure(statement.baseline)
        if value is None and not changes:  # a difference or a baseline without value is what its claim is about
            value, difference, baseline = (difference, None, baseline) if difference else (baseline, None, None)
        lead = value or changes[0]
        return Stated(statement.id, lead, value, changes, difference, baseline, self.figure(statement.whole))

    def figures_in(self, start: int, end: int) -> Sequence[Figure]:
        """The figures that start in [start, end)."""
        return _between(self.figures, self._figure_starts, start, end)

    def times_in(self, start: int, end: int) -> Sequence[Timex]:
        """The times that start in [start, end)."""
        return _between(self.times, self._time_starts, start, end)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that start in [start, end)."""
        return _between(self.mentions, self._mention_starts, start, end)

    def named_at(self, entity: str | None) -> Sequence[int]:
        """Where the mentions begin that name an entity in full, in text order."""
        return self._named_at.get(entity, ())

    def references_in(self, start: int, end: int) -> Sequence[Reference]:
        """The references that start in [start, end)."""
        return _between(self._references, self._reference_starts, start, end)

    def in_order(self, ids: set[str]) -> tuple[str, ...]:
        """Ids of times, or of entities, in the order of the record."""
        return tuple(sorted(ids, key=self._order.__getitem__))


def _between(rows: Sequence[Positioned], starts: list[int], start: int, end: int) -> Sequence[Positioned]:
    return rows[bisect_left(starts, start) : bisect_left(starts, end)]
