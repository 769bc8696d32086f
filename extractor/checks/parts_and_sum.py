"""Parts against their whole: "20 people: 12 men and 9 women", "9 women, 12 men, 20 in all", "20 people, 25 of them men"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import add, compare, divide, is_below, is_slip, overlap, printed
from extractor.checks.links import is_unnamed, parts_of_wholes, points_at_whole, whole_before
from extractor.checks.report import Binding, report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.statement import same_unit

CHECK = "parts_and_sum"
_PLAUSIBLE = Interval(low=Decimal("0.6"), value=None, high=Decimal("1.7"))
_KINDS = frozenset({"money", "count", "quantity", "percent"})
_NOT_PARTS = frozenset({"difference", "baseline"})
# Between the total and the first part: words that say that the parts are all of it.
_CONSISTS = WordPattern(r"[^.;)]{0,60}?(?::|[–—]|\b{consists_of}\b|\()\s*(?:[\w'’-]+\s+){0,3}")
# "531 jobs, 473 in Brazil and 173 in Poland": the parts stand beside the total, without a word for what they are.
_BESIDE = re.compile(r"[^.;:()]{0,60}?,\s+(?:with\s+)?")
# Between two parts: a few words of the first, each taken whole (possessive, else the time is exponential), then a comma
# or "and".
_NEXT = WordPattern(r"(?:\s*[^\W\d][\w'’-]*+){0,8}?\s*(?:,|;|,?\s*\b{joins}\b)\s+(?:[\w'’-]+\s+){0,2}")
_LAST = WordPattern(r"(?:\s*[^\W\d][\w'’-]*+){0,8}?\s*,?\s*\b{joins}\b\s+(?:[\w'’-]+\s+){0,2}")
# Between the last part and a total that follows.
_TOGETHER = WordPattern(r"[^.;]{0,60}?\b{adds_up}\s+(?:[\w'’-]+\s+){0,2}")
_IN_ALL = WordPattern(r"(?:\s+[\w'’-]+){0,3}?\s+{in_all}\b", re.I)
_TAKEN_TOGETHER = WordPattern(r"\s*{in_all}\b[^.;:()\d]{0,40}")
_OPEN_LIST = WordPattern(r"\b{open_list}\b\s*")
_COMMA = re.compile(r"[^.;]{0,40}?,\s+(?:or\s+)?(?:[\w'’-]+\s+){0,2}")
_NEEDED = WordPattern(r"\s+(?:\w+\s+){0,2}?{needed}\b")
_PLACED = WordPattern(r"\s+(?:of {them}\s+)?(?:\w+\s+)?({placed})\s")


class _Sum(NamedTuple):
    """A total and its parts; `complete`: the words say that the parts are all of it."""

    total: Figure
    parts: list[Figure]
    complete: bool = True


@RULES.add(
    CHECK,
    example="The fire killed 20 people: 12 men and 9 women.",
    counterexample="The fire killed 20 people, including 12 men and 9 women.",
)
def check_parts_and_sum(index: Index) -> Iterator[Finding]:
    """Adds up the parts of a total.

    Needs: a list of parts, closed by "and", beside the total, or in two sentences of which the second begins with "Of those" or
    "Together".  Unless the words say that the parts are all of it, they must exclude each other ("473 in Brazil and 173 in
    Poland") to exceed it, and that they fall short of it is reported as a question.
    """
    for figures in index.figures_by_sentence():
        if _is_open(index, figures):
            continue
        found = (
            _total_first(index, figures)
            or _total_last(index, figures)
            or _total_before(index, figures)
            or _total_after(index, figures)
        )
        if found:
            yield from _compare(index, found)


@RULES.add(
    "part_and_whole",
    example="The fire killed 20 people, including 25 children.",
    counterexample="The fire killed 20 people and hurt 25 children.",
)
def check_part_and_whole(index: Index) -> Iterator[Finding]:
    """Compares a part with the whole that it is of.

    Needs: the words make it a part: "including", "of whom", "of them", "25 of the 20".
    """
    for figures in index.figures_by_sentence():
        for part, whole in parts_of_wholes(index, figures):
            some, all_of_it = printed(part), printed(whole)
            if _NEEDED.match(index.text, part.end) or not is_slip(part, whole):
                continue  # "has two seats, of which four are needed"; or the whole is another one
            if some and all_of_it and is_below(all_of_it, some):
                message = f"{wording.short(part)} is more than the {wording.short(whole)} that it is part of."
                parts = [part, whole]
                yield report(
                    index,
                    "part_and_whole",
                    parts,
                    "inconsistent",
                    message,
                    by_words=True,
                    computed=some,
                    reported=all_of_it,
                )


def _is_open(index: Index, figures: Sequence[Figure]) -> bool:
    """True where words say that the list names only some; "the other 200", right before a figure, closes it."""
    sentence, starts = index.sentence_of(figures[0]), {figure.start for figure in figures}
    words = _OPEN_LIST.finditer(index.words(sentence))
    return any(sentence.start + word.end() not in starts or "other" not in word[0] for word in words)


def _total_first(index: Index, figures: list[Figure]) -> _Sum | None:
    for at, total in enumerate(figures[:-2]):
        parts, gap = _run(index, figures[at + 1 :]), index.between(total, figures[at + 1])
        if not parts and figures[at + 1].value == len(figures) - at - 2:  # "$30 million, for three firms: ..."
            parts, gap = _run(index, figures[at + 2 :]), index.between(figures[at + 1], figures[at + 2])
        if not parts or not _alike(total, parts):
            continue
        if _CONSISTS.fullmatch(gap):
            return _Sum(total, parts)
        unnamed = all(map(is_unnamed, parts)) and not is_unnamed(total)
        places = set().union(*(_placed(index, part) for part in parts))
        # "328 cases in Oman, 139 in Kenya": the first is one of the list.
        if unnamed and total.kind == "count" and _BESIDE.fullmatch(gap) and not places & set(gap.split()):
            return _Sum(total, parts, complete=False)
    return None


def _total_last(index: Index, figures: list[Figure]) -> _Sum | None:
    for at in range(len(figures) - 2):
        parts = _run(index, figures[at:-1])
        total = figures[-1]
        if len(parts) != len(figures) - 1 - at:
            continue
        if not _alike(total, parts):
            return None
        gap = index.between(parts[-1], total)
        if _TOGETHER.fullmatch(gap) or (_COMMA.fullmatch(gap) and _IN_ALL.match(index.text, total.end)):
            return _Sum(total, parts)
    return None


def _total_before(index: Index, figures: list[Figure]) -> _Sum | None:
    """ "It will cut 531 jobs. Of those, 473 are in Brazil and 173 in Poland." """
    total = whole_before(index, figures[0]) if points_at_whole(index, figures[0]) else None
    parts = _run(index, figures)
    return _Sum(total, parts, complete=False) if total and _alike(total, parts) else None


def _total_after(index: Index, figures: list[Figure]) -> _Sum | None:
    """ "It has 473 workers in Brazil and 173 in Poland. Together, that makes 646 people." """
    total, at = figures[0], index.sentence_number(figures[0])
    if not at or not _TAKEN_TOGETHER.fullmatch(index.lead(total)):
        return None
    parts = _run(index, index.figures_in(index.sentences[at - 1]) or [total])
    return _Sum(total, parts, complete=False) if _alike(total, parts) else None


def _run(index: Index, figures: list[Figure]) -> list[Figure]:
    """The longest run of figures from the first on that is one list, closed by "and"."""
    run = figures[:1]
    closed = 0
    for figure in figures[1:]:
        gap = index.between(run[-1], figure)
        if not _NEXT.fullmatch(gap):
            break
        run.append(figure)
        if _LAST.fullmatch(gap):
            closed = len(run)
    return run[:closed]


def _alike(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts can be added up to the total: one kind, one unit (counts may count different things)."""
    everything = [total, *parts]
    if not parts or total.kind not in _KINDS or any(f.range or f.vague or f.per for f in everything):
        return False
    if is_unnamed(total):  # "..., 8.6 million in all"
        total = parts[0]
    if any(part.kind != total.kind and not is_unnamed(part) for part in parts):
        return False
    roles = {figure.role for figure in everything}
    if roles & _NOT_PARTS or (total.kind == "percent" and roles & {"change", "share"}):
        return False
    if len({figure.direction for figure in everything if figure.role == "change"}) > 1:
        return False
    return total.kind == "count" or all(same_unit(total, part) for part in parts)


def _are_placed_alike(index: Index, parts: Sequence[Figure]) -> bool:
    """True for "473 in Brazil and 173 in Poland": what is in one is not in the other."""
    first, *others = (_placed(index, part) for part in parts)
    return bool(first) and all(one == first for one in others)


def _placed(index: Index, figure: Figure) -> set[str]:
    """The word that places a figure: the "in" of "473 jobs in Brazil"."""
    found = _PLACED.match(index.text, figure.end)
    return {found[1]} if found else set()


def _compare(index: Index, found: _Sum) -> Iterator[Finding]:
    total, parts, complete = found
    known = [interval for interval in map(printed, parts) if interval]
    reported = printed(total)
    if len(known) < len(parts) or reported is None:
        return
    computed: Interval = reduce(add, known)
    ratio = divide(computed, reported)
    if ratio is None or not overlap(ratio, _PLAUSIBLE):
        return  # no slip of the pen: the list is of something else
    status = compare(computed, reported, approximate=any(part.modifier != "exact" for part in (total, *parts)))
    exceeds = is_below(reported, computed)
    binding: Binding = "explicit"
    outcome = wording.OUTCOME[status]
    if status == "inconsistent" and not complete:
        alike = _are_placed_alike(index, parts)
        if not (exceeds or alike):
            return
        binding = "likely" if exceeds and alike else "inferred"
        outcome = "the parts may overlap" if exceeds else "the parts may not be all of it"
        outcome = "the parts are more than the whole" if binding == "likely" else outcome
    message = (
        f"{' + '.join(map(wording.short, parts))} is {wording.amounts(computed, parts[0] if is_unnamed(total) else total)}; "
        f"the article says {wording.short(total)}: {outcome}."
    )
    yield report(
        index,
        CHECK,
        [total, *parts],
        status,
        message,
        binding=binding,
        by_words=True,
        computed=computed,
        reported=reported,
    )
