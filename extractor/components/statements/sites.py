"""The figures of a sentence as they lie in the clause whose change or comparison they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.components.clauses.clause import Clause, LocatedFigure
from extractor.components.statements.frames import Frames
from extractor.components.structure import Structure
from extractor.record.figure import Figure
from extractor.words.verbs import verbs_that

_SMALL = frozenset({"participle", "complement", "adverbial", "content"})  # how a verbless "up" can hang


class Sites:
    """Finds the figures that one main clause ties, and how two of them lie to each other."""

    def __init__(self, structure: Structure, frames: Frames) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, frames.words

    def find(self, figures: Sequence[Figure]) -> list[list[LocatedFigure]]:
        """The figures with their positions, those of one main clause together, each list and all of them in text order.

        Figures outside of every clause are in none, nor is the part of the amount before it ("$4.30 a dozen").
        """
        together: dict[int, list[LocatedFigure]] = {}
        located = [self._structure.locate(figure) for figure in figures]
        amounts = {i for one in located if one.figure.kind != "count" for i in range(one.first, one.stop)}
        for one in located:
            is_part = one.slot == "attributive" and one.host in amounts and one.figure.kind == "count"
            if one.clause is None or is_part:
                continue
            main = self._main(one.clause)
            if main.lemma not in verbs_that("spans"):  # "prices range from 5p to 8p": no change
                together.setdefault(main.token, []).append(replace(one, slot=self._slot(one)))
        return list(together.values())

    def _slot(self, located: LocatedFigure) -> str:
        """The slot of a figure; of what is told "of" a noun that of the noun: "to an average of 980 euros"."""
        is_of = located.slot == "of" and located.host is not None
        position = self._structure.position(located.host, located.host + 1) if is_of and located.host else located
        return (position.slot or "").removeprefix("noun-")

    def _main(self, clause: Clause) -> Clause:
        """The clause that one, or those above it, are attached to."""
        while clause.parent is not None and self._hangs(clause):
            clause = self._structure.clauses[clause.parent]
        return clause

    def _hangs(self, clause: Clause) -> bool:
        """True for ", down 5%", ", which was a fall of 5%", ", marking a rise", "to end at 95"."""
        if clause.verbless:
            return clause.link in _SMALL
        is_joined = clause.link in ("relative", "participle", "complement", "purpose", "adverbial")
        return is_joined and clause.lemma in verbs_that("restating")

    def is_hung(self, site: LocatedFigure, before: LocatedFigure) -> bool:
        """True if a figure is set off from the one before it: by a mark, "or", or in a clause attached to that one's."""
        clause = site.clause
        if clause is None or (clause is not before.clause and clause is not self._main(clause)):
            return True
        return self.is_set_off(site, before) and not before.stop <= clause.token < site.first

    def is_set_off(self, site: LocatedFigure, before: LocatedFigure) -> bool:
        """True if a mark or "or" stands between two figures."""
        return not self._words["sets_off"].isdisjoint(self._columns.lower[before.stop : site.first])

    def restates(self, site: LocatedFigure, before: LocatedFigure) -> bool:
        """True if a change says the one before it again in another unit: "102.2 points, or 0.36 percent"."""
        one, two = before.figure, site.figure
        if one.role != "change" or two.role != "change" or one.kind == two.kind:
            return False
        return all(self._columns.lower[i] in self._words["restates"] for i in range(before.stop, site.first))
