"""What a printed number may mean, in a unit in which it can be compared with that of another article."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.record.figure import Figure
from extractor.words.unit_conversion import to_si

PILES = frozenset(["count", "quantity", "duration"])
"""Kinds of which a change is as much as an amount: "lost four tonnes" and "spilled four tonnes" are one thing."""
_ROUND = frozenset(["fraction", "multiple"])  # "a third" has one digit, whatever its value
SHARES = frozenset(["percent", "fraction"])
"""Kinds that are parts of a whole, or changes by such a part."""
_TENTH = Decimal("0.1")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Amount:
    """The printed number and all that it may mean, from `low` to `high`, in `unit`; `digits` are its significant ones."""

    unit: str
    value: Decimal
    low: Decimal
    high: Decimal
    digits: int

    def meets(self, other: Amount) -> bool:
        """True if some number may be meant by both: not where two only touch, as "$300" and "$350" do."""
        is_overlap = max(self.low, other.low) < min(self.high, other.high)
        is_inside = self.low < other.value < self.high or other.low < self.value < other.high
        return self.unit == other.unit and (self.value == other.value or is_overlap or is_inside)

    def is_within(self, other: Amount, factor: int) -> bool:
        """True if neither is more than so many times the other one."""
        return max(self.high, other.high) <= factor * min(self.low, other.low)

    def is_printed_as(self, other: Amount) -> bool:
        """True if both mean the same numbers, however they are written."""
        return (self.unit, self.low, self.high) == (other.unit, other.low, other.high)


def read_amount(figure: Figure) -> Amount | None:
    """What the figure may mean; None for a vague amount, and for a number that could not be read.

    That is what the printed digits allow, but no more than a tenth of it: nobody who means 1.4 million prints a million.  "More
    than 40" refers to 40 to 44, and "more than 1,240" for 1,240 to 1,250, which another article may print for it.
    """
    value, low, high = figure.value, figure.low, figure.high
    if value is None and low is not None and high is not None:
        value = (low + high) / 2
    if value is None or figure.vague:
        return None
    digits = value.normalize().as_tuple()
    if not figure.range:
        tenth, last = abs(value) * _TENTH, Decimal(10) ** int(digits.exponent)
        if figure.modifier in ("more_than", "at_least"):
            low, high = value, value + min(tenth, last)
        elif figure.modifier in ("less_than", "at_most"):
            low, high = value - min(tenth, last), value
        else:
            low = max(value - tenth, value - tenth if low is None else low)
            high = min(value + tenth, value + tenth if high is None else high)
    assert low is not None
    assert high is not None
    unit, (value, low, high) = _in_one_unit(figure, value, low, high)
    return Amount(unit=unit, value=value, low=low, high=high, digits=1 if figure.kind in _ROUND else len(digits.digits))


def _in_one_unit(figure: Figure, *numbers: Decimal) -> tuple[str, tuple[Decimal, ...]]:
    """The name under which amounts are compared, and the numbers in it: lengths in metres, shares in percent."""
    moved = " change" if figure.role == "change" and figure.kind not in PILES else ""
    unit, per = figure.unit.id if figure.unit else None, figure.per.id if figure.per else None
    if figure.kind in SHARES:
        factor = _HUNDRED if figure.kind == "fraction" else Decimal(1)
        return f"share{moved}", tuple(number * factor for number in numbers)
    if figure.kind in ("quantity", "duration") and unit:
        converted = [to_si(number, unit, per) for number in numbers]
        names = {pair[1] for pair in converted if pair}
        if len(names) == 1:
            return names.pop(), tuple(pair[0] for pair in converted if pair)
    counted = "" if figure.kind == "count" else unit or ""
    return f"{figure.kind} {counted}{f'/{per}' if per else ''}{moved}", numbers
