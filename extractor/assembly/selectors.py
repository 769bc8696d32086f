"""Ways to find a claim's words again after the text has travelled: W3C Web Annotation selectors and UTF-16 offsets.

The same idea gives a claim its id: its words with those around them, which an edit elsewhere does not change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extractor.record.claim import Selectors, TextPositionSelector, TextQuoteSelector, Utf16Range
from extractor.record.textrange import TextRange

CONTEXT = 32  # code points before and after: long enough to be unique in an article, short enough to survive edits
_WORD = re.compile(r"\w+")


class Selecting:
    """Makes the selectors of stretches of one text; each costs the logarithm of the number of its astral code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        # A code point beyond U+FFFF takes two UTF-16 code units, every other one.
        self._astral = [] if text.isascii() else [position for position, c in enumerate(text) if c > "\uffff"]

    def utf16(self, position: int) -> int:
        """The UTF-16 code units before a position."""
        return position + bisect_left(self._astral, position)

    def select(self, start: int, end: int) -> Selectors:
        """The selectors of `text[start:end]`; offsets are code points, `end` exclusive."""
        text = self._text
        return Selectors(
            position=TextPositionSelector(start=start, end=end),
            quote=TextQuoteSelector(
                exact=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT]
            ),
            utf16=Utf16Range(start=self.utf16(start), end=self.utf16(end)),
        )

    def words_in_context(self, ranges: Iterable[TextRange], frame: TextRange) -> list[str]:
        """The words of each range, and those before and after it: of `CONTEXT` code points at most, and none outside the frame.

        Marks between the words do not count: the words around decide to which sentence an opening one belongs.
        """
        text = self._text
        return [
            part
            for start, end in ranges
            for part in (
                _words(text[max(frame.start, start - CONTEXT) : start]),
                text[start:end],
                _words(text[end : min(frame.end, end + CONTEXT)]),
            )
        ]


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text))
