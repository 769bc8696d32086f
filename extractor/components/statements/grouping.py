"""The figures of one main clause, whose change or comparison they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.components.clauses.clause import Clause, LocatedFigure
from extractor.components.statements.frames import Frames
from extractor.components.structure import Structure
from extractor.record.figure import Figure
from extractor.words.verbs import verbs_that

_SMALL = frozenset({"participle", "complement", "adverbial", "content"})  # how a verbless "up" can be attached


class Grouping:
    """Finds the figures that one main clause ties, and how two of them lie to each other."""

    def __init__(self, structure: Structure, frames: Frames) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, frames.words

    def find(self, figures: Sequence[Figure]) -> list[list[LocatedFigure]]:
        """The figures with their positions, those of one main clause together, each list and all of them in text order.

        Figures outside of every clause are in none, nor is the part of the amount before it ("$4.30 a dozen").
        """
        together: dict[int, list[LocatedFigure]] = {}
        located = [self._structure.locate(figure) for figure in figures]
        amounts = {i for figure in located if figure.figure.kind != "count" for i in range(figure.first, figure.stop)}
        for figure in located:
            is_part = figure.slot == "attributive" and figure.host in amounts and figure.figure.kind == "count"
            if figure.clause is None or is_part:
                continue
            main = self._main(figure.clause)
            if main.lemma not in verbs_that("spans"):  # "prices range from 5p to 8p": no change
                together.setdefault(main.token, []).append(replace(figure, slot=self._slot(figure)))
        return list(together.values())

    def _slot(self, located: LocatedFigure) -> str:
        """The slot of a figure; of what is said "of" a noun that of the noun: "to an average of 980 euros"."""
        is_of = located.slot == "of" and located.host is not None
        position = self._structure.position(located.host, located.host + 1) if is_of and located.host else located
        return (position.slot or "").removeprefix("noun-")

    def _main(self, clause: Clause) -> Clause:
        """The clause that one, or those above it, are attached to."""
        while clause.parent is not None and self._depends(clause):
            clause = self._structure.clauses[clause.parent]
        return clause

    def _depends(self, clause: Clause) -> bool:
        """True for ", down 5%", ", which was a fall of 5%", ", marking a rise", "to end at 95"."""
        if clause.verbless:
            return clause.link in _SMALL
        is_joined = clause.link in ("relative", "participle", "complement", "purpose", "adverbial")
        return is_joined and clause.lemma in verbs_that("restating")

    def is_hung(self, located: LocatedFigure, before: LocatedFigure) -> bool:
        """True if a figure is set off from the one before it: by a mark, "or", or in a clause attached to that one's."""
        clause = located.clause
        if clause is None or (clause is not before.clause and clause is not self._main(clause)):
            return True
        return self.is_set_off(located, before) and not before.stop <= clause.token < located.first

    def is_set_off(self, located: LocatedFigure, before: LocatedFigure) -> bool:
        """True if there is a mark or "or" between two figures."""
        return not self._words["sets_off"].isdisjoint(self._columns.lower[before.stop : located.first])

    def restates(self, located: LocatedFigure, before: LocatedFigure) -> bool:
        """True if a change says the one before it again in another unit: "102.2 points, or 0.36 percent"."""
        first, second = before.figure, located.figure
        if first.role != "change" or second.role != "change" or first.kind == second.kind:
            return False
        return all(self._columns.lower[i] in self._words["restates"] for i in range(before.stop, located.first))
