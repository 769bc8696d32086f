"""What the printed digits of a number allow (record contract, "Printed digits")."""

from __future__ import annotations

from decimal import Decimal

from extractor.numbers.number import Number
from extractor.record.figure import Modifier

_APPROXIMATELY = Decimal("0.05")  # the contract: "about" allows 5 %, or half of the last non-zero place if that is more


def printed_interval(
    number: Number, *, modifier: Modifier = "exact", always_rounded: bool = False
) -> tuple[Decimal | None, Decimal | None]:
    """The inclusive ends that the print allows: "18.7 million" -> 18650000, 18750000; "1,293" -> 1293, 1293.

    `always_rounded` is for percentages and points, whose integers are rounded too ("12 percent" -> 11.5, 12.5).
    An end that the modifier leaves open is None; so are both of a vague amount.
    """
    value = number.value
    if value is None:
        return None, None
    margin = _margin(number, value, always_rounded=always_rounded)
    if modifier in ("more_than", "at_least"):
        return value, None
    if modifier in ("less_than", "at_most"):
        return None, value
    if modifier == "approx":
        margin = max(abs(value) * _APPROXIMATELY, last_nonzero_unit(value) / 2 if number.form != "fraction" else margin)
    return value - margin, value + margin


def last_nonzero_unit(value: Decimal) -> Decimal:
    """The place value of the last digit that is not zero: 1200 -> 100, 0.25 -> 0.01, 0 -> 1."""
    if not value:
        return Decimal(1)
    _, digits, exponent = value.as_tuple()
    trailing = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(1).scaleb(int(exponent) + trailing)


def _margin(number: Number, value: Decimal, *, always_rounded: bool) -> Decimal:
    if number.form == "fraction":
        return Decimal(0)
    if number.rounded or always_rounded:
        return number.precision / 2
    precision = last_nonzero_unit(value)
    return precision / 2 if value and precision >= 100 else Decimal(0)
