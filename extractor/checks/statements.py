"""The statements of an extraction with their figures looked up, as the checks read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.checks.index import Index
from extractor.checks.words import WordPattern
from extractor.figure import Direction, Figure
from extractor.statement import same_unit

_A_CHANGE_OF = WordPattern(r"(?:\s+[\w'’-]+){0,4}?\s*[,(–—]\s*an? (?:[\w-]+ )?{change_noun} of\s+{hedge}?\s*")
_FROM = re.compile(r"\s*(?:from|on)\s+(?:the\s+|its\s+)?[$€£]?")
_THEN = WordPattern(r"(?:\s+[\w'’-]+){0,5}?\s*[,–—]\s*(?:or\s+)?{hedge}?\s*")
_TIMES = re.compile(r"\s*(?:as (?:many|much) as\s+)?(?:the|its|that of|of the)?\s*(?:[\w-]+\s+){0,2}")


@dataclass(frozen=True, slots=True)
class Told:
    """A value with the changes that led to it and the amount that it is compared with; each may be missing.

    `tied`: the words tie them together, so that numbers which do not fit disagree.
    """

    value: Figure | None
    changes: tuple[Figure, ...]
    baseline: Figure | None
    direction: Direction | None
    tied: bool


def read_statements(index: Index) -> Iterator[Told]:
    """The statements in text order; how far a value lies from an earlier one is a change, too."""
    for statement in index.extraction.statements:
        value, difference, baseline = (
            index.figures.get(id_ or "") for id_ in (statement.value, statement.difference, statement.baseline)
        )
        changes = tuple(index.figures[id_] for id_ in statement.changes)
        if difference and baseline and _is_earlier(index, baseline):
            changes += (replace(difference, role="change"),)
        if value and baseline and not changes and (noun := _change_noun(index, value, baseline)):
            changes = (replace(noun, role="change", direction=statement.direction),)
        if changes and not baseline and (start := _started_from(index, changes[0])):
            yield Told(
                None, changes, replace(start, role="baseline", baseline_kind="earlier"), changes[0].direction, tied=True
            )
        else:
            yield Told(value, changes, baseline, statement.direction, statement.tied)
    for figures in index.figures_by_sentence():
        for value, multiple, baseline in zip(figures, figures[1:], figures[2:], strict=False):
            if _is_multiple_of(index, value, multiple, baseline):
                yield Told(value, (replace(multiple, role="change"),), replace(baseline, role="level"), None, tied=True)


def _started_from(index: Index, change: Figure) -> Figure | None:
    """The amount behind the change in a sentence that points back: "That was up 22 percent from 1.1 million in 2023."."""
    if not index.points_back(change):
        return None
    after = [one for one in index.figures_in(index.sentence_of(change)) if one.start > change.start]
    if after and after[0].kind != "percent" and _FROM.fullmatch(index.between(change, after[0])):
        return after[0]
    return None


def _change_noun(index: Index, value: Figure, baseline: Figure) -> Figure | None:
    """The change right behind value and baseline that a noun tells: "from $20 million to $24 million, a gain of $4 million"."""
    last = max(value, baseline, key=lambda figure: figure.start)
    after = [one for one in index.figures_in(index.sentence_of(last)) if one.start > last.start]
    if after and after[0].role == "level" and _A_CHANGE_OF.fullmatch(index.between(last, after[0])):
        return after[0]
    return None


def _is_multiple_of(index: Index, value: Figure, multiple: Figure, baseline: Figure) -> bool:
    """True for "$14 million, twice the $7 million of a year earlier"."""
    times = multiple.kind == "multiple" and multiple.role != "change" and same_unit(value, baseline)
    return (
        times
        and _THEN.fullmatch(index.between(value, multiple)) is not None
        and _TIMES.fullmatch(index.between(multiple, baseline)) is not None
    )


def _is_earlier(index: Index, baseline: Figure) -> bool:
    """True if the amount is told of an earlier time: "0.6 points below the 4.4 percent of a year ago"."""
    after = index.time_after(baseline)
    return baseline.baseline_kind == "earlier" or (after is not None and after.role == "baseline")
