"""The names are those that spaCy's own recogniser finds, in whatever batch a Doc is."""

from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from thinc.api import Model

from extractor.components.recogniser import Recogniser

TEXTS = (
    "The mayor of New Aldmouth, Ida Brandt-Olsen, met the Bank of Norway on 3 May 2025 in Oslo.\n\nOslo",
    "",
    "Kaldor Steel Works Ltd. sold 40 percent of its shares to  \n  Northern Rail and Ferry Company of Bergen for $3.2 billion",
    "Prices rose. They fell.",
    "\n",
    "Prices rose on " + "Monday " * 150 + "in Oslo.",  # one name, longer than those that are followed in step
)


def as_before_ner(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline[: nlp.pipe_names.index("ner")]:
        assert name != "ner"
        doc = pipe(doc)
    return doc


def test_the_names_are_those_of_spacy(nlp: Language) -> None:
    ours = nlp.get_pipe("ner")
    assert isinstance(ours, Recogniser)
    spacys = EntityRecognizer(nlp.vocab, ours.model, "ner", ours.moves)
    docs = [as_before_ner(nlp, text) for text in TEXTS]
    ours.set_annotations(docs, ours.predict(docs))
    for doc, text in zip(docs, TEXTS, strict=True):
        wanted = as_before_ner(nlp, text)
        spacys.set_annotations([wanted], spacys.predict([wanted]))
        assert [(ent.text, ent.label_) for ent in doc.ents] == [(ent.text, ent.label_) for ent in wanted.ents]
        assert [token.ent_iob_ for token in doc] == [token.ent_iob_ for token in wanted]
    assert [len(doc.ents) > 0 for doc in docs] == [True, False, True, False, False, True]


def test_docs_without_tokens_have_no_names(nlp: Language) -> None:
    recogniser = nlp.get_pipe("ner")
    assert recogniser.predict([nlp.make_doc("")]) == [[]]


def test_a_long_name_is_followed_from_where_it_begins_alone(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser, predict, scored = nlp.get_pipe("ner"), Model.predict, list[int]()

    def counted(model: Any, given: Any) -> Any:
        if isinstance(given, np.ndarray):
            scored.append(len(given))
        return predict(model, given)

    monkeypatch.setattr(Model, "predict", counted)
    rows = []
    for words in (300, 600):
        doc = as_before_ner(nlp, "Prices rose on " + "Monday " * words + "in Oslo.")
        scored.clear()
        ((name, _),) = recogniser.predict([doc])
        assert name == (3, 3 + words, "DATE")
        rows.append(sum(scored))
    assert rows[1] < 2.2 * rows[0]  # as often as it has words, it would be 4 times
