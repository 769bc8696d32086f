"""Ways to find a claim's words again after the text has travelled: W3C Web Annotation selectors and UTF-16 offsets."""

from __future__ import annotations

from bisect import bisect_left

from extractor.claim import Selectors, TextPositionSelector, TextQuoteSelector, Utf16Range

CONTEXT = 32  # code points before and after: long enough to be unique in an article, short enough to survive edits


class Selecting:
    """Makes the selectors of stretches of one text; each costs the logarithm of the number of its astral code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        # A code point beyond U+FFFF takes two UTF-16 code units, every other one.
        self._astral = [] if text.isascii() else [place for place, c in enumerate(text) if c > "\uffff"]

    def utf16(self, place: int) -> int:
        """The UTF-16 code units before a place."""
        return place + bisect_left(self._astral, place)

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
