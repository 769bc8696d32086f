"""Basis and uncertainty of figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from spacy.language import Language

from extractor.components.roles.basis import find_bases, find_uncertainties
from extractor.components.roles.cues import load_cues
from tests.components.roles.reading import read


@pytest.mark.parametrize(
    ("sentence", "bases"),
    [
        ("Seasonally adjusted, output rose 3 percent.", ["seasonally_adjusted"]),
        ("Output rose at an annual rate of 3 percent.", ["annualised"]),
        ("In real terms, median pay fell 2 percent.", ["real", "median"]),
        ("Wages, not adjusted for inflation, rose 2 percent.", ["nominal"]),
        ("Preliminary data showed a rise of 2 percent.", ["preliminary"]),
        ("Core prices, excluding food and energy, rose 2 percent.", ["excluding:food and energy"]),
        ("On average, a flat costs 900 euros a month.", ["average"]),
        ("The cumulative total is 400 cases.", ["cumulative"]),
        ("They had hoped for a revised 2 percent.", ["revised"]),
        ("The Dow Jones Industrial Average fell 2 percent.", []),
        ("The Dow Jones industrial average fell 2 percent.", []),
        ("The EU average fell 2 percent.", ["average"]),
        ("Sales rose 2 percent.", []),
        ("The cuts mean that 300 people lose out.", []),
    ],
)
def test_bases_of_a_sentence(sentence: str, bases: list[str]) -> None:
    assert [basis for _, _, basis in find_bases(sentence, load_cues().bases)] == bases


@pytest.mark.parametrize(
    ("sentence", "kind", "low", "high"),
    [
        ("It has a margin of error of 3 percentage points.", "margin_of_error", "-3", "3"),
        ("It has a margin of sampling error of plus or minus 3.5 points.", "margin_of_error", "-3.5", "3.5"),
        ("The rise was 40, give or take, ±2.5 at most.", "plus_minus", "-2.5", "2.5"),
        ("It fell by 4 (95% confidence interval 2 to 6).", "confidence_interval", "2", "6"),
    ],
)
def test_uncertainty_with_its_bounds(sentence: str, kind: str, low: str, high: str) -> None:
    (uncertainty,) = find_uncertainties(sentence, 100)
    assert (uncertainty.kind, uncertainty.low, uncertainty.high) == (kind, Decimal(low), Decimal(high))
    assert sentence[uncertainty.start - 100 : uncertainty.end - 100] == uncertainty.surface


def test_no_uncertainty_without_its_words() -> None:
    assert find_uncertainties("The error cost 3 points.", 0) == []


@pytest.mark.model
def test_a_basis_stays_in_its_clause(nlp: Language) -> None:
    _, figures = read(nlp, "Median pay was $40,000 a year; the rent was $900 a month.")
    assert [figure.basis for figure in figures] == [("median",), ()]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("They gave $40 million, for an average of $500 a member.", [(), ("average",)]),
        ("Pay rose by an average of 3 percent to $9.", [("average",), ()]),
        ("The average of the 12 prices was $3.", [("average",), ("average",)]),
    ],
)
def test_an_average_of_is_that_of_the_figure_after_it(nlp: Language, text: str, bases: list[tuple[str, ...]]) -> None:
    assert [figure.basis for figure in read(nlp, text)[1]] == bases
