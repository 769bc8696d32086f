"""What words are about, whatever their form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.comparison.terms import Concept, informative, running, stem_of, terms, words_of
from extractor.words.lexicons import load_lexicon


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("infected", "infections"),
        ("the vaccinated", "a vaccination"),
        ("killed", "the death toll"),
        ("lawsuits", "litigation"),
        ("ferries", "ferry"),
        ("nine were hurt", "nine injured"),
    ],
)
def test_forms_and_synonyms_share_a_term(first: str, second: str) -> None:
    assert informative(terms(first)) & informative(terms(second))


@pytest.mark.parametrize(("first", "second"), [("exports", "imports"), ("killed", "injured"), ("ring", "rear")])
def test_other_things_share_none(first: str, second: str) -> None:
    assert not informative(terms(first)) & informative(terms(second))


def test_a_word_of_two_meanings_has_both() -> None:
    assert terms("cases") >= terms("infections") | terms("lawsuits")


def test_bare_nouns_say_nothing() -> None:
    assert informative(terms("the number of people a year")) == frozenset()


def test_closed_class_words_and_numbers_are_no_terms() -> None:
    assert terms("according to the 214 of May 2025") == frozenset()


def test_a_total_goes_on() -> None:
    assert running(terms("deaths"))
    assert not running(terms("exports"))


@given(st.text())
def test_any_text_has_words_without_marks(text: str) -> None:
    assert all(word.isalpha() and word == word.lower() for word in words_of(text) if word.isascii())


def test_no_word_is_twice_in_one_concept_or_marked_as_empty_and_as_more() -> None:
    concepts = load_lexicon("concepts", Concept)
    assert [concept.id for concept in concepts if list(concept.words) != sorted(set(concept.words))] == []
    empty = {stem_of(word) for concept in concepts if concept.empty for word in concept.words}
    assert [word for concept in concepts if not concept.empty for word in concept.words if stem_of(word) in empty] == []
