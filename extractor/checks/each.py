"""A total against how many there are and what each comes to: "2 million shares at $5 a share for $10 million"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import compare, multiply, printed
from extractor.checks.report import report
from extractor.record.finding import Finding

CHECK = "each"


@RULES.add(
    CHECK,
    "",
    "It sold 2 million shares at $5 a share for $14 million.",
    "It sold 2 million shares at $5 a share and a mill for $14 million.",
)
def check_each(index: Index) -> Iterator[Finding]:
    """Multiplies what each of a number of things comes to.

    Needs: number, amount for each of them, and total side by side, the total after "for", "or" or "raising".
    """
    for statement in index.statements:
        total = index.figure(statement.lead)
        count, each = index.figures(statement.factors) or (None, None)
        many, amount, reported = (printed(figure) if figure else None for figure in (count, each, total))
        computed = multiply(many, amount) if many and amount else None
        if not (total and count and each and computed and reported):
            continue
        status = compare(computed, reported, approximate=total.modifier != "exact")
        message = (
            f"{wording.short(count)} at {wording.short(each)} is {wording.amounts(computed, total)}; "
            f"the article says {wording.short(total)}: {wording.OUTCOME[status]}."
        )
        figures = [count, each, total]
        yield report(index, CHECK, figures, status, message, by_words=True, computed=computed, reported=reported)
