"""The grammar: the longest rule wins, and the number of steps grows with the text."""

from __future__ import annotations

import pytest

import extractor.components.times.component  # noqa: F401 - it knows all rules
from extractor.components.times.spans import NEVER_ALONE, NEVER_FIRST, find_expressions, find_runs
from extractor.components.times.words import CLASSES, WordReader, WordString

READER = WordReader()


def expressions(text: str) -> list[str]:
    """The surfaces of the longest expression at each position, from left to right."""
    words = READER.read(text, [(0, len(text))])
    surfaces, i = [], 0
    while i < len(words.classes):
        candidates = find_expressions(words, i)
        if candidates:
            surfaces.append(text[candidates[0].start : candidates[0].end])
            i = candidates[0].last
        else:
            i += 1
    return surfaces


def test_classes_are_single_characters() -> None:
    assert all(len(kind) == 1 for kind in CLASSES.values())
    assert not NEVER_FIRST & NEVER_ALONE


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("sales in the first five months of the year rose", ["the first five months of the year"]),
        ("the three months to the end of April", ["the three months to the end of April"]),
        ("in the year ended June 30, 2024, it", ["the year ended June 30, 2024"]),
        ("on Monday, June 2, 2025, at", ["Monday, June 2, 2025"]),
        ("from a year earlier", ["a year earlier"]),
        ("more than two and a half years", ["more than two and a half years"]),
        ("the same month a year ago", ["the same month a year ago"]),
        ("three successive months beginning in February", ["three successive months beginning in February"]),
        ("the second half of next year", ["the second half of next year"]),
        ("two weeks from now, ten years ago", ["two weeks from now", "ten years ago"]),
        ("the year-to-date period last year", ["the year-to-date period", "last year"]),
        ("May\n4 was", ["May"]),
    ],
)
def test_the_longest_expression_wins(text: str, surfaces: list[str]) -> None:
    assert expressions(text) == surfaces


@pytest.mark.parametrize(
    "piece", ["May ", "the first ", "5-", "12 ", "of the year ", "Q1, ", "a year and a half ", "1999 to ", "“'"]
)
def test_steps_grow_with_the_text(piece: str) -> None:
    """Rules are tried once at each word, and no rule reaches further than a sentence's worth of words."""
    text = piece * 2000
    words = READER.read(text, [(0, len(text))])
    tried = sum(last - first for first, last in find_runs(words))
    assert tried <= len(words.classes)
    longest = max((e.last - e.first for i in range(60) for e in find_expressions(words, i)), default=0)
    assert longest < 40


def test_a_line_end_parts_expressions() -> None:
    words: WordString = READER.read("in May\n2024 was", [(0, 15)])
    assert "|" in words.classes
    assert all(e.last - e.first == 1 for i in range(len(words.classes)) for e in find_expressions(words, i))
