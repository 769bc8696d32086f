"""The words that the checks read (`models/en/lexicons/check_words.jsonl`), and patterns with those words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from extractor.lexicons import Known, alternatives, cached, filled, lexicon, load_lexicon


@lexicon("check_words")
@dataclass(frozen=True, slots=True)
class CheckWord:
    """A word or phrase, or with `stem` the beginning of words, with its `use` in the patterns of the checks.

    `means` is the word of the same meaning that refers to it (use "synonym"), `opposites` the answers that exclude it.
    """

    id: str
    surface: str
    use: Annotated[str, Known()]
    stem: bool = False
    means: str = ""
    opposites: tuple[str, ...] = ()


@cached
def words(use: str) -> frozenset[str]:
    """The words of one use."""
    return frozenset(word.surface for word in load_lexicon("check_words", CheckWord) if word.use == use)


class WordPattern:
    """A regular expression in which `{use}` refers to any word of that use; read anew when other words are in use."""

    def __init__(self, template: str, flags: int = 0) -> None:
        self._template, self._flags = template, flags

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As the method of a compiled pattern."""
        return _compiled(self._template, self._flags).search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """As the method of a compiled pattern."""
        return _compiled(self._template, self._flags).match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As the method of a compiled pattern."""
        return _compiled(self._template, self._flags).fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """As the method of a compiled pattern."""
        return _compiled(self._template, self._flags).finditer(text, start, len(text) if end is None else end)


@cached
def _compiled(template: str, flags: int) -> re.Pattern[str]:
    return re.compile(filled(template, _any_of), flags)


def _any_of(use: str) -> str:
    entries = [word for word in load_lexicon("check_words", CheckWord) if word.use == use]
    stems = alternatives(word.surface for word in entries if word.stem)
    return rf"{alternatives(word.surface for word in entries if not word.stem)}|(?:{stems})\w*"


def has_opposites(text: str) -> bool:
    """True if a text has two answers that exclude each other: "approve" and "disapprove"."""
    answers = [word for word in load_lexicon("check_words", CheckWord) if word.opposites]
    known = {one for word in answers for one in (word.surface, *word.opposites)}
    told = set(re.findall(rf"\b(?:{alternatives(known)})\b", text))
    return any(word.surface in told and not told.isdisjoint(word.opposites) for word in answers)
