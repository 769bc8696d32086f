"""Physical quantities in SI, on demand: the only access to pint."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from tokenize import TokenError
from typing import Any

from extractor.words.lexicons import lexicon_check, load_lexicon
from extractor.words.units import UnitEntry, unit_by_id


@cache
def _registry() -> Any:
    import pint  # 0.4 CPU seconds: only who converts pays

    return pint.UnitRegistry(non_int_type=Decimal)


def to_si(value: Decimal, unit_id: str, per_id: str | None = None) -> tuple[Decimal, str] | None:
    """The value in SI base units and their name: 100 "mile" per "hour" -> 44.704, "meter / second".

    None for a unit that is not physical (a counted noun, a currency) or not in the catalogue.
    """
    unit = unit_by_id(unit_id)
    if unit is None or unit.pint is None:
        return None
    per = unit_by_id(per_id) if per_id else None
    if per_id and (per is None or per.pint is None):
        return None
    registry = _registry()
    expression = f"({unit.pint})/({per.pint})" if per else unit.pint
    factor = unit.factor / (per.factor if per else 1)
    quantity = registry.Quantity(value * factor, registry.parse_units(expression)).to_base_units()
    return quantity.magnitude, str(quantity.units)


@lexicon_check("units")
def check_unit(unit: UnitEntry) -> None:
    """Raises ValueError for a unit that pint cannot convert, or whose dimension is none of those that our units have there."""
    if unit.pint is None:
        return
    if not unit.factor > 0:
        raise ValueError(f"'factor': {unit.factor} is not above 0")
    measures = _dimensionality(unit.pint)
    if measures is None:
        raise ValueError(f"'pint': {unit.pint!r} is not a unit expression that pint knows")
    ours = load_lexicon("units", UnitEntry)
    known = {our.dimension for our in ours if our.pint and _dimensionality(our.pint) == measures} - {None}
    if known and unit.dimension not in known:
        raise ValueError(f"'dimension': {unit.dimension!r} is not one of {', '.join(sorted(map(str, known)))}")


def _dimensionality(expression: str) -> Any:
    """What an expression measures; None for one that pint does not know."""
    try:
        return _registry().parse_units(expression).dimensionality
    except (AttributeError, TypeError, ValueError, TokenError):  # pint's error is an AttributeError
        return None
