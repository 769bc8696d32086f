"""The look-ups of the names component, and what the lists hold."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor.components.entities.name_lexicon import (
    NameLexicon,
    PhraseTable,
    load_name_lexicon,
    name_lexicon_of,
    tokenizer_of_names,
)

words = st.lists(st.sampled_from(["a", "b", "c"]), max_size=12)


@pytest.fixture(scope="module")
def lexicon() -> NameLexicon:
    return load_name_lexicon(str.split)


def test_the_longest_phrase_is_matched() -> None:
    table = PhraseTable()
    table.add(("New",), "short")
    table.add(("New", "York", "City"), "long")
    assert table.match(["New", "York", "City"], 0) == (3, "long")
    assert table.match(["New", "York"], 0) == (1, "short")


@given(words, st.lists(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3), max_size=5))
def test_matches_are_phrases_in_order_without_overlap(text: list[str], phrases: list[list[str]]) -> None:
    table = PhraseTable()
    for phrase in phrases:
        table.add(tuple(phrase), "x")
    matches = list(table.matches(text))
    assert all(table.get(tuple(text[start:end])) for start, end, _ in matches)
    assert all(a[1] <= b[0] for a, b in pairwise(matches))


@pytest.mark.parametrize(
    ("phrase", "code"), [("United Kingdom", "GB"), ("U.S.", "US"), ("Kosovo", "XK"), ("Türkiye", "TR"), ("DRC", "CD")]
)
def test_countries_are_known_by_their_names_in_news(lexicon: NameLexicon, phrase: str, code: str) -> None:
    assert lexicon.countries.get(tuple(phrase.split())) == code


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("University of Oslo", "university"),
        ("Norland Steel Inc.", "company"),
        ("Supreme Court", "court"),
        ("Norland Association", "union"),
        ("Ann Lee", None),
    ],
)
def test_the_head_word_says_what_a_body_is(lexicon: NameLexicon, name: str, subtype: str | None) -> None:
    assert lexicon.subtype_of(name.split()) == subtype


def test_a_language_without_given_names_or_titles_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.components.entities.name_lexicon.load_lexicon", lambda *of_list: ())
    lexicon = load_name_lexicon(str.split)
    assert not (lexicon.given_names)
    assert not (lexicon.titles)
    assert not (lexicon.words["legal_form"])


def test_phrases_are_split_as_the_pipeline_does(nlp: Language) -> None:
    phrases: set[str] = {"cannot", "New cannot", "it s", "can t", "U.S.", "don't", "10km", "Türkiye"}

    def seen(phrase: str) -> list[str]:
        phrases.add(phrase)
        return phrase.split()

    load_name_lexicon(seen)
    tokenize = tokenizer_of_names(nlp)
    assert {phrase: list(tokenize(phrase)) for phrase in phrases} == {
        phrase: [token.text for token in nlp.make_doc(phrase)] for phrase in phrases
    }


def test_the_components_of_a_pipeline_share_the_lists(nlp: Language) -> None:
    assert name_lexicon_of(nlp) is name_lexicon_of(nlp)
