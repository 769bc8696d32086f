"""Confidence: lines that are fitted to what was right, and thresholds from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.confidence import Line, is_worth_filling, log_odds, settle
from extractor.components.reader.decision import STANCES, Proposal, Stance
from extractor.training.calibrate import Answer, fit_lines, reliability, settled


def answers(best: float, right: int, wrong: int, stance: Stance = "agrees") -> list[Answer]:
    return [
        Answer("measure", (Proposal(0, best, stance),), (is_right,), is_filled=True)
        for is_right in [True] * right + [False] * wrong
    ]


def test_an_answer_is_as_sure_as_it_was_often_right() -> None:
    agreed = answers(0.9, 700, 300) + answers(0.99, 900, 100)
    answered = agreed + answers(0.9, 200, 800, "differs") + answers(0.99, 400, 600, "differs")
    lines = fit_lines(answered)
    by_kind = {answer.proposals[0][1:3]: round(settled(answer, lines)[0], 2) for answer in answered}
    assert by_kind == {
        (0.9, "agrees"): pytest.approx(0.70, abs=0.02), (0.99, "agrees"): pytest.approx(0.90, abs=0.02),
        (0.9, "differs"): pytest.approx(0.20, abs=0.02), (0.99, "differs"): pytest.approx(0.40, abs=0.02),
    }  # fmt: skip


def test_few_answers_move_a_line_little() -> None:
    line = fit_lines(answers(0.9, 0, 1))["measure"]["agrees"]
    assert 0.5 < line.confidence(0.9) < 0.9


def test_evidence_has_one_weight_for_a_slot() -> None:
    def of(evidence: float, right: int, wrong: int, stance: Stance) -> list[Answer]:
        proposal = Proposal(0, 0.5, stance, evidence)
        return [
            Answer("period", (proposal,), (is_right,), is_filled=True) for is_right in [True] * right + [False] * wrong
        ]

    answered = (
        of(1.0, 4500, 500, "agrees")
        + of(0.0, 2500, 2500, "agrees")
        + of(1.0, 9, 1, "unruled")
        + of(0.0, 5, 5, "unruled")
    )
    lines = fit_lines(answered)["period"]
    assert [line.weight for line in lines.values()] == [pytest.approx(2.2, abs=0.1)] * len(STANCES)
    assert lines["agrees"].confidence(0.5, 1.0) == pytest.approx(0.9, abs=0.01)
    assert lines["agrees"].confidence(0.5, 0.0) == pytest.approx(0.5, abs=0.02)


def test_reliability_counts_by_tenths() -> None:
    answered = answers(0.95, 95, 5) + answers(0.55, 11, 9)
    lines = {"measure": dict.fromkeys(STANCES, Line())}
    assert reliability(answered, lines) == [
        (20, pytest.approx(0.55), pytest.approx(0.55)),
        (100, pytest.approx(0.95), pytest.approx(0.95)),
    ]


def test_the_rules_are_followed_where_they_are_right_more_often() -> None:
    theirs, ours = Proposal(1, 0.2, "overruled"), Proposal(0, 0.8, "differs")
    followed = [Answer("role", (ours, theirs), (False, True), is_filled=True)] * 80
    lines = fit_lines([*followed, *[Answer("role", (ours, theirs), (True, False), is_filled=True)] * 20])
    settled_ = settle((ours, theirs), lines["role"])
    assert settled_ is not None
    assert settled_.proposal == theirs
    assert settled_.confidence == pytest.approx(0.8, abs=0.05)
    assert settle((), lines["role"]) is None


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.1, 3), st.floats(-3, 3), st.floats(0, 3))
def test_confidence_is_a_probability_and_rises(
    probability: float, evidence: float, slope: float, shift: float, weight: float
) -> None:
    line = Line(slope, shift, weight)
    assert 0 <= line.confidence(probability, evidence) <= 1
    assert line.confidence(probability / 2, evidence) <= line.confidence(probability, evidence)
    assert line.confidence(probability, evidence / 2) <= line.confidence(probability, evidence)


@given(st.floats(0, 1))
def test_log_odds_are_finite(probability: float) -> None:
    assert -14 < log_odds(probability) < 14


@pytest.mark.parametrize(
    ("confidence", "filled", "is_worth"),
    [
        (0.75, 0.0, True),
        (0.74, 0.0, False),
        (0.74, 0.8, True),
        (0.67, 1.0, True),
        (0.66, 1.0, False),
        (0.7, 0.8, False),
    ],
)
def test_an_empty_slot_costs_only_where_something_belongs(confidence: float, filled: float, is_worth: bool) -> None:
    assert is_worth_filling(confidence, filled, 0.75) == is_worth


@given(st.floats(0, 1), st.floats(0, 1))
def test_every_slot_is_filled_at_0_and_none_that_may_be_false_at_1(confidence: float, filled: float) -> None:
    assert is_worth_filling(confidence, filled, 0.0)
    assert is_worth_filling(confidence, filled, 1.0) == (confidence == 1)
