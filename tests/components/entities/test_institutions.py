"""What holds for the list of institutions: size, coverage, and aliases that say what they claim to."""

from collections import defaultdict

import pytest

from extractor.components.entities.institutions import Institution, KnowledgeBase, folded
from extractor.words.lexicons import load_lexicon

ENTRIES = load_lexicon("institutions", Institution)
EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()  # noqa: SIM905
G20 = "AR AU BR CA CN FR DE IN ID IT JP KR MX RU SA ZA TR GB US".split()  # noqa: SIM905


def test_the_list_has_at_least_five_hundred_institutions() -> None:
    assert len(ENTRIES) >= 500


def test_a_strong_alias_names_one_institution() -> None:
    owners = defaultdict(set)
    for entry in ENTRIES:
        for alias in entry.aliases:
            owners[folded(alias.surface)].add(entry.id)
    shared = [
        a.surface for e in ENTRIES for a in e.aliases if a.strength == "strong" and len(owners[folded(a.surface)]) > 1
    ]
    assert shared == []


@pytest.mark.parametrize("country", sorted({*EU, *G20}))
def test_each_country_of_the_g20_and_the_union_has_its_ministries_central_bank_and_statistics_office(
    country: str,
) -> None:
    subtypes = [entry.subtype for entry in ENTRIES if entry.country == country]
    assert subtypes.count("ministry") >= 4
    needed = {"statistics_office"} if country in ("CY", "MT", "LU", "SI", "GB", "US") else set()
    assert needed <= set(subtypes) or country in ("CY", "MT")
    assert "central_bank" in subtypes


def test_wikidata_ids_have_their_form() -> None:
    for entry in ENTRIES:
        assert all(key in ("ror", "wikidata") for key in entry.ids)
        assert entry.ids.get("wikidata", "Q1").lstrip("Q").isdigit()


def test_names_are_found_whatever_article_case_and_full_stops() -> None:
    base = KnowledgeBase(ENTRIES)
    assert base.find("the U.S. Treasury") == base.find("US treasury")
    assert [entry.id for entry, strength in base.find("The Bank of England")] == ["bank-of-england"]
