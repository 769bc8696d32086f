"""Roles, directions, measures and comparisons of the sentences in `sentences/`, read by the whole pipeline.

`<F>` marks a figure: `r` its role, `d` its direction, `m` what it measures (articles aside), `vs` the words that it is compared
with, `k` the kind of a baseline.  A slot that is not written is not asked about; `m=-` and `vs=-` ask for nothing there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from tests.components.roles.reading import differences

SENTENCES = [
    pytest.param(line, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "sentences").glob("*.txt"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]


@pytest.mark.model
@pytest.mark.parametrize("marked_text", SENTENCES)
def test_sentence_is_read_as_marked(nlp: Language, marked_text: str) -> None:
    assert differences(nlp, marked_text) == []
