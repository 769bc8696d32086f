"""The benchmark that puts numbers wrong: what it takes for a relation, and how it alters one."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.altered import altered, find_relations, numbers_of, sentences_of
from benchmarks.sentences import FAMILIES, generate


def kinds(text: str) -> list[str]:
    return [relation.kind for relation in find_relations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales of lamps rose to $412 million from $389 million.", ["direction"]),
        ("Sales of lamps fell from $412 million to $389 million.", ["direction"]),
        ("Sales of lamps fell to $412 million from $389 million.", []),
        ("Sales fell 5.6 percent, from $412 million to $389 million.", ["percent"]),
        ("The wall is 12 kilometres (7.5 miles) long.", ["conversion"]),
        ("The wall is 12 kilometres (9.4 miles) long.", []),
        ("It has 646 workers, 473 in Peru and 173 in Oman.", ["sum"]),
        ("It has 746 workers, 473 in Peru and 173 in Oman.", []),
        ("Of 410 members 123 members came, or 30 percent.", ["share"]),
        ("Ali Kaya, 47, who was born in 1978, retired.", ["age"]),
    ],
)
def test_a_relation_is_one_that_holds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text", ["It is on Route 91 today.", "The 737 MAX flew in 2019.", "It met at 10:30.", "The 10-year-old ran."]
)
def test_names_years_and_hours_are_no_numbers(text: str) -> None:
    assert numbers_of(text) == []


def test_sentences_end_at_their_marks_and_lines() -> None:
    text = "It rose.\nIt fell 2.5 percent. \u201cSo?\u201d it said"
    start, end = sentences_of(text)[0]
    assert text[start:end] == "It rose."


@given(st.integers(1, 10**7), st.integers(0, 2), st.booleans(), st.integers(0, 99))
def test_an_altered_number_looks_alike_and_is_another(value: int, digits: int, commas: bool, seed: int) -> None:
    surface = f"{value / 10**digits:{',' if commas else ''}.{digits}f}"
    new = altered(surface, (0, len(surface)), Random(seed))
    assert new != surface
    assert re.fullmatch(r"[\d,]+(?:\.\d+)?", new)
    assert len(new.partition(".")[2]) == digits


def test_altered_words_are_their_opposites() -> None:
    assert altered("It rose.", (3, 7), Random(0)) == "fell"


def test_sentences_are_the_same_for_a_seed_and_of_every_family() -> None:
    made = list(generate(200, 3))
    assert made == list(generate(200, 3))
    assert {sentence.family for sentence in made} == set(FAMILIES)
    assert all(sentence.fits for sentence in made if sentence.family.startswith("trap"))
    assert not any("{" in sentence.text for sentence in made)
