"""Where sentences must start, and where they cannot."""

import spacy
from spacy.language import Language

from extractor.components.extensions import register_extensions
from extractor.components.sentence_bounds import find_block_starts


def test_blocks_decide() -> None:
    register_extensions()
    doc = spacy.blank("en")("Big news\n\nIt rained.")
    doc._.blocks = [[0, 8, "headline", None], [10, 20, "paragraph", None]]
    assert [doc[i].text for i in sorted(find_block_starts(doc))] == ["Big", "It"]


def test_line_breaks_decide_without_blocks() -> None:
    register_extensions()
    doc = spacy.blank("en")("Big news\n\nIt rained.")
    assert [doc[i].text for i in sorted(find_block_starts(doc))] == ["It"]


def test_a_headline_without_full_stop_is_a_sentence(nlp: Language) -> None:
    sentences: list[str] = [sent.text.strip() for sent in nlp("Exports fall in May\n\nThe ministry said so.").sents]
    assert sentences == ["Exports fall in May", "The ministry said so."]


def test_a_sentence_does_not_start_after_a_word(nlp: Language) -> None:
    text = "Steel exports slip again\n\nNorway exported steel worth $18.2 million in May, down 5.7 percent."
    assert len(list(nlp(text).sents)) == 2


def test_a_sentence_can_start_after_a_closing_mark(nlp: Language) -> None:
    assert len(list(nlp("“We are done.” He left the room at noon (or later). She stayed.").sents)) == 3
