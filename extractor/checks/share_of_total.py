"""Part and whole against share: "120 of the 400 members, or 30 percent", "$3 billion, or 30% of the $10 billion budget"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, compare, divide, is_below, is_slip, printed, scale
from extractor.checks.report import report
from extractor.record.figure import Figure
from extractor.record.finding import Finding
from extractor.record.statement import per_how_many

CHECK = "share_of_total"
_SHARES = frozenset({"percent", "fraction"})


@RULES.add(
    CHECK,
    "",
    "120 of the 400 members, or 35 percent, were absent.",
    "120 of the 400 members, or 30 people more, were absent.",
)
def check_share(index: Index) -> Iterator[Finding]:
    """Compares a share with its part and its whole, and a part with the whole that has to be more.

    Needs: the part of the whole ("120 of the 400 members"), and the share after "or", or alone in brackets.
    """
    for statement in index.statements:
        part, whole = index.figure(statement.lead), index.figure(statement.whole)
        share = index.figure(statement.share)
        if part and whole and share:
            yield from _compare(index, part, whole, share)
        elif part and whole and part.kind not in _SHARES and is_slip(part, whole):
            yield from _exceeds(index, part, whole)


def _compare(index: Index, part: Figure, whole: Figure, share: Figure) -> Iterator[Finding]:
    some, total, reported = printed(part), printed(whole), printed(share)
    ratio = divide(some, total) if some and total else None
    if ratio is None or reported is None or any(figure.range for figure in (share, part, whole)):
        return
    computed = scale(ratio, per_how_many(share) or HUNDRED)
    if share.kind == "fraction":
        reported = scale(reported, HUNDRED)
    approximate = any(figure.modifier != "exact" for figure in (share, part, whole))
    status = compare(computed, reported, approximate=approximate)
    shown = wording.amounts(computed, share) if share.per else wording.percentages(computed)
    message = (
        f"{wording.short(part)} of {wording.short(whole)} is {shown}; "
        f"the article says {wording.short(share)}: {wording.OUTCOME[status]}."
    )
    figures = [part, whole, share]
    yield report(index, CHECK, figures, status, message, by_words=True, computed=computed, reported=reported)


def _exceeds(index: Index, part: Figure, whole: Figure) -> Iterator[Finding]:
    some, total = printed(part), printed(whole)
    if some and total and is_below(total, some):
        message = f"{wording.short(part)} is more than the {wording.short(whole)} that it is part of: inconsistent."
        figures = [part, whole]
        yield report(index, CHECK, figures, "inconsistent", message, by_words=True, computed=some, reported=total)
