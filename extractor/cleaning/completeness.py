"""Whether the whole article is there, as far as the page lets one see."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.article import Block, Completeness
from extractor.cleaning.metadata import Metadata
from extractor.cleaning.outline import Check
from extractor.cleaning.traces import find_trace, is_broken_off

_STUB = 300  # code points of body: a teaser is shorter, a brief is longer
_STUB_OF_PAID = 1_500  # code points, where the page says that the article is not free
_LOST = 0.25  # of the words that the page counts
_COUNTED = 60  # words: a smaller count is that of a teaser or a video


def judge_completeness(text: str, blocks: Sequence[Block], facts: Metadata, check: Check | None) -> Completeness:
    """The verdict on a web page's article, with its reason; what stands elsewhere in the page weighs most."""
    body = [block for block in blocks if block.kind not in ("headline", "furniture", "byline")]
    size = sum(block.end - block.start for block in body)
    if check is not None and check.is_half:
        reason = f"{check.lost} characters of like prose stand elsewhere in the page, {check.found} are here"
        return Completeness(status="suspect", reason=reason)
    if size == 0:
        return Completeness(status="empty", reason="no article found in the page")
    trace = find_trace(check.last.element) if check is not None and check.last is not None else None
    if facts.free is False and size < _STUB_OF_PAID:
        return Completeness(
            status="stub", reason="the page says that the article is not free, and little of it is here"
        )
    words = sum(len(text[block.start : block.end].split()) for block in body)
    if facts.words and facts.words >= _COUNTED and words < (1 - _LOST) * facts.words:
        return Completeness(status="suspect", reason=f"the page counts {facts.words} words, {words} are here")
    if trace:
        return Completeness(status="suspect", reason=f"below the last paragraph the page says {trace!r}")
    if size < _STUB:
        return Completeness(status="stub", reason=f"only {size} characters of body")
    if body[-1].kind == "paragraph" and is_broken_off(text[body[-1].start : body[-1].end]):
        return Completeness(status="suspect", reason="the last paragraph stops within a sentence")
    return Completeness()
