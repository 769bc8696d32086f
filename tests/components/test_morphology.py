"""Lemma and part of speech, as the base model's own components give them."""

import pytest
import spacy
from spacy.language import Language

from extractor.components.morphology import Morphology


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos"),
    [
        ("Exports fell sharply.", "fell", "fall", "VERB"),
        ("They sold 1,293 vehicles.", "vehicles", "vehicle", "NOUN"),
        ("Prices have risen.", "have", "have", "AUX"),
        ("The children went home.", "children", "child", "NOUN"),
        ("Berlin said so.", "Berlin", "Berlin", "PROPN"),
        ("They need to bring doses.", "need", "need", "VERB"),
        ("They need to bring doses.", "bring", "bring", "VERB"),
        ("They need to bring doses.", "doses", "dose", "NOUN"),
        ("She bought two lenses and a bus.", "lenses", "lens", "NOUN"),
        ("She bought two lenses and a bus.", "bus", "bus", "NOUN"),
        ("Its rivals are larger.", "are", "be", "VERB"),
    ],
)
def test_lemma_and_part_of_speech(nlp: Language, text: str, word: str, lemma: str, pos: str) -> None:
    (token,) = [token for token in nlp(text) if token.text == word]
    assert (token.lemma_, token.pos_) == (lemma, pos)


def test_without_a_tagger_the_lemma_is_the_word() -> None:
    nlp = spacy.blank("en")
    doc = Morphology(nlp.vocab)(nlp("Prices rose."))
    assert [token.lemma_ for token in doc] == ["prices", "rose", "."]
