"""Ages: "aged 13", "the age of 21", "Chang, 46, said"."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.figure import Unit

_AGED = re.compile(
    r"\b(?:aged|ages|age|ages of|age of|aged between|aged from|aged over|aged under|ages from) \Z", re.IGNORECASE
)
_AGE_RANGE = re.compile(r"\b(?:aged|ages|age)(?: between| from| of)? \d{1,3}(?: to | and |-|–)\Z", re.IGNORECASE)
_APPOSITION = re.compile(r"(?<=[A-Za-z.’'])(?:,| \() ?\Z")
_OLDEST = 125  # years: larger numbers between commas are no ages


def read_age(text: str, amount: Amount, heads: Heads) -> bool:
    """Take a bare number for an age in years, by its words or by its place behind a person's name."""
    if amount.number.value is None or not (
        amount.bare or amount.unit is not None and amount.unit.id == "year" and amount.kind == "duration"
    ):
        return False
    before = text[max(0, amount.start - 24) : amount.start]
    value = amount.number.value
    if value % 1 or not 0 <= value <= _OLDEST:
        return False
    if (
        _AGED.search(before)
        or _AGE_RANGE.search(before)
        or (amount.bare and _is_apposition(text, amount, before, heads))
    ):
        amount.kind, amount.unit, amount.rule = "age", Unit(id="year", dimension="time"), "age:words"
        return True
    return False


def _is_apposition(text: str, amount: Amount, before: str, heads: Heads) -> bool:
    """ "Chang, 46, said": digits between commas or brackets behind a person's name."""
    if amount.number.form != "digits" or amount.found.scale != 1 or not _APPOSITION.search(before):
        return False
    behind = text[amount.end : amount.end + 1]
    if behind not in (",", ")", ".", ";", ":") or (behind == ")") != before.rstrip().endswith("("):
        return False
    if text[amount.end + 1 : amount.end + 2].isdigit():
        return False
    return heads.is_person_name(amount.start - len(before) + len(_APPOSITION.sub("", before)))
