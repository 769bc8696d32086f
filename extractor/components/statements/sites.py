"""Where the figures of a sentence stand, seen from the clause whose change or comparison they tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Clause, Position
from extractor.components.statements.frames import Frames
from extractor.figure import Figure
from extractor.verbs import verbs_that

_SMALL = frozenset({"participle", "complement", "adverbial", "content"})  # how a verbless "up" can hang


@dataclass(frozen=True, slots=True)
class Site:
    """A figure with its tokens [first, stop), its slot, the clause that it stands in, and the clause that this one hangs on.

    `clause` and `main` are the tokens of their predicates.
    """

    figure: Figure
    first: int
    stop: int
    slot: str
    clause: int
    main: int


class Sites:
    """Finds the sites of figures, and how two of them lie to each other."""

    def __init__(self, structure: Structure, frames: Frames) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, frames.words
        self._amounts: set[int] = set()  # the tokens of all figures but counts

    def find(self, figures: Sequence[Figure]) -> list[list[Site]]:
        """The sites of the figures, those of one main clause together, each list and all of them in text order.

        Figures outside of every clause have none.
        """
        together: dict[int, list[Site]] = {}
        self._amounts = {i for f in figures if f.kind != "count" for i in range(*self.tokens(f))}
        for figure in figures:
            site = self._site(figure)
            if site is not None:
                together.setdefault(site.main, []).append(site)
        return list(together.values())

    def tokens(self, figure: Figure) -> tuple[int, int]:
        """The tokens that a figure touches, as a range."""
        first = max(bisect_right(self._columns.starts, figure.start) - 1, 0)
        return first, max(bisect_right(self._columns.starts, figure.end - 1), first + 1)

    def _site(self, figure: Figure) -> Site | None:
        first, stop = self.tokens(figure)
        place = self._structure.position(first, stop)
        is_part = place.slot == "attributive" and place.host in self._amounts and figure.kind == "count"
        if place.clause is None or is_part:
            return None  # "$4.30 a dozen": a part of the amount before it
        main = place.clause
        if main.lemma in verbs_that("spans"):
            return None  # "prices range from 5p to 8p": no change
        while main.parent is not None and self._hangs(main):
            main = self._structure.clauses[main.parent]
        return Site(figure, first, stop, self._slot(figure, place, first), place.clause.token, main.token)

    def _slot(self, figure: Figure, place: Position, first: int) -> str:
        """The slot by the preposition right before the figure and its modifier, else by its place.

        What is told "of" a noun stands where the noun stands: "to an average of 980 euros".
        """
        lead = first
        if figure.modifier_span is not None and figure.modifier_span.start < figure.start:
            lead = max(bisect_right(self._columns.starts, figure.modifier_span.start) - 1, 0)
        if (
            not figure.range
            and lead
            and self._columns.tags[lead - 1] in ("IN", "TO")
            and self._columns.lower[lead - 1] != "of"
        ):
            return self._columns.lower[lead - 1]
        if place.slot == "of" and place.host is not None:
            place = self._structure.position(place.host, place.host + 1)
        if place.slot in ("attributive", "apposition"):
            return "noun"
        return (place.slot or "").removeprefix("noun-")

    def _hangs(self, clause: Clause) -> bool:
        """True for ", down 5%", ", which was a fall of 5%", ", marking a rise", "to end at 95"."""
        if clause.verbless:
            return clause.link in _SMALL
        is_joined = clause.link in ("relative", "participle", "complement", "purpose", "adverbial")
        return is_joined and clause.lemma in verbs_that("hangs")

    def is_hung(self, site: Site, before: Site) -> bool:
        """True if a figure is set off from the one before it: by a mark, "or", or in a clause that hangs on that one's."""
        if site.clause != before.clause and site.clause != site.main:
            return True
        return self.is_set_off(site, before) and not before.stop <= site.clause < site.first

    def is_set_off(self, site: Site, before: Site) -> bool:
        """True if a mark or "or" stands between two figures."""
        return not self._words["sets_off"].isdisjoint(self._columns.lower[before.stop : site.first])

    def restates(self, site: Site, before: Site) -> bool:
        """True if a change says the one before it again in another unit: "102.2 points, or 0.36 percent"."""
        one, two = before.figure, site.figure
        if one.role != "change" or two.role != "change" or one.kind == two.kind:
            return False
        return all(self._columns.lower[i] in self._words["restates"] for i in range(before.stop, site.first))
