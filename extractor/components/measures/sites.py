"""Where a figure stands, as the frames ask it: the place in its clause, and how a count names its things."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Place
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.measures.frames import load_words
from extractor.components.measures.names import Names, Phrase
from extractor.figure import Figure

_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_INNER = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH"})  # tags of what stands before a noun


class Sites:
    """The sites of one Doc's figures; `found` are the measures of the figures so far."""

    def __init__(self, structure: Structure, names: Names, figures: Sequence[Figure]) -> None:
        self.structure, self.names, self.figures = structure, names, figures
        self.found: list[Phrase | None] = []
        self._columns, self._words, self._vocabulary = structure.columns, load_words(), load_vocabulary()

    def place(self, index: int) -> Place:
        """The place of a figure; between an article and a noun it is attributive, whatever the parser made of it.

        A distance to somewhere ("20 miles south of Bern") is of the clause.
        """
        first, stop = self.names.spans[index]
        place, columns, figure = self.structure.place(first, stop), self._columns, self.figures[index]
        beside = {columns.lower[place.host] if place.host is not None else "", *columns.lower[stop : stop + 1]}
        if figure.kind == "quantity" and not beside.isdisjoint(self._words.uses("direction")):
            return Place(place.clause, "distance")
        if figure.kind == "count" or place.slot == "attributive" or columns.tags[first - 1] not in ("DT", "PRP$"):
            return place
        noun = self._ahead(stop)
        return Place(place.clause, "attributive", noun) if self.names.is_noun(noun) else place

    def noun(self, index: int) -> str:
        """How a count names its things: "own", "container" ("two bottles of"), "compound" ("60-page") or "bare"; else ""."""
        figure = self.figures[index]
        if figure.kind != "count":
            return ""
        if figure.unit is not None and figure.unit.id == "point":
            return "bare"
        surface = figure.unit.surface if figure.unit is not None else None
        if not surface or surface not in figure.surface or surface == figure.surface:
            return "bare"
        if self._columns.lemmas[self.names.spans[index][1] - 1] in self._words.uses("container"):
            return "container"
        return "compound" if "-" in figure.surface.split()[-1] else "own"

    def is_agent(self, token: int) -> bool:
        """True for a person, body, country or pronoun: who does something, seldom what is measured."""
        columns, words = self._columns, self._vocabulary
        word = columns.lower[token]
        is_who = word in words.uses("agent_pronoun") or word == "it" or columns.lemmas[token] in words.agents
        return is_who or columns.entities[token] in _BODIES

    def _ahead(self, i: int) -> int:
        """The noun that adjectives and nouns from token i on lead to, else token i."""
        columns, k = self._columns, i
        while k < len(columns) - 1 and columns.tags[k + 1] in _INNER and columns.tags[k] in _INNER:
            k += 1
        return k if k < len(columns) and columns.tags[k][:2] == "NN" else min(i, len(columns) - 1)

    def _counted(self, token: int) -> Phrase | None:
        """The noun of a count that has one: "delegates" of "six delegates"."""
        index = self.names.figure_at.get(token, -1)
        if index < 0 or self.noun(index) not in ("own", "container"):
            return None
        first, stop = self.names.spans[index]
        columns = self._columns
        while first < stop - 1 and (
            columns.tags[first] in ("CD", "DT", "PDT", "IN") or not columns.lower[first].isalpha()
        ):
            first += 1
        return Phrase(first, stop, stop - 1)
