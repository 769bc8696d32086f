"""Roles, directions, measures and comparisons of whole sentences, read by the whole pipeline."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.components.roles.reading import differences
from tests.components.roles.sentences import DOMAINS


@pytest.mark.model
@pytest.mark.parametrize("marked_text", [line for lines in DOMAINS.values() for line in lines])
def test_sentence_is_read_as_marked(nlp: Language, marked_text: str) -> None:
    assert differences(nlp, marked_text) == []
