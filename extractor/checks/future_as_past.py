"""A period in the future that is told as past: "exports fell 5 percent in August 2026", printed in 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.finding import Finding
from extractor.textrange import TextRange
from extractor.timex import Timex

CHECK = "future_as_past"
_YEAR = re.compile(r"\b20\d\d\b")
_IN = WordPattern(r"\b{while}\s+(?:the\s+|{part_of}\s+)?$")
_PAST = WordPattern(r"\b{told_past}\b")
# Anything that may place the sentence in the future, in a plan or in a fiscal year that has begun.
_OPEN = WordPattern(r"\b{to_come}\b", re.I)


@RULES.add(
    CHECK,
    example="Exports fell 5 percent in August 2031.",
    counterexample="Exports will fall 5 percent in August 2031.",
)
def check_future_as_past(index: Index) -> Iterator[Finding]:
    """Find periods with a printed year that begin after publication, in sentences in the past tense without any plan."""
    published = index.published
    if published is None:
        return
    for time in index.extraction.times:
        if time.from_ and time.from_[:10] > published.isoformat() and _is_told_as_past(index, time):
            message = (
                f'"{time.surface}" begins on {time.from_[:10]}, after the publication on {published.isoformat()}; '
                "the article tells it as past."
            )
            yield report(index, CHECK, [time], "inconsistent", message, binding="likely")


def _is_told_as_past(index: Index, time: Timex) -> bool:
    if not _YEAR.search(time.surface) or time.open or time.fiscal or time.role not in ("period", "other"):
        return False
    sentence = index.sentence_of(time)
    lead = index.words(TextRange(max(sentence.start, time.start - 20), time.start))
    words = index.text[sentence.start : sentence.end]
    without_period = index.text[sentence.start : time.start] + index.text[time.end : sentence.end]
    return bool(_IN.search(lead) and _PAST.search(words) and not _OPEN.search(without_period))
