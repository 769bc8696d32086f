"""Where a value went from its baseline, as verbs, nouns and words of change show it."""

from __future__ import annotations

import pytest

from extractor.pipeline import Pipeline
from tests.components.statements.reading import read_statements

pytestmark = pytest.mark.model


def directions(nlp: Pipeline, text: str) -> list[str | None]:
    return [
        statement.direction for statement in read_statements(nlp, text)[1] if statement.value and statement.baseline
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Attendance fell to 52 percent from 49 percent.", "down"),
        ("Attendance dropped sharply in May to just over 52 percent from 49 percent.", "down"),
        ("The rate edged higher to 52 percent from 49 percent.", "up"),
        ("The rate came down to 52 percent from 59 percent.", "down"),
        ("The share of women rose from 49 percent to 52 percent.", "up"),
        ("The bank cut its rate to 5.2 percent from 4.9 percent.", "down"),
        ("The office reported a rise to 52 percent from 49 percent.", "up"),
        ("The gauge stood at 49 percent, down from 52 percent in May.", "down"),
        ("The firm raised $5 million, down from $8 million a year earlier.", "down"),
    ],
)
def test_a_word_of_change_shows_the_direction(nlp: Pipeline, text: str, direction: str) -> None:
    assert directions(nlp, text) == [direction]


@pytest.mark.parametrize(
    "text",
    [
        "Attendance did not fall to 52 percent from 49 percent.",
        "Attendance would fall to 52 percent from 49 percent if it rained.",
        "The gauge stood at 52 percent, compared with 49 percent in May.",
        "The board raised wages of $52 an hour, compared with $59 in May.",
    ],
)
def test_what_is_denied_conditional_or_not_said_has_none(nlp: Pipeline, text: str) -> None:
    assert directions(nlp, text) == [None]


def test_each_pair_has_its_own_way(nlp: Pipeline) -> None:
    assert directions(nlp, "Its shares gained 40 percent this year and closed at 81 euros, down from 82 euros.") == [
        "down"
    ]


def test_a_direction_is_found_where_the_change_is_stated_too(nlp: Pipeline) -> None:
    assert directions(nlp, "Sales rose 5 percent to $105 million from $100 million.") == ["up"]
