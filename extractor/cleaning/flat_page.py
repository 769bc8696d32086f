"""A page that was flattened to lines: which of them are the article, which is its headline, and what the others are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractor.cleaning.furniture import find_tail, is_about, line_furniture, match_rule
from extractor.cleaning.line_kinds import find_authors, find_look
from extractor.cleaning.stretches import Stretch, find_stretches, weigh_looks
from extractor.cleaning.top import find_headline, find_top_kinds
from extractor.record.article import BlockKind, FurnitureKind

_SURE, _LIKELY, _UNLIKELY = 0.3, 2.0, -1.5  # weights in place of a line's look: a rule matches, may match, would not
_DISPUTED = -1.0  # a sentence in comments: two of them on the article's topic are the article again
_OF_ARTICLES = ("caption", "correction", "live_stamp", "pull_quote")
_BEFORE = 3  # lines of the article that are above its comments and its author's life, at least
_DIGIT = re.compile(r"\d")
_HEADING = 8  # words: a subheading has at most, the paragraph below it more
_OFTEN, _SHORT = 3, 6  # a line of so few words that is so often on a page is no part of its article
_HEADLINE_WORDS = range(5, 41)


def label_lines(lines: Sequence[str], title: str | None) -> tuple[list[BlockKind], list[FurnitureKind | None]]:
    """The kind of each line, as far as its position shows it, and what it is if it is furniture."""
    often = {
        line
        for line, count in Counter(lines).items()
        if count >= _OFTEN and line.count(" ") < _SHORT and not _DIGIT.search(line)
    }
    looks = weigh_looks(lines)
    furniture = [
        line_furniture(line) or ("navigation" if look > 0 and line in often else None)
        for line, look in zip(lines, looks, strict=True)
    ]
    weights = [_weight(*parts) for parts in zip(lines, furniture, looks, strict=True)]
    named = [
        kind is not None or match_rule("section", line) is not None for line, kind in zip(lines, furniture, strict=True)
    ]
    stretches = find_stretches(lines, weights, named)
    article = _article(stretches)
    if len(lines) == 1 or not article:  # what one line says is all there is
        return ["paragraph"] * len(lines), [line_furniture(line) for line in lines]
    headline = find_headline(lines, furniture, article, title)
    authors = tuple(find_authors(lines[max(headline or 0, 0) : article.start + 2]))
    _weigh_tail(lines, stretches, weights, authors)
    stretches = find_stretches(lines, weights, named)
    article = _article(stretches)
    headline = find_headline(lines, furniture, article, title)

    kinds: list[BlockKind] = ["paragraph"] * len(lines)
    top: dict[int, BlockKind] = {}
    if headline is not None:
        top = {headline: "headline", **find_top_kinds(lines, furniture, headline, article)}
    above = [i for i in range(article.start) if i not in top and furniture[i] is None]
    for i, stretch in enumerate(stretches):
        if i in top:
            kinds[i], furniture[i] = top[i], None
        elif above == [i]:
            kinds[i] = "heading"  # one line makes no menu
        elif furniture[i] is None and stretch != "article":
            about = stretch == "below" and is_about(lines[i], authors)
            furniture[i] = "credit" if about else _guess(lines[i], stretch, furniture[i - 1] if i else None)
        elif furniture[i] is None and looks[i] > 0 and _is_heading(lines[i : i + 2], stretches[i : i + 2]):
            kinds[i] = "heading"
    return kinds, furniture


def _weight(line: str, kind: FurnitureKind | None, look: float) -> float:
    if kind:
        return _SURE
    if match_rule("section", line) or match_rule("end", line):
        return _LIKELY
    kind_by_look = find_look(line)
    return _UNLIKELY if kind_by_look in _OF_ARTICLES else min(look, 0) if kind_by_look == "byline" else look


def _weigh_tail(
    lines: Sequence[str], stretches: Sequence[Stretch], weights: list[float], authors: tuple[str, ...]
) -> None:
    """Weight for what follows an article: about its authors and its firm, and the comments."""
    tail = find_tail(lines, [stretch == "article" for stretch in stretches])
    seen, commented = 0, False
    for i, line in enumerate(lines):
        seen += stretches[i] == "article"
        commented = commented or (seen >= _BEFORE and match_rule("tail", line) == "comments")
        if i >= tail or (seen >= _BEFORE and is_about(line, authors)):
            weights[i] = _LIKELY
        elif commented:
            weights[i] = max(weights[i], _DISPUTED)


def _article(stretches: Sequence[Stretch]) -> range:
    inside = [i for i, stretch in enumerate(stretches) if stretch == "article"]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _is_heading(pair: Sequence[str], stretches: Sequence[Stretch]) -> bool:
    """True if a line is a subheading: few words, then a paragraph."""
    return (
        stretches == ["article"] * 2
        and pair[0].count(" ") < _HEADING <= pair[1].count(" ")
        and pair[0][0].isupper()
        and find_look(pair[0]) == "paragraph"
    )


def _guess(line: str, stretch: Stretch, before: FurnitureKind | None) -> FurnitureKind:
    """What a line is that only its position shows to be furniture."""
    if stretch == "above":
        return "navigation"
    if named := match_rule("tail", line) or match_rule("section", line) or match_rule("end", line):
        return named
    if before in ("comments", "newsletter", "copyright", "other"):
        return before
    return "related" if len(line.split()) in _HEADLINE_WORDS else "navigation"
