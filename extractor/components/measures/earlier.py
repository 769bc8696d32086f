"""What is before a figure's own words: what figures before it measure and count, what pronouns refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.measures.frames import load_words
from extractor.components.measures.names import SUBJECT, Names, Phrase
from extractor.components.reference import Referents
from extractor.components.structure import Structure

_BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_INDEFINITE = frozenset({"a", "an"})
POINTERS = frozenset({"it", "they", "this", "that", "these"})
_BACK = 12  # figures looked back at


class Earlier:
    """Looks back from the figures of one Doc; `phrases` are the measures of those so far."""

    def __init__(
        self, structure: Structure, names: Names, located: Sequence[LocatedFigure], referents: Referents
    ) -> None:
        self.structure, self.names, self.located, self.referents = structure, names, located, referents
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

    def _inherited(self, index: int, *, any_kind: bool = False, stop: int | None = None) -> Phrase | None:
        """The measure of the figure of its kind in the sentence before: "a further decline of 2 percent".

        With `any_kind` else that of the last figure, or what it counts: "900 [pupils] came. That is 9% more".
        With `stop` only of figures before that token.
        """
        start = self.located[index].sentence
        earliest = self.structure.sentence_of(max(0, start - 1))[0]
        near = [k for k in self._back(index, earliest) if stop is None or self.located[k].first < stop]
        for k in near:
            if self.figures[k].kind == self.figures[index].kind:
                return self._inferred(self.phrases[k] or self._counted(self.located[k].first))
        named = (self.phrases[k] or self._counted(self.located[k].first) for k in near if any_kind)
        return self._inferred(next((phrase for phrase in named if phrase is not None), None))

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

    def _group(self, index: int) -> Phrase | None:
        """The group of the share before it, in this sentence or the one before; else what the last count counted."""
        start = self.located[index].sentence
        earliest = self.structure.sentence_of(max(0, start - 1))[0]
        end = self.located[index].stop
        following = self._columns.lower[end : end + 2]
        if following[:1] == ["of"] and self._words.tagged("pointer").isdisjoint(following[1:]):
            return None
        if self._columns.lower[end + 2 : end + 3] in [[word] for word in self._words.tagged("scale_part")]:
            plural = (i for i in range(start - 1, earliest - 1, -1) if self._columns.tags[i] in ("NNS", "NNPS"))
            named = (self.names.name(i, index) for i in plural)
            return self._inferred(next((phrase for phrase in named if phrase is not None), None))
        for k in self._back(index, earliest):
            is_earlier = self.figures[k].role == "baseline" and self.figures[k].kind == self.figures[index].kind
            if (self.figures[k].role == "share" or is_earlier) and self.phrases[k] is not None:
                return self._inferred(self.phrases[k])
            counted = self._counted(self.located[k].first)
            if counted is not None:
                return self._inferred(counted)
        return None

    def _antecedent(self, token: int, index: int) -> Phrase | None:
        """What a pronoun refers to; "this" and "it" go on with the measure of the figure before first."""
        word = self._columns.lower[token]
        if word in POINTERS:
            inherited = self._inherited(index, any_kind=word in ("this", "that"), stop=token)
            if inherited is not None:
                return inherited
            thing = self.referents.meant(token)
            if thing is None or thing.sort != "other":
                return None  # nobody measures a body: "the yard ..., 2 percent fewer, which it blamed on"
        return self._meant(token)

    def _meant(self, token: int) -> Phrase | None:
        """The first full mention of what a pronoun or a noun phrase refers to, by its noun."""
        thing = self.referents.meant(token)
        if thing is None:
            return None
        return self._inferred(self.names.name(thing.noun, wide=SUBJECT) or Phrase(thing.first, thing.stop, thing.noun))

    def _inferred(self, phrase: Phrase | None) -> Phrase | None:
        return None if phrase is None else Phrase(phrase.first, phrase.stop, phrase.noun, inferred=True)

    def _fullest(self, phrase: Phrase) -> Phrase:
        """The full mention: "the rate" is the "average interest rate" of a figure before, "the index" what it refers to."""
        columns = self._columns
        is_known = columns.tags[phrase.first] == "DT" and columns.lower[phrase.first] not in _INDEFINITE
        if phrase.stop != phrase.noun + 1 or not is_known or self.is_agent(phrase.noun):
            return phrase
        is_bare = phrase.stop - phrase.first == 2
        if not is_bare and not (phrase.stop - phrase.first == 3 and columns.tags[phrase.first + 1] == "JJ"):
            return phrase
        for fuller in reversed(self.phrases[-_BACK:] if is_bare else []):
            if (
                fuller is not None
                and fuller.stop - fuller.first > 2
                and columns.lower[fuller.noun] == columns.lower[phrase.noun]
            ):
                return Phrase(fuller.first, fuller.stop, fuller.noun, inferred=True)
        thing = self.referents.meant(phrase.noun)
        meant = self._meant(phrase.noun) if thing is not None and not thing.open else None
        is_named = meant is not None and self._columns.tags[meant.noun][:3] == "NNP"
        is_fuller = meant is not None and (is_named or meant.stop - meant.first > phrase.stop - phrase.first)
        return meant if meant is not None and is_fuller else phrase
