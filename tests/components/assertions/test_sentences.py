"""Sentences as the frames of claims."""

import spacy

from extractor.components.assertions.sentences import LONGEST, MARGIN, frame, sentence_ranges
from extractor.components.extensions import register_extensions
from extractor.record.textrange import TextRange

SENTENCES = [TextRange(0, 10), TextRange(12, 20)]


def test_a_figure_is_framed_by_its_sentence() -> None:
    assert frame(SENTENCES, 13, 15) == TextRange(12, 20)


def test_a_stretch_over_two_sentences_keeps_both() -> None:
    assert frame(SENTENCES, 8, 15) == TextRange(0, 20)


def test_words_outside_every_sentence_frame_themselves() -> None:
    assert frame(SENTENCES, 10, 11) == TextRange(10, 11)
    assert frame([], 3, 5) == TextRange(3, 5)


def test_without_a_parser_sentences_end_at_marks_and_furniture_has_none() -> None:
    register_extensions()
    doc = spacy.blank("en")("One two. Three\n\nFour \n\nShare this")
    doc._.blocks = [[0, 14, "paragraph", None], [16, 21, "paragraph", None], [23, 33, "furniture", "share"]]
    assert [doc.text[start:end] for start, end in sentence_ranges(doc)] == ["One two.", "Three", "Four"]


def test_a_table_that_passes_for_a_sentence_is_cut_to_what_is_near() -> None:
    table = [TextRange(0, 10 * LONGEST)]
    assert frame(table, 5000, 5010) == TextRange(5000 - MARGIN, 5010 + MARGIN)
    assert frame(table, 50, 60) == TextRange(0, 60 + MARGIN)
