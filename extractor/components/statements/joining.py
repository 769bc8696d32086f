"""Joins the figures that no words tie: those of one sentence, measure and period, and those compared with each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extractor.record.figure import Figure
from extractor.record.statement import Statement

_LEVELS = frozenset({"level", "rate", "share", "target"})
_NEAREST = 12  # figures of the sentence on either side that a change may belong to
Sentence = tuple[int, int]


def join(
    figures: Sequence[Figure], sentences: Sequence[Sentence], tied: Sequence[Statement], apart: Collection[str] = ()
) -> list[Statement]:
    """The tied statements and those that the other figures make, so that each figure is in one at least.

    A change joins the level of its sentence that measures the same thing for the same period, each level taking the
    nearest change that is free; a baseline goes with the figure that is compared with it.  Other changes, and baselines
    that nothing is compared with, stand alone, and so do those that are `apart`.  `sentences` are those of the figures.
    """
    joiner = _Joiner(figures, sentences, tied)
    statements = [joiner.completed(statement) for statement in tied]
    change_of = joiner.pair_changes(apart)
    joined = {change.id for change in change_of.values()}
    for figure in figures:
        if figure.id in joiner.used or figure.id in joined or figure.role == "baseline":
            continue
        change = figure if figure.role == "change" else change_of.get(figure.id)
        statement = Statement(
            id="",
            value=figure.id if figure.role not in ("change", "difference") else None,
            changes=(change.id,) if change else (),
            difference=figure.id if figure.role == "difference" else None,
            rule="measure" if change and change is not figure else "alone",
        )
        statements.append(joiner.completed(statement))
    in_statements = {id_ for statement in statements for id_ in statement.figures}
    return statements + [Statement(id="", value=f.id, rule="alone") for f in figures if f.id not in in_statements]


class _Joiner:
    def __init__(self, figures: Sequence[Figure], sentences: Sequence[Sentence], tied: Sequence[Statement]) -> None:
        self._figure = {figure.id: figure for figure in figures}
        self._sentence = {figure.id: sentence for figure, sentence in zip(figures, sentences, strict=True)}
        self._together: dict[Sentence, list[Figure]] = {}
        for figure in figures:
            self._together.setdefault(self._sentence[figure.id], []).append(figure)
        self._baselines: dict[Sentence, list[Figure]] = {}
        for figure in figures:
            if figure.role == "baseline":
                self._baselines.setdefault(self._sentence[figure.id], []).append(figure)
        self._compared = {figure.compared_with.figure for figure in figures if figure.compared_with}
        self.used = {id_ for statement in tied for id_ in statement.figures}

    def completed(self, statement: Statement) -> Statement:
        """The statement with the baseline that its change names, or that is left in its sentence; which is not tied then."""
        if statement.baseline is not None:
            return statement
        moved = (*statement.changes, statement.difference, statement.value)
        named = [figure.compared_with.figure for id_ in moved if id_ and (figure := self._figure[id_]).compared_with]
        baseline = next((id_ for id_ in named if id_ in self._figure), None) or self._free(statement.value)
        if baseline is None:
            return statement
        value = None if statement.value == baseline else statement.value
        return replace(statement, value=value, baseline=baseline, tied=False)

    def _free(self, value: str | None) -> str | None:
        """The baseline of the same sentence, measure and unit that nothing names as what it is compared with."""
        if value is None:
            return None
        level = self._figure[value]
        for figure in self._baselines.get(self._sentence[value], ()):
            is_free = figure.id not in self._compared and figure.id not in self.used
            measure, level_measure = figure.measure, level.measure
            if is_free and figure.unit == level.unit and measure and level_measure and measure.overlaps(level_measure):
                return figure.id
        return None

    def pair_changes(self, apart: Collection[str]) -> dict[str, Figure]:
        """Id of a level -> the change that is joined to it; the closest pairs are made first."""
        pairs = sorted(
            (abs(change.start - level.start), level.start, level.id, change.id)
            for together in self._together.values()
            for i, change in enumerate(together)
            if change.role == "change" and change.id not in self.used and change.id not in apart
            for level in together[max(0, i - _NEAREST) : i + _NEAREST + 1]
            if level.role in _LEVELS and level.id not in self.used and _same_thing(level, change)
        )
        change_of: dict[str, Figure] = {}
        taken: set[str] = set()
        for _, _, level, change in pairs:
            if level not in change_of and change not in taken:
                change_of[level] = self._figure[change]
                taken.add(change)
        return change_of


def _same_thing(level: Figure, change: Figure) -> bool:
    """Whether a change can be the change of this level: the same words of measure, and no two different periods."""
    if level.measure is None or change.measure is None or not level.measure.overlaps(change.measure):
        return False
    if level.period is None or change.period is None:
        return True
    return (level.period.from_, level.period.until) == (change.period.from_, change.period.until)
