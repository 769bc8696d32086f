"""Part and total against share: "120 of the 400 members, or 30 percent", "$3 billion, 30% of the $10 billion budget"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import HUNDRED, compare, divide, is_worded, printed, scale
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding
from extractor.statement import is_bare, same_unit

CHECK = "share_of_total"
# "120 of the", "120 out of a total of", "120 staff among its"
_OF = WordPattern(r"\s*(?:[\w'’-]+\s+){0,2}?{whole}\s+(?:[\w'’-]+\s+){0,5}?(?:{hedge}\s+)?")
# "Of the 400 members, 120 ..."
_OF_TOTAL = WordPattern(
    r"(?:^|[,;:–—.]\s*|\b(?:but|and|that)\s+)(?:out )?of\s+(?:the|its|their|all|these|those|a total of)?\s*(?:{hedge}\s+)?$"
)
# "..., or about", "... (", ", a share of": what follows says the same again
_AGAIN = WordPattern(
    r".{0,60}?(?:\(|\b{same_again}|,\s*an?\s+[\w-]+\s+of|,|[–—])\s*(?:{hedge}\s+)?(?:a {part_noun} of\s+)?", re.S
)
_CLOSED = WordPattern(r"\s*(?:[).,;:–—]|$|of {all_of_it}\b|{in_all}\b)")
_NOT_SHARES = frozenset({"difference", "baseline"})


@RULES.add(
    CHECK,
    example="120 of the 400 members, or 35 percent, were absent.",
    counterexample="120 members, or 35 percent, were absent.",
)
def check_share_of_total(index: Index) -> Iterator[Finding]:
    """Compare each share with the part and the total that the same sentence ties to it."""
    for figures in index.figures_by_sentence():
        for at, share in enumerate(figures):
            if share.kind in ("percent", "fraction") and share.role not in _NOT_SHARES:
                bound = _part_and_total(index, share, figures[max(at - 2, 0) : at], figures[at + 1 : at + 3])
                if bound:
                    yield from _compare(index, share, *bound)
                elif at and figures[at - 1].kind == "fraction" and _says_again(index, figures[at - 1], share):
                    yield from _compare_fraction(index, share, figures[at - 1])


def _part_and_total(
    index: Index, share: Figure, before: list[Figure], after: list[Figure]
) -> tuple[Figure, Figure] | None:
    """Part and total of a share, by the words between the three."""
    if len(before) == 2 and _says_again(index, before[1], share):
        first, second = before
        if _is_part_of(index, first, second):
            return first, second  # "120 of the 400 members, or 30 percent"
        if _alike(first, second) and _OF_TOTAL.search(index.lead(first)):
            return second, first  # "Of the 400 members, 120 were absent, or 30 percent"
    if len(after) == 2 and _is_part_of(index, *after) and _says_again(index, share, after[0], closed=False):
        return after[0], after[1]  # "30 percent, or 120 of the 400 members"
    if not after or not _matches(_OF, index.between(share, after[0])) or after[0].kind == "fraction":
        return None
    if before and _alike(before[-1], after[0]) and _says_again(index, before[-1], share, closed=False):
        return before[-1], after[0]  # "$3 billion, or 30% of the $10 billion budget"
    if len(after) == 2 and _alike(after[1], after[0]) and _says_again(index, after[0], after[1]):
        return after[1], after[0]  # "30% of the 400 members, or 120"
    return None


def _alike(part: Figure, total: Figure) -> bool:
    """Whether the two can be part and whole: one unit, or two counts ("120 jobs", "400 employees")."""
    if any(figure.kind == "percent" and not is_bare(figure) for figure in (part, total)):
        return False
    return same_unit(part, total) or part.kind == total.kind == "count"


def _is_part_of(index: Index, part: Figure, total: Figure) -> bool:
    return _alike(part, total) and _matches(_OF, index.between(part, total))


def _says_again(index: Index, first: Figure, second: Figure, *, closed: bool = True) -> bool:
    """Whether the second figure is the first one in other terms; `closed`: and nothing else follows it."""
    again = _matches(_AGAIN, index.between(first, second))
    return again and (not closed or _matches_at(_CLOSED, index.text, second.end))


def _matches(pattern: WordPattern, words: str) -> bool:
    return pattern.fullmatch(words) is not None


def _matches_at(pattern: WordPattern, text: str, position: int) -> bool:
    return pattern.match(text, position, position + 20) is not None


def _compare_fraction(index: Index, share: Figure, fraction: Figure) -> Iterator[Finding]:
    """ "1,282 out of 5,409, or 23.7 percent" """
    computed, reported = printed(fraction), printed(share)
    if computed is None or reported is None or share.kind != "percent":
        return
    computed = scale(computed, HUNDRED)
    approximate = is_worded(fraction) or any(figure.modifier != "exact" for figure in (share, fraction))
    status = compare(computed, reported, approximate=approximate)
    message = (
        f"{wording.short(fraction)} is {wording.percentages(computed)}; "
        f"the article says {wording.short(share)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [fraction, share], status, message, computed=computed, reported=reported)


def _compare(index: Index, share: Figure, part: Figure, total: Figure) -> Iterator[Finding]:
    some, whole, reported = printed(part), printed(total), printed(share)
    ratio = divide(some, whole) if some and whole else None
    if ratio is None or reported is None or any(figure.range for figure in (share, part, total)):
        return
    computed = scale(ratio, HUNDRED)
    if share.kind == "fraction":
        reported = scale(reported, HUNDRED)
    approximate = any(figure.modifier != "exact" for figure in (share, part, total))
    status = compare(computed, reported, approximate=approximate)
    message = (
        f"{wording.short(part)} of {wording.short(total)} is {wording.percentages(computed)}; "
        f"the article says {wording.short(share)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [part, total, share], status, message, computed=computed, reported=reported)
