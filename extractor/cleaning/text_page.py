"""Text that somebody else scraped: kept code point for code point, its blocks found by the look of their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.article import Block, BlockKind
from extractor.cleaning.furniture import find_furniture, line_furniture
from extractor.cleaning.line_kinds import find_authors, find_line_kinds
from extractor.cleaning.lines import find_paragraphs
from extractor.textrange import TextRange

_HEADLINE_WORDS = range(2, 31)
_ABOVE = 6  # lines of navigation that may stand above the headline
_HEADLINE_LENGTH = 200  # code points
_SENTENCE_END = re.compile(r"[.;:,…][\"'”’»)\]]*$")
_BOUNDARY = re.compile(r"[a-z]{2}[.!?][\"'”’]? +[A-Z“\"]")
_NOT_HEADLINE = re.compile(r"by\s|[-*•]\s|https?:|\W*$|.*\(.{2,20}\)\s*[-–—] ", re.I)  # byline, item, address, dateline


def find_text_blocks(text: str, title: str | None) -> list[Block]:
    """The blocks of a text, in order: every paragraph is in one, and blanks between paragraphs are in none.

    `title` is the headline where the caller knows it.
    """
    ranges = find_paragraphs(text)
    lines = [text[r.start : r.end] for r in ranges]
    above = next((i for i, line in enumerate(lines[:_ABOVE]) if line_furniture(line) is None), 0)
    if not is_headline(lines[above:], title):
        return label_blocks(text, ranges, ["paragraph"] * len(ranges), find_authors(lines), flat=True)
    below = above + 1
    return [
        *(
            Block(start=r.start, end=r.end, kind="furniture", subtype=line_furniture(text[r.start : r.end]))
            for r in ranges[:above]
        ),
        _block(ranges[above], "headline"),
        *label_blocks(
            text, ranges[below:], ["paragraph"] * (len(ranges) - below), find_authors(lines[below:]), flat=True
        ),
    ]


def label_blocks(
    text: str,
    ranges: Sequence[TextRange],
    kinds: Sequence[BlockKind],
    authors: Sequence[str] = (),
    *,
    flat: bool = False,
) -> list[Block]:
    """Blocks of the ranges below the headline: furniture where the rules say so, a closer kind for what was a paragraph.

    What comes as furniture stays so: a line that is a link and nothing else is a related headline.
    """
    lines = [text[r.start : r.end] for r in ranges]
    furniture = find_furniture(lines, authors, flat=flat)
    furniture = [
        subtype or ("related" if kind == "furniture" else None) for subtype, kind in zip(furniture, kinds, strict=True)
    ]
    closer = find_line_kinds(lines, kinds, furniture, authors)
    return [
        Block(start=r.start, end=r.end, kind="furniture", subtype=subtype) if subtype else _block(r, kind)
        for r, subtype, kind in zip(ranges, furniture, closer, strict=True)
    ]


def is_headline(lines: Sequence[str], title: str | None = None) -> bool:
    """Whether the first line looks like a headline and others follow: one line, no sentence's end, no byline or item."""
    if len(lines) < 2:
        return False
    first = lines[0]
    if title is not None and first.casefold() == title.strip().casefold():
        return True
    return (
        len(first) <= _HEADLINE_LENGTH
        and len(first.split()) in _HEADLINE_WORDS
        and "\n" not in first
        and not _SENTENCE_END.search(first)
        and not _BOUNDARY.search(first)
        and not _NOT_HEADLINE.match(first)
    )


def _block(r: TextRange, kind: BlockKind) -> Block:
    return Block(start=r.start, end=r.end, kind=kind)
