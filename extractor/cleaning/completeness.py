"""Whether the whole article is there, as far as the page lets one see."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.article import Block, Completeness
from extractor.cleaning.metadata import Metadata
from extractor.cleaning.outline import Check

_STUB = 300  # code points of body: a teaser is shorter, a brief is longer
_STUB_OF_PAID = 1_500  # code points, where the page says that the article is not free
_LOST = 0.25  # of the words that the page counts


def judge_completeness(text: str, blocks: Sequence[Block], facts: Metadata, check: Check | None) -> Completeness:
    """The verdict on a web page's article, with its reason."""
    body = [block for block in blocks if block.kind not in ("headline", "furniture", "byline")]
    size = sum(block.end - block.start for block in body)
    if size == 0 or check is None:
        return Completeness(status="empty", reason="no article found in the page")
    if check.is_half:
        return Completeness(
            status="suspect",
            reason=f"{check.lost} characters of like prose stand elsewhere in the page, {check.found} are here",
        )
    if facts.free is False and size < _STUB_OF_PAID:
        return Completeness(
            status="stub", reason="the page says that the article is not free, and little of it is here"
        )
    if facts.words and facts.words > 100 and len(text.split()) < (1 - _LOST) * facts.words:
        return Completeness(
            status="suspect", reason=f"the page counts {facts.words} words, {len(text.split())} are here"
        )
    if size < _STUB:
        return Completeness(status="stub", reason=f"only {size} characters of body")
    return Completeness()
