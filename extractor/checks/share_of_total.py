"""Part and total against share: "120 of the 400 members, or 30 percent", "$3 billion, 30% of the $10 billion budget"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, compare, divide, is_worded, printed, scale
from extractor.checks.links import may_be_part, parts_of_wholes, says_again, share_of
from extractor.checks.report import report
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "share_of_total"
_NOT_SHARES = frozenset({"difference", "baseline"})


@RULES.add(
    CHECK,
    example="120 of the 400 members, or 35 percent, were absent.",
    counterexample="120 members, or 35 percent, were absent.",
)
def check_share_of_total(index: Index) -> Iterator[Finding]:
    """Compares a share with its part and its whole.

    Needs: the words tie the part to the whole ("of the", "of whom", "of them", here or in the sentence before), and the share
    to one of them ("or 30 percent", "(30 percent)").
    """
    for figures in index.figures_by_sentence():
        wholes = {part.id: whole for part, whole in parts_of_wholes(index, figures)}
        for at, share in enumerate(figures):
            if share.kind in ("percent", "fraction") and share.role not in _NOT_SHARES:
                bound = _part_and_whole(index, share, figures[max(at - 2, 0) : at], figures[at + 1 : at + 3], wholes)
                if bound:
                    yield from _compare(index, share, *bound)
                elif at and figures[at - 1].kind == "fraction" and says_again(index, figures[at - 1], share):
                    yield from _compare_fraction(index, share, figures[at - 1])


def _part_and_whole(
    index: Index, share: Figure, before: Sequence[Figure], after: Sequence[Figure], wholes: dict[str, Figure]
) -> tuple[Figure, Figure] | None:
    """Part and whole of a share, by the words between the three."""
    if before and says_again(index, before[-1], share):
        last = before[-1]
        if last.id in wholes:
            return last, wholes[last.id]  # "Of the 400 members, 120 were absent, or 30 percent"
        if before[0].id in wholes and wholes[before[0].id] is last:
            return before[0], last  # "120 of the 400 members, or 30 percent"
    if len(after) == 2 and wholes.get(after[0].id) is after[1] and says_again(index, share, after[0], closed=False):
        return after[0], after[1]  # "30 percent, or 120 of the 400 members"
    if not after or not share_of(index, share, after[0]) or after[0].kind == "fraction":
        return None
    if before and may_be_part(before[-1], after[0]) and says_again(index, before[-1], share, closed=False):
        return before[-1], after[0]  # "$3 billion, or 30% of the $10 billion budget"
    if len(after) == 2 and may_be_part(after[1], after[0]) and says_again(index, after[0], after[1]):
        return after[1], after[0]  # "30% of the 400 members, or 120"
    return None


def _compare_fraction(index: Index, share: Figure, fraction: Figure) -> Iterator[Finding]:
    """ "1,282 out of 5,409, or 23.7 percent"; a fraction in words that fits ("a third, 35 percent") says nothing new."""
    computed, reported = printed(fraction), printed(share)
    if computed is None or reported is None or share.kind != "percent":
        return
    computed = scale(computed, HUNDRED)
    worded = is_worded(fraction)
    approximate = worded or any(figure.modifier != "exact" for figure in (share, fraction))
    status = compare(computed, reported, approximate=approximate)
    if worded and status != "inconsistent":
        return
    message = (
        f"{wording.short(fraction)} is {wording.percentages(computed)}; "
        f"the article says {wording.short(share)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [fraction, share], status, message, computed=computed, reported=reported)


def _compare(index: Index, share: Figure, part: Figure, whole: Figure) -> Iterator[Finding]:
    some, all_of_it, reported = printed(part), printed(whole), printed(share)
    ratio = divide(some, all_of_it) if some and all_of_it else None
    if ratio is None or reported is None or any(figure.range for figure in (share, part, whole)):
        return
    computed = scale(ratio, HUNDRED)
    if share.kind == "fraction":
        reported = scale(reported, HUNDRED)
    approximate = any(figure.modifier != "exact" for figure in (share, part, whole))
    status = compare(computed, reported, approximate=approximate)
    message = (
        f"{wording.short(part)} of {wording.short(whole)} is {wording.percentages(computed)}; "
        f"the article says {wording.short(share)}: {wording.OUTCOME[status]}."
    )
    yield report(
        index, CHECK, [part, whole, share], status, message, by_words=True, computed=computed, reported=reported
    )
