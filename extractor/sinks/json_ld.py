"""Small things that every JSON-LD of ours needs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from extractor.record.plain import decimal_text

_EXACT_INTEGER = 2**53  # above it a reader with floats loses digits


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that have something to say."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {}, ())}


def named(type_: str, name: str | None) -> dict[str, Any] | None:
    """A thing of which only its name is known."""
    return {"@type": type_, "name": name} if name else None


def number(value: Decimal | None) -> int | float | str | None:
    """The number as JSON has it, or as a string where a float would change it."""
    if value is None:
        return None
    text = decimal_text(value)
    if "." not in text:
        return int(text) if abs(int(text)) < _EXACT_INTEGER else text
    return float(text) if decimal_text(Decimal(repr(float(text)))) == text else text
