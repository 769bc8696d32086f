"""What is reported, and how far it reaches: the content of verbs of saying, of "according to", and of quotation marks.

A reported clause goes from its first to its last own token; the attribution may stand in front of it, behind it or inside of
it.  What a pair of marks holds is reported whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractor.components.clauses.clause import Clause, Reported
from extractor.components.clauses.columns import Columns
from extractor.components.clauses.cues import CueLexicon

Ranges = list[tuple[int, int]]
_EDGES = frozenset({",", ":", ";", "-", "–", "—", "--", ".", "!", "?", "and", "but", '"', "“", "”", "``", "''", "…"})


class ReportedWords:
    """Finds the reported stretches of a Doc; `inside[i]` is true for tokens between quotation marks."""

    def __init__(
        self, columns: Columns, clauses: Sequence[Clause], cues: CueLexicon, marked: Iterable[tuple[int, int]]
    ) -> None:
        self._columns, self._clauses, self._cues = columns, clauses, cues
        self._marked = list(marked)
        self._content: dict[int, list[Clause]] = {}
        for clause in clauses:
            if clause.parent is not None and clause.link == "content":
                self._content.setdefault(clause.parent, []).append(clause)

    def find(self) -> list[Reported]:
        """The reported stretches in text order."""
        found = [*self._by_verbs(), *self._by_phrases()]
        return sorted(found, key=lambda one: one.ranges)

    def _by_verbs(self) -> Iterable[Reported]:
        for index, clause in enumerate(self._clauses):
            if not self._says(clause):
                continue
            if clause.link == "content" and self._columns.deps[clause.head] == "parataxis":
                host = self._clauses[clause.parent] if clause.parent is not None else None
                ranges = _without(host.first, host.stop, [(clause.first, clause.stop)]) if host else []
            else:
                ranges = [(one.first, one.stop) for one in self._content.get(index, ())]
            ranges = [piece for piece in (self._trim(*piece) for piece in ranges) if piece is not None]
            if ranges:
                yield Reported(tuple(ranges), clause)

    def _says(self, clause: Clause) -> bool:
        entries = self._cues.verbs.get(self._columns.lower[clause.head], ())
        return any("clause" in verb.frames for _, verb in entries)

    def _by_phrases(self) -> Iterable[Reported]:
        columns = self._columns
        for i, word in enumerate(columns.lower):
            for words, _ in self._cues.phrases.get(word, ()):
                if tuple(columns.lower[i : i + len(words)]) == words and columns.parsed:
                    head = columns.heads[i]
                    ranges = _without(columns.first[head], columns.stop[head], [(columns.first[i], columns.stop[i])])
                    pieces = [piece for piece in (self._trim(*one) for one in ranges) if piece is not None]
                    if pieces:
                        yield Reported(tuple(pieces), None)
                    break

    def _trim(self, first: int, stop: int) -> tuple[int, int] | None:
        """A range without "that" in front and without punctuation at its ends; None where nothing is left."""
        columns = self._columns
        while first < stop and (
            columns.lower[first] in _EDGES or (columns.deps[first] == "mark" and columns.lower[first] == "that")
        ):
            first += 1
        while stop > first and (columns.lower[stop - 1] in _EDGES or columns.tags[stop - 1] == "_SP"):
            stop -= 1
        return (first, stop) if stop > first else None


def _without(first: int, stop: int, holes: Iterable[tuple[int, int]]) -> Ranges:
    """The parts of [first, stop) outside of the holes, in order."""
    parts: Ranges = []
    for start, end in sorted(holes):
        if first < start:
            parts.append((first, min(start, stop)))
        first = max(first, end)
    if first < stop:
        parts.append((first, stop))
    return parts
