"""The words that a regular expression needs: of every text that it matches, such a text holds one.

They are read off the syntax of the expression, as `re` itself parses it: what may be left out needs nothing, of alternatives
any may match, and of the pieces in a row the one is taken that lets the fewest texts through.
"""

from __future__ import annotations

import re
import re._constants as ops  # type: ignore[import-not-found]  # private, but the one parser of this syntax that Python has
import re._parser as syntax  # type: ignore[import-not-found]  # the same
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_NO_LETTERS = (ops.CATEGORY_SPACE, ops.CATEGORY_DIGIT, ops.CATEGORY_NOT_WORD)
_STARTS = (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING, ops.AT_BOUNDARY)


TWINS = {"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"}  # what equals a letter from a to z where case does not matter
KEY = 3  # letters of a word by which it can be looked up


@dataclass(frozen=True, slots=True)
class NeededWord:
    """Some letters from a to z in a row, and whether no such letter precedes them in any match."""

    letters: str
    starts: bool

    @property
    def is_key(self) -> bool:
        """True if the word can be looked up among the beginnings of a text's words."""
        return self.starts and len(self.letters) >= KEY


Words = frozenset[NeededWord]


def find_needed_words(pattern: str, *, whole: bool) -> Words:
    """Words of which every text holds one that the pattern matches, where case does not matter; empty where none is sure.

    `whole` is whether the pattern has to match the whole of a text, so that no letter precedes it.
    """
    return _Reader(starts=whole).read(syntax.parse(pattern, re.IGNORECASE))


class _Reader:
    """Goes through a sequence; `starts` is whether no letter precedes the position that it has reached."""

    def __init__(self, starts: bool) -> None:
        self.starts = starts

    def read(self, sequence: Any) -> Words:
        """The words of a sequence, those of its best piece."""
        return max(self._pieces(sequence), key=_worth, default=Words())

    def _pieces(self, sequence: Any) -> Iterator[Words]:
        letters, starts = "", True
        for op, argument in (*sequence, (None, None)):
            if op is ops.LITERAL and _is_letter(argument):
                if not letters:
                    starts = self.starts
                letters += chr(argument).lower()
                self.starts = False
                continue
            if letters:
                yield Words((NeededWord(letters, starts),))
                letters = ""
            yield self._piece(op, argument)

    def _piece(self, op: Any, argument: Any) -> Words:
        if op is ops.SUBPATTERN:
            return self.read(argument[3])
        if op is ops.ATOMIC_GROUP:
            return self.read(argument)
        if op is ops.BRANCH:
            readers = [_Reader(self.starts) for _ in argument[1]]
            branches = [reader.read(branch) for reader, branch in zip(readers, argument[1], strict=True)]
            self.starts = all(reader.starts for reader in readers)
            return Words().union(*branches) if all(branches) else Words()
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            least, most, inner = argument
            once = _Reader(self.starts)
            once.read(inner)
            again = _Reader(self.starts and (once.starts or most == 1))
            found_again = again.read(inner)
            self.starts = again.starts and (self.starts or least > 0)
            return found_again if least > 0 else Words()
        if op is ops.AT:
            self.starts |= argument in _STARTS
        elif op is ops.LITERAL:
            self.starts = chr(argument) not in TWINS
        elif op is ops.IN:
            self.starts = all(map(_is_no_letter, argument))
        elif op not in (None, ops.ASSERT, ops.ASSERT_NOT):
            self.starts = False
        return Words()


def _is_letter(code: int) -> bool:
    return chr(code).isascii() and chr(code).isalpha()


def _is_no_letter(item: tuple[Any, Any]) -> bool:
    """True if a part of a set holds no letter from a to z."""
    op, argument = item
    if op is ops.LITERAL:
        return not _is_letter(argument) and chr(argument) not in TWINS
    return op is ops.CATEGORY and argument in _NO_LETTERS


def _worth(words: Words) -> tuple[bool, int, int]:
    """How good a set is: one that can be looked up, then one whose words are long, and so rare, then one of few words."""
    if not words:
        return (False, 0, 0)
    return all(word.is_key for word in words), min(len(word.letters) for word in words), -len(words)
