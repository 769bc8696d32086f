"""TIMEX3 values of durations."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from extractor.components.times.spans import Expression
from extractor.timex import Mod

CODES = {
    "day": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "hour": "H", "minute": "M", "second": "S", "fortnight": "W", "season": "SE", "millennium": "ML",
}  # fmt: skip


def duration_value(count: Decimal | None, unit_word: str) -> str | None:
    """The TIMEX3 value of a duration: "P5M", "PT30M", "PXD" where the count is vague."""
    code = CODES.get(unit_word)
    if code is None:
        return None
    if unit_word == "fortnight" and count is not None:
        count = count * 2
    if unit_word == "decade" and count is not None:
        count, code = count * 10, "Y"
    clock = "T" if unit_word in ("hour", "minute", "second") else ""
    return f"P{clock}{'X' if count is None else format(count.normalize(), 'f')}{code}"


def approximation(expression: Expression) -> Mod | None:
    """The TimeML modifier of "about", "over", "at least" before a count; "just" and "some" have none."""
    word = expression.value("approx")
    return next((mod for mod in get_args(Mod) if mod == word), None)
