"""The tokens of a Doc as plain lists, read once: the finders of names look at words and tags thousands of times."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges
from extractor.entity import EntityType

_CAPITAL_SHARE = 0.8  # of the words with letters in a block of capitals
_MIN_CAPITAL_WORDS = 3
_MAX_LABEL = 4
_TITLE_SHARE = 0.75  # of the words of four letters and more that begin with a capital in a title
_HEADLINES = ("headline", "heading", "dek")
_BEFORE_CAPITAL = frozenset(".!?:;()[]\"“”‘’'-–—•*|/") | {"``", "''", "--"}


@dataclass(slots=True)
class Words:
    """Texts and tags of all tokens; `readable` and `capitals` are token ranges: not
    furniture; set in capitals, labels of turns too; headlines in which most words begin with a capital."""

    texts: list[str]
    tags: list[str]
    spaced: list[bool]  # whether a blank follows
    readable: list[tuple[int, int]]
    capitals: list[tuple[int, int]]
    titles: list[tuple[int, int]]

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


@dataclass(slots=True)
class FoundName:
    """A name at the tokens `start` to `end` (exclusive), while borders and types are still being repaired."""

    start: int
    end: int
    type: EntityType
    rule: str

    def key(self, words: Words) -> tuple[str, ...]:
        """The name's tokens: equal keys are equal names."""
        return tuple(words.texts[self.start : self.end])


def read_words(doc: Doc) -> Words:
    """The words of the Doc with the ranges to extract from."""
    texts, tags, spaced = read_columns(doc)
    readable = readable_ranges(doc)
    ranges = [(start, end) for start, end, _ in readable]
    capitals = sorted([r for r in ranges if _in_capitals(texts, *r)] + _labels(texts))
    titles = [
        (s, e)
        for s, e, kind in readable
        if kind in _HEADLINES and (s, e) not in capitals and _in_title_case(texts, s, e)
    ]
    return Words(texts, tags, spaced, ranges, capitals, titles)


def read_columns(doc: Doc) -> tuple[list[str], list[str], list[bool]]:
    """Text, tag, and whether a blank follows, of all tokens: whole columns cost a fifth of asking each token."""
    strings = doc.vocab.strings
    words, tags = doc.to_array("ORTH").tolist(), doc.to_array("TAG").tolist()
    known = {key: strings[key] for key in {*words, *tags}}
    return [known[key] for key in words], [known[key] for key in tags], list(map(bool, doc.to_array("SPACY").tolist()))


def _in_capitals(texts: list[str], start: int, end: int) -> bool:
    """Whether a block is set in capitals; only short blocks are: an article in capitals has no body to learn from."""
    with_letters = [word for word in texts[start:end] if word.isalpha()]
    if len(with_letters) < _MIN_CAPITAL_WORDS:
        return False
    return sum(word.isupper() for word in with_letters) >= _CAPITAL_SHARE * len(with_letters)


def _labels(texts: list[str]) -> list[tuple[int, int]]:
    """The labels of a transcript's turns, at the start of a line: "JONES: ...", "MAYOR OKAFOR: ..."."""
    labels = []
    for stop, text in enumerate(texts):
        if text == ":":
            start = stop
            while start > max(0, stop - _MAX_LABEL) and texts[start - 1].isupper() and len(texts[start - 1]) > 1:
                start -= 1
            if start < stop and (start == 0 or "\n" in texts[start - 1]):
                labels.append((start, stop))
    return labels


def _in_title_case(texts: list[str], start: int, end: int) -> bool:
    """Whether the words of a headline begin with capitals, names or not: "Talks Loom as Data Reveals Leverage"."""
    long_words = [word for word in texts[start:end] if len(word) > _MIN_CAPITAL_WORDS and word.isalpha()]
    capitalised = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= _MIN_CAPITAL_WORDS and capitalised >= _TITLE_SHARE * len(long_words)
