"""An amount under construction: a number and what was read around it, before it becomes a figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractor.figure import Denominator, FigureKind, Unit
from extractor.numbers import FoundNumber, Number


@dataclass(slots=True)
class Amount:
    """A number with its range and unit; `kind` is None while nothing says what it counts.

    `found` is the number itself (of a range: its last).  `low` and `high` are set for a stated range.  `codes` are the
    currencies it may be in, best guess first.
    """

    found: FoundNumber
    start: int
    end: int
    number: Number
    kind: FigureKind | None = None
    unit: Unit | None = None
    per: Denominator | None = None
    codes: tuple[str, ...] = ()
    prefix_currency: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    is_range: bool = False
    inferred_unit: bool = False
    rule: str = "count"

    @property
    def bare(self) -> bool:
        """Whether nothing but the number has been read."""
        return self.kind is None and self.unit is None

    def take(self, kind: FigureKind | None, unit: Unit | None, rule: str, end: int) -> None:
        """Be of this kind and unit, which reach to `end`."""
        self.kind, self.unit, self.rule, self.end = kind, unit, rule, end
