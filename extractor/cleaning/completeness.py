"""Whether the whole article is there, as far as the page lets one see: the first rule that has a reason decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from extractor.cleaning.metadata import Metadata
from extractor.cleaning.outline import Check
from extractor.cleaning.rules import RULES, ask
from extractor.cleaning.traces import find_trace, is_broken_off
from extractor.record.article import Block, Completeness

_STUB = 300  # code points of body: a teaser is shorter, a brief is longer
_STUB_OF_PAID = 1_500  # code points, where the page says that the article is not free
_LOST = 0.25  # of the words that the page counts
_COUNTED = 60  # words: a smaller count is that of a teaser or a video


@dataclass(frozen=True, slots=True)
class _Body:
    """What was found of an article: its last paragraph, code points and words of its body, and what its page says of it."""

    last: str
    size: int
    words: int
    facts: Metadata
    check: Check | None


def judge_completeness(text: str, blocks: Sequence[Block], facts: Metadata, check: Check | None) -> Completeness:
    """The verdict on a web page's article: the status before the slash of the rule's id, and its reason."""
    kept = [block for block in blocks if block.kind not in ("headline", "furniture", "byline")]
    texts = [text[block.start : block.end] for block in kept]
    last = texts[-1] if kept and kept[-1].kind == "paragraph" else ""
    extent = _Body(last, sum(map(len, texts)), sum(len(paragraph.split()) for paragraph in texts), facts, check)
    id, reason = ask("completeness", extent)
    return Completeness(status=cast(Any, id.split("/")[0] or "complete"), reason=reason)


_MORE = (
    "The harbour board expects shipping companies to handle more grain at the port of Tarnholm through the summer, since "
    "two berths that a strike of crane drivers had closed are open, but farmers in the valley have less wheat than in the "
    "first quarter of a year earlier"
)


@RULES.add(
    "suspect/elsewhere",
    "completeness",
    f"<main>…</main><aside><p>{_MORE}.</p></aside>",
    "<main>…</main><aside>Fares rose.</aside>",
)
def _elsewhere(body: _Body) -> str | None:
    if body.check is None or not body.check.is_half:
        return None
    return f"{body.check.lost} characters of similar text are elsewhere on the page, {body.check.found} are here"


@RULES.add("empty/nothing", "completeness", "<title>Grain</title>", "<p>…</p>")
def _nothing(body: _Body) -> str | None:
    return None if body.size else "no article found in the page"


_TIER = '<meta property="article:content_tier" content="{}">…'


@RULES.add("stub/paid", "completeness", _TIER.format("metered"), _TIER.format("free"))
def _paid(body: _Body) -> str | None:
    if body.facts.free is not False or body.size >= _STUB_OF_PAID:
        return None
    return "the page says that the article is not free, and little of it is here"


_COUNT = '<script type="application/ld+json">{{"@type": "NewsArticle", "wordCount": {}}}</script>…'


@RULES.add("suspect/counted", "completeness", _COUNT.format(900), _COUNT.format(90))
def _counted(body: _Body) -> str | None:
    words = body.facts.words or 0
    is_less = words >= _COUNTED and body.words < (1 - _LOST) * words
    return f"the page counts {words} words, {body.words} are here" if is_less else None


@RULES.add(
    "suspect/trace", "completeness", "<main>…</main><p>Already a subscriber?</p>", "<main>…</main><p>Read more</p>"
)
def _traced(body: _Body) -> str | None:
    trace = find_trace(body.check.last.element) if body.check is not None and body.check.last is not None else None
    return f"below the last paragraph the page says {trace!r}" if trace else None


@RULES.add("stub/short", "completeness", "<p>The board met on Tuesday.</p>", "<p>…</p>")
def _short(body: _Body) -> str | None:
    return f"only {body.size} characters of body" if body.size < _STUB else None


@RULES.add("suspect/broken_off", "completeness", f"<p>…</p><p>{_MORE}</p>", f"<p>…</p><p>{_MORE}.</p>")
def _broken_off(body: _Body) -> str | None:
    return "the last paragraph stops within a sentence" if is_broken_off(body.last) else None
