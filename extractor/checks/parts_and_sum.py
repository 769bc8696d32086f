"""Parts against their sum: "20 people: 12 men and 9 women", "12 men and 9 women, 20 in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import add, compare, divide, overlap, printed
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.statement import is_bare, same_unit

CHECK = "parts_and_sum"
_PLAUSIBLE = Interval(low=Decimal("0.6"), value=None, high=Decimal("1.7"))
_KINDS = frozenset({"money", "count", "quantity", "percent"})
# Between the total and the first part: words that say that the parts are all of it.
_CONSISTS = WordPattern(r"[^.;)]{0,60}?(?::|\b{consists_of}\b|\()\s*(?:[\w'’-]+\s+){0,3}")
# Between two parts: a few words of the first, each taken whole (possessive, else the time is exponential), then a comma
# or "and".
_NEXT = WordPattern(r"(?:\s*[^\W\d][\w'’-]*+){0,8}?\s*(?:,|;|,?\s*\b{joins}\b)\s+(?:[\w'’-]+\s+){0,2}")
_LAST = WordPattern(r"(?:\s*[^\W\d][\w'’-]*+){0,8}?\s*,?\s*\b{joins}\b\s+(?:[\w'’-]+\s+){0,2}")
# Between the last part and a total that follows.
_TOGETHER = WordPattern(r"[^.;]{0,60}?\b{adds_up}\s+(?:[\w'’-]+\s+){0,2}")
_IN_ALL = WordPattern(r"(?:\s+[\w'’-]+){0,3}?\s+{in_all}\b")
_LONGEST_GAP = 150  # code points: eight words and a join
_OPEN_LIST = WordPattern(r"\b{open_list}\b")
_COMMA = re.compile(r"[^.;]{0,40}?,\s+(?:or\s+)?(?:[\w'’-]+\s+){0,2}")


@RULES.add(
    CHECK,
    example="The fire killed 20 people: 12 men and 9 women.",
    counterexample="The fire killed 20 people, including 12 men and 9 women.",
)
def check_parts_and_sum(index: Index) -> Iterator[Finding]:
    """Add up the parts of a sentence that gives a total and all its parts."""
    for figures in index.figures_by_sentence():
        if _OPEN_LIST.search(index.words(index.sentence_of(figures[0]))):
            continue
        found = _total_first(index, figures) or _total_last(index, figures)
        if found:
            yield from _compare(index, *found)


def _total_first(index: Index, figures: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    for at, total in enumerate(figures[:-2]):
        parts = _run(index, figures[at + 1 :])
        if parts and _alike(total, parts) and _CONSISTS.fullmatch(index.between(total, parts[0])):
            return total, parts
    return None


def _total_last(index: Index, figures: list[Figure]) -> tuple[Figure, list[Figure]] | None:
    for at in range(len(figures) - 2):
        parts = _run(index, figures[at:-1])
        total = figures[-1]
        if len(parts) != len(figures) - 1 - at or not _alike(total, parts):
            continue
        gap = index.between(parts[-1], total)
        in_all = _IN_ALL.match(index.text[total.end : total.end + 40].lower())
        if _TOGETHER.fullmatch(gap) or (in_all and _COMMA.fullmatch(gap)):
            return total, parts
    return None


def _run(index: Index, figures: list[Figure]) -> list[Figure]:
    """The longest run of figures from the first on that is one list, closed by "and"."""
    run = figures[:1]
    closed = 0
    for figure in figures[1:]:
        gap = index.between(run[-1], figure)
        if len(gap) > _LONGEST_GAP or not _NEXT.fullmatch(gap):
            break
        run.append(figure)
        if _LAST.fullmatch(gap):
            closed = len(run)
    return run[:closed]


def _alike(total: Figure, parts: list[Figure]) -> bool:
    """Whether the parts can be added up to the total: one kind, one unit (counts may count different things)."""
    everything = [total, *parts]
    if total.kind not in _KINDS or any(f.range or f.vague or f.per for f in everything):
        return False
    if any(part.kind != total.kind and not is_bare(part) for part in parts):
        return False
    if any(f.role in ("change", "difference", "baseline", "share") for f in everything):
        return False
    return total.kind == "count" or all(same_unit(total, part) for part in parts)


def _compare(index: Index, total: Figure, parts: list[Figure]) -> Iterator[Finding]:
    known = [interval for interval in map(printed, parts) if interval]
    reported = printed(total)
    if len(known) < len(parts) or reported is None:
        return
    computed: Interval = reduce(add, known)
    ratio = divide(computed, reported)
    if ratio is None or not overlap(ratio, _PLAUSIBLE):
        return  # no slip of the pen: the list is of something else
    status = compare(computed, reported, approximate=any(part.modifier != "exact" for part in (total, *parts)))
    message = (
        f"{' + '.join(map(wording.short, parts))} is {wording.amounts(computed, total)}; "
        f"the article says {wording.short(total)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [total, *parts], status, message, computed=computed, reported=reported)
