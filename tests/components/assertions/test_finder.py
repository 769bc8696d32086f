"""Each statement and quote has its assertion on the Doc."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.annotations import found_on
from extractor.record.assertion import Assertion

pytestmark = pytest.mark.model


def assertions(nlp: Language, text: str, heading: str = "") -> dict[str, Assertion]:
    """The assertions of a text, by the id of their statement or quote."""
    doc = nlp.make_doc(heading + text)
    doc._.published = "2025-06-09"
    doc._.blocks = [[0, len(heading), "heading", None], [len(heading), len(doc.text), "paragraph", None]]
    return {row.of: row for row in found_on(nlp(doc)).assertions}


def test_there_is_one_for_each_statement_and_quote(nlp: Language) -> None:
    rows = assertions(nlp, "Acme sold 40 boats. “We sold 30 vans,” said Dana Lee.")
    assert list(rows) == ["s1", "s2", "q1"]
    assert all(row.is_stated for row in rows.values())


@pytest.mark.parametrize(
    "text",
    ["Did Acme sell 40 boats?", "“We are glad. Did Acme sell 40 boats?” asked Dana Lee.", "From 40 boats to 30 boats"],
)
def test_a_question_and_a_line_state_nothing(nlp: Language, text: str) -> None:
    assert not [row for row in assertions(nlp, text).values() if row.of.startswith("s") and row.is_stated]


def test_a_heading_states_nothing(nlp: Language) -> None:
    rows = assertions(nlp, "Acme sold 40 boats.", heading="Acme sells 30 vans\n\n")
    assert [row.is_stated for row in rows.values()] == [False, True]


def test_a_statement_has_its_place_and_the_time_that_it_is_compared_with(nlp: Language) -> None:
    (row,) = assertions(nlp, "Sales in Norway fell 5 percent from a year earlier.").values()
    assert (row.place is not None, row.baseline) == (True, "t1")


def test_a_repeated_statement_names_the_first_one(nlp: Language) -> None:
    rows = assertions(nlp, "Acme Corp sold 4,120 boats. Business is good. Acme Corp sold 4,120 boats in May.")
    assert [row.repeats for row in rows.values()] == [None, "s1"]
