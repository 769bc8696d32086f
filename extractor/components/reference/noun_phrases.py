"""Noun phrases as they refer: determiner, words that say which one, and whether they are clear by themselves."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from extractor.components.clauses.phrases import Dependent
from extractor.components.reference.words import ReferenceWords
from extractor.components.structure import Structure
from extractor.words.uses import words_that

_DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
_KNOWN = frozenset({"the", "both"}) | _DEMONSTRATIVE
_ARTICLES = frozenset({"a", "an", "the"})
_DETERMINERS = frozenset({"DT", "PDT", "WDT"})
_DESCRIBING = frozenset({"preposition", "relative", "participle", "infinitive", "content"})
_ADVERBIAL = frozenset({"relative", "adverbial", "condition", "comparison", "purpose"})
_ASIDES = frozenset({",", "(", "–", "—", ";", ":", "-", '"', "“", "‘", "'", "``"})
_TRAILING = frozenset({"CC", ",", ".", ":", "''", "``", "-LRB-", "-RRB-", "HYPH", "NFP"})  # tags
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_LONG = 12  # words of what is put in place of a reference
_AGE = 4  # tokens before the last one of "34-year-old"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens of its core, its determiner (lower case, "" for none) and the tokens that modify its noun."""

    noun: int
    first: int
    stop: int
    determiner: str = ""
    modifiers: tuple[int, ...] = ()
    plural: bool = False


