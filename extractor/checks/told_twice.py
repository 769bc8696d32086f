"""One thing told twice with two amounts: "killed 68 people" ... "The 88 people killed were buried"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import is_slip, overlap, printed
from extractor.checks.measures import names_in, stems_around, stems_of
from extractor.checks.report import report
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "told_twice"
_DEFINITE = re.compile(r"\b(?:the|those|these|all)\s+[$€£]?$")
_MOST = 150  # figures of an article that are compared with each other; more of them are tables
_NEAR = 3  # words that stand next to both figures, that which is counted among them
_SHARED, _ALIKE = 5, 0.8  # words that the two sentences share, and of the shorter one how many
_NAMES = frozenset({"duration", "age"})  # "the 10-year note": what such a figure tells apart is called by it
_ROLES = frozenset({"level", "share", "change", "rate"})


@RULES.add(
    CHECK,
    example="The fire in Oslo killed 68 people. The 88 people killed in Oslo were buried.",
    counterexample="The fire in Oslo killed 68 people. The 88 people who lived there were safe.",
)
def check_told_twice(index: Index) -> Iterator[Finding]:
    """Compares two amounts of one unit that the article seems to state of one thing.

    Needs: the second points back ("the 88 people killed") with the same words around it, or the two sentences say the same in
    nearly the same words, with the same names and no other period; nowhere the second amount again.  Reported as a question.
    """
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in index.extraction.figures[:_MOST]:
        if (
            figure.role in _ROLES
            and figure.kind not in _NAMES
            and figure.value is not None
            and figure.unit
            and not index.in_headline(figure)
        ):
            groups[figure.kind, figure.unit.id, figure.per and figure.per.id].append(figure)
    for group in groups.values():
        yield from _compare_all(index, group)


def _compare_all(index: Index, group: Sequence[Figure]) -> Iterator[Finding]:
    lonely = {one.id for one in group if not any(_meet(one, other) for other in group if other is not one)}
    for first, second in combinations(group, 2):
        if _meet(first, second) or not is_slip(first, second) or index.sentence_of(first) == index.sentence_of(second):
            continue
        points_back = second.id in lonely and _points_back(index, group, first, second)
        if points_back or ({first.id, second.id} & lonely and _says_the_same(index, first, second)):
            message = (
                f"The article says {wording.said(first)} and later {wording.said(second)}: "
                "these may not be the same thing."
            )
            yield report(index, CHECK, [first, second], "inconsistent", message, binding="inferred",
                         computed=printed(first), reported=printed(second))  # fmt: skip
            return


def _points_back(index: Index, group: Sequence[Figure], first: Figure, second: Figure) -> bool:
    """True for "the 88 people killed", where only one amount was told with these words before."""
    if second.modifier != "exact" or not _DEFINITE.search(index.lead(second)):
        return False
    around = stems_around(index, second)
    before = {
        one.value for one in group if one.start < second.start and len(around & stems_around(index, one)) >= _NEAR
    }
    return before == {first.value}


def _says_the_same(index: Index, first: Figure, second: Figure) -> bool:
    one, other = index.sentence_of(first), index.sentence_of(second)
    if (first.role, first.direction, first.modifier) != (second.role, second.direction, second.modifier):
        return False
    if _others(index, first) != _others(index, second):
        return False
    words, others = stems_of(index, one), stems_of(index, other)
    if len(words & others) < max(_SHARED, _ALIKE * min(len(words), len(others))):
        return False
    names, others = names_in(index, one), names_in(index, other)
    times = [{(time.from_, time.until) for time in index.times_in(sentence)} for sentence in (one, other)]
    return names & others in (names, others) and times[0] & times[1] in times


def _others(index: Index, figure: Figure) -> list[object]:
    """The other figures of its sentence, with its own place among them."""
    inside = index.figures_in(index.sentence_of(figure))
    return ["here" if one is figure else (one.kind, one.value) for one in inside]


def _meet(one: Figure, other: Figure) -> bool:
    first, second = printed(one), printed(other)
    return first is None or second is None or overlap(first, second)
