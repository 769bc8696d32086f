"""Numbers as people type them: "18.2 million", "$18.2m", "5.7 %", "−3", and with their unit "450 jobs"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from extractor.currencies import codes_of, match_after
from extractor.numbers.digits import read_digits
from extractor.units import match_unit

AMOUNT_FORMS: Final = ("18.2 million", "$18.2m", "5.7%", "-3")
"""An example of each form that is read."""
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


def parse_number(text: str) -> Amount | None:
    """The number that a text is, with the sign of its currency or "%"; None where it is anything else or more."""
    found = _NUMBER.fullmatch(text)
    amount = _read(found) if found else None
    return None if found and found["money"] and amount and not amount.units else amount


def parse_amount(words: str) -> Amount | None:
    """The only number in these words, with its unit: "nearly 450 jobs" -> 450; None where there is none, or more than one."""
    found = _NUMBER.search(words)
    if found is None or re.search(r"\d", words[: found.start()] + words[found.end() :]):
        return None
    amount = _read(found)
    if amount is None or amount.units:
        return amount
    place = len(words) - len(words[found.end() :].lstrip())
    if money := match_after(words, place):
        return replace(amount, value=amount.value * money.factor, units=money.codes)
    unit = match_unit(words, place)
    return replace(amount, units=(unit.entry.id,)) if unit else amount


def _read(found: re.Match[str]) -> Amount | None:
    """None where another country would read another number: "1,5"."""
    digits, scale = found["digits"], (found["scale"] or "").lower()
    number = read_digits(digits) if "," in digits else None
    if "," in digits and (number is None or number.ambiguous):
        return None
    value = Decimal(digits.replace(",", "")).scaleb(_SCALES.get(scale, _SCALES.get(scale[:1], 0)))
    return Amount(
        value=-value if found["sign"] in ("-", "−") else value,
        units=("percent",) if found["percent"] else codes_of((found["money"] or "").upper()),
        is_signed=found["sign"] is not None,
    )
