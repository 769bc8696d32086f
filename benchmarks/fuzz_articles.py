"""Whole articles and what becomes of them on the way: `fuzz_article` draws one.

A third are as they were; the others are cut, joined, shuffled or have lines twice, as crawlers, feeds and editors leave
them.  The same generator in the same state gives the same text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple


class Published(NamedTuple):
    """A text with its day or moment, ISO 8601."""

    text: str
    published: str | None


def read_articles(files: Iterable[Path]) -> list[Published]:
    """The articles of files of JSON Lines with `text` and `published`."""
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [Published(row["text"], row.get("published")) for row in rows]


def fuzz_article(rng: Random, articles: Sequence[Published]) -> Published:
    """An article of at least one code point, with its day."""
    text, published = rng.choice(articles)
    changed = text if rng.random() < 1 / 3 else rng.choice(_CHANGES)(rng, text, rng.choice(articles).text)
    return Published(changed or ".", published)


def _cut_anywhere(rng: Random, text: str, article: str) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _cut_at_a_line(rng: Random, text: str, article: str) -> str:
    lines = text.split("\n")
    return "\n".join(lines[: rng.randrange(1, len(lines) + 1)])


def _without_ends(rng: Random, text: str, article: str) -> str:
    start = rng.randrange(len(text) + 1)
    return text[start : rng.randrange(start, len(text) + 1)]


def _joined(rng: Random, text: str, article: str) -> str:
    return text + rng.choice(("\n\n", "\n", " ", "")) + article


def _shuffled(rng: Random, text: str, article: str) -> str:
    paragraphs = text.split("\n\n")
    rng.shuffle(paragraphs)
    return "\n\n".join(paragraphs)


def _with_lines_twice(rng: Random, text: str, article: str) -> str:
    return "\n".join(line for line in text.split("\n") for _ in range(1 + (rng.random() < 0.2)))


_CHANGES: Sequence[Callable[[Random, str, str], str]] = (
    _cut_anywhere, _cut_at_a_line, _without_ends, _joined, _shuffled, _with_lines_twice,
)  # fmt: skip
