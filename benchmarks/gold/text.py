"""The text of a sheet, found again in its article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from benchmarks.gold.numbered_text import NumberedText, fold
from extractor.record.textrange import TextRange

_SENTENCE = re.compile(r"S(\d+)  (.*)")


def read_text(
    lines: Iterable[tuple[int, str]], article_text: str | None, fault: Callable[[int, str], None]
) -> NumberedText:
    """The sentences of numbered lines with their ranges in the article; without one, the text is what the lines show."""
    shown, end = "", 0
    sentences: list[TextRange] = []
    folded = None if article_text is None else fold(article_text)
    for number, line in lines:
        match = _SENTENCE.fullmatch(line)
        if match is None:
            shown += "\n" * (not line.strip())
            continue
        start = len(shown) + 1 if folded is None else folded.find(fold(match[2]), end)
        if start < 0:
            fault(number, f"S{match[1]} is not as it is in the article")
            start = end
        shown += f" {match[2]}"
        end = start + len(match[2])
        sentences.append(TextRange(start, end))
        if int(match[1]) != len(sentences):
            fault(number, f"S{match[1]} is not the next number")
    return NumberedText(shown if article_text is None else article_text, sentences)
