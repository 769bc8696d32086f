"""A statement: the figures of one change, comparison or relation of one measure, bound once for everybody who reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.record.figure import Direction, Figure
from extractor.record.ids import FigureId, Id, TimeId
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType

_NUMBER = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(RecordType):
    """The figures of one statement; at least one of value, changes, difference and baseline is there."""

    id: Id
    value: FigureId | None = None
    """The amount that is stated."""
    changes: tuple[FigureId, ...] = ()
    """What led to it: "fell 102.2 points, or 0.36 percent" has two."""
    baseline: FigureId | None = None
    """The amount that it is compared with."""
    difference: FigureId | None = None
    """How far it lies from another thing's amount."""
    whole: FigureId | None = None
    """What the value is a part of: the 40 of "12 of the 40 schools closed"."""
    share: FigureId | None = None
    """How much of the whole the value is: the 30 percent of "12 of the 40 schools, or 30 percent, closed"."""
    restated: tuple[FigureId, ...] = ()
    """The value again, in other terms: the 7.5 miles of "12 kilometres (7.5 miles)"."""
    parts: tuple[FigureId, ...] = ()
    """What adds up to the value: the 12 and 8 of "20 people: 12 men and 8 women"."""
    some_parts: tuple[FigureId, ...] = ()
    """Parts of the value, perhaps not all of them: the 12 and 7 of "20 people, 12 in Ghent and 7 in Bruges"."""
    between: tuple[FigureId, ...] = ()
    """The two amounts that a gap, multiple or change lies between: the 31 and 18 of "31 votes to 18, a majority of 13"."""
    factors: tuple[FigureId, ...] = ()
    """How many the value is for, and what each comes to: "2 million shares at $5 a share for $10 million"."""
    born: TimeId | None = None
    """The birth date of the person whose age the value is."""
    direction: Direction | None = None
    """The way that the words say the value went from the baseline; null where they do not say it as a fact."""
    tied: bool = False
    """True where the words of one clause tie the figures, false where they share no more than sentence, measure and period:
    enough to state them in one claim, too little to say that their numbers disagree.
    """
    rule: str = ""
    """The frame that bound them."""

    def __repr__(self) -> str:
        changes = ", ".join(self.changes)
        return in_short(
            self,
            None,
            value=self.value,
            changes=changes,
            baseline=self.baseline,
            difference=self.difference,
            whole=self.whole,
        )

    @property
    def lead(self) -> str | None:
        """The id of the figure that the statement is about: its value, else what changed or differs."""
        return self.value or next(iter(self.changes), None) or self.difference

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of its figures: value, changes, difference, baseline, whole."""
        parts = (self.value, *self.changes, self.difference, self.baseline, self.whole)
        return tuple(id_ for id_ in parts if id_ is not None)


def same_unit(first: Figure, second: Figure) -> bool:
    """True if two amounts can be set against each other: one unit and one denominator.

    A bare number ("up from 4,800") takes the unit of the other.  Currencies and other units are never converted.
    """
    if first.per and second.per and first.per.id != second.per.id:
        return False
    units = {figure.unit.id for figure in (first, second) if figure.unit and not is_bare(figure)}
    return len(units) <= 1 and (first.kind == second.kind or is_bare(first) or is_bare(second))


def is_bare(figure: Figure) -> bool:
    """True if the number is printed without a unit: an inherited one does not count."""
    no_unit = figure.unit is None or figure.unit.id is None
    return no_unit or (figure.kind in ("percent", "count") and "unit" in figure.inferred)


def per_how_many(figure: Figure) -> Decimal | None:
    """How many a rate is for: the 100,000 of "20 cases per 100,000 people"; None for one that is not per a number."""
    number = _NUMBER.match(figure.per.id or "") if figure.per else None
    return Decimal(number[0].replace(",", "")) if number else None


def is_of_points(figure: Figure) -> bool:
    """True if the amount says how far two percentages lie apart, where it is said of them: "8 percentage points", "8 points"."""
    return figure.kind == "points" or (figure.unit is not None and figure.unit.id == "point")
