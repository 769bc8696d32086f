"""Decimal numbers as text that sorts as the numbers do: SQLite has no decimals, and floats are not exact."""

from __future__ import annotations

from decimal import Decimal

_BIAS = 500_000  # makes the exponent positive
_LARGEST = 400_000  # of the exponents that are distinguished
_COMPLEMENT = str.maketrans("0123456789", "9876543210")


def sortable(number: Decimal) -> str:
    """The text of a finite number: `sortable(a) < sortable(b)` exactly where `a < b`, and equal where they are.

    >>> sorted(map(Decimal, ["1.5", "-3", "20", "-20", "0"]), key=sortable) == sorted(map(Decimal, [-20, -3, 0, "1.5", 20]))
    True
    """
    sign, digits, _ = number.as_tuple()
    significant = "".join(map(str, digits)).strip("0")
    if not significant:
        return "1"
    exponent = max(-_LARGEST, min(_LARGEST, number.adjusted()))
    size = f"{exponent + _BIAS:06d}{significant}"
    return f"0{size.translate(_COMPLEMENT)}~" if sign else f"2{size}"
