"""The places in front of a figure's own words: what figures before it measure and count, what pronouns stand for."""

from __future__ import annotations

from extractor.components.clauses.clause import Position
from extractor.components.measures.names import SUBJECT, Phrase
from extractor.components.measures.sites import Sites

_INDEFINITE = frozenset({"a", "an"})
POINTERS = frozenset({"it", "they", "this", "that", "these"})
_BACK = 12  # figures looked back at


class Earlier(Sites):
    """Looks back from a figure."""

    def _previous(self, index: int, place: Position) -> Phrase | None:
        """What the figure before it in the sentence measures or counts: "sold 900 [cars], up 4 percent"."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        for k in range(index - 1, max(-1, index - _BACK), -1):
            if self.names.spans[k][0] < start:
                break
            if self.figures[k].kind not in ("duration", "age") or self.figures[k].kind == self.figures[index].kind:
                return self.found[k] or self._counted(self.names.spans[k][0])
        return None

    def _carried(
        self, index: int, place: Position | None = None, *, any_kind: bool = False, stop: int | None = None
    ) -> Phrase | None:
        """The measure of the figure of its kind in the sentence before: "a further decline of 2 percent".

        With `any_kind` else that of the last figure, or what it counts: "900 [pupils] came. That is 9% more".
        With `stop` only of figures in front of that token.
        """
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        floor = self.structure.sentence_of(max(0, start - 1))[0]
        near = [k for k in range(index - 1, max(-1, index - _BACK), -1) if self.names.spans[k][0] >= floor]
        near = [k for k in near if stop is None or self.names.spans[k][0] < stop]
        for k in near:
            if self.figures[k].kind == self.figures[index].kind:
                return self._inferred(self.found[k] or self._counted(self.names.spans[k][0]))
        named = (self.found[k] or self._counted(self.names.spans[k][0]) for k in near if any_kind)
        return self._inferred(next((phrase for phrase in named if phrase is not None), None))

    def _apposed(self, index: int, place: Position) -> Phrase | None:
        """The same where the noun of the figure stands behind a comma: "sold 900 [cars], a rise of 4 percent"."""
        head = place.host if place.host is not None else self.names.spans[index][0]
        before = min(self.structure.phrase(head).core[0], self.names.spans[index][0]) - 1
        is_apposed = before > 0 and self._columns.lower[before] in (",", "(", "—", "–")
        return self._previous(index, place) if is_apposed else None

    def _compared(self, index: int, place: Position) -> Phrase | None:
        """The measure of the figure before it in the sentence that it can be compared with."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        kind = self.figures[index].kind
        for k in range(index - 1, max(-1, index - _BACK), -1):
            if self.names.spans[k][0] < start:
                break
            if self.figures[k].kind == kind or {self.figures[k].kind, kind} == {"percent", "points"}:
                return self.found[k]
        return None

    def _parallel(self, index: int, place: Position) -> Phrase | None:
        """The measure of the figure before, where both have the same preposition behind: "5% for A, 6% for B"."""
        if not index or self.figures[index - 1].kind != self.figures[index].kind:
            return None
        (_, one), (start, two) = self.names.spans[index - 1], self.names.spans[index]
        columns = self._columns
        is_alike = columns.lower[one : one + 1] == columns.lower[two : two + 1] and columns.tags[one : one + 1] == [
            "IN"
        ]
        verbs = any(columns.tags[i] in ("VBD", "VBZ", "VBP", "MD", ".") for i in range(one, start))
        if not is_alike or columns.lower[one] == "of" or verbs:
            return None
        return self.found[index - 1] or self._counted(self.names.spans[index - 1][0])

    def _group(self, index: int, place: Position) -> Phrase | None:
        """The group of the share before it, in this sentence or the one before; else what the last count counted."""
        start = self.structure.sentence_of(self.names.spans[index][0])[0]
        floor = self.structure.sentence_of(max(0, start - 1))[0]
        end = self.names.spans[index][1]
        following = self._columns.lower[end : end + 2]
        if following[:1] == ["of"] and self._words.uses("pointer").isdisjoint(following[1:]):
            return None
        if self._columns.lower[end + 2 : end + 3] in [[word] for word in self._words.uses("group")]:
            plural = (i for i in range(start - 1, floor - 1, -1) if self._columns.tags[i] in ("NNS", "NNPS"))
            named = (self.names.name(i, index) for i in plural)
            return self._inferred(next((phrase for phrase in named if phrase is not None), None))
        for k in range(index - 1, max(-1, index - _BACK), -1):
            if self.names.spans[k][0] < floor:
                break
            is_earlier = self.figures[k].role == "baseline" and self.figures[k].kind == self.figures[index].kind
            if (self.figures[k].role == "share" or is_earlier) and self.found[k] is not None:
                return self._inferred(self.found[k])
            counted = self._counted(self.names.spans[k][0])
            if counted is not None:
                return self._inferred(counted)
        return None

    def _antecedent(self, token: int, index: int) -> Phrase | None:
        """What a pronoun refers to; "this" and "it" go on with the measure of the figure before first."""
        word = self._columns.lower[token]
        if word in POINTERS:
            carried = self._carried(index, any_kind=word in ("this", "that"), stop=token)
            if carried is not None:
                return carried
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
        for fuller in reversed(self.found[-_BACK:] if is_bare else []):
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
