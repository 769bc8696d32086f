"""The headline of a page that was flattened to text, and what stands between it and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractor.article import BlockKind, FurnitureKind
from extractor.cleaning.line_kinds import find_look

_HEADLINE_WORDS = range(2, 31)
_HEADLINE_LENGTH = 200  # code points
_SENTENCE_END = re.compile(r"[.;:,…][\"'”’»)\]]*$")
_BOUNDARY = re.compile(r"[a-z]{2}[.!?][\"'”’]? +[A-Z“\"]")
_NOT_HEADLINE = re.compile(r"by\s|[-*•]\s|https?:|\W*$|.*\(.{2,20}\)\s*[-–—] ", re.I)  # byline, item, address, dateline
_WORD = re.compile(r"\w{4,}")
_BODY = 40  # paragraphs that tell what the article is about
_ABOUT = 0.4  # of a headline's long words stand in the article below
_DEK_WORDS = 6


def find_headline(lines: Sequence[str], furniture: Sequence[FurnitureKind | None], article: range, title: str | None) -> int | None:
    """The place of the headline: above the article and the line that shares most words with it, if one of them does."""
    if title is not None:
        wanted = title.strip().casefold()
        for i in range(min(article.start + 1, len(lines))):
            if lines[i].casefold() == wanted:
                return i
    shared = _shares(lines, article)
    best, place = 0.0, None
    for i in range(article.start):
        share, count = shared(lines[i])
        if looks_like_headline(lines[i]) and share >= _ABOUT and share * count >= best:
            best, place = share * count, i
    if place is None:
        place = next((i for i in range(min(article.start + 1, len(lines))) if furniture[i] is None or i < article.start), None)
        place = place if place is not None and looks_like_headline(lines[place]) else None
    return place


def find_deks(lines: Sequence[str], between: range, article: range) -> list[BlockKind | None]:
    """What the lines between headline and article are if they are the article's: by their look, or a dek by its words."""
    shared = _shares(lines, article)
    found: list[BlockKind | None] = []
    for i in between:
        look = find_look(lines[i])
        share, count = shared(lines[i])
        is_dek = look == "paragraph" and lines[i].count(" ") + 1 >= _DEK_WORDS and share >= _ABOUT
        found.append("dek" if is_dek else look if look != "paragraph" else None)
    return found


def looks_like_headline(line: str) -> bool:
    """Whether a line may be a headline: one line, no sentence's end, no byline or item."""
    return (
        len(line) <= _HEADLINE_LENGTH
        and len(line.split()) in _HEADLINE_WORDS
        and "\n" not in line
        and not _SENTENCE_END.search(line)
        and not _BOUNDARY.search(line)
        and not _NOT_HEADLINE.match(line)
    )


def _shares(lines: Sequence[str], article: range) -> Callable[[str], tuple[float, int]]:
    """A measure: which part of a line's long words the article has, and how many that line has."""
    known = {word for i in article[:_BODY] for word in _WORD.findall(lines[i].casefold())}

    def measure(line: str) -> tuple[float, int]:
        words = set(_WORD.findall(line[:_HEADLINE_LENGTH * 3].casefold()))
        return (sum(word in known for word in words) / len(words), len(words)) if words else (0.0, 0)

    return measure
