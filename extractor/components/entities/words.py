"""The tokens of a Doc as plain lists, read once: the finders of names look at words and tags thousands of times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges
from extractor.record.entity import EntityType

_BRAND = re.compile(r"(?!Mac|Mc|De|Di|Du|La|Le|Van|Fitz)(?:[A-Z][a-z]+){2,}")
_BEFORE_CAPITAL = frozenset(".!?:;()[]\"“”‘’'-–—•*|/") | {"``", "''", "--"}


@dataclass(slots=True)
class Words:
    """Texts and tags of all tokens; `readable` are the token ranges that are not furniture, `bylines` those of datelines too."""

    texts: list[str]
    tags: list[str]
    spaced: list[bool]  # whether a blank follows
    readable: list[tuple[int, int]]
    bylines: list[tuple[int, int]]

    def is_capitalised(self, i: int) -> bool:
        """Whether token `i` exists and begins with a capital letter."""
        return 0 <= i < len(self.texts) and self.texts[i][:1].isupper()

    def is_proper(self, i: int) -> bool:
        """Whether token `i` is a capitalised word that the tagger takes for a proper noun (any, without a tagger)."""
        return self.is_capitalised(i) and (self.tags[i].startswith("NNP") or not self.tags[i])

    def is_hyphen(self, i: int) -> bool:
        """Whether token `i` is a hyphen inside a word: "Neo-Assyrian"."""
        return 0 < i < len(self.texts) - 1 and self.texts[i] == "-" and not (self.spaced[i - 1] or self.spaced[i])

    def begins_sentence(self, i: int) -> bool:
        """Whether a capital at token `i` may be owed to its place: at the start, after a full stop, a colon or a mark."""
        return i == 0 or self.texts[i - 1] in _BEFORE_CAPITAL or self.texts[i - 1].isspace()


NameRule = Literal[
    "borders", "bracket", "bracket_long", "brand", "dateline", "demonym", "head", "head_of",
    "institution", "model", "named_event", "of_tail", "region", "spread",
]  # fmt: skip


@dataclass(slots=True)
class FoundName:
    """A name at the tokens `start` to `end` (exclusive), while borders and types are still being repaired."""

    start: int
    end: int
    type: EntityType
    rule: NameRule

    def key(self, words: Words) -> tuple[str, ...]:
        """The name's tokens: equal keys are equal names."""
        return tuple(words.texts[self.start : self.end])


def is_brand(word: str) -> bool:
    """Whether a word is written as only firms write theirs, with a capital inside: "VellPay", but "McVell"."""
    return _BRAND.fullmatch(word) is not None


def read_words(doc: Doc) -> Words:
    """The words of the Doc with the ranges to extract from."""
    texts, tags, spaced = read_columns(doc)
    readable = readable_ranges(doc, furniture=("credit",))  # who took a picture is a name, and no claim
    bylines = [(start, end) for start, end, kind in readable if kind == "byline"]
    return Words(texts, tags, spaced, [(start, end) for start, end, _ in readable], bylines)


def read_columns(doc: Doc) -> tuple[list[str], list[str], list[bool]]:
    """Text, tag, and whether a blank follows, of all tokens: whole columns cost a fifth of asking each token."""
    strings = doc.vocab.strings
    words, tags = doc.to_array("ORTH").tolist(), doc.to_array("TAG").tolist()
    known = {key: strings[key] for key in {*words, *tags}}
    return [known[key] for key in words], [known[key] for key in tags], list(map(bool, doc.to_array("SPACY").tolist()))
