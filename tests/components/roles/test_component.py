"""The component: what holds for every figure, on every text, with and without a trained model."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import found_on, put
from extractor.components.extensions import register_extensions
from extractor.components.roles.component import as_magnitude, as_printed, find_roles
from extractor.components.roles.context import Context
from extractor.components.roles.cues import load_cues
from extractor.record.figure import Figure, Unit
from tests.components.roles.reading import read

PERCENT = Figure(
    id="f1", start=0, end=2, surface="5%", kind="percent", value=Decimal(5), low=Decimal("4.5"), high=Decimal("5.5")
)


def test_magnitude_of_a_negative_change_turns_its_interval() -> None:
    turned = as_magnitude(replace(PERCENT, value=Decimal("-5"), low=Decimal("-5.5"), high=Decimal("-4.5")))
    assert (turned.value, turned.low, turned.high, turned.direction) == (5, Decimal("4.5"), Decimal("5.5"), "down")


@pytest.mark.parametrize("sign", "-−–‑")
def test_a_printed_minus_comes_back_where_a_figure_is_no_change(sign: str) -> None:
    printed = replace(PERCENT, surface=f"{sign}5 percent", value=Decimal(-5), low=Decimal("-5.5"), high=Decimal("-4.5"))
    assert as_printed(as_magnitude(printed)) == replace(printed, direction="down")
    assert as_printed(printed) is printed


@pytest.mark.model
@pytest.mark.parametrize("noun", ["deposit rate", "inflation rate", "yield"])
def test_a_rate_below_zero_is_no_change(nlp: Language, noun: str) -> None:
    (figure,) = read(nlp, f"The {noun} was -0.5 percent on Monday.")[1]
    assert (figure.role, figure.value, figure.direction) == ("rate", Decimal("-0.5"), None)


def test_magnitude_keeps_a_positive_change() -> None:
    assert as_magnitude(PERCENT) is PERCENT


@pytest.mark.model
def test_level_keeps_its_sign(nlp: Language) -> None:
    _, figures = read(nlp, "The temperature fell to minus 12 degrees Celsius.")
    assert [(figure.value, figure.role) for figure in figures] == [(Decimal(-12), "level")]


@pytest.mark.model
def test_direction_span_is_the_cue(nlp: Language) -> None:
    doc, figures = read(nlp, "Sales plunged 5 percent.")
    span = figures[0].direction_span
    assert span is not None
    assert doc.text[span.start : span.end] == "plunged"


@pytest.mark.model
def test_inherited_comparison_is_inferred(nlp: Language) -> None:
    _, figures = read(nlp, "Car sales fell 5 percent from a year earlier. Truck sales fell 2 percent.")
    assert figures[0].compared_with == figures[1].compared_with
    assert figures[0].compared_with is not None
    assert "compared_with" in figures[1].inferred
    assert "compared_with" not in figures[0].inferred


@pytest.mark.model
def test_a_second_run_changes_nothing(nlp: Language) -> None:
    doc, figures = read(nlp, "Profit fell 5% to $3 billion from $3.2 billion, and volume 3%.")
    assert find_roles(doc, load_cues()) == figures


def blank_doc(words: list[str]) -> Doc:
    """A Doc without tags and parse in which every word with a digit is a percentage."""
    register_extensions()
    doc = spacy.blank("en")(" ".join(words))
    figures = []
    for token in doc:
        if token.text.isdigit():
            value, unit = Decimal(token.text), Unit(id="percent")
            start, end = token.idx, token.idx + len(token)
            figure = replace(PERCENT, id=f"f{len(figures) + 1}", start=start, end=end, surface=token.text, value=value)
            figures.append(replace(figure, unit=unit))
    put(doc, Figure, figures)
    return doc


WORDS = st.sampled_from(
    [
        "sales",
        "rose",
        "fell",
        "to",
        "from",
        "by",
        "of",
        "at",
        "than",
        "up",
        "down",
        "higher",
        "lower",
        "the",
        "a",
        "and",
        "or",
        ",",
        "(",
        ")",
        ";",
        "while",
        "expected",
        "compared",
        "drop",
        "cut",
        "5",
        "12",
        "7",
        "\n",
    ]
)


@given(st.lists(WORDS, max_size=60))
def test_roles_hold_their_contract_on_any_words(words: list[str]) -> None:
    doc = blank_doc(words)
    before = found_on(doc).figures
    figures = find_roles(doc, load_cues())
    assert [(f.id, f.start, f.end) for f in figures] == [(f.id, f.start, f.end) for f in before]
    for figure in figures:
        is_change = figure.role in ("change", "difference")
        assert is_change or (figure.direction is None and figure.compared_with is None)
        assert (figure.baseline_kind is not None) == (figure.role == "baseline")
        if figure.measure is not None:
            assert figure.measure.end <= figure.start or figure.measure.start >= figure.end
            assert doc.text[figure.measure.start : figure.measure.end].strip()


@pytest.mark.parametrize("words", [["5", ","], ["rose", "5", "to"], ["(", "5"], ["a", "5", "year-on-year", "sales"]])
def test_long_lists_are_read_in_a_bounded_number_of_steps(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    steps = []
    for size in (200, 400):
        doc, seen = blank_doc(words * size), 0
        original = Context.word

        def counted(context: Context, i: int, original=original) -> str:  # type: ignore[no-untyped-def]
            nonlocal seen
            seen += 1
            return original(context, i)

        with monkeypatch.context() as patch:
            patch.setattr(Context, "word", counted)
            find_roles(doc, load_cues())
        steps.append(seen)
    assert steps[1] <= 2.2 * steps[0] + 100


def test_without_a_parser_a_percentage_is_no_share() -> None:
    nlp = spacy.blank("en")
    for name in ("morphology", "clauses", "times", "figures", "roles"):
        nlp.add_pipe(f"extractor_{name}")
    (figure,) = found_on(nlp("Rents fell 3 percent.")).figures
    assert figure.role != "share"
