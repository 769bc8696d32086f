"""Whole sentences: every figure is found with its range and slots, and nothing else is."""

from __future__ import annotations

import sys

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from benchmarks.evaluation.markup import parse_markup
from benchmarks.token_kinds import token_kinds
from extractor.components.extensions import register_extensions
from extractor.components.figures.finder import find_figures
from extractor.record.figure import Figure
from extractor.record.plain import decimal_text
from tests.components.figures.sentences import SENTENCES


def slots(figure: Figure) -> dict[str, str]:
    """The slots that the sentences speak of, as the markup writes them."""
    unit = figure.unit
    return {
        "kind": figure.kind.upper(),
        "value": "" if figure.value is None else decimal_text(figure.value),
        "low": "" if figure.low is None else decimal_text(figure.low),
        "high": "" if figure.high is None else decimal_text(figure.high),
        "unit": (unit.id if unit else None) or "",
        "per": figure.per.id if figure.per else "",
        "modifier": figure.modifier,
        "range": str(figure.range).lower(),
        "vague": str(figure.vague).lower(),
        "candidates": str(bool(unit and unit.candidates)).lower(),
    }


@pytest.mark.model
@pytest.mark.parametrize("marked_text", [line for lines in SENTENCES.values() for line in lines])
def test_sentence_is_read_as_marked(nlp: Language, marked_text: str) -> None:
    text, marks = parse_markup(marked_text)
    figures = find_figures(nlp(text))
    assert [f.surface for f in figures] == [mark.surface for mark in marks]
    for figure, mark in zip(figures, marks, strict=True):
        wanted = {"kind": mark.label, **mark.attributes}
        assert {name: slots(figure)[name] for name in wanted} == wanted


@pytest.fixture(scope="module")
def blank() -> Language:
    register_extensions()
    return spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Net profit rose 4% to $18.7 million.", ["4%", "$18.7 million"]),
        ("About 1,200 people lost 30 acres in 2019.", ["1,200 people", "30 acres"]),
    ],
)
def test_without_tags_the_figures_beside_words_are_found(blank: Language, text: str, surfaces: list[str]) -> None:
    assert [figure.surface for figure in find_figures(blank(text))] == surfaces


@given(text=st.text(st.sampled_from("0123456789.,-–/$€%()'\" \n") | st.sampled_from("amtwos"), max_size=120))
@settings(max_examples=200, deadline=None)
def test_every_figure_has_its_surface_and_ordered_ends(blank: Language, text: str) -> None:
    for figure in find_figures(blank(text)):
        assert text[figure.start : figure.end] == figure.surface
        if figure.low is not None and figure.high is not None and not figure.range:
            assert figure.low <= figure.high


def calls_of(text: str, nlp: Language) -> int:
    """How many calls, of Python and of C, the finder makes on a text: what grows if reading is not linear."""
    doc = nlp(text)
    count = 0

    def counting(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        find_figures(doc)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit", ["1,1 ", "-1", "1(", "3 people and ", "5 feet 3 inches ", "from 3 to ", *list(token_kinds())[::4]]
)
def test_calls_grow_with_the_text(blank: Language, unit: str) -> None:
    find_figures(blank(unit * 4))  # word lists and patterns are made once
    assert calls_of(unit * 200, blank) <= 2.3 * calls_of(unit * 100, blank)


@pytest.mark.model
def test_no_chain_of_numbers_is_too_long(nlp: Language) -> None:
    doc = nlp.make_doc("5 plus or " * 1_500 + "boats.")
    tags = {"5": "CD", "plus": "NN", "or": "CC", "boats": "NNS"}
    for token in doc:
        token.tag_ = tags.get(token.text, ".")
    assert len(find_figures(doc)) > 0
