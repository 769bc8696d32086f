"""The value or baseline that a statement lacks, where another sentence prints it: bound by measure, unit and period.

"Exports were $18.7 million in May." ... "The value in May was a 13.7 percent decrease from the $21.7 million of April."
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractor.checks.index import Index
from extractor.checks.measures import measure_words, points_back
from extractor.checks.recomputation import time_compared
from extractor.checks.report import Binding
from extractor.checks.statements import Told
from extractor.figure import Figure
from extractor.statement import same_unit

_SPANS = frozenset({"duration", "age"})
_SHORT = frozenset({"minute", "hour", "part_of_day", "day"})
_STATED = frozenset({"level", "rate"})


class Found(NamedTuple):
    """A figure of another statement, and how sure it is that it belongs to this one."""

    figure: Figure
    binding: Binding


def find_value(index: Index, statement: Told) -> Found | None:
    """The level that a change led to, for the period of the change, in the unit of its baseline."""
    baseline = statement.baseline
    if baseline is None or not statement.changes:
        return None
    change = statement.changes[0]
    if index.points_back(change):
        return _just_before(index, change, baseline)
    interval = interval_of(change)
    if interval is None:
        return None

    def fits(figure: Figure) -> bool:
        return figure.id != baseline.id and same_unit(figure, baseline)

    return _find(index, change, index.figures_of[interval], fits)


def find_baseline(index: Index, statement: Told) -> Found | None:
    """The level of the time that a change is compared with, in the unit of its value."""
    value = statement.value
    if value is None or not statement.changes:
        return None
    change = statement.changes[0]
    told = _told_after(index, value)
    if told:
        return told
    time = time_compared(index, change)
    if time is None:
        return _told_before(index, value, change)
    if time.from_ is None or time.until is None:
        return None
    interval, sentence = (time.from_, time.until), index.sentence_of(value)

    def fits(figure: Figure) -> bool:
        return (
            interval != stated_interval(index, value)
            and same_unit(figure, value)
            and index.sentence_of(figure) != sentence
        )

    return _find(index, value, index.figures_of[interval], fits)


def _told_after(index: Index, value: Figure) -> Found | None:
    """The baseline of the next sentence: "Exports rose 5% to $105. That compared with $100 in May."."""
    at = index.sentence_number(value) + 1
    after = index.figures_in(index.sentences[at])[:1] if at < len(index.sentences) else []
    told = (f for f in after if f.role == "baseline" and index.points_back(f) and same_unit(f, value))
    return next((Found(figure, "inferred") for figure in told), None)


def _told_before(index: Index, value: Figure, change: Figure) -> Found | None:
    """The level of the period before in the sentence before: "Exports were $100 in 2023. In 2024 they rose 5% to $105."."""
    at, now = index.sentence_number(value), stated_interval(index, value)
    before = index.figures_in(index.sentences[at - 1]) if at and now else []
    levels = [f for f in before if f.role in _STATED and f.kind not in _SPANS and same_unit(f, value)]
    if len(levels) != 1 or not now:
        return None
    then, words = stated_interval(index, levels[0]), measure_words(index, change) or measure_words(index, value)
    same = bool(words) and words == measure_words(index, levels[0])
    return Found(levels[0], "inferred") if same and then and then[1] == now[0] else None


def _just_before(index: Index, change: Figure, baseline: Figure) -> Found | None:
    """The last level of the sentence before, for "that was up 5% from 100"."""
    at = index.sentence_number(change)
    before = index.figures_in(index.sentences[at - 1]) if at else []
    levels = [f for f in before if f.role in _STATED and f.kind not in _SPANS and same_unit(f, baseline)]
    return Found(levels[-1], "inferred") if len(levels) == 1 else None


def stated_interval(index: Index, figure: Figure) -> tuple[str, str] | None:
    """The closed interval that the figure holds for, unless its words say what it is compared with ("from a year earlier")."""
    time = index.times.get((figure.period and figure.period.time) or "")
    return None if time and time.role == "baseline" else interval_of(figure)


def interval_of(figure: Figure) -> tuple[str, str] | None:
    """The closed interval that the figure holds for; None where it is open or unknown."""
    period = figure.period
    if period is None or period.from_ is None or period.until is None:
        return None
    return period.from_, period.until


def states_period(index: Index, figure: Figure, interval: tuple[str, str]) -> bool:
    """Whether the sentence names this period and no other one; days ("said on Monday") and baselines aside."""
    sentence = index.sentence_of(figure)
    times = [time for time in index.times_in(sentence) if time.from_]
    own = [time for time in times if (time.from_, time.until) == interval]
    others = [t for t in times if t not in own and t.role != "baseline" and t.granularity not in _SHORT]
    return bool(own) and not others and not any(time.role == "baseline" for time in own)


def _find(index: Index, like: Figure, figures: list[Figure], fits: Callable[[Figure], bool]) -> Found | None:
    """The figure that measures the same; a measure that only points back takes the nearest figure before it.

    None where several figures with different values would do.
    """
    candidates = [f for f in figures if f.role in _STATED and f.id != like.id and fits(f)]
    if points_back(index, like):
        before = [figure for figure in candidates if figure.start < like.start]
        return Found(before[-1], "inferred") if before else None
    words = measure_words(index, like)
    same = [figure for figure in candidates if words and measure_words(index, figure) == words]
    if not same or len({figure.value for figure in same}) > 1:
        return None
    return Found(same[0], "likely")
