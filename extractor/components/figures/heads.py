"""The head of the counted noun: "1,293 new vehicles" counts vehicles."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

_LONGEST = 8  # tokens between a number and the head of what it counts
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_BEFORE_NOUN = {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "CD", "RB", "RBS", "RBR", "POS", "``", "''"}
_NOT_ADJECTIVES = {
    "more",
    "less",
    "fewer",
    "ago",
    "earlier",
    "later",
    "up",
    "down",
    "so",
    "far",
    "alone",
    "else",
    "together",
    "higher",
    "lower",
    "percent",
}
_PARTITIVES = {"kind", "sort", "type"}


class Head(NamedTuple):
    """A counted noun: its lemma in the singular, and where it ends in the text."""

    lemma: str
    end: int
    plural: bool
    start: int


class Heads:
    """Finds heads in one Doc; reads tags where the pipeline has them, else takes a plural next word."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tagged = doc.has_annotation("TAG")

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self._doc]

    def token_at(self, position: int) -> int:
        """The index of the first token that starts at or behind the position."""
        return bisect_left(self._starts, position)

    def is_person_name(self, end: int) -> bool:
        """Whether the word that ends at `end` closes a person's name, or any name where the base model has no names."""
        i = self.token_at(end) - 1
        while i >= 0 and self._doc[i].idx >= end:
            i -= 1
        if i < 0:
            return False
        token = self._doc[i]
        if token.ent_type_ == "PERSON":
            return True
        return (
            token.text[:1].isupper()
            and token.ent_type_ in ("", "ORG", "GPE", "NORP")
            and (not self._tagged or token.tag_ in ("NNP", "NNPS"))
        )

    def after(self, position: int) -> Head | None:
        """The head of the noun phrase that begins at `position` (one blank before it aside); None if there is none."""
        doc = self._doc
        i = self.token_at(position)
        if i >= len(doc) or doc[i].idx - position > 1 or doc.text[position : doc[i].idx].strip(" -\u00a0"):
            return None
        if doc[i].text == "-":
            i += 1
        if not self._tagged:
            return self._untagged(i)
        head: Token | None = None
        last = min(len(doc), i + _LONGEST)
        while i < last:
            token = doc[i]
            tag = token.tag_
            if tag in _NOUNS:
                if head is not None and (
                    head.tag_ in ("NNS", "NNPS") and (tag in ("NNP", "NNPS") or doc[i - 1] is not head)
                ):
                    break
                head = token
            elif head is not None and tag not in ("POS", "HYPH") and not (tag == "CC" and self._joins(i)):
                break
            elif head is not None and tag == "POS" and head.tag_ == "NNS":
                break
            elif tag == "CC" and self._joins(i) or tag == "," and self._lists(i):
                pass
            elif (
                tag not in _BEFORE_NOUN
                or token.lower_ in _NOT_ADJECTIVES
                or (
                    tag == "CD"
                    and token.text.isdigit()
                    and head is None
                    and token.i > 0
                    and not doc[i - 1].is_punct
                    and i + 1 < last
                    and doc[i + 1].tag_ not in _NOUNS
                )
            ):
                break
            elif tag == "CD" and head is None and not self._number_in_name(i):
                break
            i += 1
        if head is None or head.lower_ in _NOT_ADJECTIVES:
            return None
        return Head(singular(head), head.idx + len(head), head.tag_ in ("NNS", "NNPS"), head.idx)

    def _joins(self, i: int) -> bool:
        """Whether the "and" at `i` joins two premodifiers ("commercial and industrial buildings")."""
        doc = self._doc
        if i + 2 >= len(doc) or doc[i - 1].tag_ not in ("JJ", "VBN") or doc[i].lower_ not in ("and", "or"):
            return False
        return doc[i + 1].tag_ in ("JJ", "VBN", "NN") and doc[i + 2].tag_ in ("NNS", "NN")

    def _lists(self, i: int) -> bool:
        doc = self._doc
        return (
            i + 2 < len(doc)
            and doc[i - 1].tag_ == "JJ"
            and doc[i + 1].tag_ == "JJ"
            and doc[i + 2].tag_ in ("NN", "NNS", "JJ")
        )

    def _number_in_name(self, i: int) -> bool:
        """Whether the number at `i` belongs to what is counted ("two new 737 Max jets", "three 40-tonne trucks")."""
        doc = self._doc
        return i + 1 < len(doc) and doc[i + 1].tag_ in ("HYPH", "NNP", "NN", "NNS", "NNPS")

    def _untagged(self, i: int) -> Head | None:
        """Without tags: a plural among the next three words."""
        doc = self._doc
        for j in range(i, min(i + 3, len(doc))):
            word = doc[j].text
            if not word.isalpha():
                return None
            lower = word.lower()
            if lower in ("people", "men", "women", "children") or (
                len(word) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
            ):
                return Head(_plain_singular(lower), doc[j].idx + len(word), True, doc[j].idx)
        return None


_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child"}


def singular(token: Token) -> str:
    """The singular of a counted noun: its lemma, a name as it stands; "people" is "person"."""
    lower = token.lower_
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    lemma = token.lemma_ or lower
    if token.tag_ in ("NNP", "NNPS"):
        return _plain_singular(token.text) if token.tag_ == "NNPS" else token.text
    return lemma.lower()


def _plain_singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
