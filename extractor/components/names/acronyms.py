"""Acronyms that the article defines in brackets: "the World Trade Organization (WTO)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.components.names.lexicon import NameLexicon
from extractor.components.names.words import FoundName, Words

_MAX_ACRONYM, _MIN_ACRONYM = 10, 2
MIN_INITIALS = 3  # of an acronym that the article does not define


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and its acronym as found names."""

    long: FoundName
    short: FoundName


def find_definitions(names: Sequence[FoundName], words: Words, lexicon: NameLexicon) -> Iterator[Definition]:
    """Pairs of a name and the acronym in the bracket behind it."""
    texts, n = words.texts, len(words.texts)
    ending = {name.end: name for name in names}
    for i, word in enumerate(texts):
        if word != "(" or i + 2 >= n or i == 0:
            continue
        if texts[i + 2] in (")", ",", ";") and is_acronym(texts[i + 1]):
            long = _long_form(ending.get(i))
            if long is not None:
                yield Definition(long, FoundName(i + 1, i + 2, long.type, "bracket"))


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: two to ten characters, mostly capitals, beginning with one."""
    if not _MIN_ACRONYM <= len(word) <= _MAX_ACRONYM or not word[0].isupper():
        return False
    capitals = sum(map(str.isupper, word))
    return capitals >= _MIN_ACRONYM and 2 * capitals >= sum(map(str.isalpha, word))


def _long_form(before: FoundName | None) -> FoundName | None:
    """The name that ends at the bracket; no person, no people and no single word."""
    if before is None or before.type in ("PERSON", "NORP") or before.end - before.start < 2:
        return None
    return before


def initials(long: Sequence[str]) -> set[str]:
    """The first letters of a name, of its capitalised words and of all: "Bank of Norland" -> "BN", "BON"; "J&J"."""
    capitals = "".join(word[0] for word in long if word[0].isupper())
    every = "".join(word[0].upper() for word in long if word[0].isalpha() or word == "&")
    return {letters for letters in (capitals, every) if len(letters) >= MIN_INITIALS}
