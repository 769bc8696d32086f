"""Numbers in words: the word list and how its words add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from extractor.lexicons import cached, lexicon, load_lexicon

NINE_DECIMALS = Decimal("1e-9")


@lexicon("number_words")
@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word of a number.

    `kind`: unit (0 to 19), tens, hundred, scale (thousand ...), suffix (letters after digits: "5bn"), part (a fraction's
    denominator), vague (a plural that stands for an unknown number of them).  `value` may be a fraction "1/3".
    """

    id: str
    surface: str
    kind: Literal["unit", "tens", "hundred", "scale", "suffix", "part", "vague"]
    value: str

    @property
    def decimal(self) -> Decimal:
        """The exact value, or nine decimals of a fraction."""
        return as_decimal(Fraction(self.value))


def as_decimal(fraction: Fraction) -> Decimal:
    """The fraction as a decimal: exact where it ends within nine decimals, else rounded to nine."""
    value = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    return (
        value
        if value * fraction.denominator == fraction.numerator and -_exponent(value) <= 9
        else value.quantize(NINE_DECIMALS)
    )


def _exponent(value: Decimal) -> int:
    return int(value.as_tuple().exponent)


@cached
def number_words() -> Mapping[str, NumberWord]:
    """Surface -> word, suffix letters apart: they mean a number only behind digits."""
    return {w.surface: w for w in load_lexicon("number_words", NumberWord) if w.kind != "suffix"}


@cached
def scale_suffixes() -> Mapping[str, Decimal]:
    """Letters behind digits -> factor: "bn" -> 1000000000."""
    return {w.surface: w.decimal for w in load_lexicon("number_words", NumberWord) if w.kind == "suffix"}


def add_up(words: Sequence[NumberWord]) -> Decimal | None:
    """The value of a cardinal: twenty-eight thousand six hundred forty-two -> 28642.

    None where the words are two numbers side by side ("two three") or no number ("hundred" after "thousand" alone is 100).
    """
    total = Decimal(0)
    group = Decimal(0)
    # the last scale used: scales must fall ("two thousand three million" is two numbers)
    smallest = Decimal("Infinity")
    last = ""
    for word in words:
        value = word.decimal
        if word.kind == "unit":
            if last == "unit" or (last == "tens" and not 0 < value < 10):
                return None
            group += value
        elif word.kind == "tens":
            if last in ("unit", "tens"):
                return None
            group += value
        elif word.kind == "hundred":
            if group >= 100:
                return None
            group = (group or 1) * value
        else:
            if last == "scale" and not group:  # "thousand million", "lakh crore"
                total, smallest = total * value, min(smallest, value)
                continue
            if value >= smallest:
                return None
            total += (group or 1) * value
            smallest, group = value, Decimal(0)
        last = word.kind
    return total + group
