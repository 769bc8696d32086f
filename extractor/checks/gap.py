"""How two amounts lie apart: "52 percent to 41 percent, a margin of 8 points", "$14 million, twice the $7 million of May"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.change import reported_multiple
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import compare, divide, negate, printed, subtract
from extractor.checks.report import report
from extractor.record.finding import Finding

CHECK = "gap"


@RULES.add(
    CHECK,
    "",
    "The plan passed by 31 votes to 18, a majority of 20.",
    "The plan passed by 31 votes to 18, with a turnout of 20.",
)
def check_gap(index: Index) -> Iterator[Finding]:
    """Compares a gap, margin, lead or majority, or a multiple, with the two amounts that it lies between.

    Needs: the two side by side, joined by "to" or "against", and the word for the gap right beside them, or at the beginning of
    the next sentence ("The $35 million margin"); a multiple between the two ("twice the $7 million").
    """
    for statement in index.statements:
        gap = index.figure(statement.lead)
        left, right = index.figures(statement.between) or (None, None)
        first, second, reported = (printed(figure) if figure else None for figure in (left, right, gap))
        if not (gap and left and right and first and second and reported):
            continue
        is_multiple = gap.kind == "multiple"
        computed = divide(first, second) if is_multiple else subtract(first, second)
        if computed is None or (right.role == "baseline" and not is_multiple):
            continue  # that is a change
        if not is_multiple and computed.value is not None and computed.value < 0:
            computed = negate(computed)
        reported = reported_multiple(gap) if is_multiple else reported
        status = compare(
            computed, reported, approximate=any(figure.modifier != "exact" for figure in (left, right, gap))
        )
        apart, to = ("ratio of", "to") if is_multiple else ("gap between", "and")
        message = (
            f"The {apart} {wording.short(left)} {to} {wording.short(right)} is {wording.amounts(computed, gap)}; "
            f"the article says {wording.short(gap)}: {wording.OUTCOME[status]}."
        )
        figures = [left, right, gap]
        yield report(index, CHECK, figures, status, message, by_words=True, computed=computed, reported=reported)
