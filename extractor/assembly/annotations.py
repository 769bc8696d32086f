"""What the components found in one article, ready to be looked up by id and by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.reading import Reading
from extractor.record.reference import Reference
from extractor.record.statement import Statement
from extractor.record.timex import Timex

Placed = TypeVar("Placed", Figure, Timex, Mention, Reference)


class Annotations:
    """The annotations of one article, each list in text order; look-ups by place cost the logarithm of the list.

    `articles` has, by the id of an entity, the article before its name: "the" or "The".
    """

    def __init__(
        self,
        *,
        figures: Sequence[Figure] = (),
        times: Sequence[Timex] = (),
        mentions: Sequence[Mention] = (),
        entities: Sequence[Entity] = (),
        quotes: Sequence[Quote] = (),
        statements: Sequence[Statement] = (),
        references: Sequence[Reference] = (),
        readings: Sequence[Reading] = (),
        articles: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.figures, self.times, self.mentions = figures, times, mentions
        self.entities, self.quotes, self.statements = entities, quotes, statements
        self.references, self.articles = references, articles
        self._figure = {row.id: row for row in figures}
        self._time = {row.id: row for row in times}
        self._entity = {row.id: row for row in entities}
        self._quote = {row.id: row for row in quotes}
        self._reading = {row.figure: row for row in readings}
        self._named_at: dict[str | None, list[int]] = {}
        for row in mentions:
            if row.form == "name":
                self._named_at.setdefault(row.entity, []).append(row.start)
        self._order = {id_: place for ids in (self._time, self._entity) for place, id_ in enumerate(ids)}
        self._figure_starts = [row.start for row in figures]
        self._time_starts = [row.start for row in times]
        self._mention_starts = [row.start for row in mentions]
        self._reference_starts = [row.start for row in references]

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
        return _between(self.references, self._reference_starts, start, end)

    def in_order(self, ids: set[str]) -> tuple[str, ...]:
        """Ids of times, or of entities, in the order of the record."""
        return tuple(sorted(ids, key=self._order.__getitem__))


def _between(rows: Sequence[Placed], starts: list[int], start: int, end: int) -> Sequence[Placed]:
    return rows[bisect_left(starts, start) : bisect_left(starts, end)]
