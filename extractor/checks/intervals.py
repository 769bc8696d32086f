"""Interval arithmetic on printed numbers.

A printed number means every number that would have been printed so: "18.7 million" for 18,650,000 to 18,750,000.
A calculation with printed numbers therefore gives an interval, and two numbers disagree only where their intervals do
not meet.  The figures bring theirs (`low`, `high`; approximate words have widened them); one rule is added here:

    fractions and multiples in words ("a third", "doubled", "one in five") are round: 10 % on either side

An open side ("more than 5") is None and stays open through every operation.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.record.figure import Figure
from extractor.record.finding import Interval, Status

HUNDRED = Decimal(100)
SCALE_SLIPS = tuple(Decimal(10) ** n for n in (3, -3, 6, -6))  # "million" for "billion", thousands for millions
_SLIP = 3
_DIGIT = re.compile(r"\d")
_COUNTED = re.compile(r"\d.*\d\d")  # "1,282 out of 5,409" is exact, "8 out of 10" is not
WORDED_TOLERANCE = Decimal("0.1")  # "doubled" is written of 1.8 to 2.2; beyond that it is "nearly" or "more than"


def printed(figure: Figure) -> Interval | None:
    """What the figure may mean; None for a vague amount and for a number that could not be read."""
    value, low, high = figure.value, figure.low, figure.high
    if (value, low, high) == (None, None, None):
        return None
    if value is not None and figure.modifier in ("exact", "approx"):
        worded = is_worded(figure)
        margin = abs(value) * WORDED_TOLERANCE if worded else Decimal(0)
        low = value - margin if low is None else min(low, value - margin)
        high = value + margin if high is None else max(high, value + margin)
    if value is None and low is not None and high is not None:
        value = (low + high) / 2
    return Interval(low=low, value=value, high=high)


def is_worded(figure: Figure) -> bool:
    """Whether the number is a fraction or multiple in words: "a third", "doubled", "half a percentage point"."""
    if figure.kind in ("percent", "points"):
        return figure.value is not None and figure.value % 1 != 0 and _DIGIT.search(figure.surface) is None
    return figure.kind in ("fraction", "multiple") and not _COUNTED.search(figure.surface)


def half_place(value: Decimal) -> Decimal:
    """Half of the last place that is not zero: 50 of 1,200."""
    return Decimal("0.5").scaleb(int(value.normalize().as_tuple().exponent))


def signed(figure: Figure) -> Interval | None:
    """The interval of a change with its sign: below zero where the words say that it went down."""
    interval = printed(figure)
    return negate(interval) if interval is not None and figure.direction == "down" else interval


def is_slip(first: Figure, second: Figure) -> bool:
    """True if the amounts lie so near that the one may be the other put wrong: within a factor of 3."""
    low, high = sorted(abs(figure.value or Decimal(0)) for figure in (first, second))
    return low * _SLIP >= high


def point(number: Decimal) -> Interval:
    """A number without any doubt."""
    return Interval(low=number, value=number, high=number)


def negate(a: Interval) -> Interval:
    """-a"""
    return Interval(
        low=_times(a.high, Decimal(-1)), value=_times(a.value, Decimal(-1)), high=_times(a.low, Decimal(-1))
    )


def add(a: Interval, b: Interval) -> Interval:
    """a + b"""
    return Interval(low=_plus(a.low, b.low), value=_plus(a.value, b.value), high=_plus(a.high, b.high))


def subtract(a: Interval, b: Interval) -> Interval:
    """a - b"""
    return add(a, negate(b))


def scale(a: Interval, factor: Decimal) -> Interval:
    """a * factor, for a factor above zero."""
    return Interval(low=_times(a.low, factor), value=_times(a.value, factor), high=_times(a.high, factor))


def multiply(a: Interval, b: Interval) -> Interval | None:
    """a * b, for intervals that do not go below zero; None where one does, since then the ends change places."""
    if any(interval.low is not None and interval.low < 0 for interval in (a, b)):
        return None
    return Interval(low=_times(a.low, b.low), value=_times(a.value, b.value), high=_times(a.high, b.high))


def divide(a: Interval, b: Interval) -> Interval | None:
    """a / b, for b above zero; None where b may be zero or below, since then the quotient may be anything."""
    if b.low is None or b.low <= 0:
        return None
    return Interval(
        low=None if a.low is None else _quotient(a.low, b.low if a.low < 0 else b.high),
        value=a.value / b.value if a.value is not None and b.value else None,
        high=None if a.high is None else _quotient(a.high, b.high if a.high < 0 else b.low),
    )


def percent_change(value: Interval, baseline: Interval) -> Interval | None:
    """(value / baseline - 1) * 100; None where the baseline may be zero or below."""
    ratio = divide(value, baseline)
    return ratio and scale(add(ratio, point(Decimal(-1))), HUNDRED)


def overlap(a: Interval, b: Interval) -> bool:
    """Whether some number lies in both."""
    return not (is_below(a, b) or is_below(b, a))


def is_below(a: Interval, b: Interval) -> bool:
    """Whether every number of the one is less than every number of the other."""
    return a.high is not None and b.low is not None and a.high < b.low


def compare(computed: Interval, reported: Interval, *, approximate: bool = False) -> Status:
    """Consistent exactly: the calculation with the numbers as printed gives what is reported, in its printed digits.

    Consistent thanks to rounding (or to an approximate word): the intervals meet.  Else inconsistent.
    """
    if not overlap(computed, reported):
        return "inconsistent"
    if computed.value is not None and not approximate and overlap(point(computed.value), reported):
        return "consistent_exact"
    return "consistent_rounded"


def _plus(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a + b


def _times(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a * b


def _quotient(a: Decimal, b: Decimal | None) -> Decimal:
    """a / b, where an open b is without bound."""
    return Decimal(0) if b is None else a / b
