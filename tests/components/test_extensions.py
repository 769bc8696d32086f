"""The way annotations travel on a Doc."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from extractor.components.extensions import (
    read_annotations,
    read_entities,
    readable_ranges,
    register_extensions,
    write_annotations,
    write_entities,
)
from extractor.entity import Entity
from extractor.figure import Figure
from extractor.timex import Timex


def make_doc(text: str) -> Doc:
    register_extensions()
    return spacy.blank("en")(text)


def time(id_: str, start: int, end: int, surface: str) -> Timex:
    return Timex(id=id_, start=start, end=end, surface=surface, type="DATE", value="2025-05", rule="month")


def test_annotations_come_back_equal_and_in_text_order() -> None:
    doc = make_doc("In May and June.")
    may, june = time("t1", 3, 6, "May"), time("t2", 11, 15, "June")
    write_annotations(doc, Timex, [june, may])
    assert read_annotations(doc, Timex) == [may, june]
    assert [(span.text, span.label_, span.id_) for span in doc.spans["times"]] == [
        ("May", "DATE", "month"),
        ("June", "DATE", "month"),
    ]


def test_a_range_inside_a_token_keeps_its_exact_offsets() -> None:
    doc = make_doc("It fell 3.5%-ish.")
    figure = Figure(id="f1", start=8, end=12, surface="3.5%", kind="percent", value=None)
    write_annotations(doc, Figure, [figure])
    assert read_annotations(doc, Figure) == [figure]


def test_a_range_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="t9 at 50-60"):
        write_annotations(make_doc("Short."), Timex, [time("t9", 50, 60, "x")])


def test_nothing_written_is_nothing_read() -> None:
    doc = make_doc("Nothing.")
    assert (read_annotations(doc, Timex), read_entities(doc)) == ([], [])


def test_annotations_survive_docbin() -> None:
    doc = make_doc("In May.")
    write_annotations(doc, Timex, [time("t1", 3, 6, "May")])
    write_entities(doc, [Entity(id="e1", name="Norland", type="GPE")])
    (copy,) = (
        DocBin(store_user_data=True).from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(doc.vocab)
    )
    assert read_annotations(copy, Timex) == read_annotations(doc, Timex)
    assert read_entities(copy) == read_entities(doc)


def test_furniture_is_not_read() -> None:
    doc = make_doc("Good words. Share this.")
    doc._.blocks = [[0, 11, "headline", None], [12, 23, "furniture", "share"]]
    assert [(doc[start:end].text, kind) for start, end, kind in readable_ranges(doc)] == [("Good words.", "headline")]


def test_registering_twice_is_harmless_and_a_foreign_name_is_an_error() -> None:
    register_extensions()
    Span.set_extension("figure", default="somebody else's", force=True)
    try:
        with pytest.raises(ValueError, match=r"Span\._\.figure is taken"):
            register_extensions()
    finally:
        Span.set_extension("figure", default=None, force=True)
    register_extensions()
    assert Span.get_extension("figure") == (None, None, None, None)
