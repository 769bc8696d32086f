"""Physical quantities in SI, on demand: the one door to pint."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from extractor.units.catalogue import unit_by_id


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
    factor = Decimal(unit.factor) / Decimal(per.factor if per else 1)
    quantity = registry.Quantity(value * factor, registry.parse_units(expression)).to_base_units()
    return quantity.magnitude, str(quantity.units)
