"""Sentences with their annotations written into them, so that a linguist can read a test.

`She lost <MONEY value=40 unit=EUR>40 euros</MONEY>.` is the text without the tags and one `Marked` for each pair of tags.
Tags may nest; an attribute value with blanks is in double quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r'<(?P<close>/)?(?P<label>[A-Z_]+)(?P<attributes>(?:\s+\w+=(?:"[^"]*"|[^\s>]+))*)\s*>')
_ATTRIBUTE = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s>]+))')


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of the plain text: code points, `end` exclusive."""

    start: int
    end: int
    surface: str
    label: str
    attributes: dict[str, str]


def parse_markup(marked_text: str) -> tuple[str, list[Marked]]:
    """The plain text and its marked stretches, in order of their starts.  Raises ValueError on an unbalanced tag."""
    text, last = "", 0
    opened: list[tuple[str, int, dict[str, str]]] = []
    marks: list[Marked] = []
    for tag in _TAG.finditer(marked_text):
        text += marked_text[last : tag.start()]
        last = tag.end()
        if not tag["close"]:
            opened.append(
                (
                    tag["label"],
                    len(text),
                    {a[1]: a[2] if a[3] is None else a[3] for a in _ATTRIBUTE.finditer(tag["attributes"])},
                )
            )
            continue
        if not opened or opened[-1][0] != tag["label"]:
            raise ValueError(f"</{tag['label']}> closes nothing in {marked_text!r}")
        label, start, attributes = opened.pop()
        marks.append(Marked(start, len(text), text[start:], label, attributes))
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is not closed in {marked_text!r}")
    return text + marked_text[last:], sorted(marks, key=lambda mark: (mark.start, -mark.end))
