"""A text cut at every border of what is marked in it, so that ranges may overlap as they like.

A border never parts what a reader sees as one character: an accent from its letter, the parts of an emoji.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

import regex

from extractor.record.textrange import TextRange

T = TypeVar("T")
_CHARACTER = regex.compile(r"\X")
_JOINED = regex.compile(r"\r\n|\p{Grapheme_Cluster_Break=Prepend}.")  # before ASCII


@dataclass(frozen=True, slots=True)
class Segment(Generic[T]):
    """A stretch of the text; `marks` are those that cover it, the shortest range first, `begins` those that begin with it."""

    start: int
    end: int
    marks: tuple[T, ...] = ()
    begins: tuple[T, ...] = ()


def cut(text: str, ranges: Iterable[tuple[TextRange, T]], borders: Iterable[int] = ()) -> list[Segment[T]]:
    """The segments of the text, in order and without gaps; `borders` are positions where it is cut whatever is marked.

    A range that ends inside a character covers all of it.
    """
    whole = Characters(text)
    marked = [(whole.widened(words), mark) for words, mark in ranges if words.start < words.end]
    opened: dict[int, list[tuple[int, int, T]]] = defaultdict(list)
    closed: dict[int, list[int]] = defaultdict(list)
    for number, (words, mark) in enumerate(marked):
        opened[words.start].append((words.end - words.start, number, mark))
        closed[words.end].append(number)
    cuts = sorted({0, len(text), *opened, *closed, *(border for border in borders if 0 < border < len(text))})
    running: dict[int, tuple[int, int, T]] = {}
    segments = []
    for start, end in pairwise(cuts):
        for number in closed[start]:
            running.pop(number, None)
        running |= {number: (length, number, mark) for length, number, mark in opened[start]}
        over = sorted(running.values(), key=lambda entry: entry[:2])
        begun = tuple(mark for _, _, mark in sorted(opened[start], key=lambda entry: entry[:2]))
        segments.append(Segment(start, end, tuple(mark for *_, mark in over), begun))
    return segments


def within(segments: Sequence[Segment[T]], range: TextRange) -> Sequence[Segment[T]]:
    """The segments of a range whose ends are borders."""
    first = bisect_left(segments, range.start, key=lambda segment: segment.start)
    return segments[first : bisect_left(segments, range.end, lo=first, key=lambda segment: segment.start)]


class Characters:
    """The characters of a text, as a reader sees them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def widened(self, range: TextRange) -> TextRange:
        """The range with the rest of the characters that it begins and ends in."""
        start, end = range
        if not self._is_between(start):
            start = self._around(start).start
        if not self._is_between(end):
            end = self._around(end).end
        return TextRange(start, end)

    def _is_between(self, position: int) -> bool:
        """True where two characters meet for sure, as before each letter of ASCII; elsewhere one has to look more closely."""
        pair = self._text[max(position - 1, 0) : position + 1]
        return len(pair) < 2 or (pair[1].isascii() and not _JOINED.match(pair))

    def _around(self, position: int) -> TextRange:
        """The character at this position; of no length where two characters meet there."""
        known = next(before for before in range(position - 1, -1, -1) if self._is_between(before))
        for match in _CHARACTER.finditer(self._text, known):
            if match.start() == position:
                break
            if match.end() > position:
                return TextRange(*match.span())
        return TextRange(position, position)
