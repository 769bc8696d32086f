"""The head of the counted noun: "1,293 new vehicles" counts vehicles."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from spacy.attrs import IDX  # type: ignore[import-not-found]
from spacy.tokens import Doc, Token

from extractor.components.figures.vocabulary import meanings
from extractor.components.structure import structure_of
from extractor.words.uses import words_that

_LONGEST = 9  # tokens between a number and the head of what it counts
_CHAIN = 20  # numbers that share a noun after the last of them: "5 and 6 and 7 boats"
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_SINGULAR = frozenset({"JJ", "VBN", "NN", "NNP"})  # tags of the words before the noun that is counted
_SHARING = frozenset({"JJ", "NN", "NNP"})  # tags of the words that distinguish two counts of one noun
NAMES = frozenset({"NNP", "NNPS"})
_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "HYPH", "AFX", "CD", "RB", "RBS", "RBR", "``", "''", "$"}
)
_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou](?:[^aeioux]|dg)")  # of words in -e
_MARKS = frozenset({"``", "''"})
_AUXILIARIES = frozenset({"am", "are", "did", "do", "does", "had", "has", "have", "is", "was", "were"})


class Head(NamedTuple):
    """A counted noun: its singular, its range in the text, whether it is a plural, a name."""

    lemma: str
    start: int
    end: int
    plural: bool
    name: bool
    shared: bool = False  # with the number before it: "two red and three blue vans"


class Heads:
    """Finds heads in one Doc; reads tags where the pipeline has them, else takes a plural among the next words."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._doc = doc
        self._text = text  # `doc.text` is built anew at each call
        self.tagged = doc.has_annotation("TAG")
        self._never, self._calendar = words_that("never_counted"), words_that("calendar")
        self._passable: dict[int, int] = {}
        self._found: dict[int, Head | None] = {}  # by position; several rules ask for the same

    @cached_property
    def _starts(self) -> list[int]:
        return [int(start) for start in self._doc.to_array(IDX)]

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or after the position."""
        return bisect_left(self._starts, position)

    def pass_over(self, start: int, end: int) -> None:
        """Allow the amount at [start, end) between another number and its noun ("six 250ml bottles")."""
        self._passable[start] = end + self._text.startswith("+", end)
        self._found.clear()

    def after(self, position: int) -> Head | None:
        """The head of the noun phrase that begins at `position`, one blank or hyphen before it aside; None if none does."""
        if position not in self._found:
            self._found[position] = self._after(position)
        return self._found[position]

    def _after(self, position: int) -> Head | None:
        doc = self._doc
        i = self.token_at(position)
        if i >= len(doc) or doc[i].idx - position > 1:
            return None
        gap = self._text[position : doc[i].idx]
        blank_before = gap or self._text[position - 1 : position] in (" ", "\u00a0")
        if gap.strip(" \u00a0") or not (blank_before or doc[i].text == "-"):
            return None
        if doc[i].text == "-" and not gap:
            return self._hyphenated(i + 1)
        return self._walk(i) if self.tagged else self._untagged(i)

    def _walk(self, first: int, chain: int = _CHAIN) -> Head | None:
        doc = self._doc
        nouns: list[Token] = []  # of the phrase, or of its part after "and"; the last is its head
        i, last = first, min(len(doc), first + _LONGEST)
        while i < last:
            token, head = doc[i], nouns[-1] if nouns else None
            if token.lower_ in _AUXILIARIES:  # "the three deceased were welders"
                break
            is_next_count = token.tag_ == "CC" and i > first and self._is_number(i + 1)
            if is_next_count and all(t.tag_ in _SHARING for t in doc[first:i]):
                shared = self._walk(i + 2, chain - 1) if chain else None
                return shared._replace(shared=True) if shared and shared.plural else None
            if head is None and token.idx in self._passable:
                i = max(self.token_at(self._passable[token.idx]), i + 1)
                continue
            is_noun = token.tag_ in NOUNS and token.text[:1].isalpha()
            if i > first and _is_hyphen(doc[i - 1]) and token.text[:1].isalpha():
                nouns += [token] if is_noun and not self._premodifies(token) else []
            elif is_noun:
                if head is not None and head.tag_ in _PLURALS and token.tag_ in NAMES:
                    break  # "their two sons Bo and Li"
                nouns.append(token)
            elif not self._continues(token, head):
                break
            elif token.tag_ == "CC":
                nouns = []  # "85 state and local officers"
            i += 1
        if not nouns or nouns[-1].lower_ in self._never or nouns[-1].text in self._calendar:
            return None
        is_lone = nouns[-1].tag_ == "NN" and not any(n.tag_ in _PLURALS for n in nouns)
        is_of_one = first > 0 and (
            doc[first - 1].lower_ in words_that("an") or doc[first - 1].text == "1"
        )  # "one city hall"
        return self._head(nouns[0] if is_lone and not is_of_one else nouns[-1])  # "60 vote majority": of votes

    def next(self, token: Token) -> Token | None:
        """The next token that is no quotation mark ("24 'pledged' delegates"); None at the end of the text."""
        rest = (self._doc[i] for i in range(token.i + 1, len(self._doc)))
        return next((following for following in rest if following.tag_ not in _MARKS), None)

    def _is_number(self, i: int) -> bool:
        return i + 1 < len(self._doc) and self._doc[i].tag_ == "CD"

    def _premodifies(self, token: Token) -> bool:
        """Whether the plural after a hyphen describes another noun ("plain-clothes officers")."""
        i = token.i + 1
        return token.tag_ in _PLURALS and i < len(self._doc) and self._doc[i].tag_ in NOUNS

    def _continues(self, token: Token, head: Token | None) -> bool:
        """Whether the phrase goes on over a word that is no noun."""
        tag, following = token.tag_, self.next(token)
        if following is None:
            return False
        if tag == "_SP":
            return "\n" not in token.text
        if tag == "CC" or tag == ",":
            return self._coordinates(token)
        if tag == "POS":
            return head is not None and head.tag_ not in _PLURALS and following.tag_ in NOUNS
        if _is_hyphen(token):
            return True
        if head is not None and token.lower_ in words_that("compound_tail"):  # "12 oil related jobs"
            return following.tag_ in NOUNS
        if head is not None:  # "Model 3 sedans", "Senate Democratic members"
            return tag in ("CD", "JJ") and head.tag_ == "NNP" and following.tag_ in NOUNS
        if tag not in _BEFORE_NOUN or (
            token.lower_ in words_that("of_time") and following.lower_ in words_that("period")
        ):
            return False
        if tag in ("VBD", "VBN", "VBG", "RB"):  # "12 killed in", "one of three facing Okafor": no premodifier
            return following.tag_ in NOUNS | {"JJ", "VBN", "HYPH"} and not self._is_predicate(token)
        return True

    def _is_predicate(self, token: Token) -> bool:
        clause = structure_of(self._doc).clause_of(token.i)
        return clause is not None and clause.token == token.i

    def _coordinates(self, token: Token) -> bool:
        """Whether "and" or a comma joins two words before one plural ("red and blue cars", "grass and bush fires")."""
        doc, i = self._doc, token.i
        if i == 0 or token.lower_ not in ("and", "or", ",") or doc[i - 1].tag_ not in _SINGULAR:
            return False
        following = next((t for t in doc[i + 1 : i + 4] if t.tag_ not in _SINGULAR), None)
        return following is not None and following.tag_ in _PLURALS and following.i > i + 1

    def _hyphenated(self, i: int) -> Head | None:
        """ "six-cylinder", "four-bedroom": the one word after the hyphen."""
        if i >= len(self._doc) or not self._doc[i].text[:1].isalpha():
            return None
        token = self._doc[i]
        if token.lower_ in words_that("hyphenated") or (
            self.tagged and token.tag_ not in NOUNS | {"JJ", "VBG", "VBN", "VBD"}
        ):
            return None
        if len(token) > 4 and token.lower_.endswith("ed") and token.tag_ not in NOUNS:  # "two-legged"
            return Head(_part(token.lower_), token.idx, token.idx + len(token), False, False)
        return self._head(token)

    def _head(self, token: Token) -> Head:
        plural = (
            token.tag_ in _PLURALS or (token.tag_ == "NNP" and _ends_in_s(token.text)) or _is_acronym_plural(token.text)
        )
        name = token.text[:1].isupper() and (token.tag_ in NAMES or not plural)
        return Head(singular(token), token.idx, token.idx + len(token), plural, name)

    def _untagged(self, first: int) -> Head | None:
        """Without tags: a plural among the next three words."""
        for i in range(first, min(first + 3, len(self._doc))):
            word = self._doc[i].lower_
            if not word.isalpha():
                return None
            regular = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
            if word in meanings("irregular") or regular:
                start = self._doc[i].idx
                return Head(plain_singular(word), start, start + len(word), True, False)
        return None


def _part(word: str) -> str:
    """What a word in -ed says that a thing has so many of: "legged" -> "leg", "handed" -> "hand", "phased" -> "phase"."""
    stem = word[:-2]
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in ("l", "s"):
        return stem[:-1]
    return stem + "e" if _SHORT_STEM.fullmatch(stem) else stem


def _is_hyphen(token: Token) -> bool:
    return token.tag_ == "HYPH" or (token.text == "-" and not token.whitespace_)


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _is_acronym_plural(word: str) -> bool:
    """ "MPs", "SUVs": the tagger often takes them for singulars."""
    return len(word) > 2 and word[-1] == "s" and word[:-1].isupper()


def singular(token: Token) -> str:
    """The singular of a counted noun: its lemma, a name unchanged; "people" is "person"."""
    lower = token.lower_
    if irregular := meanings("irregular").get(lower):
        return irregular
    if _is_acronym_plural(token.text):
        return token.text[:-1]
    if token.tag_ in NAMES:
        return plain_singular(token.text) if token.tag_ == "NNPS" else token.text
    if token.tag_ in ("NN", "VBG") or lower in words_that("same_plural"):
        return lower
    return (token.lemma_ or lower).lower()


def plain_singular(word: str) -> str:
    """The singular of a regular plural by its ending alone: "countries" -> "country"."""
    if irregular := meanings("irregular").get(word):
        return irregular
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if _ends_in_s(word) else word
