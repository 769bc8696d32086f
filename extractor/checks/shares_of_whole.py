"""Shares that exceed a whole: parts of one vote that add up to more than 100 percent, a share of people above 100."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, add, point, printed
from extractor.checks.report import report
from extractor.checks.words import WordPattern, has_opposites
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "shares_of_whole"
# Answers that exclude each other: only then must the shares add up to no more than the whole.
_EXCLUSIVE = WordPattern(r"\b(?:{one_whole}|{divides}\b.*\band)\b", re.S)
# Different groups or questions: each share is of a whole of its own.
_SEVERAL_WHOLES = WordPattern(r"\b(?:of (?:the )?{counted_group} {group_of}|{several_wholes}|in 20\d\d)\b")
_EACH_WHOLE = WordPattern(r"\bof (?:the )?{half_of_people}\b")
_NOT_SHARES = frozenset({"change", "difference", "baseline", "target"})
_PEOPLE = WordPattern(r"\s+of (?:the |all |its |our |their )?(?:[\w'’-]+\s+)?{people}\b")


@RULES.add(
    CHECK,
    example="In the poll 60 percent approved and 55 percent disapproved.",
    counterexample="In the poll 60 percent approved and 30 percent disapproved.",
)
def check_shares_of_whole(index: Index) -> Iterator[Finding]:
    """Find a share of people above 100 percent, and shares of one whole that add up to more than it."""
    for figures in index.figures_by_sentence():
        shares = [figure for figure in figures if figure.kind == "percent" and figure.role not in _NOT_SHARES]
        for share in shares:
            if _exceeds(share) and _PEOPLE.match(index.text[share.end : share.end + 50].lower()):
                message = f"{wording.short(share)} is more than the whole: a share of people is at most 100 %."
                yield report(index, CHECK, [share], "inconsistent", message, reported=printed(share))
        words = index.words(index.sentence_of(figures[0]))
        one_whole = not _SEVERAL_WHOLES.search(words) and len([*_EACH_WHOLE.finditer(words)]) < 2
        if len(shares) > 1 and one_whole and (_EXCLUSIVE.search(words) or has_opposites(words)):
            yield from _add_up(index, shares)


def _exceeds(share: Figure) -> bool:
    interval = printed(share)
    return interval is not None and interval.low is not None and interval.low > HUNDRED


def _add_up(index: Index, shares: list[Figure]) -> Iterator[Finding]:
    known = [interval for interval in map(printed, shares) if interval]
    if len(known) < len(shares) or len({share.value for share in shares}) < 2:
        return
    computed = reduce(add, known, point(Decimal(0)))
    if computed.low is not None and computed.low > HUNDRED:
        message = (
            f"{' + '.join(map(wording.short, shares))} is {wording.percentages(computed)}: "
            "more than the whole, although the answers exclude each other."
        )
        yield report(index, CHECK, shares, "inconsistent", message, binding="likely", computed=computed,
                     reported=point(HUNDRED))  # fmt: skip
