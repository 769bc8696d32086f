"""The windows of an article: stretches of whole sentences that the encoder reads at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 160  # pieces, with the two that open and close a window
_ROOM = 20  # pieces of room for which a sentence is cut that needs more than a window


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens [first, stop) of the article; piece `starts[i]` of the window is the first of token `first + i`."""

    first: int
    stop: int
    starts: tuple[int, ...]
    length: int


def windows(sizes: Sequence[int], sentences: Sequence[tuple[int, int]]) -> Iterator[Window]:
    """The windows that hold every token once, in text order; `sizes` are the pieces of each token, at most `LONGEST` - 2.

    A sentence is cut only where it is longer than a window.
    """
    first, length = 0, 0
    for start, stop in sentences:
        size = sum(sizes[start:stop])
        if length and length + size > LONGEST - 2 and (size <= LONGEST - 2 or LONGEST - 2 - length < _ROOM):
            yield _window(sizes, first, start)
            first, length = start, 0
        for i in range(start, stop):
            if length + sizes[i] > LONGEST - 2:
                yield _window(sizes, first, i)
                first, length = i, 0
            length += sizes[i]
    if first < len(sizes):
        yield _window(sizes, first, len(sizes))


def _window(sizes: Sequence[int], first: int, stop: int) -> Window:
    starts, at = [], 1
    for size in sizes[first:stop]:
        starts.append(at)
        at += size
    return Window(first, stop, tuple(starts), at + 1)
