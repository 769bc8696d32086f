"""Shares that exceed a whole: parts of one vote that add up to more than 100 percent, a share of people above 100."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_EXCLUSIVE = WordPattern(r"\b{one_whole}\b")
_DIVIDED = WordPattern(r"\b(?:{divides}|{consists_of})\b.*\band\b", re.S)
_ANSWER = re.compile(r"\s*(?:[\w'’-]+\s*){0,3}(?:[,.;)]|\band\b|\bwhile\b|$)")
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
    """Adds up the shares of one whole, and looks for a share of people above 100 percent.

    Needs: one sentence with answers that exclude each other ("approved", "disapproved", "undecided"), or with a word that divides
    the whole ("consists of").  An answer
    with an object of its own may be one to another question: then nothing is reported.
    """
    for figures in index.figures_by_sentence():
        shares = [figure for figure in figures if figure.kind == "percent" and figure.role not in _NOT_SHARES]
        for share in shares:
            if _exceeds(share) and _PEOPLE.match(index.text[share.end : share.end + 50].lower()):
                message = f"{wording.short(share)} is more than the whole: a share of people is at most 100%."
                yield report(index, CHECK, [share], "inconsistent", message, by_words=True, reported=printed(share))
        words = index.words(index.sentence_of(figures[0]))
        if len(shares) < 2 or _SEVERAL_WHOLES.search(words) or len([*_EACH_WHOLE.finditer(words)]) > 1:
            continue
        exclusive = (_EXCLUSIVE.search(words) or has_opposites(words)) and _are_answers(index, shares)
        if exclusive or _DIVIDED.search(words):
            yield from _add_up(index, shares)


def _are_answers(index: Index, shares: Sequence[Figure]) -> bool:
    """True if each share but the first is followed by a bare answer, which has no object of its own."""
    return all(_ANSWER.match(index.text, share.end, share.end + 60) for share in shares[1:])


def _exceeds(share: Figure) -> bool:
    interval = printed(share)
    return interval is not None and interval.low is not None and interval.low > HUNDRED


def _add_up(index: Index, shares: Sequence[Figure]) -> Iterator[Finding]:
    known = [interval for interval in map(printed, shares) if interval]
    if len(known) < len(shares) or len({share.value for share in shares}) < 2:
        return
    computed = reduce(add, known, point(Decimal(0)))
    if computed.low is not None and computed.low > HUNDRED:
        message = f"{' + '.join(map(wording.short, shares))} is {wording.percentages(computed)}: more than the whole."
        yield report(index, CHECK, shares, "inconsistent", message, by_words=True, computed=computed,
                     reported=point(HUNDRED))  # fmt: skip
