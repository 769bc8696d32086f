"""What one statement says: a value, its changes and the baseline they start from.

Two sources, in this order: the words between the figures of a sentence, which tie them together in a few fixed ways ("fell 5%
to 95 from 100", "95, down 5% from 100", "from 100 to 95, a fall of 5%"), and the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from extractor.checks.index import Index
from extractor.checks.recomputation import same_unit
from extractor.figure import Figure

_HEDGE = (
    r"(?:about|around|roughly|nearly|almost|some|approximately|just (?:over|under|above|below)|more than|less than|"
    r"over|under|only|an? (?:estimated|average|record|total) (?:of )?)"
)
_THE = rf"(?:\s+the|\s+an?)?(?:\s+{_HEDGE})?\s*"
# A few words of time or place, within the clause.
_ADJUNCT = r"(?:(?!\b(?:and|while|but|whereas|as|after|compared|versus|against)\b|[;:]).){0,45}?"
_TO = re.compile(rf"{_ADJUNCT}\b(?:to|at){_THE}")
_FROM = re.compile(
    rf"{_ADJUNCT}[,(]?\s*(?:and\s+)?(?:which was\s+)?(?:up\s+|down\s+)?\b(?:from|against|versus|vs\.?|compared (?:with|to)){_THE}"
)
_UP_FROM = re.compile(rf"(?:(?!\b(?:and|while|but|whereas)\b|[;:]).){{0,80}}?,\s*(?:up|down) from{_THE}")
_THAN = re.compile(rf"\s*(?:(?:more|less|fewer|higher|lower)?\s*\bthan|on|above|below|over|up on|down on)\s+the{_THE}")
_CHANGED_BY = re.compile(
    rf"{_ADJUNCT}(?:[,:(–—-]|\bor\b)\s*(?:or\s+|(?:which\s+)?(?:is|was|were)\s+)?(?:up\s+|down\s+)?(?:by\s+)?"
    rf"(?:(?:an?|the)\s+)?(?:(?:[\w-]+\s+)?[\w-]+\s+(?:of|by)\s+)?{_HEDGE}?\s*"
)
_LEVEL_OF = re.compile(r"(?:(?!\b(?:and|while|but|whereas)\b|[;:]).){0,60}?\b(?:to|at|to a level of|a level of)\s+")
_MARK = re.compile(r"[\s-]*(?:points?[\s-]+)?(?:mark|barrier|threshold|line|level)\b")
_GAP = re.compile(r"\s+(?:(?P<down>less|fewer|lower|below|under)|more|higher|above|over)\b")
_EARLIER = re.compile(
    r"\b(?:a (?:year|month|week|quarter|decade) (?:earlier|ago|before)|last year|the previous \w+|the year before)\b"
)
_RESTATED = re.compile(r"\s*[,(–—-]*\s*(?:or|which is|that is|i\.e\.|equal to|equivalent to|a|an)?\s*")
_TIED_VALUES = frozenset({"level", "rate", "share", "target", "change"})
_BASELINES = frozenset({"baseline", "level", "rate"})
_TIED_BASELINES = _BASELINES | {"change"}  # "41 percent more than the 8.1 million of May": the words tie it
_LEVELS = frozenset({"level", "rate", "share", "target"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with the changes that led to it and the earlier value; each may be missing.

    `tied`: the words between the figures tie them together; else only the claim does.
    """

    value: Figure | None
    changes: tuple[Figure, ...]
    baseline: Figure | None
    tied: bool = False


def read_statements(index: Index) -> Iterator[Statement]:
    """The statements of the article: those that the words of a sentence tie together, then the other figure claims.

    A value without a change takes the baseline that stands next to it ("fell to 95 from 100") before that of the claim.
    """
    used: set[str] = set()
    for figures in index.figures_by_sentence():
        for statement in _tied(index, figures):
            used |= {figure.id for figure in (statement.value, *statement.changes, statement.baseline) if figure}
            yield statement
    for claim in index.extraction.claims:
        if claim.type != "figure" or used & {claim.value, claim.change}:
            continue
        value, change, baseline = (
            index.figures.get(name or "") for name in (claim.value, claim.change, claim.baseline)
        )
        beside = _baseline_beside(index, value) if value and not change else None
        if change and not baseline:
            baseline = _baseline_after(index, change)
            value = None if value is baseline else value
        yield Statement(value, (change,) if change else (), beside or baseline, tied=beside is not None)


def _tied(index: Index, figures: list[Figure]) -> Iterator[Statement]:
    """Value, changes and baseline of one sentence that stand side by side, in the order of the changes."""
    used: set[str] = set()
    told: set[str] = set()
    for at, figure in enumerate(figures):
        change = _as_change(index, figure)
        if change.role != "change" or change.id in used:
            continue
        changes = (change, *_restated(index, change, figures[at + 1 :]))
        around = figures[max(at - 2, 0) : at + len(changes) + 2]
        for value, baseline in permutations(around, 2):
            pair = {value.id, baseline.id}
            if not pair & used - told and _fit(value, baseline, changes) and _in_order(index, value, changes, baseline):
                told = pair  # which may be told again: "fell to 95 from 100, a drop of 5%"
                used |= pair | {figure.id for figure in changes}
                yield Statement(value, changes, baseline, tied=True)
                break
        else:
            level = _level_after(index, changes, figures[at + 2 : at + 3]) if len(changes) == 2 else None
            if level and level.id not in used:
                used |= {figure.id for figure in (level, *changes)}
                yield Statement(level, changes, None, tied=True)


