"""What an article says twice is one claim with two places."""

import pytest
from spacy.language import Language

from extractor import extract
from extractor.components.assertions import repeats

pytestmark = [pytest.mark.model, pytest.mark.issue(12)]


def claimed_words(nlp: Language, text: str) -> list[list[str]]:
    """For each figure claim the words of its place and of its other places."""
    claims = [claim for claim in extract(text, published="2025-06-09", nlp=nlp).claims if claim.type == "figure"]
    return [[claim.surface, *(text[start:end] for start, end in claim.also)] for claim in claims]


def test_a_headline_that_says_the_same_is_another_place(nlp: Language) -> None:
    text = "Acme Corp sells 4,120 boats\n\nBusiness is good. Acme Corp sold 4,120 boats in May, the yard said."
    assert claimed_words(nlp, text) == [
        ["Acme Corp sold 4,120 boats in May, the yard said.", "Acme Corp sells 4,120 boats"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two people died in Leeds. Two people were arrested in York.",
        "Acme Corp sold 4,120 boats. Norland Bank sold 4,120 boats.",
        "Acme Corp sold 4,120 boats. Acme Corp will sell 4,120 boats.",
        "Acme Corp sold 4,120 boats in May. Acme Corp sold 4,120 boats in April.",
    ],
)
def test_what_differs_is_two_claims(nlp: Language, text: str) -> None:
    assert len(claimed_words(nlp, text)) == 2


def test_claims_of_one_value_are_held_against_a_bounded_number_of_others(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    agree = repeats._agree
    monkeypatch.setattr(repeats, "_agree", lambda *given: compared.append(1) or agree(*given))
    claims = [claim for claim in extract("=5 " * 300, nlp=nlp).claims if claim.type == "figure"]
    assert len(claims) > 100
    assert len(compared) <= 40 * len(claims)
