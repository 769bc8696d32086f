"""What is no time, beyond the examples of the filters."""

import pytest
from spacy.language import Language

from tests.components.times.marked import find

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "We agree.",
        "The second man came in second.",
        "The Sun reported it.",
        "It cost $27 and 50% more, and £3m.",
        "Some 2,000 people came.",
        "The 45-year-old man, aged 45, is 45 years old.",
        "They spring back.",
        "Boeing 747s and Flight 1549 were late.",
        "It protects future generations and sells the last of them.",
    ],
)
def test_nothing_is_found(nlp: Language, sentence: str) -> None:
    assert [time.surface for time in find(nlp, sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("The summer offensive began.", ["summer"]),
        ("The third-quarter results are in.", ["third-quarter"]),
    ],
)
def test_only_the_time_itself_is_found(nlp: Language, sentence: str, surfaces: list[str]) -> None:
    assert [time.surface for time in find(nlp, sentence)] == surfaces
