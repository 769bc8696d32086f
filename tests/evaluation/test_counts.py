"""Counting and matching."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluation.counts import Counts, best_pairs, unpaired

NUMBERS = st.lists(st.integers(0, 6), max_size=8)


def test_precision_recall_and_their_mean() -> None:
    counts = Counts(hits=3, gold=4, found=6)
    assert (counts.precision, counts.recall, counts.f1) == (0.5, 0.75, 0.6)


def test_nothing_to_count_is_not_zero() -> None:
    assert Counts().f1 is None
    assert Counts(gold=2).f1 == 0.0


def test_two_empty_slots_agree_and_are_no_hit() -> None:
    counts = Counts()
    counts.add_slot(None, None, agree=True)
    assert (counts.accuracy, counts.hits) == (1.0, 0)


def test_the_most_similar_pair_first() -> None:
    assert best_pairs([10, 20], [19, 11], lambda g, f: 1 / (1 + abs(g - f))) == [(0, 1), (1, 0)]


@given(NUMBERS, NUMBERS)
def test_pairs_are_one_to_one_and_nothing_is_lost(gold: list[int], expected: list[int]) -> None:
    pairs = best_pairs(gold, expected, lambda g, f: float(g == f))
    assert len({g for g, _ in pairs}) == len({f for _, f in pairs}) == len(pairs)
    missed, spurious = unpaired(pairs, gold, expected)
    assert len(missed) + len(pairs) == len(gold)
    assert len(spurious) + len(pairs) == len(expected)
    assert not set(missed) & set(spurious)
