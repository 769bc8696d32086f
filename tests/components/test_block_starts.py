"""Where blocks begin, sentences begin."""

import spacy
from spacy.language import Language

from extractor.components.block_starts import find_block_starts
from extractor.components.extensions import register_extensions


def test_blocks_decide() -> None:
    register_extensions()
    doc = spacy.blank("en")("Big news\n\nIt rained.")
    doc._.blocks = [[0, 8, "headline", None], [10, 20, "paragraph", None]]
    assert [doc[i].text for i in find_block_starts(doc)] == ["Big", "It"]


def test_line_breaks_decide_without_blocks() -> None:
    register_extensions()
    doc = spacy.blank("en")("Big news\n\nIt rained.")
    assert [doc[i].text for i in find_block_starts(doc)] == ["It"]


def test_a_headline_without_full_stop_is_a_sentence(nlp: Language) -> None:
    sentences: list[str] = [sent.text.strip() for sent in nlp("Exports fall in May\n\nThe ministry said so.").sents]
    assert sentences == ["Exports fall in May", "The ministry said so."]
