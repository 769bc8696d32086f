"""Overlap and containment of ranges agree with the sets of positions that they mean."""

from hypothesis import given

from extractor.record.textrange import TextRange
from tests.strategies import ranges


@given(ranges, ranges)
def test_overlap_is_a_shared_position(first: TextRange, second: TextRange) -> None:
    assert first.overlaps(second) == bool(set(range(*first)) & set(range(*second)))


@given(ranges, ranges)
def test_containment_is_inclusion(first: TextRange, second: TextRange) -> None:
    assert first.contains(second) == (set(range(*second)) <= set(range(*first)))
