"""Which words look like acronyms, and which long forms they fit."""

import pytest
from spacy.language import Language

from extractor.components.annotations import found_on
from extractor.components.entities.acronyms import initials, is_acronym, matches_letters


@pytest.mark.parametrize("word", ["WTO", "MOFCOM", "BoE", "UNSW"])
def test_acronyms_are_mostly_capitals(word: str) -> None:
    assert is_acronym(word)


@pytest.mark.parametrize("word", ["Wto", "A", "Conservative", "see", "2014", "WORLDWIDESHIPPING"])
def test_other_words_are_none(word: str) -> None:
    assert not is_acronym(word)


@pytest.mark.parametrize(
    ("acronym", "long", "fits"),
    [
        ("WTO", "World Trade Organization", True),
        ("MOFCOM", "Ministry of Foreign Commerce", True),
        ("NFU", "National Farmers Union", True),
        ("BoM", "Bureau of Meteorology", True),
        ("PSL", "Jair Bolsonaro", False),
        ("WTO", "Trade World Bank", False),
    ],
)
def test_letters_begin_words_in_order(acronym: str, long: str, fits: bool) -> None:
    assert matches_letters(acronym, long.split()) is fits


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("World Trade Organization", {"WTO"}),
        ("People’s Bank of Norland", {"PBN", "PBON"}),
        ("Hart & Hart", {"H&H"}),
        ("Bank of Norland", {"BON"}),
        ("Delta Research", set()),
    ],
)
def test_initials_are_of_the_capitalised_words_and_of_all(name: str, letters: set[str]) -> None:
    assert initials(name.split()) == letters


@pytest.mark.model
def test_an_acronym_leaves_out_the_country_in_front_of_the_name(nlp: Language) -> None:
    doc = nlp("The China Passenger Boat Association met on Monday. The PBA said sales fell. The PBA said more.")
    entities = {mention.surface: mention.entity for mention in found_on(doc).mentions}
    assert entities["PBA"] == next(entity for surface, entity in entities.items() if "Association" in surface)
