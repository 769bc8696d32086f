"""Surfaces of units -> entries of the reviewed catalogue, and values in SI."""

from extractor.units.catalogue import UnitEntry, UnitMatch, match_unit, parts_of, unit_by_id, unit_of_noun
from extractor.units.conversion import to_si

__all__ = ["UnitEntry", "UnitMatch", "match_unit", "parts_of", "to_si", "unit_by_id", "unit_of_noun"]
