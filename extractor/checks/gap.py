"""How far two amounts lie apart: "52 percent to 41 percent, a margin of 8 points", "31 votes to 18, a majority of 20"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import compare, negate, printed, subtract
from extractor.checks.links import is_unnamed
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding
from extractor.statement import same_unit

CHECK = "gap"
# Between the two amounts: what each of them is of, and no other clause.
_AGAINST = WordPattern(r"(?:\s+[\w'’-]+){0,6}?\s*(?:,\s+)?\b{against}\s+(?:[\w'’-]+\s+){0,3}")
# Between the second amount and their gap, or between their gap and the first amount.
_GAP_OF = WordPattern(
    r"[^.;:()\d]{0,60}?(?:,|[–—(]|\bwith|\bby)\s*(?:with |by )?an? (?:[\w-]+ )?{gap_noun} of\s+{hedge}?\s*"
)
_THE = re.compile(r"\s*(?:the|that|this)\s+[$€£]?")
_IS_GAP = WordPattern(r"[\s-]{gap_noun}\b")
_LEADS_BY = WordPattern(r"\b(?:{leads}\b.{0,40}\bby|{gap_noun}\b.{0,40}\b(?:of|to|is|was))\s+{hedge}?\s*$")
_THEN = WordPattern(r"(?:\s+(?:or|points?))?\s*[,:(–—]\s*(?:with |by )?{hedge}?\s*")


@RULES.add(
    CHECK,
    example="The plan passed by 31 votes to 18, a majority of 20.",
    counterexample="The plan passed by 31 votes to 18, with a turnout of 20.",
)
def check_gap(index: Index) -> Iterator[Finding]:
    """Compares a gap, margin, lead or majority with the two amounts that it lies between.

    Needs: the two side by side, joined by "to", "against" or "and", and the word for the gap right beside them, or at the
    beginning of the next sentence ("The $35 million margin").
    """
    for figures in index.figures_by_sentence():
        yield from _gap_of_sentence_before(index, figures[0])
        for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
            if _are_two(index, first, second) and _GAP_OF.fullmatch(index.between(second, third)):
                yield from _compare(index, first, second, third)
            elif (
                _are_two(index, second, third)
                and _LEADS_BY.search(index.lead(first))
                and _THEN.fullmatch(index.between(first, second))
            ):
                yield from _compare(index, second, third, first)


def _gap_of_sentence_before(index: Index, gap: Figure) -> Iterator[Finding]:
    """ "She raised $36 million to his $71 million. The $35 million margin ..." """
    at = index.sentence_number(gap)
    if not at or not _THE.fullmatch(index.lead(gap)) or not _IS_GAP.match(index.text, gap.end):
        return
    before = [one for one in index.figures_in(index.sentences[at - 1]) if one.kind == gap.kind and same_unit(one, gap)]
    match before:
        case [first, second] if _are_two(index, first, second):
            yield from _compare(index, first, second, gap)


def _are_two(index: Index, first: Figure, second: Figure) -> bool:
    plain = not any(one.range or one.value is None or one.role == "change" for one in (first, second))
    return plain and same_unit(first, second) and _AGAINST.fullmatch(index.between(first, second)) is not None


def _compare(index: Index, first: Figure, second: Figure, gap: Figure) -> Iterator[Finding]:
    one, other, reported = printed(first), printed(second), printed(gap)
    fits = gap.kind == "points" if first.kind == "percent" else is_unnamed(gap) or same_unit(gap, first)
    if one is None or other is None or reported is None or not fits or gap.range or gap.kind == "fraction":
        return
    computed = subtract(one, other)
    if computed.value is not None and computed.value < 0:
        computed = negate(computed)
    approximate = any(figure.modifier != "exact" for figure in (first, second, gap))
    status = compare(computed, reported, approximate=approximate)
    message = (
        f"The gap between {wording.short(first)} and {wording.short(second)} is {wording.amounts(computed, gap)}; "
        f"the article says {wording.short(gap)}: {wording.OUTCOME[status]}."
    )
    yield report(
        index, CHECK, [first, second, gap], status, message, by_words=True, computed=computed, reported=reported
    )
