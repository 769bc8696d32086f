"""An amount under construction: a number and what was read around it, before it becomes a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.components.figures.vocabulary import pattern
from extractor.numbers import FoundNumber, Number
from extractor.record.figure import Denominator, FigureKind, Unit


@dataclass(slots=True)
class Amount:
    """A number with its range in a text and its unit; `kind` is None while nothing says what it counts.

    `numeral` is the printed number itself (of a range: its last).  `low` and `high` are set for a stated range.  `codes` are the
    currencies it may be in, best guess first.
    """

    text: str = field(repr=False)
    numeral: FoundNumber
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

    @property
    def surface(self) -> str:
        """The words of the amount."""
        return self.text[self.start : self.end]

    def gap(self, following: Amount) -> str:
        """The words between this amount and a later one."""
        return self.text[self.end : following.start]

    def before(self, template: str, window: int = 40) -> re.Match[str] | None:
        """The match of a template (see `pattern`) right before the amount, in a window of so many code points."""
        return pattern(template, ends=True).search(self.text, max(0, self.start - window), self.start)

    def after(self, template: str) -> re.Match[str] | None:
        """The match of a template right after the amount."""
        return pattern(template).match(self.text, self.end)

    def take(self, kind: FigureKind | None, unit: Unit | None, rule: str, end: int) -> None:
        """Set the kind and the unit, with which the amount ends at `end`."""
        self.kind, self.unit, self.rule, self.end = kind, unit, rule, end
