"""What a written number says, apart from where it is and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Form = Literal["digits", "words", "fraction", "vague"]


@dataclass(frozen=True, slots=True)
class Number:
    """The value of a written number.

    `value` is None only for a vague amount ("dozens").  `precision` is the value of the last printed digit ("18.7 million":
    100000), and `rounded` says that the number was printed with decimals or a scale word, so that it may have been rounded
    there.  `ambiguous` marks a reading that another country's separators would change ("1 000,5").
    """

    value: Decimal | None
    form: Form
    precision: Decimal = Decimal(1)
    rounded: bool = False
    ambiguous: bool = False

    def times(self, factor: Decimal) -> Number:
        """The number in a unit that is `factor` as large: 52 cents are 0.52 dollars, its last printed digit 0.01."""
        value = None if self.value is None else self.value * factor
        return replace(self, value=value, precision=self.precision * factor, rounded=True)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and its range in the text (code points, half-open).

    `digits_end` is where the number ends without its scale; `scale` is the factor of that scale, 1 without one;
    `scale_word` its letters.  A range borrows the scale of its second end ("$10 to $15 million").
    """

    start: int
    end: int
    number: Number
    digits_end: int
    scale: Decimal = Decimal(1)
    scale_word: str = ""
