"""Which words belong to a measure: the shortest noun phrase that says what is measured.

A phrase has its core and its "of" complement; other prepositions where the noun governs them ("a tax on sugar"), a relative
clause where the noun says nothing alone ("the amount he had paid").  The figure's own words are never part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.clauses.columns import FINITE_TAGS
from extractor.components.measures.frames import load_words
from extractor.components.structure import Structure
from extractor.record.timex import Timex

_SAYING_WHICH = frozenset({"relative", "participle", "infinitive", "preposition"})
SUBJECT = ("in", "for", "on", "to", "from", "with", "among", "at", "across", "outside", "by")  # what a subject keeps
OBJECT = ("for", "from")  # what an object keeps
GROUP = ("in", "among")
_INNER = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG"})  # tags of what is between an article and its noun
_LONGEST_LEAD = 20  # tokens that lead to a noun
_RESTRICT = (["WP"], ["WDT"], ["WRB"])
_DEEP = 4  # complements within complements: "the cost of the repair of the roof of ..."
_LONGEST_NAME = 20  # tokens of a name and the codes after it
_NEVER = frozenset({"duration", "age", "count"})  # kinds that may be inside a measure: "the cost of a four-day week"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a measure: tokens, `stop` exclusive; the id of the frame."""

    first: int
    stop: int
    noun: int
    rule: str = ""


