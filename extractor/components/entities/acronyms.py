"""Acronyms that the article defines in brackets: "the World Trade Organization (WTO)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.components.entities.name_lexicon import NameLexicon
from extractor.components.entities.words import FoundName, Words

_MAX_ACRONYM, _MIN_ACRONYM = 10, 2
MIN_INITIALS = 3  # of an acronym that the article does not define
_MAX_LONG_FORM = 10  # tokens looked at before the bracket


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and its acronym as found names."""

    long: FoundName
    short: FoundName


def find_definitions(names: Sequence[FoundName], words: Words, lexicon: NameLexicon) -> Iterator[Definition]:
    """Pairs of a name and the acronym in the bracket after it."""
    texts, n = words.texts, len(words.texts)
    ending = {name.end: name for name in names}
    for i, word in enumerate(texts):
        if word != "(" or i + 2 >= n or i == 0:
            continue
        if texts[i + 2] in (")", ",", ";") and is_acronym(texts[i + 1]):
            long = _long_form(texts[i + 1], i, ending.get(i), words, lexicon)
            if long is not None:
                yield Definition(long, FoundName(i + 1, i + 2, long.type, "bracket"))


def is_acronym(word: str) -> bool:
    """Whether a word looks like an acronym: two to ten characters, mostly capitals, beginning with one."""
    if not _MIN_ACRONYM <= len(word) <= _MAX_ACRONYM or not word[0].isupper():
        return False
    capitals = sum(map(str.isupper, word))
    return capitals >= _MIN_ACRONYM and 2 * capitals >= sum(map(str.isalpha, word))


def _long_form(
    acronym: str, bracket: int, before: FoundName | None, words: Words, lexicon: NameLexicon
) -> FoundName | None:
    """The long form that ends at the bracket: by letters over capitalised words, else the name that is there."""
    texts = words.texts
    start = bracket
    for k in range(bracket - 1, max(-1, bracket - 1 - _MAX_LONG_FORM), -1):
        if not (
            words.is_capitalised(k)
            or texts[k].isdigit()
            or texts[k].lower() in lexicon.words["inner_word"]
            or texts[k] in "-'’,"
        ):
            break
        if words.is_capitalised(k) and texts[k][0].upper() == acronym[0] and matches_letters(acronym, texts[k:bracket]):
            start = k
            if before is None or k <= before.start:
                break
    if start < bracket - 1:
        if before is not None and before.start < start and before.type != "PERSON":
            return before
        type_ = before.type if before is not None and before.type not in ("PERSON", "NORP") else "ORG"
        return FoundName(start, bracket, type_, "bracket_long")
    if before is None or before.type in ("PERSON", "NORP") or before.end - before.start < 2:
        return None
    return before


def initials(long: Sequence[str]) -> set[str]:
    """The first letters of a name, of its capitalised words and of all: "Bank of Norland" -> "BN", "BON"; "J&J"."""
    capitals = "".join(word[0] for word in long if word[0].isupper())
    every = "".join(word[0].upper() for word in long if word[0].isalpha() or word == "&")
    return {letters for letters in (capitals, every) if len(letters) >= MIN_INITIALS}


def matches_letters(acronym: str, long: Sequence[str]) -> bool:
    """Whether the letters of the acronym begin words of the long form, in order; small words may give none.

    A word may give several letters ("MOFCOM": Ministry of Foreign COMmerce).
    """
    letters = [c for c in acronym.upper() if c.isalpha()]
    text = " ".join(long).upper()
    position, at_start = 0, True
    for letter in letters:
        offset = -1
        k = position
        while k < len(text):
            if text[k] == letter and (k == 0 or not text[k - 1].isalpha()):
                offset = k
                break
            k += 1
        if offset < 0 and not at_start:  # no further initial: the letter may be inside the word that gave the last one
            offset = text.find(letter, position)
        if offset < 0:
            return False
        position, at_start = offset + 1, False
    return True
