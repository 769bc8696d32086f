"""The sentences of the findings: numbers as a reader would write them, and the calculation in words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from extractor.assembly.wording import MODIFIER_WORDS
from extractor.record.figure import Figure
from extractor.record.finding import Interval, Status

OUTCOME: dict[Status, str] = {
    "consistent_exact": "consistent",
    "consistent_rounded": "consistent",
    "inconsistent": "inconsistent",
}
_PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|pct\b)")
_Y = re.compile("(?<=[^aeiou])y$")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_SCALES = (
    (Decimal(10) ** 12, "trillion", "tn"),
    (Decimal(10) ** 9, "billion", "bn"),
    (Decimal(10) ** 6, "million", "m"),
)
_UNIT_WORDS = {"percentage_point": "percentage points", "basis_point": "basis points",
               "multiple": "times", "index_point": "points", "person": "people", "foot": "feet"}  # fmt: skip


def short(figure: Figure) -> str:
    """The figure's own words in short form: "$18.7 million" -> "$18.7m", "13.7 percent" -> "13.7%"."""
    surface = " ".join(figure.surface.split())
    if figure.kind == "money":
        for _, word, suffix in _SCALES:
            surface = re.sub(rf"\s+{word}\b", suffix, surface)
    return f"{MODIFIER_WORDS.get(figure.modifier, '')} {_PERCENT.sub('%', surface)}".lstrip()


def said(change: Figure) -> str:
    """A printed change in short form, with its direction; a multiple ("doubled") has it in itself."""
    if change.direction not in ("up", "down") or change.kind == "multiple":
        return short(change)
    return f"{change.direction} {short(change)}"


def day(value: str) -> str:
    """A date in words: "9 June 2025"."""
    given = date.fromisoformat(value[:10])
    return f"{given.day} {given:%B %Y}"


def number(value: Decimal, digits: int) -> str:
    """The number with so many decimals and a comma at the thousands: Decimal("6217.1"), 0 -> "6,217"."""
    return f"{value:z,.{digits}f}"  # z: no "-0.0"


def percentages(interval: Interval) -> str:
    """A computed percentage with what the digits allow: "-13.8% (-13.4 to -14.3 allowing for rounding)"."""
    return _with_range(interval, "%")


def amounts(interval: Interval, like: Figure) -> str:
    """A computed amount in the unit of `like`: "$36.2m (36.0 to 36.3 allowing for rounding)"."""
    unit = (like.unit and like.unit.id) or ""
    if like.kind != "money":
        is_one = interval.value == interval.low == interval.high == 1
        words = unit.replace("_", " ") if is_one else plural(unit)
        return _with_range(interval, "%" if unit == "percent" else f" {words}".rstrip())
    size = abs(interval.value or interval.low or interval.high or Decimal(0))
    factor, suffix = next(((factor, suffix) for factor, _, suffix in _SCALES if size >= factor), (Decimal(1), ""))
    scaled = Interval(
        low=None if interval.low is None else interval.low / factor,
        value=None if interval.value is None else interval.value / factor,
        high=None if interval.high is None else interval.high / factor,
    )
    return _with_range(scaled, suffix, _SIGNS.get(unit, f"{unit} "))


def plural(unit: str) -> str:
    """The unit of several: "square_foot" -> "square feet", "bus" -> "buses", "degree celsius" -> "degrees Celsius"."""
    if unit.startswith("degree "):
        return f"degrees {unit.removeprefix('degree ').capitalize()}"
    if unit in _UNIT_WORDS or not unit:
        return _UNIT_WORDS.get(unit, unit)
    before, _, last = unit.replace("_", " ").rpartition(" ")
    if last not in _UNIT_WORDS:
        last = _Y.sub("ie", last)
        last += "es" if last.endswith(("s", "x", "ch", "sh")) else "s"
    return f"{before} {_UNIT_WORDS.get(last, last)}".strip()


def _with_range(interval: Interval, suffix: str, prefix: str = "") -> str:
    """The number with its unit, and its ends in brackets unless they are printed the same."""
    low, value, high = interval.low, interval.value, interval.high
    if value is None or low is None or high is None:
        least, most = (None if end is None else number(end, 1) for end in (low, high))
        bounds = [
            f"at least {prefix}{least}{suffix}" if least else "",
            f"at most {prefix}{most}{suffix}" if most else "",
        ]
        return " and ".join(bound for bound in bounds if bound) or "open"
    digits = _digits(low, high)
    shown = f"{'-' if value < 0 else ''}{prefix}{number(abs(value), digits)}{suffix}"
    ends = [number(end, digits) for end in sorted((low, high), key=abs)]
    return shown if ends[0] == ends[1] else f"{shown} ({ends[0]} to {ends[1]} allowing for rounding)"


def _digits(low: Decimal, high: Decimal) -> int:
    """Decimals that distinguish its ends: none for whole numbers and thousands, else one to four."""
    if (high == low and low == low.to_integral_value()) or max(abs(low), abs(high)) >= 1000:
        return 0
    return min(4, max(1 if max(abs(low), abs(high)) >= 1 else 2, -(high - low).adjusted())) if high != low else 2
