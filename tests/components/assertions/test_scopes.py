"""Polarity, mode and cues count for the clause that they are in, and no further."""

import pytest
from spacy.language import Language

from extractor import extract
from extractor.components.assertions.modality import ModalityCue
from extractor.words.lexicons import load_lexicon

pytestmark = pytest.mark.model


def meant(nlp: Language, text: str) -> dict[str, str]:
    """For each figure claim the words of its figure, and how it is meant: factuality, "not", the words of its hedges."""
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    of_figure = {claim.figure_ids[0]: claim.modality for claim in extraction.claims if claim.type == "figure"}
    modalities = {}
    for figure in extraction.figures:
        if modality := of_figure.get(figure.id):
            hedges = [text[start:end] for start, end in modality.hedges]
            modalities[figure.surface] = " ".join([modality.factuality, *["not"] * modality.negated, *hedges])
    return modalities


@pytest.mark.issue(11)
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales did not reach $5 million, and costs rose to $3 million.", ["fact not", "fact"]),
        ("Exports rose 3 percent, and imports will fall 4 percent.", ["fact", "forecast"]),
        ("The plant, which could lose 300 jobs, made 4,000 cars.", ["fact could", "fact"]),
        ("If prices rose 10 percent, output would fall 4 percent.", ["hypothetical", "hypothetical"]),
        ("The fund, which never paid $3 million, sold 40 boats.", ["fact not", "fact"]),
        ("The trip usually takes three hours, but on Monday 40 people waited.", ["generic", "fact"]),
        ("The group plans to hire 400 people after it sold 40 shops.", ["forecast", "fact"]),
        ("Some 70 percent of members want 40 new boats.", ["fact", "forecast"]),
        ("The index rose 3.7 points to close at 1,950.8 points.", ["fact"]),
        ("The gap appears to have widened to 5 points.", ["fact appears to"]),
    ],
)
def test_words_count_for_their_own_clause(nlp: Language, text: str, wanted: list[str]) -> None:
    assert list(meant(nlp, text).values()) == wanted


@pytest.mark.issue(11)
@pytest.mark.parametrize(
    ("text", "factuality", "negated"),
    [
        ('"We will hire people because sales did not fall," Ana Ruiz said.', "forecast", False),
        ('"We did not sell, though prices may rise," Ana Ruiz said.', "reported", True),
    ],
)
def test_a_quote_is_meant_as_its_main_clause(nlp: Language, text: str, factuality: str, negated: bool) -> None:
    claims = extract(text, published="2025-06-09", nlp=nlp).claims
    modality = next(claim.modality for claim in claims if claim.type == "quote")
    assert (modality.factuality, modality.negated, modality.hedges) == (factuality, negated, ())


def test_the_examples_of_the_lexicon_are_meant_so(nlp: Language) -> None:
    missed = []
    for entry in load_lexicon("modality_cues", ModalityCue):
        (modality, *_) = meant(nlp, entry.example).values()
        if {"hedge": entry.surface, "negation": "not"}.get(entry.kind, entry.kind) not in modality.lower():
            missed.append(entry.id)
    assert missed == ["opinion.believe"]  # "would agree": a condition is stronger
