"""How far the words of a measure reach: the shortest noun phrase that says what is measured.

A phrase has its core and its "of" complement; other prepositions where the noun governs them ("a tax on sugar"), a relative
clause where the noun says nothing alone ("the amount he had paid").  The figure's own words are never part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.components.clauses import Structure
from extractor.components.measures.frames import load_words
from extractor.figure import Figure
from extractor.timex import Timex

_UP = frozenset({"compound", "nmod", "amod", "nummod", "quantmod"})
SUBJECT = ("in", "for", "on", "to", "from", "with", "among", "at", "across", "outside", "by")  # what a subject keeps
OBJECT = ("for", "from")  # what an object keeps
GROUP = ("in", "among")
_DEEP = 4  # complements within complements: "the cost of the repair of the roof of ..."
_NEVER = frozenset({"duration", "age", "count"})  # kinds that may stand inside a measure: "the cost of a four-day week"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a measure: tokens, `stop` exclusive; the id of the frame; true where they stand for others' words."""

    first: int
    stop: int
    noun: int
    rule: str = ""
    inferred: bool = False


class Names:
    """Names the nouns of one Doc."""

    def __init__(self, structure: Structure, figures: Sequence[Figure], times: Sequence[Timex]) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, load_words()
        self.spans = [structure.tokens(figure.start, figure.end) for figure in figures]
        self.figure_at = {i: index for index, (first, stop) in enumerate(self.spans) for i in range(first, stop)}
        self._amounts = {i for i, index in self.figure_at.items() if figures[index].kind not in _NEVER}
        self._times = {i for time in times for i in range(*structure.tokens(time.start, time.end))}

    def is_noun(self, i: int) -> bool:
        """True if token i can head a measure: a noun that is no figure and no time."""
        columns, tag = self._columns, self._columns.tags[i]
        is_word = (
            tag[:2] == "NN" or columns.lower[i] in self._words.governs or (tag == "JJ" and columns.deps[i] == "pobj")
        )
        return is_word and columns.lower[i][:1].isalnum() and i not in self.figure_at and i not in self._times

    def name(self, head: int, own: int = -1, *, wide: tuple[str, ...] = (), depth: int = 0) -> Phrase | None:
        """The phrase of a noun, for figure `own`; None where the noun is none or nothing is left beside the figure.

        Beside "of" it keeps the prepositions in `wide`: those of a subject, "applications for a loan", and of a group, "nurses in
        Kent", but not those of a noun that the figure describes.
        """
        columns = self._columns
        for _ in range(_DEEP):
            up = columns.heads[head]
            is_part = columns.deps[head] in _UP and up > head and columns.tags[up][:2] == "NN"
            if not is_part:
                break
            head = up
        if columns.deps[head] == "csubj":
            return Phrase(columns.first[head], columns.stop[head], head)  # "[restoring the roof] costs $9"
        if not self.is_noun(head):
            return None
        first = min(self._structure.phrase(head).core[0], head)
        first = self._beside(first, head, own)
        if columns.tags[first] == "CC":
            return None
        stop = self._complements(head, own, wide, depth)
        if stop == head + 1 and self._says_nothing(first, head):
            stop = self._relative(head, stop)
        return Phrase(first, stop, head)

    def restricted(self, phrase: Phrase) -> Phrase:
        """With the clause that says which: "men [who walked]"; behind a comma it says no such thing."""
        is_clause = self._columns.tags[phrase.stop : phrase.stop + 1] in (["WP"], ["WDT"], ["WRB"])
        return replace(phrase, stop=self._relative(phrase.noun, phrase.stop)) if is_clause else phrase

    def is_empty(self, phrase: Phrase) -> bool:
        """True for "the total", "an average": a noun that says nothing of what is measured."""
        return phrase.stop == phrase.noun + 1 and self._says_nothing(phrase.first, phrase.noun)

    def _says_nothing(self, first: int, head: int) -> bool:
        columns, empty = self._columns, self._words.uses("empty")
        words = [i for i in range(first, head) if columns.tags[i] not in ("DT", "PDT", "PRP$", "JJR", "JJS")]
        return columns.lemmas[head] in empty and all(columns.lower[i] in empty for i in words)

    def _beside(self, first: int, head: int, own: int) -> int:
        """Where the phrase begins: behind the figure's words and possessive pronouns."""
        columns = self._columns
        if own >= 0 and first < self.spans[own][1] <= head:
            first = self.spans[own][1]
            while first < head and (first in self._amounts or not columns.lower[first].isalnum()):
                first += 1
        while first < head and columns.tags[first] in ("PRP$", "RB", "PDT"):
            first += 1
        return first

    def _complements(self, head: int, own: int, prepositions: tuple[str, ...], depth: int) -> int:
        columns, stop = self._columns, head + 1
        governed = ("of", "per", *prepositions, *self._words.governs.get(columns.lemmas[head], ()))
        for k in columns.right[head]:
            if depth > _DEEP:
                break
            if columns.deps[k] == "prep" and columns.lower[k] in governed:
                thing = columns.child(k, "pobj")
                inner = self.name(thing, own, depth=depth + 1) if thing >= 0 else None
                if inner is None or any(i in self._amounts for i in range(k, inner.stop)):
                    break
                stop = inner.stop
            elif columns.deps[k] == "cc" and columns.lower[k] in ("and", "or"):
                other = columns.child(head, "conj")
                inner = self.name(other, own, depth=depth + 1)
                is_alike = (columns.tags[other][:3] == "NNP") == (columns.tags[head][:3] == "NNP")
                if inner is None or not is_alike:
                    break
                stop = inner.stop
            elif columns.tags[k] == "CD" and k == stop and k not in self.figure_at:
                stop = k + 1  # "the S&P 500"
            elif columns.deps[k] == "acl" and columns.lower[k - 1] == "to" and prepositions:
                stop = columns.stop[k]  # "applications to refinance a loan"
            elif columns.deps[k] != "conj":
                break
        if stop == len(columns) or stop in self._times:
            return stop
        own_words = self._words.governs.get(columns.lemmas[head], ())
        is_loose = columns.lower[stop] in prepositions and columns.tags[columns.heads[stop]][:2] == "NN"
        is_loose = (is_loose and columns.heads[stop] < head) or columns.lower[stop] in own_words
        thing = columns.child(stop, "pobj") if is_loose else -1
        inner = self.name(thing, own, depth=depth + 1) if thing >= 0 else None
        return stop if inner is None or inner.first in self._amounts else inner.stop

    def _relative(self, head: int, stop: int) -> int:
        """Behind the relative or participle clause that says which one, up to a mark or an amount."""
        columns = self._columns
        for k in columns.right[head]:
            if columns.deps[k] in ("relcl", "acl", "prep") and columns.first[k] == stop:
                end = columns.stop[k]
                cut = (i for i in range(stop, end) if columns.tags[i] in (",", ":", ".") or i in self._amounts)
                end = next(cut, end)
                while end > stop and (columns.tags[end - 1] in ("IN", "TO", "DT", "RB") or end - 1 in self._times):
                    end -= 1
                return end
        return stop
