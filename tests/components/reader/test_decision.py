"""The likeliest answer, where several candidates may say the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.candidate import Candidate, Subject
from extractor.components.reader.decision import alike, decide
from extractor.figure import FigurePeriod
from extractor.textrange import TextRange

TEXT = "Exports of Norland steel rose"


def of(*ranges: tuple[int, int]) -> list[Candidate]:
    return [Candidate(TextRange(*one), 0, 0, ()) for one in ranges]


def test_candidates_that_say_the_same_are_taken_together() -> None:
    chosen, probability = decide([0.25, 0.3, 0.2, 0.25], [[0, 2], [1], [0, 2]])
    assert (chosen, probability) == (0, pytest.approx(0.45))


def test_nothing_is_taken_where_none_is_likeliest() -> None:
    assert decide([0.2, 0.2, 0.6], [[0], [1]]) == (None, 0.6)
    assert decide([1.0], []) == (None, 1.0)


def test_measures_are_alike_by_their_words() -> None:
    # "Exports of Norland steel", "Norland steel", "The steel" and "steel"
    text = f"{TEXT}. The steel"
    assert alike("measure", of((0, 24), (11, 24), (31, 40), (19, 24)), text) == [[0], [1], [2, 3], [2, 3]]


def test_periods_are_alike_by_their_days() -> None:
    may = [FigurePeriod(time=id_, from_="2025-05-01", until="2025-06-01") for id_ in ("t1", "t2")]
    june = FigurePeriod(time="t3", from_="2025-06-01", until="2025-07-01")
    candidates = [Candidate(period, 0, 0, ()) for period in (*may, june)]
    assert alike("period", candidates, TEXT) == [[0, 1], [0, 1], [2]]


def test_subjects_are_alike_by_their_entities() -> None:
    found = [Subject(TextRange(0, 7), None), Subject(TextRange(11, 18), "e1"), Subject(TextRange(19, 24), "e1")]
    assert alike("subject", [Candidate(one, 0, 0, ()) for one in found], TEXT) == [[0], [1, 2], [1, 2]]


@given(st.lists(st.floats(0, 1), min_size=2, max_size=8))
def test_a_probability_is_never_lost(drawn: list[float]) -> None:
    *candidates, none = drawn
    chosen, probability = decide(drawn, [[k] for k in range(len(candidates))])
    assert probability == (none if chosen is None else candidates[chosen]) >= max(none, *candidates, 0.0)
