"""What figures before a figure measure and count, in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.measures.frames import load_words
from extractor.components.measures.names import Names, Phrase
from extractor.components.structure import Structure

_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_BACK = 12  # figures looked back at


class Earlier:
    """Looks back from the figures of one Doc; `phrases` are the measures of those so far."""

    def __init__(self, structure: Structure, names: Names, located: Sequence[LocatedFigure]) -> None:
        self.structure, self.names, self.located = structure, names, located
        self.figures = [placed.figure for placed in located]
        self.phrases: list[Phrase | None] = []
        self._columns, self._words, self._vocabulary = structure.columns, load_words(), load_vocabulary()

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
        is_who = word in words.words_that("agent_pronoun") or word == "it" or columns.lemmas[token] in words.agents
        return is_who or columns.entities[token] in _BODIES

    def _counted(self, token: int) -> Phrase | None:
        """The noun of a count that has one: "delegates" of "six delegates"."""
        index = self.names.figure_at.get(token, -1)
        if index < 0 or self.noun(index) != "own":
            return None
        first, stop, columns = self.located[index].first, self.located[index].stop, self._columns
        while first < stop - 1 and (
            columns.tags[first] in ("CD", "DT", "PDT", "IN") or not columns.lower[first].isalpha()
        ):
            first += 1
        return Phrase(first, stop, stop - 1)

    def _back(self, index: int, earliest: int) -> Iterator[int]:
        """The figures before one, nearest first, none that begins before a token."""
        return takewhile(lambda k: self.located[k].first >= earliest, range(index - 1, max(-1, index - _BACK), -1))

    def _previous(self, index: int) -> Phrase | None:
        """What the figure before it in the sentence measures or counts: "sold 900 [cars], up 4 percent"."""
        for k in self._back(index, self.located[index].sentence):
            if self.figures[k].kind not in ("duration", "age") or self.figures[k].kind == self.figures[index].kind:
                return self.phrases[k] or self._counted(self.located[k].first)
        return None

    def _apposed(self, index: int) -> Phrase | None:
        """The same where the noun of the figure comes after a comma: "sold 900 [cars], a rise of 4 percent"."""
        first, host = self.located[index].first, self.located[index].host
        before = min(self.structure.phrase(first if host is None else host).core[0], first) - 1
        is_apposed = before > 0 and self._columns.lower[before] in (",", "(", "—", "–")
        return self._previous(index) if is_apposed else None

    def _compared(self, index: int) -> Phrase | None:
        """The measure of the figure before it in the sentence that it can be compared with."""
        kind = self.figures[index].kind
        for k in self._back(index, self.located[index].sentence):
            if self.figures[k].kind == kind or {self.figures[k].kind, kind} == {"percent", "points"}:
                return self.phrases[k]
        return None

    def _parallel(self, index: int) -> Phrase | None:
        """The measure of the figure before, where the same preposition follows both: "5% for A, 6% for B"."""
        if not index or self.figures[index - 1].kind != self.figures[index].kind:
            return None
        before, figure, columns = self.located[index - 1], self.located[index], self._columns
        first, second = before.stop, figure.stop  # the words after the two
        is_alike = columns.lower[first : first + 1] == columns.lower[second : second + 1]
        is_alike = is_alike and columns.tags[first : first + 1] == ["IN"]
        verbs = any(columns.tags[i] in ("VBD", "VBZ", "VBP", "MD", ".") for i in range(first, figure.first))
        if not is_alike or columns.lower[first] == "of" or verbs:
            return None
        return self.phrases[index - 1] or self._counted(self.located[index - 1].first)
