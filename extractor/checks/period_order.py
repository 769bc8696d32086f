"""An interval that ends before it starts: "between 2019 and 2015", "from June 12, 2025, to June 3, 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.finding import Finding
from extractor.textrange import TextRange
from extractor.timex import Timex

CHECK = "period_order"
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FROM = WordPattern(r"\b(?:from|between)\s+(?:the\s+|mid-)?$")
_TO = WordPattern(r",?\s*(?:to|until|till|through|and|[-–—])\s*(?:the\s+|mid-)?")
# A date that was moved: "brought forward from 2035 to 2030" is no interval.
_MOVED = WordPattern(r"\b{moved_date}\b")


@RULES.add(CHECK, example="Rents doubled between 2019 and 2015.", counterexample="Rents doubled between 2015 and 2019.")
def check_period_order(index: Index) -> Iterator[Finding]:
    """Compares the two ends of an interval.

    Needs: "from" or "between" before the first and "to" or "and" before the second, both with a printed year; a date that was
    moved is no interval.
    """
    for first, second in pairwise(_ends(index.extraction.times)):
        if not first.from_ or not second.until or not _is_interval(index, first, second):
            continue
        if second.until <= first.from_:
            message = f'The interval from "{first.surface}" to "{second.surface}" ends before it starts.'
            yield report(index, CHECK, [first, second], "inconsistent", message, binding="likely")


def _ends(times: Sequence[Timex]) -> list[Timex]:
    """The times that hold no other one: "June 12 to June 3" is one, and so is each of its ends."""
    outer = {
        max(pair, key=lambda time: time.end - time.start).id for pair in pairwise(times) if pair[1].start < pair[0].end
    }
    return [time for time in times if time.id not in outer]


def _is_interval(index: Index, first: Timex, second: Timex) -> bool:
    sentence = index.sentence_of(first)
    if sentence != index.sentence_of(second) or not (_YEAR.search(first.surface) and _YEAR.search(second.surface)):
        return False
    lead = index.words(TextRange(max(sentence.start, first.start - 20), first.start))
    return (
        _FROM.search(lead) is not None
        and _TO.fullmatch(index.between(first, second)) is not None
        and not _MOVED.search(index.words(sentence))
    )
