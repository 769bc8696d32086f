"""What is no time."""

import pytest
from spacy.language import Language

from tests.components.times.marked import find

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "She may leave.",
        "May the best man win.",
        "They march on the capital.",
        "We agree.",
        "The second man came in second.",
        "The Sun reported it.",
        "Prime Minister Theresa May resigned. May's deal failed; they ousted May.",
        "It cost $27 and 50% more, and £3m.",
        "Some 2,000 people came.",
        "The 45-year-old man, aged 45, is 45 years old.",
        "Prices fall.",
        "They spring back.",
        "The fall of the city was near.",
        "Three quarters of them agreed, and a quarter did not.",
        "Boeing 747s and Flight 1549 were late.",
        "Good evening, she said.",
        "It soon failed, as soon as the term was over and soon after the long-term loan.",
        "It protects future generations and sells the last of them.",
        "They remember Black Monday and the Good Friday Agreement.",
    ],
)
def test_nothing_is_found(nlp: Language, sentence: str) -> None:
    assert [time.surface for time in find(nlp, sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("The summer offensive began.", ["summer"]),
        ("The third-quarter results are in.", ["third-quarter"]),
        ("Two years after its launch it sells well.", ["Two years"]),
        ("Two years later, it sells well.", ["Two years later"]),
        ("She may leave in May.", ["May"]),
        ("It will be ready before next week and is to last over two years.", ["next week", "over two years"]),
    ],
)
def test_only_the_time_itself_is_found(nlp: Language, sentence: str, surfaces: list[str]) -> None:
    assert [time.surface for time in find(nlp, sentence)] == surfaces
