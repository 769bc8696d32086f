"""What is tied by a clause, what is only joined, and what both do to the figures."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.components.extensions import register_extensions
from extractor.components.statements.binding import bind
from extractor.components.structure import structure_of
from extractor.pipeline import Pipeline
from extractor.record.figure import ComparedWith, Figure
from extractor.record.statement import Statement
from tests.components.statements.reading import read_statements

PIECES = (
    "Sales", "rose", "fell", "5%", "3 points", "to $105", "from $100", "or", ",", "and", "a drop of 4%", "up 2%", "than the",
    "in May", "which was", "$95", "against $90", "(7%)", "costs", "were", ".", "down from 12%", "8% more",
)  # fmt: skip


def parts(nlp: Pipeline, text: str) -> list[tuple[str | None, list[str], str | None, bool]]:
    """Value, changes and baseline of each statement by their surfaces, and whether it is tied."""
    figures, statements = read_statements(nlp, text)

    def surface(id_: str | None) -> str | None:
        return figures[id_].surface if id_ else None

    return [
        (surface(s.value), [figures[c].surface for c in s.changes], surface(s.baseline), s.tied) for s in statements
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The index lost 102.2 points, or 0.36%, to end at 27,934.02.",
            [("27,934.02", ["102.2 points", "0.36%"], None, True)],
        ),
        (
            "Cases more than halved to 179 from 516 a year earlier, a 65% drop.",
            [("179", ["halved", "65%"], "516", True)],
        ),
        (
            "Profit slumped to $14 million from $61 million, and the margin to 1.9% from 7.8%.",
            [("$14 million", [], "$61 million", True), ("1.9%", [], "7.8%", True)],
        ),
        (
            "Exports to Norland, which account for 24% of the total, rose 3% to $2.2 billion.",
            [("24%", [], None, False), ("$2.2 billion", ["3%"], None, True)],
        ),
        (
            "Egg prices surged 27% to $4.30 a dozen from $3.05 a dozen in January.",
            [("$4.30", ["27%"], "$3.05", True), ("a dozen", [], None, False), ("a dozen", [], None, False)],
        ),
        (
            "The plan gave 20 percent of voters a rise of 5 percent.",
            [("20 percent", [], None, False), (None, ["5 percent"], None, False)],
        ),
    ],
)
def test_a_clause_ties(
    nlp: Pipeline, text: str, expected: list[tuple[str | None, list[str], str | None, bool]]
) -> None:
    assert parts(nlp, text) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Its shares have lost 4% this year and traded at $11.62 on Monday, compared with $11.58 on Friday.",
        "Prices range from 80 cents to $14.84.",
        "The index lost 102.2 points, or 0.63%, to end below the 28,000 mark.",
        "Prices rose 2.4%, down from 2.7% in May.",
    ],
)
def test_no_change_is_tied_to_what_it_did_not_lead_to(nlp: Pipeline, text: str) -> None:
    assert not any(tied and changes and (value or baseline) for value, changes, baseline, tied in parts(nlp, text))


@pytest.mark.model
def test_a_change_is_compared_with_the_baseline_of_its_statement(nlp: Pipeline) -> None:
    figures, _ = read_statements(nlp, "Attendance had fallen by 12 percent, to 81% from 93%.")
    assert figures["f1"].compared_with == ComparedWith(figure="f3")
    assert "compared_with" not in figures["f1"].inferred


@pytest.mark.model
def test_what_was_expected_is_compared_with_the_value_not_with_its_change(nlp: Pipeline) -> None:
    figures, _ = read_statements(
        nlp, "Profit rose 38% to $1.24 billion, compared with $1.10 billion expected by analysts."
    )
    assert figures["f1"].compared_with is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The 10-year U.S. Treasury yield fell 5 basis points.", ["5 basis points"]),
        ("The yield on three-month German government bonds is 3 percent.", ["3 percent"]),
        ("The index fell below its 200-day moving average.", []),
        ("The council backs a 10-year plan.", ["10-year"]),
    ],
)
def test_the_tenor_of_an_instrument_leads_no_statement(text: str, leads: list[str], nlp: Pipeline) -> None:
    figures, statements = read_statements(nlp, text)
    assert [figures[statement.figures[0]].surface for statement in statements] == leads


def test_without_a_parser_nothing_is_tied() -> None:
    register_extensions()
    doc = spacy.blank("en")("Sales fell 5% to $95.")
    common = {"kind": "percent", "value": None}
    figures = [
        Figure(id="f1", start=11, end=13, surface="5%", role="change", **common),  # type: ignore[arg-type]
        Figure(id="f2", start=17, end=20, surface="$95", **common),  # type: ignore[arg-type]
    ]
    statements, _ = bind(structure_of(doc), figures)
    assert [(statement.figures, statement.tied) for statement in statements] == [(("f1",), False), (("f2",), False)]


@pytest.mark.model
@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=60, deadline=None)
def test_each_figure_is_stated_and_no_change_twice(nlp: Pipeline, pieces: list[str]) -> None:
    figures, statements = read_statements(nlp, " ".join(pieces))
    ids = [id_ for statement in statements for id_ in statement.figures]
    assert set(ids) == set(figures)
    moved = [id_ for statement in statements for id_ in (*statement.changes, statement.difference) if id_]
    assert len(moved) == len(set(moved))
    for statement in statements:
        assert_agrees(statement, figures)


def assert_agrees(statement: Statement, figures: dict[str, Figure]) -> None:
    """A tied baseline is what the changes are compared with, unless it was only expected."""
    if statement.tied and statement.baseline and figures[statement.baseline].baseline_kind != "expected":
        for id_ in statement.changes:
            compared = figures[id_].compared_with
            assert compared is not None
            assert compared.figure == statement.baseline
