"""The evidence beside the network's own probability, in the slots that have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.confidence import Line, log_odds, settle
from extractor.components.reader.decision import STANCES
from extractor.components.reader.evidence import Scored, proposals_of

MAY, JUNE = ("2025-05-01", "2025-06-01"), ("2025-06-01", "2025-07-01")


def evidence(slot: str, *article: Scored) -> list[list[float]]:
    return [[proposal.evidence for proposal in proposed] for proposed in proposals_of(slot, article)]


def test_a_period_is_as_likely_as_the_other_figures_of_the_article_have_it() -> None:
    first = Scored([0.5, 0.2, 0.1, 0.2], [MAY, JUNE, MAY], [1])
    second, third = Scored([0.9, 0.1], [MAY], ()), Scored([0.3, 0.7], [JUNE], ())
    scores = evidence("period", first, second, third)
    assert scores == [
        [pytest.approx(log_odds(1.4 / 3)), pytest.approx(log_odds(0.8 / 3))],
        [pytest.approx(log_odds(1.1 / 3))],
        [pytest.approx(log_odds(0.7 / 3))],
    ]


def test_the_only_figure_of_an_article_has_no_others() -> None:
    assert evidence("period", Scored([0.9, 0.1], [MAY], ())) == [[0.0]]


def test_what_is_likely_to_be_no_event_speaks_against_one() -> None:
    ((likely,), (unlikely,)) = evidence("event", Scored([0.5, 0.5], [1], ()), Scored([0.5, 0.1, 0.4], [1, 2], ()))
    assert likely == pytest.approx(0.0)
    assert unlikely < likely


@pytest.mark.parametrize("slot", ["measure", "source", "subject", "antecedent", "claimant"])
def test_other_slots_have_none(slot: str) -> None:
    assert evidence(slot, Scored([0.5, 0.5], [MAY], ()), Scored([0.5, 0.5], [MAY], [0])) == [[0.0], [0.0]]


def test_evidence_decides_between_what_the_network_and_the_rules_say() -> None:
    unsure = Scored([0.5, 0.3, 0.2], [MAY, JUNE], [1])
    lines = dict.fromkeys(STANCES, Line(weight=3.0))
    alone, among = (
        settle(proposals_of("period", [unsure, *others])[0], lines)
        for others in ([], [Scored([0.9, 0.1], [JUNE], ())] * 4)
    )
    assert alone is not None
    assert among is not None
    assert (alone.proposal.chosen, among.proposal.chosen) == (0, 1)
    assert among.confidence > alone.confidence


@given(st.integers(1, 20), st.floats(0, 1))
def test_more_figures_of_a_period_are_more_evidence_for_it(others: int, probability: float) -> None:
    article = [Scored([probability, 1 - probability], [MAY], ())] * (others + 1)
    scores, more = evidence("period", *article), evidence("period", *article, Scored([1.0, 0.0], [MAY], ()))
    assert scores[0] == pytest.approx(scores[-1])
    assert more[0][0] > scores[0][0] - 1e-9
