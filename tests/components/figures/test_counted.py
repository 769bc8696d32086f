"""What bare numbers count, and what is no amount."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.figures.finder import find_figures

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "unit", "is_inferred"),
    [
        ("The toll rose to 12.", "death", True),
        ("The magnitude was 5.5. The index fell to 57.9.", None, False),
        ("The toll reached 61. The mayor says the number is 48.", "death", True),
        ("The number of confirmed cases surpassed 900.", "case", True),
        ("The crash left 12 dead.", "person", False),
        ("The three deceased were welders.", "person", False),
        ("Two ferries sank, killing 40.", "person", True),
        ("The bus carried 40 tourists. Twelve of them slept.", "tourist", True),
        ("Okafor won with 220 votes, and her rival with zero.", None, False),
        ("Two ferries and three others sank.", "ferry", True),
        ("They met three times with two others.", "person", True),
        ("The firm sells maps for two-wheeled vans.", "wheel", False),
        ("The mayor counted 40.", None, False),
        ("Between the two blasts, at least 20 were killed.", "person", True),
        ("The raid killed twelve and injured twelve more.", "person", True),
        ("Officials say 190 were dead.", "person", True),
        ("It cut the number of silos, leaving the number of silos at 30.", "silo", True),
    ],
)
def test_last_number_counts(nlp: Language, text: str, unit: str | None, is_inferred: bool) -> None:
    figure = find_figures(nlp(text))[-1]
    assert (figure.unit and figure.unit.id, "unit" in figure.inferred) == (unit, is_inferred)


@pytest.mark.parametrize(
    "text",
    [
        "He left two weeks after the vote.",
        "One day he will go.",
        "The screen shows 1440p video.",
        "It rained in the last 24 hours.",
        "Two days prior to the vote he left.",
        "Her local time is UTC+0900.",
        "She is one of the best.",
    ],
)
def test_no_amount(nlp: Language, text: str) -> None:
    assert find_figures(nlp(text)) == []
