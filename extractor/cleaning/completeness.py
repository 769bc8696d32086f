"""Whether the whole article is there, as far as the page lets one see: the first rule that has a reason decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from extractor.article import Block, Completeness
from extractor.cleaning.metadata import Metadata
from extractor.cleaning.outline import Check
from extractor.cleaning.rules import RULES
from extractor.cleaning.traces import find_trace, is_broken_off

_STUB = 300  # code points of body: a teaser is shorter, a brief is longer
_STUB_OF_PAID = 1_500  # code points, where the page says that the article is not free
_LOST = 0.25  # of the words that the page counts
_COUNTED = 60  # words: a smaller count is that of a teaser or a video


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of an article: its last paragraph, code points and words of its body, and what its page says of it."""

    last: str
    size: int
    words: int
    facts: Metadata
    check: Check | None


def judge_completeness(text: str, blocks: Sequence[Block], facts: Metadata, check: Check | None) -> Completeness:
    """The verdict on a web page's article: the status in front of the slash of the rule's id, and its reason."""
    body = [block for block in blocks if block.kind not in ("headline", "furniture", "byline")]
    texts = [text[block.start : block.end] for block in body]
    last = texts[-1] if body and body[-1].kind == "paragraph" else ""
    found = _Found(last, sum(map(len, texts)), sum(len(one.split()) for one in texts), facts, check)
    reasons = ((rule.id, rule.find(found)) for rule in RULES.of("completeness"))
    status, reason = next(((id.split("/")[0], reason) for id, reason in reasons if reason), ("complete", None))
    return Completeness(status=cast(Any, status), reason=reason)


RULES.add("suspect/elsewhere", stage="completeness",
    example="<main>…</main><aside><p>The harbour board expects shipping companies to handle more grain at the port of Tarnholm "
    "through the summer, since the two berths that a strike of crane drivers had closed are open, but farmers in the valley have "
    "less wheat than in the first quarter of a year earlier, Ingrid Solberg said.</p></aside>",
    counterexample="<main>…</main><aside><p>A museum for wooden boats opens its doors on Sunday with music.</p></aside>",
)(lambda found: (check := found.check) and check.is_half and
    f"{check.lost} characters of like prose stand elsewhere in the page, {check.found} are here")  # fmt: skip
RULES.add("empty/nothing", stage="completeness", example="<title>Grain</title>", counterexample="<p>…</p>")(
    lambda found: not found.size and "no article found in the page"
)
RULES.add("stub/paid", stage="completeness",
    example='<meta property="article:content_tier" content="metered">…',
    counterexample='<meta property="article:content_tier" content="free">…',
)(lambda found: found.facts.free is False and found.size < _STUB_OF_PAID and
    "the page says that the article is not free, and little of it is here")  # fmt: skip
RULES.add("suspect/counted", stage="completeness",
    example='<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script>…',
    counterexample='<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 90}</script>…',
)(lambda found: (words := found.facts.words) and words >= _COUNTED and found.words < (1 - _LOST) * words and
    f"the page counts {words} words, {found.words} are here")  # fmt: skip
RULES.add("suspect/trace", stage="completeness",
    example="<article>…</article><p>Already a subscriber?</p>", counterexample="<article>…</article><p>Read more</p>",
)(lambda found: found.check and found.check.last and (trace := find_trace(found.check.last.element)) and
    f"below the last paragraph the page says {trace!r}")  # fmt: skip
RULES.add("stub/short", stage="completeness", example="<p>The board met on Tuesday.</p>", counterexample="<p>…</p>")(
    lambda found: found.size < _STUB and f"only {found.size} characters of body"
)
RULES.add("suspect/broken_off", stage="completeness",
    example="<p>…</p><p>The board, which owns the berths and the cranes on them, will meet again on Tuesday to decide</p>",
    counterexample="<p>…</p><p>With reports from the north</p>",
)(lambda found: is_broken_off(found.last) and "the last paragraph stops within a sentence")  # fmt: skip
