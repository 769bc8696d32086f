"""Numbers in words: the word list and how its words add up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from extractor.words.lexicons import alternatives, cached, filled, lexicon, lexicon_check, load_lexicon

NINE_DECIMALS = Decimal("1e-9")
HALF = Fraction(1, 2)


NumberKind = Literal[
    "unit",  # 0 to 19
    "tens",
    "hundred",
    "scale",  # thousand ...
    "suffix",  # letters after digits: "5bn"
    "part",  # the denominator of a fraction
    "vague",  # a plural that refers to an unknown number of them
    "few",  # no number of its own: "several hundred"
    "rank",  # no number of its own: "twenty-first"
    "ranking",  # after digits it makes them a rank: "22nd"
    "which",  # "half" after it is a part of a match or a year, no amount
    "halved",  # after "half" and a hyphen it is what is halved: "half-hour"
    "half_name",  # "half" before it is part of a name: "half mast"
    "share_of",  # a share follows: "by nearly a fourth"
    "compared",  # after a share: "a fourth more"
    "whole",  # after "quarters of" they are shares: "three quarters of all"
]


@lexicon("number_words")
@dataclass(frozen=True, slots=True)
class NumberWord:
    """One word of a number, or one beside it that decides how it is read; `kind` is what it is.

    `value` may be a fraction "1/3".  An `exact` scale never rounds ("dozen"); an `ambiguous` suffix is also a unit or a name,
    a unit unless money is said where it is `unit_first`, and
    only a `spaced` one may come after a blank.  A `share` is a fraction alone after an article ("a third"), where
    other parts are ranks as often.  A vague word is one `only_of` something: "scores" alone is a verb and a noun of sport.
    """

    id: str
    surface: str
    kind: NumberKind
    value: str = ""
    exact: bool = False
    ambiguous: bool = False
    spaced: bool = False
    unit_first: bool = False
    share: bool = False
    only_of: bool = False

    @property
    def decimal(self) -> Decimal:
        """The exact value, or nine decimals of a fraction."""
        return as_decimal(Fraction(self.value))


@lexicon_check("number_words")
def check_number_word(word: NumberWord) -> None:
    """Raises ValueError for a word whose value is no number."""
    try:
        Fraction(word.value or 0)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"'value': {word.value!r} is neither a decimal number nor a fraction") from error


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
    """Surface -> word of a number, suffix letters apart: they mean a number only after digits."""
    return {w.surface: w for w in load_lexicon("number_words", NumberWord) if w.value and w.kind != "suffix"}


@cached
def scale_suffixes() -> Mapping[str, NumberWord]:
    """Letters after digits -> their word: "bn"."""
    return {w.surface: w for w in load_lexicon("number_words", NumberWord) if w.kind == "suffix"}


@cached
def words_of_kind(kind: str) -> frozenset[str]:
    """The surfaces of one kind."""
    return frozenset(w.surface for w in load_lexicon("number_words", NumberWord) if w.kind == kind)


@cached
def number_pattern(template: str) -> re.Pattern[str]:
    """The regular expression of a template in which `{kind}` is any word of that kind, in any case."""
    return re.compile(filled(template, lambda kind: alternatives(words_of_kind(kind))), re.IGNORECASE)


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
