"""Where a figure stands, as the frames ask it: the place in its clause, and how a count names its things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Position
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.measures.frames import load_words
from extractor.components.measures.names import Names, Phrase
from extractor.components.reference import Referents
from extractor.figure import Figure

_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# tags of what stands between an article and its noun
_INNER = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG"})
_REACH = 20  # tokens that lead to a noun


class Sites:
    """The sites of one Doc's figures; `found` are the measures of the figures so far."""

    def __init__(self, structure: Structure, names: Names, figures: Sequence[Figure], referents: Referents) -> None:
        self.structure, self.names, self.figures, self.referents = structure, names, figures, referents
        self.found: list[Phrase | None] = []
        self._columns, self._words, self._vocabulary = structure.columns, load_words(), load_vocabulary()

    def place(self, index: int) -> Position:
        """The place of a figure; between an article and a noun it is attributive, whatever the parser made of it.

        What an empty noun has behind "of" stands where the noun stands: "paid in the amount of $2m", "rose to a total of 9%".
        A distance to somewhere ("20 miles south of Bern") is of the clause; the host of "the highest in 9 years" is "highest".
        """
        first, stop = self.names.spans[index]
        place, columns, words = self.structure.position(first, stop), self._columns, self._words
        host = place.host
        beside = {columns.lower[host] if host is not None else "", *columns.lower[stop : stop + 1]}
        if self.figures[index].kind == "quantity" and not beside.isdisjoint(words.uses("direction")):
            return replace(place, slot="distance", host=None)
        if place.slot == "of" and host is not None and columns.lemmas[host] == "age":
            return self.structure.position(host, host + 1)  # "at the age of nine", "boys between the ages of 9 and 12"
        if place.slot == "of" and host is not None:
            named = self.names.name(host, index)
            is_extreme = columns.lemmas[host] in words.uses("extreme") and self.figures[index].role != "baseline"
            is_empty = named is not None and self.names.is_empty(named)
            above = self.structure.position(host, host + 1) if is_extreme or is_empty else place
            return above if above.slot is not None else place
        best = self._best(first) if self.figures[index].kind == "duration" else -1
        if best >= 0:
            return replace(place, slot="best", host=best)
        before = first - 1
        while before > 0 and columns.lower[before] in self._words.uses("filler"):
            before -= 1
        if (
            self.figures[index].kind == "count"
            or place.slot == "attributive"
            or columns.tags[before] not in ("DT", "PRP$")
        ):
            return place
        noun = self._ahead(stop + (columns.lower[stop : stop + 1] in (["-"], ["down"])))
        return replace(place, slot="attributive", host=noun) if self.names.is_noun(noun) else place

    def _best(self, first: int) -> int:
        """The superlative, or its noun, that a duration behind "in" is the time of: "the [highest] in nine years"; or -1."""
        columns, i = self._columns, first - 1
        while i > 0 and columns.lower[i] in self._words.uses("filler"):
            i -= 1
        k = i - 1
        if k < 0 or columns.lower[i] != "in":
            return -1
        while columns.deps[k] == "pobj" and columns.tags[columns.heads[columns.heads[k]]][:2] == "NN":
            k = columns.heads[columns.heads[k]]
        core = self.structure.phrase(k).core
        is_best = any(tag in ("JJS", "RBS") for tag in columns.tags[min(core[0], k) : k + 1])
        return k if is_best or columns.lower[k] in self._words.uses("occasion") else -1

    def noun(self, index: int) -> str:
        """How a count names its things: "own", "compound" ("60-page") or "bare"; else ""."""
        figure = self.figures[index]
        if figure.kind != "count":
            return ""
        if figure.unit is not None and figure.unit.id == "point":
            return "bare"
        surface = figure.unit.surface if figure.unit is not None else None
        if not surface or surface not in figure.surface or surface == figure.surface:
            return "bare"
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
        last = min(len(columns) - 1, i + _REACH)
        while k < last and columns.tags[k + 1] in _INNER and columns.tags[k] in _INNER:
            k += 1
        return k if k <= last and columns.tags[k][:2] == "NN" else min(i, len(columns) - 1)

    def _counted(self, token: int) -> Phrase | None:
        """The noun of a count that has one: "delegates" of "six delegates"."""
        index = self.names.figure_at.get(token, -1)
        if index < 0 or self.noun(index) != "own":
            return None
        first, stop = self.names.spans[index]
        columns = self._columns
        while first < stop - 1 and (
            columns.tags[first] in ("CD", "DT", "PDT", "IN") or not columns.lower[first].isalpha()
        ):
            first += 1
        return Phrase(first, stop, stop - 1)
