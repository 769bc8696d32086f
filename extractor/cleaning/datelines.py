"""The dateline before a paragraph, separated: "MELBOURNE, Aug 20 (Agency) -" is no part of the sentence after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.cleaning.line_patterns import line_pattern
from extractor.record.article import Block

_PARAGRAPHS = 4  # at the top: a dateline is there
_LONGEST = 80  # code points


def split_datelines(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the dateline of one of the first paragraphs as a block of its own, of kind "byline"."""
    left = _PARAGRAPHS
    for block in blocks:
        if block.kind == "paragraph" and left:
            left -= 1
            match = line_pattern("dateline").match(text, block.start, min(block.end, block.start + _LONGEST))
            if match and match.end() < block.end:
                left = 0
                yield Block(start=block.start, end=block.start + len(match.group().rstrip()), kind="byline")
                block = replace(block, start=match.end())
        yield block
