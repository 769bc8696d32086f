"""The headline of a page that was flattened to text, and what is between it and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractor.cleaning.line_kinds import SENTENCE_END, find_look, is_dated, is_prose
from extractor.cleaning.line_patterns import line_pattern
from extractor.cleaning.printed_days import is_stamp
from extractor.record.article import BlockKind, FurnitureKind

_HEADLINE_WORDS = range(2, 31)
_HEADLINE_LENGTH = 200  # code points
_BOUNDARY = re.compile(r"[a-z]{2}[.!?][\"'”’]? +[A-Z“\"]")
_NOT_HEADLINE = re.compile(r"by\s|[-*•]\s|https?:|\W*$|.*\(.{2,20}\)\s*[-–—] ", re.I)  # byline, item, address, dateline
_WORD = re.compile(r"\w{4,}")
_BODY = 40  # paragraphs that show what the article is about
_ABOUT = 0.4  # of a headline's long words are in the article below
_NEAR, _NEARER = 15, 1.5  # lines above the article in which a candidate counts for more
_MENU_WORDS = 4  # a menu's entries have fewer
_NEAR_BEST = 0.4  # a headline and its dek share about as many words with the article, and the headline comes first
_DEK_WORDS = 6
_DEKS = 2  # lines below the headline
_TOP = 30  # lines below the headline


def find_headline(
    lines: Sequence[str], furniture: Sequence[FurnitureKind | None], article: range, title: str | None
) -> int | None:
    """The place of the headline: above the article and the line that shares most words with it, if one of them does.

    A known `title` is the line that has its words, or -1, above the first line, where none does.
    """
    # the first line of the article too: a headline may have figures
    above = range(min(article.start + 1, len(lines) - 1))
    if title is not None:
        wanted = _words(title)
        return next((i for i in above if _words(lines[i]) == wanted), -1)
    shared = _shares(lines, article)
    scores = {i: shared(lines[i]) for i in above if furniture[i] is None and _may_be_headline(lines[i])}
    if not any(scores.values()):
        free = [i for i in scores if not _BOUNDARY.search(lines[i]) and not _NOT_HEADLINE.match(lines[i])]
        named = (i for i in free if free[0] == 0 or len(lines[i].split()) >= _MENU_WORDS)
        return next(named, free[0] if free else None)
    near = article.start - _NEAR
    best = max(scores, key=lambda i: scores[i] * (_NEARER if i >= near else 1))
    while scores.get(best - 1, 0) >= _NEAR_BEST * scores[best]:
        best -= 1
    is_plain = best <= _DEKS and not any(furniture[:best])  # nothing but the article's own lines above
    return 0 if is_plain and 0 in scores and len(lines[0].split()) >= _MENU_WORDS else best


def find_top_kinds(
    lines: Sequence[str], furniture: Sequence[FurnitureKind | None], headline: int, article: range
) -> dict[int, BlockKind]:
    """The lines around a headline, down to the first paragraph, that are not furniture: by their look and their place.

    The first lines may be a dek; below a byline a line about the article's topic is a caption.
    """
    shared = _shares(lines, article)
    last = next((i for i in article if i > headline and is_prose(lines[i])), article.start)
    looks = {i: _top_look(lines[i]) for i in range(headline + 1, min(last, headline + _TOP))}
    kinds: dict[int, BlockKind] = {}
    if headline > 0 and is_dated(lines[headline - 1]) and ":" in lines[headline - 1]:
        kinds[headline - 1] = "byline"
    for i, look in looks.items():
        if furniture[i] is not None and look not in ("byline", "caption"):
            continue
        signed = "byline" in kinds.values()
        if look == "paragraph" and line_pattern("name").fullmatch(lines[i]):
            above = "headline" if i - 1 == headline else kinds.get(i - 1)
            look = "byline" if above in ("headline", "dek", "byline") or looks.get(i + 1) == "byline" else look
        if look != "paragraph":
            kinds[i] = look
        elif i in article and SENTENCE_END.search(lines[i]):
            continue
        elif len(lines[i].split()) >= _DEK_WORDS and (shared(lines[i]) or (i <= headline + _DEKS and not signed)):
            kinds[i] = "caption" if signed else "dek"
    return kinds


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _top_look(line: str) -> BlockKind:
    look = find_look(line)
    if look not in ("paragraph", "live_stamp"):
        return look
    return "byline" if is_dated(line) or line_pattern("signature").fullmatch(line) else look


def _may_be_headline(line: str) -> bool:
    """True if a line may be a headline: one line, no sentence's end, no byline or item."""
    return (
        not SENTENCE_END.search(line)
        and len(line.split()) in _HEADLINE_WORDS
        and len(line) <= _HEADLINE_LENGTH
        and "\n" not in line
        and find_look(line) == "paragraph"
        and not is_stamp(line)
    )


def _shares(lines: Sequence[str], article: range) -> Callable[[str], float]:
    """A measure: how many of a line's long words the article has, if it has a good part of them, else 0."""
    known = {word for i in article[:_BODY] for word in _WORD.findall(lines[i].casefold())}

    def measure(line: str) -> float:
        words = set(_WORD.findall(line[: _HEADLINE_LENGTH * 3].casefold()))
        shared = sum(word in known for word in words)
        return shared if words and shared >= _ABOUT * len(words) else 0

    return measure