def _as_change(index: Index, figure: Figure) -> Figure:
    """A gap to an earlier time is a change: "0.6 points below the 4.4 percent of a year ago"."""
    found = _GAP.match(index.text, figure.end, figure.end + 16) if figure.role in ("level", "difference") else None
    rest = index.text[figure.end : index.sentence_of(figure).end].lower()
    if found is None or figure.direction or not _EARLIER.search(rest):
        return figure
    return replace(figure, role="change", direction="down" if found["down"] else "up")


def _level_after(index: Index, changes: tuple[Figure, ...], following: list[Figure]) -> Figure | None:
    """The level that a change printed in two units led to: "lost 102.2 points, or 0.36%, to end at 27,934.02"."""
    for other in following:
        is_mark = _MARK.match(index.text, other.end) is not None
        if other.role in _LEVELS and not is_mark and _matches(_LEVEL_OF, index.between(changes[-1], other)):
            return other
    return None


def _baseline_after(index: Index, change: Figure) -> Figure | None:
    """The next figure, where the words say that the change is measured against it: "that was up 5% from 100"."""
    figures = index.figures_in(index.sentence_of(change))
    for other in [figure for figure in figures if figure.start > change.start][:1]:
        tie = index.between(change, other)
        if other.role in _BASELINES and (_matches(_FROM, tie) or _matches(_THAN, tie)):
            return other
    return None


def _baseline_beside(index: Index, value: Figure) -> Figure | None:
    figures = index.figures_in(index.sentence_of(value))
    before = [figure for figure in figures if figure.start < value.start][-1:]
    for other in before + [figure for figure in figures if figure.start > value.start][:1]:
        if other.role == "baseline" and _fit(value, other, ()) and _pair(index, value, other):
            return other
    return None


def _restated(index: Index, change: Figure, following: list[Figure]) -> tuple[Figure, ...]:
    """The change that follows and says the same in another unit: "102.2 points, or 0.36 percent"."""
    for other in following[:1]:
        if other.role == "change" and other.kind != change.kind and _matches(_RESTATED, index.between(change, other)):
            return (other,)
    return ()


def _fit(value: Figure, baseline: Figure, changes: tuple[Figure, ...]) -> bool:
    names = {figure.id for figure in (value, baseline, *changes)}
    return (
        len(names) == 2 + len(changes)
        and value.role in (_TIED_VALUES if changes else _LEVELS)
        and baseline.role in (_TIED_BASELINES if changes else _BASELINES)
        and same_unit(value, baseline)
    )


def _pair(index: Index, value: Figure, baseline: Figure) -> bool:
    """ "95 from 100" or "from 100 to 95" """
    if value.start < baseline.start:
        tie = index.between(value, baseline)
        return _matches(_FROM, tie) or _matches(_UP_FROM, tie)
    return _TO.fullmatch(index.between(baseline, value)) is not None


def _in_order(index: Index, value: Figure, changes: tuple[Figure, ...], baseline: Figure) -> bool:
    """Whether the words tie the three together in one of the orders in which news tells a change."""
    sentence = index.figures_in(index.sentence_of(value))
    parts = sorted((value, *changes, baseline), key=lambda figure: figure.start)
    between = [figure.id for figure in sentence if parts[0].start <= figure.start <= parts[-1].start]
    if between != [figure.id for figure in parts]:
        return False  # something else is counted in between
    first, last = changes[0], changes[-1]
    if "change" in (value.role, baseline.role):  # "lost 90,758 trees, 63 percent more than the 68,056 of May"
        is_than = last.end <= baseline.start and _matches(_THAN, index.between(last, baseline))
        return value.start < first.start and is_than and _matches(_CHANGED_BY, index.between(value, first))
    if last.end <= value.start < baseline.start:  # fell 5% to 95 from 100
        return _matches(_TO, index.between(last, value)) and _pair(index, value, baseline)
    if last.end <= baseline.start < value.start:  # fell 5% from 100 to 95
        return _matches(_FROM, index.between(last, baseline)) and _pair(index, value, baseline)
    if value.start < first.start and last.end <= baseline.start:  # 95, down 5% from 100
        tie = index.between(last, baseline)
        is_from = _matches(_FROM, tie) and baseline.role != "change"
        return _matches(_CHANGED_BY, index.between(value, first)) and (is_from or _matches(_THAN, tie))
    if max(value.start, baseline.start) < first.start:  # to 95 from 100, a fall of 5%
        second = max(value, baseline, key=lambda figure: figure.start)
        return _matches(_CHANGED_BY, index.between(second, first)) and _pair(index, value, baseline)
    return False


def _matches(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.fullmatch(words) is not None
