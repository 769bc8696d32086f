"""A period in the future that is described as past: "exports fell 5 percent in August 2026", printed in 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.checks.words import WordPattern, words
from extractor.finding import Finding
from extractor.textrange import TextRange
from extractor.timex import Timex

CHECK = "future_as_past"
_YEAR = re.compile(r"\b20\d\d\b")
_IN = WordPattern(r"\b{while}\s+(?:the\s+)?$")
_PAST = WordPattern(r"\b{told_past}\b")
# Anything that may place the sentence in the future, in a plan or in a fiscal year that has begun.
_OPEN = WordPattern(r"\b{to_come}\b", re.I)
_WORD = re.compile(r"[a-z’'-]+", re.I)
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+)")


@RULES.add(
    CHECK,
    example="Exports fell 5 percent in August 2031.",
    counterexample="Exports will fall 5 percent in August 2031.",
)
def check_future_as_past(index: Index) -> Iterator[Finding]:
    """Compares a period that is described as past with the publication date.

    Needs: a printed year, governed by a verb in the past tense with nothing but figures between them, no word of a plan in the
    sentence, and a known publication date.
    """
    published = index.published
    if published is None:
        return
    for time in index.extraction.times:
        if time.from_ and time.from_[:10] > published.isoformat() and _is_told_as_past(index, time):
            begin = wording.day(date.fromisoformat(time.from_[:10]))
            message = (
                f'"{time.surface}" begins on {begin}, after publication on {wording.day(published)}; '
                "the article describes it as past."
            )
            yield report(index, CHECK, [time], "inconsistent", message, binding="likely")


def _is_told_as_past(index: Index, time: Timex) -> bool:
    if not _YEAR.search(time.surface) or time.open or time.fiscal or time.role not in ("period", "other"):
        return False
    sentence = index.sentence_of(time)
    lead = _IN.search(index.words(TextRange(sentence.start, time.start)))
    without_period = index.text[sentence.start : time.start] + index.text[time.end : sentence.end]
    if lead is None or _OPEN.search(without_period) or not _ends_phrase(index.text[time.end : sentence.end]):
        return False
    start = sentence.start + lead.start()
    if start == sentence.start:  # "In August 2031, exports fell"
        return _PAST.search(index.text, time.end, sentence.end) is not None
    verbs = list(_PAST.finditer(index.text, sentence.start, start))
    return bool(verbs) and _is_bare(index, TextRange(verbs[-1].end(), start))


def _ends_phrase(behind: str) -> bool:
    """False where a noun follows, which the year only names: "in 2031 campaign ads"."""
    following = _NEXT_WORD.match(behind)
    return following is None or following[1] in words("empty")


def _is_bare(index: Index, stretch: TextRange) -> bool:
    """True if between the verb and the period stand figures and closed-class words only: no plan, vote or game of that year."""
    figures = index.figures_in(index.sentence_at(stretch.start))
    return all(
        word[0].lower() in words("empty") or any(one.start <= word.start() and word.end() <= one.end for one in figures)
        for word in _WORD.finditer(index.text, stretch.start, stretch.end)
    )
