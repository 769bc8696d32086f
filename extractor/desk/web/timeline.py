"""The values of one measure over time, as dots: where each lies in the drawing, in its own units."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extractor.desk.store import Point
from extractor.record.plain import decimal_text
from extractor.record.timex import interval_words

WIDTH, HEIGHT = 760, 300
LEFT, TOP, _RIGHT, _BOTTOM = 100, 48, 70, 30
_STEPS = 4  # between the lines of the values
_WIDTH_OF_PERIOD = 130  # for the words of a period
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


@dataclass(frozen=True, slots=True)
class Dot:
    """A value."""

    point: Point
    period: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of an axis."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn."""

    dots: tuple[Dot, ...]
    values: tuple[Tick, ...]
    periods: tuple[Tick, ...]
    width, height, left, top = WIDTH, HEIGHT, LEFT, TOP
    right = WIDTH - _RIGHT
    bottom = HEIGHT - _BOTTOM

    def lines(self) -> Iterator[str]:
        """For each source of several values the path through them."""
        sources: dict[str, list[Dot]] = defaultdict(list)
        for dot in self.dots:
            sources[dot.point.source or dot.point.outlet or ""].append(dot)
        for dots in sources.values():
            if len(dots) > 1:
                yield " ".join(f"{dot.x},{dot.y}" for dot in dots)


def draw(points: Sequence[Point]) -> Timeline:
    """The drawing of values of two periods or more, in order of their periods."""
    numbers = [Decimal(point.value) for point in points]
    step = _step((max(numbers) - min(numbers)) or abs(numbers[0]) or Decimal(1))
    low = (min(numbers) / step).to_integral_value(ROUND_FLOOR)
    high = max((max(numbers) / step).to_integral_value(ROUND_CEILING), low + 1)
    days = [_middle(point) for point in points]

    def x(day: int) -> int:
        return LEFT + round((WIDTH - LEFT - _RIGHT) * Decimal(day - min(days)) / (max(days) - min(days) or 1))

    def y(number: Decimal) -> int:
        return HEIGHT - _BOTTOM - round((HEIGHT - TOP - _BOTTOM) * (number / step - low) / (high - low))

    shown = zip(points, days, numbers, strict=True)
    dots = sorted(
        (Dot(point, _period(point), x(day), y(number)) for point, day, number in shown), key=lambda dot: dot.x
    )
    return Timeline(
        dots=tuple(dots),
        values=tuple(Tick(y(step * number), _amount(step * number)) for number in range(int(low), int(high) + 1)),
        periods=tuple(_labels(dots)),
    )


def _step(extent: Decimal) -> Decimal:
    """A round number that is a quarter of the extent or somewhat more."""
    least = extent / _STEPS
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def _amount(number: Decimal) -> str:
    exponent, word = next((scale for scale in _SCALES if number.adjusted() >= scale[0] and number), (0, ""))
    return f"{decimal_text(number.scaleb(-exponent))} {word}".strip()


def _middle(point: Point) -> int:
    ends = [dt.date.fromisoformat(day).toordinal() for day in (point.period_from, point.period_until) if day]
    return sum(ends) // len(ends)


def _period(point: Point) -> str:
    return interval_words(point.period_from, point.period_until) + "?" * ("period" in point.inferred)


def _labels(dots: Sequence[Dot]) -> Iterator[Tick]:
    """Below the axis the first period, the last one, and as many between them as fit."""
    last = dots[-1].x
    taken = LEFT - _WIDTH_OF_PERIOD
    for dot in dots:
        if dot.x - taken >= _WIDTH_OF_PERIOD and (last - dot.x >= _WIDTH_OF_PERIOD or dot.x == last):
            taken = dot.x
            yield Tick(dot.x, dot.period)
