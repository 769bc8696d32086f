"""What sorts of words do in an article, where no test of their part shows it: a sentence, a field of the record, its value."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.api import extract

READ: list[tuple[str, str, object]] = [
    # how changes and amounts are told
    ("The rate was unchanged from 4 percent a year earlier.", "figures.*.role", ["baseline"]),
    ("The airline scrapped 300 routes.", "figures.*.direction", ["down"]),
    ("The hall can seat 300 guests.", "figures.*.role", ["level"]),
    # what is a figure, and where it ends
    ("The blast killed 300 Monday, the police said.", "figures.*.surface", ["300"]),
    ("She won the 400m individual relay.", "figures.*.surface", []),
    ("She won the 400m backstroke.", "figures.*.surface", []),
    ("At one point she had lost hope.", "figures.*.surface", []),
    ("The flag is at half mast.", "figures.*.surface", []),
    ("It rose five-fold.", "figures.*.surface", ["five-fold"]),
    ("It rose by almost a fourth.", "figures.*.surface", ["a fourth"]),
    ("It is a fourth less than before.", "figures.*.surface", ["a fourth"]),
    ("It is two quarters of our land.", "figures.*.kind", ["fraction"]),
    ("The pit has a depth of 12'.", "figures.*.unit.id", ["foot"]),
    ("It costs $9 for every van.", "figures.*.per.surface", ["van"]),
    # who is spoken of, and who speaks
    ("In a statement the church said it would wait.", "entities.*.subtype", ["church"]),
    ("In a statement the museum said it would wait.", "entities.*.subtype", ["museum"]),
    ("In a statement the province said it would wait.", "entities.*.subtype", ["region"]),
    ("In a statement the parliament said it would wait.", "entities.*.subtype", ["parliament"]),
    ("The mayor's findings that the bridge is safe surprised many.", "quotes.*.speaker", [[0, 9]]),
    ("The mayor's doubts that the bridge is safe surprised many.", "quotes.*.speaker", [[0, 9]]),
    ("The road will stay shut, as argued by the mayor.", "quotes.*.speaker", [[38, 47]]),
    ("The road will stay shut, as published by the mayor.", "quotes.*.speaker", [[41, 50]]),
    ("Capt. Hale said that the bridge is safe.", "quotes.*.speaker", [[0, 10]]),
    # in which medium
    ("She said in a column that the bridge is safe.", "quotes.*.medium", ["article"]),
    ("She said in a memoir that the bridge is safe.", "quotes.*.medium", ["book"]),
    ("She said in a broadcast that the bridge is safe.", "quotes.*.medium", ["broadcast"]),
    ("She said in a court filing that the bridge is safe.", "quotes.*.medium", ["court_document"]),
    ("She said in a debate that the bridge is safe.", "quotes.*.medium", ["debate"]),
    ("She said in an email that the bridge is safe.", "quotes.*.medium", ["email"]),
    ("She said in a podcast that the bridge is safe.", "quotes.*.medium", ["interview"]),
    ("She said in a letter that the bridge is safe.", "quotes.*.medium", ["letter"]),
    ("She said in a text message that the bridge is safe.", "quotes.*.medium", ["message"]),
    ("She said in a blog that the bridge is safe.", "quotes.*.medium", ["post"]),
    ("She said in a briefing that the bridge is safe.", "quotes.*.medium", ["press_conference"]),
    ("She said in a bulletin that the bridge is safe.", "quotes.*.medium", ["report"]),
    ("She said in a keynote that the bridge is safe.", "quotes.*.medium", ["speech"]),
    ("She said in a communique that the bridge is safe.", "quotes.*.medium", ["statement"]),
    ("She said in a hearing that the bridge is safe.", "quotes.*.medium", ["testimony"]),
    ("She said in a video that the bridge is safe.", "quotes.*.medium", ["video"]),
    # what is checked
    ("There were 12 men and 9 women, 20 people altogether.", "findings.*.check", ["parts_and_sum"]),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "field", "value"), READ)
def test_a_sentence_is_read(nlp: Language, sentence: str, field: str, value: object) -> None:
    assert field_of(extract(sentence, nlp=nlp, published="2026-03-12").to_dict(), field.split(".")) == value


def field_of(record: object, way: list[str]) -> object:
    """What stands at `way` in a record; "*" is each row of a list."""
    if not way:
        return record
    if way[0] == "*":
        assert isinstance(record, list)
        return [field_of(row, way[1:]) for row in record]
    assert isinstance(record, dict)
    return field_of(record.get(way[0]), way[1:])
