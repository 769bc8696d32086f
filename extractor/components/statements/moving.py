"""Which way the words say that a value lies from its baseline: "rose to 52 from 49", "stood at 49, down from 52"."""

from __future__ import annotations

from extractor.components.clauses.clause import Clause, LocatedFigure
from extractor.components.roles.cues import load_cues
from extractor.components.structure import Structure
from extractor.record.figure import Direction

_UNSURE = frozenset({"possible", "conditional", "dependent"})
_NEAR = 4  # tokens after a verb in which a word of change is its own


class Directions:
    """Reads the directions of the values of one Doc."""

    def __init__(self, structure: Structure) -> None:
        self._structure, self._cues = structure, load_cues()
        self._lower = structure.columns.lower

    def direction(self, value: LocatedFigure, baseline: LocatedFigure) -> Direction | None:
        """The direction that the clause of the baseline has in a word of its own, else that of what led to the value.

        None where they say nothing, deny it, or state it as a condition.
        """
        own, position = baseline.clause, self._structure.position(value.first, value.stop)
        if own is not None and own.verbless and own is not value.clause:
            return _sure(own, self._word(own.token))  # ", down from 52"
        if position.clause is None:
            return None
        if position.slot == "noun-to" and position.host is not None:  # "a rise to 52 from 49"
            noun = self._cues.nouns.get(self._lower[position.host])
            return _sure(position.clause, noun.direction if noun else None)
        return self._of_predicate(position.clause, value.first) if position.slot == "to" else None

    def _of_predicate(self, clause: Clause, stop: int) -> Direction | None:
        """ "was pushed down to 52", "rose to 52", "was in May up to 52": the word after the verb, the verb, a later word."""
        verb = self._cues.verbs.get(self._lower[clause.token])
        words = (self._word(i) for i in range(clause.token + 1, min(stop, clause.token + _NEAR)))
        particle = next(words, None)
        return _sure(clause, particle or (verb.direction if verb else next(filter(None, words), None)))

    def _word(self, token: int) -> Direction | None:
        word = self._cues.words.get(self._lower[token])
        return word.direction if word and word.sense == "change" else None


def _sure(clause: Clause, direction: Direction | None) -> Direction | None:
    return None if clause.polarity == "negated" or clause.mode in _UNSURE else direction
