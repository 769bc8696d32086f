"""Surfaces of units -> entries of the reviewed catalogue, and values in SI."""

from extractor.units.catalogue import UnitEntry, UnitMatch, match_unit, parts_of, unit_by_id, unit_of_noun
from extractor.units.conversion import to_si
from extractor.units.unknown import ask_quantulum

__all__ = ["UnitEntry", "UnitMatch", "ask_quantulum", "match_unit", "parts_of", "to_si", "unit_by_id", "unit_of_noun"]
