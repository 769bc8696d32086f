"""A part and the whole that it is counted of are in one statement."""

from __future__ import annotations

import pytest

from extractor.pipeline import Pipeline
from tests.components.statements.reading import read_statements


def parts_and_wholes(nlp: Pipeline, text: str) -> list[tuple[str, str | None]]:
    figures, statements = read_statements(nlp, text)
    words = [
        [figures[id_].surface if id_ else None for id_ in (statement.figures[0], statement.whole)]
        for statement in statements
    ]
    return [(str(first), whole) for first, whole in words]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of seven mills closed on Monday.", [("Two", "seven mills")]),
        ("Only three out of 150 rides ended early.", [("three", "150 rides")]),
        ("It closed 14 of the town's 40 banks.", [("14", "40 banks")]),
        ("About a third of the town's 140 residents are old.", [("a third", "140 residents")]),
        ("The club won four of the top five spots.", [("four", "five spots")]),
        ("The hospital used 14 percent of the $3 billion of loans.", [("14 percent", "$3 billion")]),
        ("Six of the 60 days have passed.", [("Six", "60 days")]),
        ("The group lost 3 million of its 40 million users.", [("3 million", "40 million users")]),
    ],
)
def test_a_whole_is_in_the_statement_of_its_part(text: str, expected: list[tuple[str, str]], nlp: Pipeline) -> None:
    assert parts_and_wholes(nlp, text) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The mill sold two crates of 40 pears.",
        "About 40 percent of spending, or $550 million, went to roads.",
        "The club won 12 games and 40 prizes.",
        "Two men of 40 years were hurt.",
        "It lost a third of 12 percent.",
    ],
)
def test_what_no_number_is_counted_of_is_no_whole(text: str, nlp: Pipeline) -> None:
    assert all(whole is None for _, whole in parts_and_wholes(nlp, text))


@pytest.mark.model
def test_a_whole_of_a_baseline_is_alone(nlp: Pipeline) -> None:
    text = "Nine of 10 boats were sold in May, up from six of 10 in April."
    assert [whole for _, whole in parts_and_wholes(nlp, text)] == ["10 boats", None]
