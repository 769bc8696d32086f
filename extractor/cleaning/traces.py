"""What a page leaves where it breaks an article off: a link to the rest, a prompt to pay, a page number, half a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from extractor.cleaning.line_patterns import line_pattern
from extractor.cleaning.tree import line_of

_LEVELS = 3  # of containers around the last paragraph, below each of which the trace may be
_ELEMENTS = 6  # of each
_SHORT = 200  # code points: a trace is a line or a small box
_LAST = 80  # code points: a shorter last line may be a name, a source or an item
_BROKEN_OFF = re.compile(r"(?:\.\.\.|…|[a-z,])\s*$")


def find_trace(last: html.HtmlElement) -> str | None:
    """The words below the last paragraph of an article that say that it goes on elsewhere; None where there are none."""
    for element in _below(last):
        text = line_of(element)
        if len(text) <= _SHORT and (match := line_pattern("trace").search(text)):
            return match.group()
    return None


def is_broken_off(paragraph: str) -> bool:
    """True if a last paragraph is prose without an end to its sentence."""
    return len(paragraph) >= _LAST and bool(_BROKEN_OFF.search(paragraph))


def _below(last: html.HtmlElement) -> Iterator[html.HtmlElement]:
    at: html.HtmlElement | None = last
    for _ in range(_LEVELS):
        if at is None:
            return
        for number, element in enumerate(at.itersiblings()):
            if number == _ELEMENTS:
                break
            yield element
        at = at.getparent()
