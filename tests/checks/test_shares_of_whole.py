"""Shares that exceed a whole."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def answers(sentence: str, *percentages: int) -> Extraction:
    shares = [
        f"<FIGURE id=f{n} kind=percent value={p} half=0.5 role=share>{p}%</FIGURE>" for n, p in enumerate(percentages)
    ]
    return build(sentence.format(*shares))


@pytest.mark.parametrize(
    "sentence",
    ["{} said yes and {} said no.", "{} were in favour and {} against.", "Ali won {} of the vote and Berg {}."],
)
def test_answers_that_exclude_each_other_may_not_exceed_the_whole(sentence: str) -> None:
    assert statuses(answers(sentence, 61, 52), "shares_of_whole") == ["inconsistent"]
    assert not findings(answers(sentence, 52, 48), "shares_of_whole")


def test_rounding_may_lift_the_sum_a_little() -> None:
    assert not findings(answers("{} said yes, {} said no and {} were undecided.", 34, 33, 34), "shares_of_whole")


@pytest.mark.parametrize(
    "sentence",
    [
        "{} read newspapers and {} watch television.",
        "{} of men and {} of women said yes.",
        "{} said yes, up from {} who said no last year.",
        "{} were in favour, while {} were against it in 2019.",
    ],
)
def test_shares_of_several_wholes_may_exceed_it(sentence: str) -> None:
    assert not findings(answers(sentence, 61, 52), "shares_of_whole")


def test_a_share_of_people_above_the_whole() -> None:
    assert statuses(answers("Some {} of voters said yes.", 134), "shares_of_whole") == ["inconsistent"]
    assert not findings(answers("Debt is {} of output.", 134), "shares_of_whole")
