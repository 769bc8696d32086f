"""Noun phrases as they refer: determiner, words that say which one, and whether they are clear by themselves."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from extractor.components.clauses import Structure
from extractor.components.reference.words import ReferenceWords

_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_KNOWN = frozenset({"the", "both"}) | _DEMONSTRATIVE
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "quantmod", "npadvmod"})
_LONG = 12  # words of what is put in place of a reference


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens of its core, its determiner (lower case, "" for none) and the lemmas of what modifies its noun."""

    head: int
    first: int
    stop: int
    determiner: str
    modifiers: tuple[int, ...]
    plural: bool


class NounPhrases:
    """Reads noun phrases of one Doc; `times` are the tokens of time expressions, `names` those of names."""

    def __init__(self, structure: Structure, words: ReferenceWords, times: Container[int], names: Container[int]) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, words
        self._times, self._names = times, names

    def read(self, head: int) -> Phrase | None:
        """The noun phrase that a token heads, or None where it heads none."""
        columns = self._columns
        tag, dep = columns.tags[head], columns.deps[head]
        is_count = columns.lower[head] in self._words.uses("pair") and self._determiner(head) in _KNOWN
        if tag[:2] != "NN" and not is_count and not self._is_aged(head):
            return None
        if dep in ("compound", "nmod") and columns.heads[head] > head:
            return None
        first = self._structure.phrase(head).core[0]
        stop = head + 1
        modifiers = tuple(k for k in columns.left[head] if columns.deps[k] in _MODIFIERS and columns.lower[k] not in _KNOWN)
        plural = tag in ("NNS", "NNPS") or is_count or columns.child(head, "conj") >= 0 and False
        return Phrase(head, first, stop, self._determiner(head), modifiers, plural)

    def _is_aged(self, i: int) -> bool:
        """Whether a token ends an age that stands for a person: "the 34-year-[old]"."""
        columns = self._columns
        if i < 4 or columns.lower[i - 1] != "-" or columns.tags[i - 4] != "CD" or columns.lower[i] not in self._words.uses("aged"):
            return False
        return not (columns.heads[i] > i and columns.tags[columns.heads[i]][:2] == "NN" and columns.heads[i] == i + 1)

    def _determiner(self, head: int) -> str:
        columns = self._columns
        found = [columns.lower[k] for k in columns.left[head] if columns.deps[k] in ("det", "predet") or columns.lower[k] in _KNOWN]
        if not found and self._is_aged(head) and head > 4 and columns.lower[head - 5] in ("the", "a", "an"):
            return columns.lower[head - 5]
        return next((word for word in found if word in _KNOWN), found[0] if found else "")

    def is_known(self, phrase: Phrase) -> bool:
        """Whether a phrase speaks of something as known: "the deal", "this case", "both men"."""
        return phrase.determiner in _KNOWN

    def is_clear(self, phrase: Phrase) -> bool:
        """Whether a phrase with "the" or a demonstrative says by itself what it means."""
        columns, words, head = self._columns, self._words, phrase.head
        lemma = columns.lemmas[head]
        if head in self._times or columns.entities[head] in ("DATE", "TIME") or columns.tags[head][:3] == "NNP":
            return True
        if head in self._names or self._complement(head):
            return True
        if phrase.determiner in _DEMONSTRATIVE or phrase.determiner == "both":
            return False
        if any(self._says_which(k) for k in phrase.modifiers):
            return True
        if not phrase.modifiers and (lemma in words.uses("unique") or columns.lower[head] in words.uses("unique")):
            return True
        return False

    def is_told_enough(self, phrase: Phrase) -> bool:
        """Whether a phrase that goes back to nothing is clear by its own words: "the Norwegian steel industry"."""
        columns = self._columns
        nouns = [k for k in phrase.modifiers if columns.tags[k][:2] == "NN" or columns.entities[k] == "NORP"]
        return bool(nouns) or len([k for k in phrase.modifiers if columns.tags[k] != "CD"]) > 1

    def _says_which(self, k: int) -> bool:
        columns = self._columns
        if columns.tags[k] in ("JJS", "RBS") or columns.entities[k] in ("ORDINAL", "DATE") or k in self._times:
            return True
        if columns.lower[k] in self._words.uses("which"):
            return True
        return columns.tags[k][:3] == "NNP" and columns.entities[k] != "NORP"

    def _complement(self, head: int) -> bool:
        """Whether words behind a noun say which one it is: "the president [of Chile]", "the man [who called]"."""
        columns = self._columns
        at = head + 1
        for k in columns.right[head]:
            if columns.deps[k] == "punct":
                if columns.lower[k] in (",", "(", "-", "–", "—"):
                    return False
                continue
            if columns.deps[k] in ("prep", "relcl", "acl", "ccomp") and columns.first[k] <= at + 1:
                inner = columns.child(k, "pobj")
                if columns.deps[k] != "prep" or inner < 0 or not (inner in self._times and columns.lower[k] in ("on", "in", "at")):
                    return True
            if columns.deps[k] == "appos":
                return True
            at = columns.stop[k]
        return False

    def own_words(self, head: int) -> tuple[int, int]:
        """The phrase of a noun with its complements, up to a clause or an aside, at most twelve words."""
        columns, (first, stop) = self._columns, self._structure.phrase(head).core
        for k in columns.right[head]:
            is_next = columns.first[k] == stop and columns.deps[k] == "prep" and not self._is_time(k)
            if not is_next or columns.stop[k] - first > _LONG:
                break
            behind = next((i for i in range(k, columns.stop[k]) if columns.lower[i] in (",", "(", "–", "—", ";", ":") or columns.deps[i] == "relcl"), None)
            if behind is not None:
                break
            stop = columns.stop[k]
        return (first, stop) if stop - first <= _LONG else (head, head + 1)

    def _is_time(self, preposition: int) -> bool:
        inner = self._columns.child(preposition, "pobj")
        return inner >= 0 and inner in self._times
