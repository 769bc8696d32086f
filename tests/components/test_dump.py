"""What was found travels as plain data: on request, in a DocBin, in bytes, and to worker processes."""

import json
from typing import ClassVar

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from extractor.components.annotations import found_on
from extractor.components.dump import dump, load
from extractor.components.extensions import register_extensions
from extractor.errors import RecordError

TEXTS = [
    "Exports of machine tools fell 5.7 percent in May to $2.1 billion from $2.3 billion a year earlier, the Customs Office"
    " said on Monday. “We expect a 3% rise,” said its head, Ada Keller.",
    "Temperatures reached 40C/104F on Monday, 3 degrees above the average.",
    "Nothing happened here.",
]


class Tree:
    """An object that is built again on demand."""

    REBUILT: ClassVar[bool] = True


def shown(doc: Doc) -> list[tuple[str, int, int, str, str, str]]:
    return [
        (key, span.start, span.end, span.label_, span.id_, span.kb_id_)
        for key, group in doc.spans.items()
        for span in group
    ]


def through_docbin(doc: Doc) -> Doc:
    box = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (copy,) = DocBin().from_bytes(box).get_docs(spacy.blank("en").vocab)
    return copy


def through_bytes(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def through_json(doc: Doc) -> Doc:
    copy = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    load(copy, json.loads(json.dumps(dump(doc))))
    return copy


@pytest.mark.model
@pytest.mark.parametrize("copied", [through_docbin, through_bytes, through_json])
@pytest.mark.parametrize("text", TEXTS)
def test_what_was_found_comes_back_equal(nlp: Language, text: str, copied: object) -> None:
    doc = nlp(text)
    copy = copied(doc)  # type: ignore[operator]
    assert found_on(copy) == found_on(doc)
    assert found_on(copy) is not found_on(doc)
    assert shown(copy) == shown(doc)
    assert [span._.figure for span in copy.spans["figures"]] == found_on(doc).figures


@pytest.mark.model
def test_two_processes_find_what_one_finds(nlp: Language) -> None:
    single = list(nlp.pipe(TEXTS))
    batched = list(nlp.pipe(TEXTS, n_process=2, batch_size=1))
    assert [found_on(doc) for doc in batched] == [found_on(doc) for doc in single]
    assert [shown(doc) for doc in batched] == [shown(doc) for doc in single]


def test_what_is_rebuilt_is_written_as_nothing() -> None:
    register_extensions()
    doc = spacy.blank("en")("Sales rose.")
    doc._.structure = Tree()
    assert (through_docbin(doc)._.structure, through_bytes(doc)._.structure) == (None, None)
    assert isinstance(doc._.structure, Tree)


def test_what_is_neither_ours_nor_plain_is_still_refused() -> None:
    register_extensions()
    doc = spacy.blank("en")("Sales rose.")
    doc._.site = object()
    with pytest.raises(TypeError, match="object"):
        doc.to_bytes()


def test_data_that_do_not_fit_are_an_error() -> None:
    register_extensions()
    with pytest.raises(RecordError, match="cannot read Timex"):
        load(spacy.blank("en")("In May."), {"times": [{"id": "t1"}]})
