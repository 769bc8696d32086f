"""Numbers as people type them: "18.2 million", "$18.2m", "5.7 %", "−3", "a third", and with their unit "450 jobs"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, cast

from extractor.numbers import FoundNumber, find_numbers
from extractor.numbers.digits import read_digits
from extractor.record.figure import FigureKind
from extractor.words.currencies import codes_of, match_after
from extractor.words.units import match_unit, unit_by_id

AMOUNT_FORMS: Final = ("18.2 million", "$18.2m", "5.7%", "-3")
"""An example of each form that is read."""
UNITS: Final = {"value": "unit", "change": "change_unit", "baseline": "baseline_unit"}
"""The column with the unit of each number of a claim."""
_NUMBER = re.compile(
    r"""
    (?P<sign>[+\-−])? (?P<money>[A-Z]{0,3}[^\w\s.,+\-−%"])? (?P<digits>[\d,]*\.?\d+(?:e[+-]?\d{1,3})?)
    (?:\s* (?P<scale>thousand|million|billion|trillion|k|mn?|bn?|tn?) (?!\w))? (?:\s* (?P<percent>%|(?:percent|per\scent)\b))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SCALES = {"": 0, "k": 3, "thousand": 3, "m": 6, "b": 9, "t": 12}  # by their words or first letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with what it may count, best guess first; no units where none is written."""

    value: Decimal
    units: tuple[str, ...]
    is_signed: bool
    """True where a plus or minus is written."""
    is_bare: bool = True
    """True where no word follows that may say what is counted."""


def parse_number(text: str) -> Amount | None:
    """The number that a text is, with the sign of its currency or "%"; None where it is anything else or more."""
    match = _NUMBER.fullmatch(text)
    amount = _read(match) if match else None
    return None if match and match["money"] and amount and not amount.units else amount


def parse_amount(words: str) -> Amount | None:
    """The only number in these words, with its unit: "nearly 450 jobs" -> 450; None where there is none, or more than one."""
    match, numbers = _NUMBER.search(words), list(find_numbers(words))
    if len(numbers) > 1:
        return None
    if match is None:
        amount, end = _in_words(numbers), numbers[0].end if numbers else 0
    elif re.search(r"\d", words[: match.start()] + words[match.end() :]) or any(
        number.end > match.end() for number in numbers
    ):
        return None  # "4 dozen", "5½"
    else:
        amount, end = _read(match), match.end()
    if amount is None or amount.units:
        return amount
    start = len(words) - len(words[end:].lstrip())
    if money := match_after(words, start):
        return replace(amount, value=amount.value * money.factor, units=money.codes)
    if unit := match_unit(words, start):
        return replace(amount, units=(unit.entry.id,))
    return replace(amount, is_bare=not any(map(str.isalpha, words[start:])))


def is_amount(words: str) -> bool:
    """True where a number is read for certain, or a vague one is stated: "dozens"."""
    return parse_amount(words) is not None or any(number.number.form == "vague" for number in find_numbers(words))


def lead_of(claim: Mapping[str, Any]) -> str:
    """The column of the number that `amount` states."""
    return "change" if claim["value"] is None and claim["change"] is not None else "value"


def kind_of(unit: str | None) -> FigureKind | None:
    """The kind of an amount that is counted in a unit; None where it is not known."""
    if unit is None:
        return None
    if unit in ("fraction", "multiple"):
        return cast(FigureKind, unit)
    entry = unit_by_id(unit)
    return entry.figure_kind if entry else "money" if unit in codes_of(unit) else None


def _in_words(numbers: list[FoundNumber]) -> Amount | None:
    """A number without digits: "two thousand", "a third"; None for a vague one ("dozens")."""
    if not numbers or numbers[0].number.value is None:
        return None
    units = ("fraction",) if numbers[0].number.form == "fraction" else ()
    return Amount(value=numbers[0].number.value, units=units, is_signed=False)


def _read(match: re.Match[str]) -> Amount | None:
    """None where another country would read another number: "1,5"."""
    digits, scale = match["digits"], (match["scale"] or "").lower()
    number = read_digits(digits) if "," in digits else None
    if "," in digits and (number is None or number.ambiguous):
        return None
    value = Decimal(digits.replace(",", "")).scaleb(_SCALES.get(scale, _SCALES.get(scale[:1], 0)))
    return Amount(
        value=-value if match["sign"] in ("-", "−") else value,
        units=("percent",) if match["percent"] else codes_of((match["money"] or "").upper()),
        is_signed=match["sign"] is not None,
    )
