"""A measure that has several values over time, as bars: one for each period, from zero, in order of time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractor.record.claim import Claim, Measure
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure, FigurePeriod
from extractor.record.timex import interval_words

_LEVELS = frozenset({"level", "share", "rate", "baseline"})
_LENGTHS = (1, 7, 31, 92, 184, 366)  # days: only amounts of one kind of period are comparable
_LABEL, _BAR, _ROW, _AMOUNT = 150, 300, 26, 130  # of the drawing, in pixels


@dataclass(frozen=True, slots=True)
class Point:
    """One value; `claim` is the id of a claim that states it."""

    when: str
    from_: str
    value: Decimal
    surface: str
    claim: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A point as it is drawn, in pixels."""

    point: Point
    x: int
    y: int
    width: int

    @property
    def amount_at(self) -> int:
        """Where its amount is written."""
        return self.x + self.width + 8


@dataclass(frozen=True, slots=True)
class Chart:
    """The values of one measure."""

    title: str
    points: tuple[Point, ...]

    width = _LABEL + _BAR + _AMOUNT
    label = _LABEL - 8

    @property
    def height(self) -> int:
        """The height of the drawing, in pixels."""
        return _ROW * len(self.points)

    @property
    def zero(self) -> int:
        """Where the bars begin."""
        return _LABEL + round(_BAR * -self._ends[0] / self._extent)

    @property
    def _ends(self) -> tuple[Decimal, Decimal]:
        values = [point.value for point in self.points]
        return min(Decimal(0), *values), max(Decimal(0), *values)

    @property
    def _extent(self) -> Decimal:
        low, high = self._ends
        return (high - low) or Decimal(1)

    def bars(self) -> Iterator[Bar]:
        """One below the other."""
        for number, point in enumerate(self.points):
            length = max(round(_BAR * abs(point.value) / self._extent), 1)
            yield Bar(point, self.zero if point.value >= 0 else self.zero - length, number * _ROW, length)


def read_charts(extraction: Extraction, claims: Iterable[Claim]) -> list[Chart]:
    """A chart for each measure that these claims state for two or more periods of one length, in text order.

    Only what the article states: the same words and units, periods with both ends, no range and no vague amount.
    """
    figures = {figure.id: figure for figure in extraction.figures}
    names = {entity.id: entity.name for entity in extraction.entities}
    series: dict[tuple[str | None, ...], dict[tuple[str, Decimal], Point]] = defaultdict(dict)
    titles: dict[tuple[str | None, ...], str] = {}
    for claim in claims:
        if claim.measure is None or "measure" in claim.inferred:
            continue
        subject = names.get(claim.subject_id or "")
        where = names.get(claim.place_id or "")
        for id_ in (claim.value_id, claim.baseline_id):
            figure = figures.get(id_ or "")
            if figure and (point := _point(claim, figure)):
                words = _words(claim.measure)
                what = (words.casefold(), subject, where, *_kind(figure))
                series[what].setdefault((point.when, point.value), point)
                titles.setdefault(what, ", ".join(dict.fromkeys(filter(None, (words, subject, where)))))
    return [
        Chart(titles[what], tuple(sorted(points.values(), key=lambda point: (point.from_, point.value))))
        for what, points in series.items()
        if len({point.when for point in points.values()}) > 1
    ]


def _words(measure: Measure) -> str:
    apart = measure.of and measure.of not in measure.surface
    return f"{measure.surface} of {measure.of}" if apart else measure.surface


def _kind(figure: Figure) -> tuple[str | None, ...]:
    """What two figures must share to be drawn together: unit, denominator, basis, and how long their periods are."""
    unit, per = figure.unit.id if figure.unit else None, figure.per.id if figure.per else None
    period = figure.period or FigurePeriod(time=None, from_=None, until=None)
    days = (_day(period.until) - _day(period.from_)).days
    return unit, per, *figure.basis, str(sum(days > length for length in _LENGTHS))


def _point(claim: Claim, figure: Figure) -> Point | None:
    period, value = figure.period, figure.value
    if value is None or figure.role not in _LEVELS or figure.baseline_kind not in (None, "earlier"):
        return None
    if period is None or not period.from_ or not period.until or "T" in period.from_ + period.until:
        return None
    when = interval_words(period.from_, period.until)
    return Point(when, period.from_, value, figure.surface, claim.id, period.inferred)


def _day(text: str | None) -> dt.date:
    return dt.date.fromisoformat(text or "")
