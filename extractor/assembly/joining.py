"""Which figures make one claim: "fell 5% to $3bn from $3.2bn" is a change, a level and a baseline of one statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractor.figure import Figure
from extractor.textrange import TextRange

_LEVELS = frozenset({"level", "rate", "share", "target"})


@dataclass(frozen=True, slots=True)
class Statement:
    """The figures of one claim: at least one of `value` and `change`; `baseline` is a figure, or None."""

    value: Figure | None
    change: Figure | None
    baseline: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures in text order."""
        parts = [figure for figure in (self.value, self.change, self.baseline) if figure]
        return tuple(sorted(parts, key=lambda figure: figure.start))


def join_figures(figures: Sequence[Figure], sentence_of: Callable[[Figure], TextRange]) -> list[Statement]:
    """The statements that the figures of an article make, in text order.

    A change joins the level of its sentence that measures the same thing for the same period, each level taking the
    nearest change that is free; a baseline goes with the figure that is compared with it.  Other changes, and baselines
    that nothing is compared with, stand alone.
    """
    by_id = {figure.id: figure for figure in figures}
    of_sentence: dict[TextRange, list[Figure]] = {}
    for figure in figures:
        of_sentence.setdefault(sentence_of(figure), []).append(figure)
    change_of = _pair_changes(of_sentence)
    compared = {figure.compared_with.figure for figure in figures if figure.compared_with}
    joined = {change.id for change in change_of.values()}
    statements: list[Statement] = []
    used: set[str] = set()
    for figure in figures:
        if figure.role == "baseline" or figure.id in joined:
            continue
        is_change = figure.role == "change"
        value, change = (None, figure) if is_change else (figure, change_of.get(figure.id))
        baseline = _baseline_of(change, by_id) or _baseline_of(value, by_id)
        if baseline is None and value is not None:
            baseline = _free_baseline(value, of_sentence[sentence_of(value)], compared)
        statements.append(Statement(value, change, baseline))
        used.update(part.id for part in (value, change, baseline) if part)
    alone = [Statement(figure, None, None) for figure in figures if figure.id not in used]
    return sorted(statements + alone, key=lambda statement: statement.figures[0].start)


def _baseline_of(figure: Figure | None, by_id: dict[str, Figure]) -> Figure | None:
    if figure is None or figure.compared_with is None or figure.compared_with.figure is None:
        return None
    return by_id.get(figure.compared_with.figure)


def _free_baseline(value: Figure, sentence: Sequence[Figure], compared: set[str | None]) -> Figure | None:
    """The baseline of the same sentence, measure and unit that nothing names as what it is compared with."""
    for figure in sentence:
        is_free = figure.role == "baseline" and figure.id not in compared and figure.unit == value.unit
        if is_free and figure.measure and value.measure and figure.measure.overlaps(value.measure):
            return figure
    return None


def _pair_changes(of_sentence: Mapping[TextRange, Sequence[Figure]]) -> dict[str, Figure]:
    """Id of a level -> the change that is joined to it; the closest pairs are made first."""
    pairs = sorted(
        (abs(change.start - level.start), level.start, level.id, change.id)
        for together in of_sentence.values()
        for change in together
        if change.role == "change"
        for level in together
        if level.role in _LEVELS and _same_thing(level, change)
    )
    by_id = {figure.id: figure for together in of_sentence.values() for figure in together}
    change_of: dict[str, Figure] = {}
    taken: set[str] = set()
    for _, _, level_id, change_id in pairs:
        if level_id not in change_of and change_id not in taken:
            change_of[level_id] = by_id[change_id]
            taken.add(change_id)
    return change_of


def _same_thing(level: Figure, change: Figure) -> bool:
    """Whether a change can be the change of this level: the same words of measure, and no two different periods."""
    if level.measure is None or change.measure is None or not level.measure.overlaps(change.measure):
        return False
    if level.period is None or change.period is None:
        return True
    return (level.period.from_, level.period.until) == (change.period.from_, change.period.until)
