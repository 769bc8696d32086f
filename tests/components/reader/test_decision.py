"""What is proposed for a slot, where several candidates may say the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.candidate import Candidate, Subject
from extractor.components.reader.decision import Proposal, is_close, of_rules, proposals, says
from extractor.record.figure import FigurePeriod
from extractor.record.textrange import TextRange

TEXT = "Exports of Norland steel rose"


def of(*ranges: tuple[int, int]) -> list[Candidate]:
    return [Candidate(TextRange(*words), 0, 0, ()) for words in ranges]


def test_candidates_that_say_the_same_are_taken_together() -> None:
    (proposal,) = proposals([0.25, 0.3, 0.2, 0.25], ["e1", "e2", "e1", "e3"], ())
    assert proposal == Proposal(0, pytest.approx(0.45), "unruled")


def test_what_comes_close_counts_for_the_likeliest_but_is_not_chosen() -> None:
    steel, norland = frozenset({"steel", "exports"}), frozenset({"steel", "exports", "norland", "s"})
    prices = frozenset({"prices"})
    (proposal,) = proposals([0.3, 0.4, 0.2], [steel, norland, prices], [0])
    assert proposal == Proposal(1, pytest.approx(0.7), "agrees")


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        ([], [Proposal(1, 0.5, "unruled")]),
        ([1], [Proposal(1, 0.5, "agrees")]),
        ([2], [Proposal(1, 0.5, "differs"), Proposal(2, 0.2, "overruled")]),
    ],
)
def test_what_the_rules_say_is_proposed_beside_what_is_likeliest(theirs: list[int], wanted: list[Proposal]) -> None:
    assert list(proposals([0.3, 0.5, 0.2], ["e1", "e2", "e3"], theirs)) == wanted


def test_nothing_is_proposed_without_candidates() -> None:
    assert proposals([], [], ()) == ()


def test_candidates_of_the_rules_are_known_by_their_features() -> None:
    assert of_rules([["rule=False"], ["extent=rule", "rule=True"], []]) == [1]


def test_what_candidates_say() -> None:
    text = f"{TEXT}. The steel"
    measures = [says("measure", candidate, text) for candidate in of((0, 24), (11, 24), (31, 40), (19, 24))]
    # "Exports of Norland steel", "Norland steel", "The steel" and "steel"
    assert measures[2] == measures[3] == frozenset({"steel"})
    assert [is_close(measures[0], candidate) for candidate in measures] == [True, True, False, False]
    may = FigurePeriod(time="t1", from_="2025-05-01", until="2025-06-01")
    periods = [says("period", Candidate(period, 0, 0, ()), text) for period in (may, replace(may, time="t2"))]
    assert periods[0] == periods[1]
    subjects = [Subject(TextRange(0, 7), None), Subject(TextRange(11, 18), "e1"), Subject(TextRange(19, 24), "e1")]
    assert [says("subject", Candidate(subject, 0, 0, ()), text) for subject in subjects] == [
        TextRange(0, 7),
        "e1",
        "e1",
    ]
    assert is_close(TextRange(0, 10), TextRange(0, 5))
    assert not is_close(TextRange(0, 10), TextRange(6, 10))
    assert not is_close(TextRange(0, 1), "e1")


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.sets(st.integers(0, 7)))
def test_the_likeliest_is_always_proposed(drawn: list[float], theirs: set[int]) -> None:
    proposed = proposals(drawn, range(len(drawn)), sorted(k for k in theirs if k < len(drawn)))
    assert proposed[0].probability == max(drawn)
    assert {proposal.stance for proposal in proposed} in ({"agrees"}, {"unruled"}, {"differs", "overruled"})
