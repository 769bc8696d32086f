"""Part and total against share: "120 of the 400 members, or 30 percent", "$3 billion, 30% of the $10 billion budget"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.intervals import HUNDRED, compare, divide, printed, scale
from extractor.checks.recomputation import same_unit
from extractor.checks.report import report
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "share_of_total"
_HEDGE = (
    r"(?:about|around|roughly|nearly|almost|some|approximately|just (?:over|under)|more than|over|fewer than|less than)"
)
# "120 of the", "120 out of a total of", "120 staff among its"
_OF = re.compile(rf"\s*(?:[\w'’-]+\s+){{0,2}}?(?:of|out of|among)\s+(?:[\w'’-]+\s+){{0,5}}?(?:{_HEDGE}\s+)?")
# "..., or about", "... (", "... - a share of": what follows says the same again
_OR = re.compile(
    rf".{{0,60}}?(?:,\s*or|\bor|\(|\bthat is|\bwhich is|\bequal to|\bequivalent to|\brepresenting|\baccounting for|"
    rf"\bmaking up|\baccounted for|\bmakes up|\bmade up|,|[–—])\s+?(?:{_HEDGE}\s+)?(?:a share of\s+|only\s+|just\s+)?|.{{0,60}}\(",
    re.S,
)
_CLOSED = re.compile(r"\s*(?:[).,;:–—]|$|of (?:the total|them|those|all)\b|in (?:total|all)\b)")


def check_share_of_total(index: Index) -> Iterator[Finding]:
    """Compare each share with the part and the total that the same sentence ties to it."""
    for figures in index.figures_by_sentence():
        for share in figures:
            if share.kind in ("percent", "fraction") and share.role not in ("change", "difference", "baseline"):
                bound = _part_and_total(index, share, figures)
                if bound:
                    yield from _compare(index, share, *bound)


def _part_and_total(index: Index, share: Figure, figures: list[Figure]) -> tuple[Figure, Figure] | None:
    """Part and total of a share, by the words between the three."""
    at = figures.index(share)
    before, after = figures[max(at - 2, 0) : at], figures[at + 1 : at + 3]
    if len(before) == 2 and _is_part_of(index, *before) and _says_again(index, before[1], share):
        return before[0], before[1]  # "120 of the 400 members, or 30 percent"
    if len(after) == 2 and _is_part_of(index, *after) and _says_again(index, share, after[0], closed=False):
        return after[0], after[1]  # "30 percent, or 120 of the 400 members"
    if before and after and _is_part_of(index, share, after[0], units=False) and same_unit(before[-1], after[0]):
        if _says_again(index, before[-1], share, closed=False):
            return before[-1], after[0]  # "$3 billion, or 30% of the $10 billion budget"
    if len(after) == 2 and _is_part_of(index, share, after[0], units=False) and same_unit(after[1], after[0]):
        if _says_again(index, after[0], after[1]):
            return after[1], after[0]  # "30% of the 400 members, or 120"
    return None


def _is_part_of(index: Index, part: Figure, total: Figure, *, units: bool = True) -> bool:
    if units and not (same_unit(part, total) or {part.kind, total.kind} == {"count"}):
        return False
    return total.kind not in ("percent", "fraction") and _OF.fullmatch(index.between(part, total)) is not None


def _says_again(index: Index, first: Figure, second: Figure, *, closed: bool = True) -> bool:
    if not _OR.fullmatch(index.between(first, second)):
        return False
    return not closed or _CLOSED.match(index.text[second.end : second.end + 16]) is not None


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
