"""Confidence: lines that are fitted to what was right, and thresholds from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.confidence import Line, agreement, log_odds
from extractor.training.calibrate import Answer, fit_lines, reliability, sure, threshold


def answers(best: float, right: int, wrong: int, said: str = "agrees") -> list[Answer]:
    return [
        Answer("measure", True, is_right, True, best, best, is_right, said)  # type: ignore[arg-type]
        for is_right in [True] * right + [False] * wrong
    ]


def test_an_answer_is_as_sure_as_it_was_often_right() -> None:
    agreed = answers(0.9, 700, 300) + answers(0.99, 900, 100)
    given_ = agreed + answers(0.9, 200, 800, "differs") + answers(0.99, 400, 600, "differs")
    lines = fit_lines(given_)
    by_kind = {(one.best, one.agreement): round(sure(one, lines), 2) for one in given_}
    assert by_kind == {
        (0.9, "agrees"): pytest.approx(0.70, abs=0.02), (0.99, "agrees"): pytest.approx(0.90, abs=0.02),
        (0.9, "differs"): pytest.approx(0.20, abs=0.02), (0.99, "differs"): pytest.approx(0.40, abs=0.02),
    }  # fmt: skip


def test_few_answers_move_a_line_little() -> None:
    line = fit_lines(answers(0.9, 0, 1))["measure"]["agrees"]
    assert 0.5 < line.confidence(0.9) < 0.9


def test_from_the_threshold_on_the_share_is_right_that_is_asked_for() -> None:
    given_ = answers(0.99, 95, 5) + answers(0.9, 80, 20) + answers(0.6, 30, 70)
    lines = fit_lines(given_)
    lowest = threshold(given_, lines, 0.93)
    said = [one for one in given_ if sure(one, lines) >= lowest]
    assert {one.best for one in said} == {0.99}
    assert threshold(answers(0.9, 10, 90), fit_lines(given_), 0.93) == 1.0


def test_reliability_counts_by_tenths() -> None:
    given_ = answers(0.95, 95, 5) + answers(0.55, 11, 9)
    lines = {"measure": dict.fromkeys(("agrees", "differs", "unruled"), Line())}
    assert reliability(given_, lines) == [  # type: ignore[arg-type]
        (20, pytest.approx(0.55), pytest.approx(0.55)),
        (100, pytest.approx(0.95), pytest.approx(0.95)),
    ]


@pytest.mark.parametrize(
    ("chosen", "others", "said"),
    [
        ([["extent=rule", "rule=True"]], [["rule=False"]], "agrees"),
        ([["rule=False"]], [["rule=True"]], "differs"),
        ([["rule=False"]], [["rule=False"]], "unruled"),
        ([], [], "unruled"),
    ],
)
def test_what_the_rules_say_of_an_answer(chosen: list[list[str]], others: list[list[str]], said: str) -> None:
    assert agreement(chosen, others) == said


@given(st.floats(0, 1), st.floats(0.1, 3), st.floats(-3, 3))
def test_confidence_is_a_probability_and_rises(probability: float, slope: float, shift: float) -> None:
    line = Line(slope, shift)
    assert 0 <= line.confidence(probability) <= 1
    assert line.confidence(probability / 2) <= line.confidence(probability)


@given(st.floats(0, 1))
def test_log_odds_are_finite(probability: float) -> None:
    assert -14 < log_odds(probability) < 14
