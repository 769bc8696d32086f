"""What sorts of words do in an article, where no test of their part shows it: a sentence, a field of the record, its value."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.api import extract

READ: list[tuple[str, str, object]] = [
    # change_words
    ("The rate was unchanged from 4 percent a year earlier.", "figures.*.role", ["baseline"]),
    # figure_words
    ("The blast killed 300 Monday, the police said.", "figures.*.surface", ["300"]),
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
