"""Paragraphs of a text whose lines may be broken in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.cleaning.furniture import line_furniture
from extractor.cleaning.line_kinds import is_pull_quote
from extractor.record.textrange import TextRange

_LINE = re.compile(r"[^\s][^\n]*")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_WRAPPED = range(45, 121)  # code points: the widths to which mail and agency wires break lines
_WRAP_SPREAD = 30  # code points: by how much the lines of one wrapped paragraph differ
# of a sentence
_UNFINISHED = re.compile(r"\b(?:an?|the|of|to|in|and|or|for|with|by|on|at|from|as|that|than|their|his|its)$")
_BROKEN = 25  # code points: a line shorter than that is a heading, an item or a name, not the first half of a sentence


def find_paragraphs(text: str) -> list[TextRange]:
    """The paragraphs of a text, in order, without outer blanks.

    A line is a paragraph, with three exceptions that belong together: the lines of a wrapped paragraph (neighbours of like
    width), the halves of a sentence that was broken (no mark at the end, a small letter after it), even by a blank line,
    and a pull quote with the line that names its speaker.
    """
    paragraphs: list[TextRange] = []
    wrapped = broken = False
    for line, adjacent, wraps in _lines(text):
        if paragraphs and _continues(text, paragraphs[-1], line, adjacent=adjacent, wrapped=wrapped or broken):
            paragraphs[-1] = TextRange(paragraphs[-1].start, line.end)
            # a paragraph that was broken once is broken again where its line does not end a sentence
            broken = line.end - line.start >= _BROKEN and not _is_closed(text, line)
        else:
            paragraphs.append(line)
            broken = False
        wrapped = wraps
    return paragraphs


def _continues(text: str, before: TextRange, line: TextRange, *, adjacent: bool, wrapped: bool) -> bool:
    if adjacent and wrapped:
        return line_furniture(text[line.start : line.end]) is None
    goes_on = adjacent and _UNFINISHED.search(text, max(before.start, before.end - 6), before.end) is not None
    return (
        (goes_on or text[line.start].islower())
        and before.end - before.start >= _BROKEN
        and not _is_closed(text, before)
        and line_furniture(text[line.start : line.end]) is None
        and line_furniture(text[before.start : before.end]) is None
    )


def _lines(text: str) -> Iterator[tuple[TextRange, bool, bool]]:
    """Each line, whether it follows the one before without a blank line, and whether the next one continues it by width."""
    lines = [TextRange(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)]
    for group in _groups(text, lines):
        widths = [line.end - line.start for line in group[:-1]]
        wraps = bool(widths) and all(w in _WRAPPED for w in widths) and max(widths) - min(widths) <= _WRAP_SPREAD
        small = sum(text[line.start].islower() for line in group[1:])  # half of a wrapped paragraph's lines start so
        wraps = wraps and small * 2 >= len(widths)
        if len(group) == 2 and is_pull_quote(*(text[line.start : line.end] for line in group)):
            group = [TextRange(group[0].start, group[1].end)]
        for i, line in enumerate(group):
            yield line, i > 0, wraps and i + 1 < len(group) and not _ends_early(text, group, i, max(widths))


def _ends_early(text: str, group: list[TextRange], i: int, width: int) -> bool:
    """True if the next line's first word had fitted on this line: then the break is meant."""
    following = text[group[i + 1].start : group[i + 1].end].split(None, 1)[0]
    return group[i].end - group[i].start + 1 + len(following) < width - 1 and _is_closed(text, group[i])


def _is_closed(text: str, line: TextRange) -> bool:
    return _CLOSED.search(text, max(line.start, line.end - 4), line.end) is not None


def _groups(text: str, lines: list[TextRange]) -> Iterator[list[TextRange]]:
    """The lines between blank lines."""
    group: list[TextRange] = []
    for line in lines:
        if group and text.count("\n", group[-1].end, line.start) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group
