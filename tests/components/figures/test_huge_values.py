"""Numbers beyond the 28 digits of decimal arithmetic, and pairs that are no ranges."""

import pytest
from spacy.language import Language

from extractor.components.figures.finder import find_figures

HUGE = "10 trillion trillion trillion"


@pytest.mark.issue(11)
@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        f"The rock is {HUGE} years old.",
        f"The rock, aged {HUGE}, was sold.",
        f"One atom, 1 out of {HUGE}, is lost.",
        f"It takes 9 trillion trillion trillion or {HUGE} years.",
        f"The rock is {HUGE} times as old.",
    ],
)
def test_a_value_beyond_28_digits_loses_no_article(nlp: Language, text: str) -> None:
    assert any(figure.surface.endswith(HUGE) or HUGE in figure.surface for figure in find_figures(nlp(text)))


@pytest.mark.issue(11)
@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Voters backed the plan 53%-27%.", ["53%", "27%"]),
        ("Support was split 53% to 27%.", ["53%", "27%"]),
        ("The rate is between 5% and 3%.", ["5%", "3%"]),
        ("Voters backed the plan 53-27 percent.", ["53", "27 percent"]),
        ("Support was 27%-53%.", ["27%-53%"]),
    ],
)
def test_a_range_has_its_low_end_first(nlp: Language, text: str, surfaces: list[str]) -> None:
    figures = find_figures(nlp(text))
    assert [figure.surface for figure in figures] == surfaces
    assert all(figure.low is None or figure.high is None or figure.low <= figure.high for figure in figures)