class Names:
    """Names the nouns of one Doc."""

    def __init__(self, structure: Structure, located: Sequence[LocatedFigure], times: Sequence[Timex]) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, load_words()
        self._stops = [placed.stop for placed in located]
        self.figure_at = {i: index for index, placed in enumerate(located) for i in range(placed.first, placed.stop)}
        self._amounts = {i for i, index in self.figure_at.items() if located[index].figure.kind not in _NEVER}
        self._times = {i for time in times for i in range(*structure.tokens(time.start, time.end))}

    def is_noun(self, i: int) -> bool:
        """True if token i can head a measure: a noun that is no figure and no time."""
        columns, tag = self._columns, self._columns.tags[i]
        is_word = (
            tag[:2] == "NN"
            or columns.lower[i] in self._words.governs
            or (tag == "JJ" and self._structure.completed(i)[0] >= 0)
        )
        return is_word and columns.lower[i][:1].isalnum() and i not in self.figure_at and i not in self._times

    def ahead(self, i: int) -> int:
        """The noun that adjectives and nouns from token i on lead to, else token i."""
        columns, k = self._columns, i
        last = min(len(columns) - 1, i + _LONGEST_LEAD)
        while k < last and columns.tags[k + 1] in _INNER and columns.tags[k] in _INNER:
            k += 1
        return k if k <= last and columns.tags[k][:2] == "NN" else min(i, len(columns) - 1)

    def before_fillers(self, i: int, begin: int = 0) -> int:
        """Token i, or before words like "about" the last one, down to `begin`."""
        while i > begin and self._columns.lower[i] in self._words.tagged("filler"):
            i -= 1
        return i

    def is_code(self, i: int) -> bool:
        """True if token i is a wire code after a name (".DJI", "EUR=", "US10YT=RR", "CLc1"), no word."""
        word, tag = self._columns.lower[i], self._columns.tags[i]
        around = self._columns.lower[max(0, i - 1) : i + 2 : 2]
        if "=" in word or (len(word) > 2 and word[0] == ".") or "=" in around:
            return True
        is_mixed = len(word) > 3 and word[:2].isalpha() and "-" not in word and any(c.isdigit() for c in word)
        return is_mixed and tag[:2] in ("NN", "CD") and i not in self.figure_at

    def name(self, head: int, own: int = -1, *, wide: tuple[str, ...] = (), depth: int = 0) -> Phrase | None:
        """The phrase of a noun, for figure `own`; None where the noun is none or nothing is left beside the figure.

        Beside "of" it keeps the prepositions in `wide`: those of a subject, "applications for a loan", and of a group, "nurses in
        Kent", but not those of a noun that the figure describes.
        """
        columns = self._columns
        for _ in range(_DEEP):
            thing = self._structure.modified(head)
            is_part = columns.tags[thing][:2] == "NN" and not self.is_code(thing) and thing not in self.figure_at
            if thing < 0 or not is_part or self._structure.owner(thing) == head:
                break
            head = thing
        if self.is_code(head):
            return self._beside_code(head)
        if columns.lower[head] in self._words.tagged("pointer"):
            stop = self._relative(head, head + 1)
            return Phrase(head, stop, head) if stop > head + 1 else None
        if columns.tags[head] == "VBG" and not self.is_noun(head):
            thing = self._structure.object(head)
            inner = self.name(thing, own, depth=depth + 1) if thing > head else None
            return Phrase(head, inner.stop, head) if inner is not None else None
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

    def _beside_code(self, code: int) -> Phrase | None:
        """The name before a wire code: "the Nasdaq Composite" of ".IXIC"."""
        columns, stop, earliest = self._columns, code, max(0, code - _LONGEST_NAME)
        while stop > earliest and self.is_code(stop):
            stop -= 1
        first = stop + 1
        while first > earliest and (
            columns.tags[first - 1][:2] in ("NN", "JJ", "CD", "VB", "DT", "PO") and first - 1 not in self._amounts
        ):
            first -= 1
            if columns.tags[first] == "DT":
                break
        return Phrase(first, stop + 1, stop) if first <= stop else None

    def restricted(self, phrase: Phrase) -> Phrase:
        """With the clause that says which: "men [who walked]"; after a comma it does not."""
        is_clause = self._columns.tags[phrase.stop : phrase.stop + 1] in _RESTRICT
        return replace(phrase, stop=self._relative(phrase.noun, phrase.stop)) if is_clause else phrase

    def is_empty(self, phrase: Phrase) -> bool:
        """True for "the total", "an average": a noun that says nothing of what is measured."""
        return phrase.stop == phrase.noun + 1 and self._says_nothing(phrase.first, phrase.noun)

    def _says_nothing(self, first: int, head: int) -> bool:
        columns, empty = self._columns, self._words.tagged("empty")
        words = [i for i in range(first, head) if columns.tags[i] not in ("DT", "PDT", "PRP$", "JJR", "JJS")]
        return columns.lemmas[head] in empty and all(columns.lower[i] in empty for i in words)

    def _beside(self, first: int, head: int, own: int) -> int:
        """Where the phrase begins: after the figure's words and possessive pronouns."""
        columns = self._columns
        if own >= 0 and first < self._stops[own] <= head:
            first = self._stops[own]
            while first < head and (
                first in self._amounts or columns.lower[first] in self._words.tagged("extent")
                or not columns.lower[first].isalnum() or columns.lower[first] in self._words.tagged("filler")
            ):  # fmt: skip
                first += 1
            if columns.lower[first - 1] == "(":
                first = head
        verbs = (i for i in range(first, head) if columns.tags[i] in FINITE_TAGS and self._structure.modified(i) < 0)
        first = max((i + 1 for i in verbs), default=first)  # "the storm had [high winds]", read as one phrase
        while first < head and (
            columns.tags[first] in ("PRP$", "RB", "PDT") or not any(c.isalnum() for c in columns.lower[first])
            or columns.lower[first] in self._words.tagged("how_many")
        ):  # fmt: skip
            first += 1
        return first

    def _complements(self, head: int, own: int, prepositions: tuple[str, ...], depth: int) -> int:
        columns, stop = self._columns, head + 1
        governed = ("of", "per", *prepositions, *self._words.governs.get(columns.lemmas[head], ()))
        modifiers = self._structure.postmodifiers(head)
        for modifier in modifiers:
            if modifier.first != stop or depth > _DEEP:
                break
            k, thing = modifier.token, modifier.complement
            if modifier.kind == "preposition" and columns.lower[k] in governed:
                if modifier.gerund > k and columns.lower[k] != "by":  # "the odds of [being out of work]"
                    stop = end if (end := self._uncut(k + 1, modifier.stop)) > k + 1 else stop
                    continue
                is_when = thing in self._times or columns.lower[thing] in self._words.tagged("nth_time")
                inner = self.name(thing, own, depth=depth + 1) if thing >= 0 and not is_when else None
                if inner is None or any(i in self._amounts for i in range(k, inner.stop)):
                    break
                stop = inner.stop
            elif modifier.kind == "conjunction" and columns.lower[k] in ("and", "or"):
                joined = next((after for after in modifiers if after.kind == "conjunct" and after.first == k + 1), None)
                are_names = {columns.tags[i][:3] == "NNP" for i in (head, joined.token)} if joined is not None else ()
                inner = self.name(joined.token, own, depth=depth + 1) if joined and len(are_names) == 1 else None
                if inner is None or any(i in self._amounts for i in range(k, inner.stop)):
                    break
                stop = inner.stop
            elif columns.tags[k] == "CD" and k == stop and k not in self.figure_at and columns.tags[head][:3] == "NNP":
                stop = k + 1  # "the S&P 500"
            elif modifier.kind == "infinitive" and prepositions:
                inner = self.name(thing, own, depth=depth + 1) if (thing := self._structure.object(k)) >= 0 else None
                stop = inner.stop if inner is not None else stop
            elif modifier.kind != "conjunct":
                break
        if stop == len(columns) or stop in self._times:
            return stop
        thing = self._structure.complement(stop)
        owner = self._structure.completed(thing)[1] if thing >= 0 else -1
        is_loose = columns.lower[stop] in prepositions and columns.tags[owner][:2] == "NN" and owner < head
        is_loose = is_loose or columns.lower[stop] in self._words.governs.get(columns.lemmas[head], ())
        inner = self.name(thing, own, depth=depth + 1) if thing >= 0 and is_loose else None
        return stop if inner is None or inner.first in self._amounts else inner.stop

    def _relative(self, head: int, stop: int) -> int:
        """After the relative or participle clause that says which one, up to a mark or an amount."""
        for modifier in self._structure.postmodifiers(head):
            if modifier.kind in _SAYING_WHICH and modifier.first == stop:
                return self._uncut(stop, modifier.stop)
        return stop

    def _uncut(self, first: int, stop: int) -> int:
        """Where the clause of tokens [first, stop) ends: before a mark or an amount, and what leads to it or says when."""
        columns = self._columns
        cut = (i for i in range(first, stop) if columns.tags[i] in (",", ":", ".") or i in self._amounts)
        stop = next(cut, stop)
        while stop > first and (columns.tags[stop - 1] in ("IN", "TO", "DT", "RB") or stop - 1 in self._times):
            stop -= 1
        return stop
