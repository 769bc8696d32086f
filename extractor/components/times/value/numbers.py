"""Counts inside time expressions: "five", "twenty-one", "two and a half", "2nd"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.components.times.spans import Expression


def read_number(text: str) -> Decimal | None:
    """The number of digits with or without an ordinal ending: "2nd" -> 2; None otherwise."""
    found = re.match(r"-?\d+(?:,\d{3})*(?:\.\d+)?", text)
    return Decimal(found[0].replace(",", "")) if found else None


def read_count(expression: Expression, group: str) -> Decimal | None:
    """The number that a count means; None when it is vague ("a few", "several") or absent."""
    if not expression.match.group(group):
        return None
    first, last = expression.match.span(group)
    words = expression.words
    total: Decimal | None = None
    for i in range(first, last):
        kind = words.classes[i]
        entry = words.entry(i)
        if kind == "~":
            return None
        if kind == "G":
            total = (total or Decimal(0)) + Decimal("0.5")
        elif kind in "L5" and entry is not None and entry.value is not None:
            number = Decimal(entry.value)
            multiplies = number in (12, 100, 1000)  # "two dozen", "a hundred"
            total = (total or Decimal(1)) * number if multiplies else (total or Decimal(0)) + number
        elif kind in "N#YO":
            total = read_number(words.surface(i))
    if total is None and "a" in words.classes[first:last]:
        total = Decimal(1)
    if total is not None and expression.has("half"):  # "a year and a half"
        total += Decimal("0.5")
    return total
