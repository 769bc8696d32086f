"""Quotes from what is reported and what is in marks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractor.components.quotes.combine import _joined
from extractor.record.textrange import TextRange

pieces = st.tuples(st.integers(0, 80), st.integers(1, 30)).map(lambda pair: TextRange(pair[0], pair[0] + pair[1]))


@given(st.lists(pieces, max_size=6).map(sorted))
def test_fragments_that_overlap_become_one(fragments: list[TextRange]) -> None:
    joined = _joined(fragments)
    assert all(first.end <= second.start for first, second in pairwise(joined))
    assert {i for fragment in joined for i in range(*fragment)} == {
        i for fragment in fragments for i in range(*fragment)
    }


def test_fragments_beside_each_other_stay_apart() -> None:
    fragments = [TextRange(0, 5), TextRange(5, 9), TextRange(12, 20)]
    assert _joined(fragments) == fragments
