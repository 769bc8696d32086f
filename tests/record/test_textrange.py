"""Overlap and containment of ranges agree with the sets of positions that they mean."""

from hypothesis import given

from extractor.record.textrange import TextRange
from tests.strategies import ranges


@given(ranges, ranges)
def test_overlap_is_a_shared_position(one: TextRange, other: TextRange) -> None:
    assert one.overlaps(other) == bool(set(range(*one)) & set(range(*other)))


@given(ranges, ranges)
def test_containment_is_inclusion(one: TextRange, other: TextRange) -> None:
    assert one.contains(other) == (set(range(*other)) <= set(range(*one)))