class NounPhrases:
    """Reads noun phrases of one Doc; `times` are the tokens of time expressions, `names` those of names."""

    def __init__(
        self, structure: Structure, words: ReferenceWords, times: Container[int], names: Container[int]
    ) -> None:
        self._structure, self._columns, self._words = structure, structure.columns, words
        self._times, self._names = times, names

    def read(self, head: int) -> Phrase | None:
        """The noun phrase that a token heads, or None where it heads none."""
        columns, structure = self._columns, self._structure
        if self._ends_age(head):
            if head <= _AGE or columns.lower[head - _AGE - 1] not in _ARTICLES:
                return None
            return Phrase(head, head - _AGE - 1, head + 1, columns.lower[head - _AGE - 1])
        if structure.modified(head) >= 0 and structure.slots(head)[0] in ("compound", "modifier"):
            return None
        if "-" in (*columns.lower[head + 1 : head + 2], columns.lower[structure.phrase(head).full[0] - 1]):
            return None  # "across-the-board cuts"
        if self.is_quantifier(head):
            return Phrase(head, structure.phrase(head).core[0], head + 1, "both", (), True)
        if columns.tags[head][:2] != "NN" or columns.lower[head] in words_that("indefinite"):
            return None
        before = structure.modifiers(head)
        known = [k for k in before if columns.tags[k] in _DETERMINERS or columns.lower[k] in _KNOWN]
        determiner = next(
            (columns.lower[k] for k in known if columns.lower[k] in _KNOWN), columns.lower[known[0]] if known else ""
        )
        if determiner == "all" and any(columns.tags[k] == "CD" for k in before):
            determiner = "both"  # "all 12 boys"
        modifiers = tuple(k for k in structure.qualifiers(head) if k not in known)
        first, is_plural = structure.phrase(head).core[0], columns.tags[head] in ("NNS", "NNPS")
        return Phrase(head, first, head + 1, determiner, modifiers, is_plural)

    def is_quantifier(self, i: int) -> bool:
        """True for a word that stands alone for some of those before: "both", "each", "the former", "the two"."""
        columns, word = self._columns, self._columns.lower[i]
        is_definite = "the" in (columns.lower[k] for k in (max(i - 1, 0), *self._structure.modifiers(i)))
        if word not in words_that("alone") and not (is_definite and word in words_that("with_article")):
            return False
        is_described = any(modifier.kind in _DESCRIBING for modifier in self._structure.postmodifiers(i))
        return not is_described and self._structure.slots(i)[0] not in ("determiner", "compound", "adjective")

    def _ends_age(self, i: int) -> bool:
        """Whether a token ends an age that refers to a person: "the 34-year-[old]"."""
        columns = self._columns
        if columns.lower[i] not in words_that("age_noun") or i < _AGE or columns.tags[i - _AGE] != "CD":
            return False
        is_modifier = self._structure.modified(i) >= 0 and columns.tags[i + 1][:1] in "NJ"
        return columns.lower[i - 1] == "-" and not is_modifier

    def is_amount(self, phrase: Phrase) -> bool:
        """Whether a phrase is a time or an amount."""
        label = self._columns.entities[phrase.noun]
        return phrase.noun in self._times or (label in _AMOUNTS and not self._ends_age(phrase.noun))

    def is_known(self, phrase: Phrase) -> bool:
        """Whether a phrase speaks of something as known: "the deal", "this case", "both men"."""
        return phrase.determiner in _KNOWN

    def is_clear(self, phrase: Phrase) -> bool:
        """Whether a phrase with "the" or a demonstrative says by itself what it means."""
        columns, head = self._columns, phrase.noun
        if columns.tags[head][:3] == "NNP" or (phrase.determiner not in ("this", "these") and self._complement(head)):
            return True
        if phrase.determiner != "the":
            return False
        if any(self._says_which(k) for k in phrase.modifiers):
            return True
        unique = words_that("unique")
        return not phrase.modifiers and (columns.lemmas[head] in unique or columns.lower[head] in unique)

    def is_specific(self, phrase: Phrase) -> bool:
        """Whether a phrase that goes back to nothing is clear by its own words: "the Norwegian steel industry"."""
        columns = self._columns
        if phrase.determiner != "the":
            return False
        nouns = [k for k in phrase.modifiers if columns.tags[k][:2] == "NN" or columns.entities[k] == "NORP"]
        return bool(nouns) or len([k for k in phrase.modifiers if columns.tags[k] != "CD"]) > 1

    def _says_which(self, k: int) -> bool:
        columns = self._columns
        if columns.tags[k] in ("JJS", "RBS") or columns.entities[k] == "ORDINAL" or k in self._times:
            return True
        if columns.lower[k] in words_that("which_one"):
            return True
        return k in self._names and columns.entities[k] != "NORP"

    def _complement(self, head: int) -> bool:
        """Whether words after a noun say which one it is: "the president [of Chile]", "the man [who called]"."""
        stop = head + 1
        for modifier in self._structure.postmodifiers(head):
            if modifier.kind == "apposition":
                return True
            if modifier.kind == "mark" and self._columns.lower[modifier.token] in _ASIDES:
                return False
            if modifier.kind in _DESCRIBING and modifier.first <= stop + 1 and not self._is_dated(modifier):
                return True
            stop = modifier.stop
        return False

    def own_words(self, head: int) -> tuple[int, int]:
        """The phrase of a noun with its complements, up to a clause or an aside, at most twelve words."""
        columns, (first, stop) = self._columns, self._structure.phrase(head).core
        for modifier in self._structure.postmodifiers(head):
            is_complement = modifier.kind in ("preposition", "infinitive") and modifier.first == stop
            if not is_complement or self._is_dated(modifier) or modifier.stop - first > _LONG:
                break
            clauses = self._structure.clauses_in(modifier.token + 1, modifier.stop)
            has_aside = not _ASIDES.isdisjoint(columns.lower[modifier.first : modifier.stop])
            if has_aside or any(clause.link in _ADVERBIAL for clause in clauses):
                break
            stop = modifier.stop
        if columns.tags[head][:3] == "NNP" and stop == head + 1 and columns.tags[stop : stop + 1] == ["CD"]:
            stop += 1  # "the S&P 500"
        while stop > head + 1 and columns.tags[stop - 1] in _TRAILING:
            stop -= 1
        return (first, stop) if stop - first <= _LONG else (head, head + 1)

    def title_before(self, first: int, stop: int) -> int:
        """Where the words begin that say what a name is, before it: "[the singer] Ana Ruiz", "[Mayor] Ruiz"."""
        begin = self._structure.phrase(stop - 1).core[0]
        has_title = any(self._columns.tags[k][:2] == "NN" for k in range(begin, first))
        return begin if has_title and stop - begin <= _LONG else first

    def _is_dated(self, modifier: Dependent) -> bool:
        return modifier.complement in self._times and self._columns.lower[modifier.token] != "of"
