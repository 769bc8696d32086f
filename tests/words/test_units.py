"""The catalogue of units: every surface is read, every physical unit converts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.words.lexicons import load_lexicon
from extractor.words.unit_conversion import to_si
from extractor.words.units import UnitEntry, match_unit, unit_of_noun
from extractor.words.unknown_units import ask_quantulum

ENTRIES = load_lexicon("units", UnitEntry)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_surface_is_read_as_its_unit(entry: UnitEntry) -> None:
    for surface in (*entry.surfaces, *entry.symbols, *entry.loose_symbols):
        unit = match_unit(f"12{surface} ", 2, attached=True)
        assert unit is not None
        assert (unit.entry.id, unit.end) == (entry.id, 2 + len(surface))


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.homonyms], ids=lambda entry: entry.id)
def test_a_homonym_is_read_as_its_unit_only_beside_a_word_of_its_own(entry: UnitEntry) -> None:
    for symbol, word in ((symbol, word) for symbol in entry.homonyms for word in entry.beside):
        unit = match_unit(f"The {word} of 12 {symbol} was there.", len(f"The {word} of 12 "))
        assert unit is not None
        assert unit.entry.id == entry.id
        alone = match_unit(f"It was 12 {symbol}.", 10)
        assert alone is None or alone.entry.id != entry.id


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.pint], ids=lambda entry: entry.id)
def test_every_physical_unit_converts(entry: UnitEntry) -> None:
    assert to_si(Decimal(12), entry.id) is not None


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.candidates], ids=lambda entry: entry.id)
def test_candidates_of_an_ambiguous_unit_are_in_the_catalogue(entry: UnitEntry) -> None:
    known = {unit.id for unit in ENTRIES} | {"GBP"}
    assert set(entry.candidates) <= known
    assert len(entry.candidates) > 1


@pytest.mark.parametrize(
    ("value", "unit", "per", "si"),
    [
        ("100", "mile", "hour", "44.704"),
        ("1", "tonne", None, "1000"),
        ("20", "degree celsius", None, "293.15"),
        ("1", "quarter", None, "7889400"),
    ],
)
def test_conversion_to_si(value: str, unit: str, per: str | None, si: str) -> None:
    converted = to_si(Decimal(value), unit, per)
    assert converted is not None
    assert round(converted[0], 2) == round(Decimal(si), 2)


def test_a_counted_noun_has_no_si_value() -> None:
    assert to_si(Decimal(3), "goat") is None


@pytest.mark.parametrize("text", ["in the town", "an hour", "more", "Stoneware", "millionaires"])
def test_a_word_that_is_no_unit_is_left_alone(text: str) -> None:
    assert match_unit(text, 0) is None


@given(st.sampled_from([entry for entry in ENTRIES if entry.dimension == "length"]), st.integers(1, 10**6))
def test_conversion_is_linear(entry: UnitEntry, value: int) -> None:
    single, many = to_si(Decimal(1), entry.id), to_si(Decimal(value), entry.id)
    assert single is not None
    assert many is not None
    assert abs(single[0] * value - many[0]) <= abs(many[0]) * Decimal("1e-20")


def test_a_noun_may_name_a_unit() -> None:
    month = unit_of_noun("month")
    assert month is not None
    assert month.dimension == "time"
    assert unit_of_noun("goat") is None


def test_a_symbol_outside_the_catalogue_is_looked_up_in_quantulum() -> None:
    assert ask_quantulum("mGy") == ("milligray", "radiation absorbed dose")


@pytest.mark.parametrize("symbol", ["mM", "kUsd", "kN/m²"])
def test_what_quantulum_knows_without_a_dimension_is_no_unit(symbol: str) -> None:
    assert ask_quantulum(symbol) is None


@pytest.mark.parametrize("word", ["people", "MPs", "PCs", "goat", "iPad"])
def test_a_word_is_never_looked_up_in_quantulum(word: str) -> None:
    assert ask_quantulum(word) is None
