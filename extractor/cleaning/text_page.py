"""Text that somebody else scraped: kept code point for code point, its blocks found by the look of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.cleaning.flat_page import label_lines
from extractor.cleaning.furniture import find_furniture, line_furniture
from extractor.cleaning.line_kinds import find_line_kinds
from extractor.cleaning.lines import find_paragraphs
from extractor.record.article import Block, BlockKind, FurnitureKind
from extractor.record.textrange import TextRange


def find_text_blocks(text: str, title: str | None) -> list[Block]:
    """The blocks of a text, in order: every paragraph is in one, and blanks between paragraphs are in none.

    `title` is the headline where the caller knows it; where no line has its words, no line is taken for a headline.
    """
    ranges = find_paragraphs(text)
    lines = [text[r.start : r.end] for r in ranges]
    kinds, furniture = label_lines(lines, title)
    kinds = find_line_kinds(lines, kinds, furniture)
    return [_block(r, kind, subtype) for r, kind, subtype in zip(ranges, kinds, furniture, strict=True)]


def label_blocks(
    text: str,
    ranges: Sequence[TextRange],
    kinds: Sequence[BlockKind],
    authors: Sequence[str] = (),
) -> list[Block]:
    """Blocks of the ranges below the headline: furniture where the rules say so, a closer kind for what was a paragraph.

    What comes as furniture stays so: a line that is a link and nothing else is a related headline.
    """
    lines = [text[r.start : r.end] for r in ranges]
    # captions are anywhere, below an article's end too
    own = [i for i, kind in enumerate(kinds) if kind != "caption"]
    furniture = [line_furniture(line) if kind == "caption" else None for line, kind in zip(lines, kinds, strict=True)]
    for i, subtype in zip(own, find_furniture([lines[i] for i in own], authors), strict=True):
        furniture[i] = subtype or ("related" if kinds[i] == "furniture" else None)
    closer = find_line_kinds(lines, kinds, furniture, authors)
    return [_block(r, kind, subtype) for r, kind, subtype in zip(ranges, closer, furniture, strict=True)]


def _block(r: TextRange, kind: BlockKind, subtype: FurnitureKind | None) -> Block:
    return Block(start=r.start, end=r.end, kind="furniture" if subtype else kind, subtype=subtype)
