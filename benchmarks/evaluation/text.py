"""The cleaned text: what of the body was kept, what of the furniture got in, and what each block was taken for.

Body is dek, paragraphs, headings, list items, tables, quotes and corrections.  It is compared by 4-word shingles, as
benchmarks of content extraction do, for the articles that come as web pages; block kinds are compared for all articles,
on the blocks whose letters are at the same positions (intersection over union >= 0.8).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.gold import GoldArticle
from benchmarks.evaluation.projection import Projection
from benchmarks.evaluation.reading import NOWHERE
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.record.article import Article, Block
from extractor.record.textrange import TextRange
from extractor.training.likeness import iou

TOPIC = "text"
BODY = frozenset({"dek", "paragraph", "heading", "list_item", "table", "quote", "correction"})
SHINGLE = 4
BLOCK_IOU = 0.8
_WORD = re.compile(r"\w+")


def score_text(gold: GoldArticle, article: Article, sheet: Sheet) -> None:
    """Count the text, blocks, headline and publication day of one article."""
    if gold.html is not None:
        wanted, got = (
            _shingles(text, blocks) for text, blocks in ((gold.text, gold.blocks), (article.text, article.blocks))
        )
        sheet.add(TOPIC, "body of pages", gold=wanted.total(), predicted=got.total())
        sheet.row(TOPIC, "body of pages").hits += (wanted & got).total()
        day = article.published.value[:10] if article.published.value else None
        _count_fact(sheet, gold.id, "published day of pages", gold.published[:10], day)
    headline = article.text[slice(*article.headline)] if article.headline else None
    wanted_headline = next(
        (gold.text[block.start : block.end] for block in gold.blocks if block.kind == "headline"), None
    )
    _count_fact(sheet, gold.id, "headline", wanted_headline, headline)
    _score_blocks(gold, article, sheet)


def _score_blocks(gold: GoldArticle, article: Article, sheet: Sheet) -> None:
    project = Projection(article.text, gold.text).range
    projected = [(block, project(TextRange(block.start, block.end)) or NOWHERE) for block in article.blocks]
    # what was kept of the page and labelled as no part of the article is no fault
    predicted = [(block, span) for block, span in projected if span != NOWHERE or block.kind in BODY]
    pairs = best_pairs(gold.blocks, predicted, _similarity)
    sheet.add(TOPIC, "blocks", gold=len(gold.blocks), predicted=len(predicted))
    sheet.row(TOPIC, "blocks").hits += len(pairs)
    sheet.add(TOPIC, "kind", gold=len(gold.blocks), predicted=len(predicted))
    furniture = [
        sum(block.kind == "furniture" for block in side) for side in (gold.blocks, [block for block, _ in predicted])
    ]
    sheet.add(TOPIC, "furniture", gold=furniture[0], predicted=furniture[1])
    for g, f in pairs:
        block, answer = gold.blocks[g], predicted[f][0]
        sheet.row(TOPIC, "kind").add_slot(block.kind, answer.kind, agree=block.kind == answer.kind)
        sheet.row(TOPIC, "furniture").hits += block.kind == answer.kind == "furniture"
        if block.kind != answer.kind:
            sheet.misses.append(_miss(gold, block, "kind", block.kind, answer.kind))
    missed, spurious = unpaired(pairs, gold.blocks, predicted)
    sheet.misses += [_miss(gold, block, MISSED, block.kind, "") for block in missed]
    for block, span in spurious:
        words = article.text[block.start : block.end]
        sheet.misses.append(
            Miss(article=gold.id, topic=TOPIC, slot=SPURIOUS, surface=words, gold="", found=block.kind, range=span)
        )


def _similarity(gold: Block, predicted: tuple[Block, TextRange]) -> float:
    value = iou(TextRange(gold.start, gold.end), predicted[1])
    return value if value >= BLOCK_IOU else 0.0


def _shingles(text: str, blocks: Iterable[Block]) -> Counter[tuple[str, ...]]:
    words = [word for b in blocks if b.kind in BODY for word in _WORD.findall(text[b.start : b.end].lower())]
    return Counter(tuple(words[start : start + SHINGLE]) for start in range(max(1, len(words) - SHINGLE + 1)))


def _count_fact(sheet: Sheet, article: str, row: str, wanted: str | None, got: str | None) -> None:
    sheet.add(TOPIC, row, gold=wanted is not None, predicted=got is not None)
    sheet.row(TOPIC, row).add_slot(wanted, got, agree=wanted == got)
    if wanted != got:
        sheet.misses.append(
            Miss(
                article=article, topic=TOPIC, slot=row, surface=wanted or got or "", gold=wanted or "", found=got or ""
            )
        )


def _miss(gold: GoldArticle, block: Block, slot: str, wanted: str, got: str) -> Miss:
    words = TextRange(block.start, block.end)
    return Miss(article=gold.id, topic=TOPIC, slot=slot, surface=gold.words(words), gold=wanted, found=got, range=words)
