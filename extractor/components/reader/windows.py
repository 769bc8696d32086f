"""The windows of an article: whole sentences, packed one after another, that the encoder reads at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

LONGEST = 160  # pieces, with the two that open and close a window
_LEAST_SPACE = 20  # free pieces for which a sentence is cut that needs more than a window
_BEFORE = 1  # sentences that are read before one that is asked about


@dataclass(frozen=True, slots=True)
class Window:
    """Some tokens in text order; piece `starts[k]` of the window is the first of `tokens[k]`."""

    tokens: tuple[int, ...]
    starts: tuple[int, ...]
    length: int


def read_for(sentences: Sequence[tuple[int, int]], tokens: Iterable[int]) -> list[tuple[int, int]]:
    """The sentences (token ranges) that are read for what is asked of some tokens: theirs, and those right before them."""
    starts = [start for start, _ in sentences]
    own = {max(0, bisect_right(starts, i) - 1) for i in tokens}
    return [sentences[k] for k in sorted({max(0, k - back) for k in own for back in range(_BEFORE + 1)})]


def windows(sizes: Sequence[int], sentences: Sequence[tuple[int, int]]) -> Iterator[Window]:
    """The windows that hold every token of the sentences once; `sizes` are the pieces of each token, at most `LONGEST` - 2.

    A sentence is cut only where it is longer than a window.
    """
    inside: list[int] = []
    length = 0
    for start, stop in sentences:
        size = sum(sizes[start:stop])
        if length and length + size > LONGEST - 2 and (size <= LONGEST - 2 or LONGEST - 2 - length < _LEAST_SPACE):
            yield _window(sizes, inside)
            inside, length = [], 0
        for i in range(start, stop):
            if length + sizes[i] > LONGEST - 2:
                yield _window(sizes, inside)
                inside, length = [], 0
            inside.append(i)
            length += sizes[i]
    if inside:
        yield _window(sizes, inside)


def _window(sizes: Sequence[int], inside: Sequence[int]) -> Window:
    starts, at = [], 1
    for i in inside:
        starts.append(at)
        at += sizes[i]
    return Window(tuple(inside), tuple(starts), at + 1)
