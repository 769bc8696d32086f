"""The attributes of a Doc, and which of its blocks are read."""

import datetime as dt

import pytest
import spacy
from spacy.tokens import DocBin, Span

from extractor.components.annotations import RowOf
from extractor.components.extensions import readable_ranges, register_extensions
from extractor.errors import InputError, ModelError
from extractor.record.figure import Figure


def test_furniture_is_not_read() -> None:
    register_extensions()
    doc = spacy.blank("en")("Good words. Share this.")
    doc._.blocks = [[0, 11, "headline", None], [12, 23, "furniture", "share"]]
    assert [(doc[start:end].text, kind) for start, end, kind in readable_ranges(doc)] == [("Good words.", "headline")]


def test_registering_twice_is_harmless_and_a_foreign_name_is_an_error() -> None:
    register_extensions()
    Span.set_extension("figure", default="somebody else's", force=True)
    try:
        with pytest.raises(ModelError, match=r'Span\._\.figure .* another program.*Span\.remove_extension\("figure"\)'):
            register_extensions()
    finally:
        Span.set_extension("figure", getter=RowOf(Figure), force=True)
    register_extensions()
    assert Span.get_extension("figure") == (None, None, RowOf(Figure), None)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2025-06-09", "2025-06-09"),
        (dt.date(2025, 6, 9), "2025-06-09"),
        (dt.datetime(2025, 6, 9, 10), "2025-06-09T10:00:00"),
        (None, None),
    ],
)
def test_the_publication_date_of_a_doc_is_iso_text(given: str | dt.date | None, kept: str | None) -> None:
    register_extensions()
    doc = spacy.blank("en")("Exports fell.")
    doc._.published = given
    (again,) = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert (doc._.published, again._.published) == (kept, kept)


def test_a_publication_date_that_is_none_is_refused_where_it_is_set() -> None:
    register_extensions()
    doc = spacy.blank("en")("Exports fell.")
    with pytest.raises(InputError, match=r"doc\._\.published: 'yesterday' is not an ISO 8601 date"):
        doc._.published = "yesterday"
