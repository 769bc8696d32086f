"""The attributes of a Doc, and which of its blocks are read."""

import pytest
import spacy
from spacy.tokens import Span

from extractor.components.extensions import readable_ranges, register_extensions
from extractor.components.found import RowOf
from extractor.figure import Figure


def test_furniture_is_not_read() -> None:
    register_extensions()
    doc = spacy.blank("en")("Good words. Share this.")
    doc._.blocks = [[0, 11, "headline", None], [12, 23, "furniture", "share"]]
    assert [(doc[start:end].text, kind) for start, end, kind in readable_ranges(doc)] == [("Good words.", "headline")]


def test_registering_twice_is_harmless_and_a_foreign_name_is_an_error() -> None:
    register_extensions()
    Span.set_extension("figure", default="somebody else's", force=True)
    try:
        with pytest.raises(ValueError, match=r"Span\._\.figure is taken"):
            register_extensions()
    finally:
        Span.set_extension("figure", getter=RowOf(Figure), force=True)
    register_extensions()
    assert Span.get_extension("figure") == (None, None, RowOf(Figure), None)
