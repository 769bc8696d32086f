"""Counts inside time expressions ("five", "two and a half", "2nd") and the TIMEX3 values of durations."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, cast

from extractor.components.times.spans import Expression

TimeUnit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century",
    "millennium",
]  # fmt: skip
CODES: dict[TimeUnit, str] = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "fortnight": "W", "hour": "H", "minute": "M", "second": "S", "millennium": "ML",
}  # fmt: skip
WEEKS = {"fortnight": 2}


def read_number(text: str) -> Decimal | None:
    """The number of digits with or without an ordinal ending: "2nd" -> 2; None otherwise."""
    match = re.match(r"-?\d+(?:,\d{3})*(?:\.\d+)?", text)
    return Decimal(match[0].replace(",", "")) if match else None


def read_count(expression: Expression, absent: Decimal | None = None) -> Decimal | None:
    """The number of units that an expression counts, of weeks for fortnights; None when it is vague ("a few")."""
    count = _read_count(expression) if expression.has("count") else absent
    return count and count * WEEKS.get(expression.value("unit"), 1)


def _read_count(expression: Expression) -> Decimal | None:
    first, last = expression.match.span("count")
    words = expression.words
    total: Decimal | None = None
    for i in range(first, last):
        kind = words.kind(i)
        if kind == "vague":
            return None
        if kind == "half":
            total = (total or Decimal(0)) + Decimal("0.5")
        elif kind in ("number", "big_number"):
            number = Decimal(words.lexicon[words.surface(i).lower()].value or 0)
            multiplies = number in (12, 100, 1000)  # "two dozen", "a hundred"
            total = (total or Decimal(1)) * number if multiplies else (total or Decimal(0)) + number
        elif kind in ("day_number", "digits", "year"):
            total = read_number(words.surface(i))
    if total is None and words.has("a", first, last):
        total = Decimal(1)
    if total is not None and expression.has("half"):  # "a year and a half"
        total += Decimal("0.5")
    return total


def duration_value(count: Decimal | None, unit_word: str) -> str:
    """The TIMEX3 value of a duration: "P5M", "PT30M", "PXD" where the count is vague."""
    code = CODES[cast(TimeUnit, unit_word)]
    if unit_word == "decade" and count is not None:
        count, code = count * 10, "Y"
    clock = "T" if unit_word in ("hour", "minute", "second") else ""
    return f"P{clock}{'X' if count is None else format(count.normalize(), 'f')}{code}"
