"""Quotation marks: which mark opens, which closes, and what lies between them, one paragraph at a time.

Main function `find_marked`.  Double marks and single marks are paired apart, each from left to right in one pass, then put
together; a single pair that crosses a double pair is an apostrophe's accident and is dropped.  A mark that nothing closes
costs its own paragraph and no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractor.record.textrange import TextRange

_DOUBLE = re.compile(r"[\"“”„‟«»]|``|''|‘‘|’’")
_SINGLE = re.compile(r"(?<!')'(?!')|(?<!‘)‘(?!‘)|(?<!’)’(?!’)|(?<!`)`(?!`)|[‚‹›]")
_CLOSERS = {'"': '"”', "“": '”"“', "”": '”"', "„": '“”"‟', "‟": '”"', "«": "»", "»": "«", "``": '"”'}
_CLOSING = frozenset("\"”’'»)] ")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks.  `start`, `end`: its words, without the marks; `outer`: with them.

    `closed` is False where the mark was never closed; the stretch then ends with its paragraph.
    `level` is 0 for a stretch that lies in no other, 1 for one inside another, and so on.
    """

    start: int
    end: int
    outer: TextRange
    closed: bool
    level: int = 0

    @property
    def words(self) -> TextRange:
        """The range of its words."""
        return TextRange(self.start, self.end)


def final_character(text: str, marked: Marked) -> str:
    """The last character of a stretch that is no mark or bracket itself: whether its words end a sentence shows there."""
    at = marked.end - 1
    while at > marked.start and text[at] in _CLOSING:
        at -= 1
    return text[at]


def find_marked(text: str, start: int, end: int) -> list[Marked]:
    """The stretches between quotation marks in the paragraph `text[start:end]`, in text order, outer before inner.

    Linear in the length of the paragraph.
    """
    doubles = _pair_doubles(text, start, end)
    singles = _pair_singles(text, start, end)
    if not singles:
        return _with_levels(doubles)
    return _with_levels(_without_crossings(doubles, singles))


def _opens(text: str, at: int, width: int, start: int, end: int) -> bool:
    """True if the mark is where only an opening mark can be: after a gap, before a word."""
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    if text[at + width : min(at + width + 2, end)] == "..":
        after = "…"
    return (before.isspace() or before in "([{—–-/‘'“\"") and not after.isspace() and after not in ",.;:!?)]}"


def _pair_doubles(text: str, start: int, end: int) -> list[Marked]:
    stretches: list[Marked] = []
    opened: list[tuple[int, int, str]] = []  # where, width, mark; two deep at most
    for match in _DOUBLE.finditer(text, start, end):
        at, mark = match.start(), match[0]
        width = len(mark)
        mark = {"''": '"', "’’": '"', "‘‘": "“"}.get(mark, mark)
        if opened and mark in _CLOSERS[opened[-1][2]] and not _opens(text, at, width, start, end):
            where, opening, _ = opened.pop()
            stretches.append(_marked(text, where, opening, at, width))
        elif mark in "“„«``" or (mark in '"‟”»' and _opens(text, at, width, start, end)):
            if len(opened) > 1 or (opened and mark == '"'):
                where, opening, _ = opened.pop()
                stretches.append(_marked(text, where, opening, at, 0))  # never closed: ends where the next one opens
            opened.append((at, width, mark))
    for where, opening, _ in opened[:1]:
        stretches.append(_marked(text, where, opening, end, 0))
    return [marked for marked in stretches if any(c.isalnum() for c in text[marked.start : marked.end])]


def _marked(text: str, where: int, opening: int, at: int, closing: int) -> Marked:
    start, end = where + opening, at
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked(start, end, TextRange(where, at + closing if closing else end), closing > 0)


def _pair_singles(text: str, start: int, end: int) -> list[Marked]:
    """Pairs of single marks.  A mark inside a word is an apostrophe, and one after a plural's s and before a word."""
    stretches: list[Marked] = []
    opened: int | None = None
    for match in _SINGLE.finditer(text, start, end):
        at, mark = match.start(), match[0]
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if before.isalnum() and after.isalnum() and mark != "‘":
            continue
        if mark in "'‘‹`‚" and _opens(text, at, 1, start, end):
            opened = at if opened is None else opened
        elif opened is not None and mark in "'’›" and not before.isspace() and not after.isalnum():
            if before == "s" and after == " " and text[at + 2 : min(at + 3, end)].islower():
                continue  # the apostrophe of "the workers' money"
            stretches.append(_marked(text, opened, 1, at, 1))
            opened = None
    return [marked for marked in stretches if any(c.isalnum() for c in text[marked.start : marked.end])]


def _without_crossings(doubles: list[Marked], singles: list[Marked]) -> list[Marked]:
    """All doubles, and the singles that lie inside or outside of each of them."""
    kept = list(doubles)
    edges = sorted(edge for marked in doubles if marked.level == 0 for edge in (marked.outer.start, marked.outer.end))
    at = 0
    for single in sorted(singles, key=lambda single: single.outer.start):
        while at < len(edges) and edges[at] <= single.outer.start:
            at += 1
        ahead = at
        while ahead < len(edges) and edges[ahead] < single.outer.end:
            ahead += 1
        if (ahead - at) % 2 == 0:  # as many doubles open in it as close
            kept.append(single)
    return kept


def _with_levels(stretches: list[Marked]) -> list[Marked]:
    """Text order, and how deep each stretch lies."""
    ordered = sorted(stretches, key=lambda marked: (marked.outer.start, -marked.outer.end))
    levelled: list[Marked] = []
    around: list[Marked] = []
    for marked in ordered:
        while around and around[-1].outer.end <= marked.outer.start:
            around.pop()
        if around and marked.outer.end > around[-1].outer.end:
            continue  # it crosses the one before
        levelled.append(replace(marked, level=len(around)))
        around.append(marked)
    return levelled
