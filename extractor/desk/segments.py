"""The claim sentence, cut into what is set off in it: figures, open words, insertions, who says it.

cut_sentence(article, text, insertions, stretches) -> its segments; their words joined are the sentence
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.assembly.wording import on_one_line
from extractor.record.claim import Insertion
from extractor.record.textrange import TextRange

SegmentKind = Literal["plain", "figure", "insertion", "attribution", "context", "headline"]

_ADDED = frozenset("“”….")  # what a sentence may have that its words in the article have not


@dataclass(frozen=True, slots=True)
class Segment:
    """Some words of the sentence; those of an insertion have its brackets."""

    words: str
    kind: SegmentKind = "plain"
    is_open: bool = False
    """True if only other words of the article could explain them, and none was found."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ranges of a claim's words in the article, and those of its figures and open words among them."""

    parts: tuple[TextRange, ...]
    figures: tuple[TextRange, ...] = ()
    open: tuple[TextRange, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: SegmentKind
    is_open: bool = False

    def overlaps(self, other: _Mark) -> bool:
        return self.start < other.end and other.start < self.end


def cut_sentence(
    article: str, text: str, insertions: Iterable[Insertion], stretches: Iterable[Stretch]
) -> tuple[Segment, ...]:
    """The segments of a sentence: a figure that it does not have word for word is not set off."""
    inserted = [
        _mark(insertion)
        for insertion in insertions
        if text[insertion.at : insertion.at + len(insertion.words)] == insertion.words
    ]
    own = _own_places(text, inserted)
    figures: dict[tuple[int, int], _Mark] = {}
    opened: list[_Mark] = []
    for stretch in stretches:
        aligned = _align(article, stretch.parts, text, own)
        for range_ in stretch.figures:
            if (mark := _marked(article, range_, text, aligned, "figure")) is not None:
                figures[mark.start, mark.end] = mark
        marks = (_marked(article, words, text, aligned, "plain") for words in stretch.open)
        opened += (replace(mark, is_open=True) for mark in marks if mark is not None)
    return _cut(text, [*inserted, *_without_overlaps(figures.values(), opened)])


def _mark(insertion: Insertion) -> _Mark:
    kind = insertion.kind
    return _Mark(*insertion.range, kind if kind in ("attribution", "context", "headline") else "insertion")


def _own_places(text: str, inserted: Sequence[_Mark]) -> list[int]:
    """The positions of the characters that are not inserted, without blanks."""
    positions: list[int] = []
    position = 0
    for mark in (*sorted(inserted, key=lambda mark: mark.start), _Mark(len(text), len(text), "plain")):
        positions += (i for i in range(position, mark.start) if not text[i].isspace())
        position = max(position, mark.end)
    return positions


def _align(article: str, parts: Iterable[TextRange], text: str, own: Sequence[int]) -> dict[int, int]:
    """For each position in the article's words that of the same character in the sentence."""
    aligned: dict[int, int] = {}
    at = 0
    for part in parts:
        for position in range(*part):
            character = article[position]
            if character.isspace() or unicodedata.category(character) == "Cc":
                continue
            while at < len(own) and text[own[at]] in _ADDED and text[own[at]] != character:
                at += 1
            if at < len(own) and _is_same(text[own[at]], character):
                aligned[position] = own[at]
                at += 1
    return aligned


def _is_same(character: str, printed: str) -> bool:
    return character == printed or character.lower() == printed.lower()  # a sentence begins with a capital


def _marked(article: str, words: TextRange, text: str, aligned: dict[int, int], kind: SegmentKind) -> _Mark | None:
    """The same words in the sentence; None where it does not have them in one piece."""
    first, last = aligned.get(words.start), aligned.get(words.end - 1)
    if first is None or last is None:
        return None
    printed, surface = text[first : last + 1], on_one_line(article[slice(*words)])
    is_whole = printed[:1].lower() == surface[:1].lower() and printed[1:] == surface[1:]
    return _Mark(first, last + 1, kind) if is_whole else None


def _without_overlaps(figures: Iterable[_Mark], opened: Iterable[_Mark]) -> list[_Mark]:
    """The marks in order, each after the one before; a figure that has open words is open itself."""
    kept: list[_Mark] = []
    for mark in sorted((*figures, *opened), key=lambda mark: (mark.start, -mark.end, mark.kind)):
        before = kept[-1] if kept else None
        if before is None or not before.overlaps(mark):
            kept.append(mark)
        elif before.kind == "figure" or mark.kind == "figure":
            figure = before if before.kind == "figure" else mark
            kept[-1] = replace(figure, is_open=before.is_open or mark.is_open)
    return kept


def _cut(text: str, marks: Iterable[_Mark]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    position = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start < position:
            continue
        segments.append(Segment(text[position : mark.start]))
        segments.append(Segment(text[mark.start : mark.end], mark.kind, mark.is_open))
        position = mark.end
    segments.append(Segment(text[position:]))
    return tuple(segment for segment in segments if segment.words)
