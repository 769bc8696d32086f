"""Parts against their sum: "20 people: 12 men and 9 women"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import add, compare, divide, is_below, overlap, printed
from extractor.checks.report import report
from extractor.record.finding import Finding, Interval

CHECK = "parts_and_sum"
_PLAUSIBLE = Interval(low=Decimal("0.6"), value=None, high=Decimal("1.7"))  # beyond it the list is of something else


@RULES.add(
    CHECK,
    "",
    "The fire killed 20 people: 12 men and 9 women.",
    "The fire killed 20 people, including 12 men and 9 women.",
)
def check_parts(index: Index) -> Iterator[Finding]:
    """Adds up the parts of a total.

    Needs: a list that "and" closes, after the total and a colon, dash, bracket or "consisting of", or before "in all" and
    "a total of".  A list after a mere comma may leave out parts: where it comes to less than the total, that is a question.
    """
    for statement in index.statements:
        total, parts = index.figure(statement.lead), index.figures(statement.parts or statement.some_parts)
        known = [interval for part in parts if (interval := printed(part))]
        reported = printed(total) if total and len(known) == len(parts) else None
        if total is None or reported is None or not parts:
            continue
        computed = reduce(add, known)
        ratio = divide(computed, reported)
        if ratio is None or not overlap(ratio, _PLAUSIBLE):
            continue
        status = compare(computed, reported, approximate=any(figure.modifier != "exact" for figure in (total, *parts)))
        message = (
            f"{' + '.join(map(wording.short, parts))} is {wording.amounts(computed, total)}; "
            f"the article says {wording.short(total)}: {wording.OUTCOME[status]}."
        )
        is_open = not statement.parts and is_below(computed, reported)  # some may be left out
        yield report(index, CHECK, [total, *parts], status, message, binding="inferred" if is_open else "explicit",
                     by_words=True, computed=computed, reported=reported)  # fmt: skip
