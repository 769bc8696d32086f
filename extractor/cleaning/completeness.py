"""Whether the whole article is there, as far as the page lets one see."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.article import Block, Completeness
from extractor.cleaning.metadata import Metadata

_STUB = 300  # code points of body: a teaser is shorter, a brief is longer


def judge_completeness(text: str, blocks: Sequence[Block], facts: Metadata, tree: object) -> Completeness:
    """The verdict on a web page's article, with its reason."""
    body = sum(block.end - block.start for block in blocks if block.kind not in ("headline", "furniture", "byline"))
    if body == 0:
        return Completeness(status="empty", reason="no article found in the page")
    if facts.free is False and body < 1500:
        return Completeness(
            status="stub", reason="the page says that the article is not free, and little of it is here"
        )
    if body < _STUB:
        return Completeness(status="stub", reason=f"only {body} characters of body")
    return Completeness()
