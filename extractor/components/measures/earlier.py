"""The places in front of a figure's own words: what figures before it measure and count, whom pronouns stand for."""

from __future__ import annotations

from dataclasses import replace

from extractor.components.clauses.clause import Place
from extractor.components.measures.names import Phrase
from extractor.components.measures.sites import Sites

_BACK = 12  # figures looked back at
_FAR = 3  # sentences looked back at for a name


class Earlier(Sites):
    """Looks back from a figure."""

    def _before(self, index: int, sentences: int) -> range:
        """The figures before one in its sentence and in `sentences` - 1 before that, the nearest first."""
        floor = self.structure.sentence_of(self.names.spans[index][0])[0]
        for _ in range(sentences - 1):
            floor = self.structure.sentence_of(max(0, floor - 1))[0]
        far = next((k for k in range(index - 1, max(-1, index - _BACK), -1) if self.names.spans[k][0] < floor), None)
        return range(index - 1, max(-1, index - _BACK) if far is None else far, -1)

    def _previous(self, index: int, place: Place) -> Phrase | None:
        """What the figure before it in the sentence measures or counts: "sold 900 [cars], up 4 percent"."""
        amounts = (k for k in self._before(index, 1) if self.figures[k].kind not in ("duration", "age"))
        k = next(amounts, None)
        return None if k is None else self.found[k] or self._counted(self.names.spans[k][0])

    def _counted_before(self, index: int, place: Place) -> Phrase | None:
        """The things that the figure before it in the sentence counts: "killed nine [people], hurt 50"."""
        k = next(iter(self._before(index, 1)), index)
        return None if self.figures[k].kind != "count" or k == index else self._previous(index, place)

    def _group(self, index: int, place: Place) -> Phrase | None:
        """The group of the share or count before it, in this sentence or the one before."""
        for k in self._before(index, 2):
            named = self.found[k] if self.figures[k].role == "share" else None
            named = named or self._counted(self.names.spans[k][0])
            if named is not None:
                return replace(named, inferred=True)
        return None

    def _antecedent(self, token: int, index: int) -> Phrase | None:
        """The last person named before "he" or "she"; what the last figure before "it" and "that" measures or counts."""
        columns = self._columns
        if columns.lower[token] in ("it", "this", "that"):
            found = (self.found[k] or self._counted(self.names.spans[k][0]) for k in self._before(index, 2))
            named = next((phrase for phrase in found if phrase is not None), None)
            return None if named is None else replace(named, inferred=True)
        floor = self.structure.sentence_of(token)[0]
        for _ in range(_FAR - 1):
            floor = self.structure.sentence_of(max(0, floor - 1))[0]
        if columns.lower[token] in ("he", "she"):
            for i in range(token - 1, floor - 1, -1):
                if columns.entities[i] == "PERSON":
                    return replace(self._person_at(i, floor), inferred=True)
        return None

    def _person_at(self, i: int, floor: int) -> Phrase:
        """The name of a person that ends with token i."""
        first = i
        while first > floor and self._columns.entities[first - 1] == "PERSON":
            first -= 1
        return Phrase(first, i + 1, i)
