"""Ways to find a claim's words again after the text has travelled: W3C Web Annotation selectors and UTF-16 offsets."""

from __future__ import annotations

from extractor.claim import Selectors, TextPositionSelector, TextQuoteSelector, Utf16Range

CONTEXT = 32  # code points before and after: long enough to be unique in an article, short enough to survive edits


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units of a text: two for each code point beyond U+FFFF."""
    return len(text) + sum(character > "\uffff" for character in text)


def select(text: str, start: int, end: int) -> Selectors:
    """The selectors of `text[start:end]`; offsets are code points, `end` exclusive."""
    utf16_start = utf16_length(text[:start])
    return Selectors(
        position=TextPositionSelector(start=start, end=end),
        quote=TextQuoteSelector(
            exact=text[start:end], prefix=text[max(0, start - CONTEXT) : start], suffix=text[end : end + CONTEXT]
        ),
        utf16=Utf16Range(start=utf16_start, end=utf16_start + utf16_length(text[start:end])),
    )
