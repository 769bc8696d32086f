"""One name for each token: the layers and their order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.entities.name_lexicon import load_name_lexicon
from extractor.components.entities.name_rules import find_head_names, without_overlaps
from extractor.components.entities.words import FoundName, Words

spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda s: FoundName(s[0], s[0] + s[1], "ORG", "test"))


def test_an_earlier_layer_wins_and_the_longer_name_in_a_layer() -> None:
    layers = [
        [FoundName(4, 6, "ORG", "a")],
        [FoundName(5, 9, "ORG", "b"), FoundName(0, 2, "GPE", "c"), FoundName(0, 3, "ORG", "d")],
    ]
    assert [name.rule for name in without_overlaps(layers, 10)] == ["d", "a"]


@pytest.mark.parametrize("pattern", ["Bank of ", "Bank ", "University of the Bank "])
def test_no_name_grows_with_the_text(pattern: str) -> None:
    """Longer runs would make the search quadratic in hostile text."""
    texts = (pattern * 400).split()
    size = len(texts)
    words = Words(texts, [""] * size, [True] * size, [(0, size)], [])
    lexicon = load_name_lexicon(str.split)
    names = find_head_names(words, lexicon)
    assert max((name.end - name.start for name in names), default=0) <= 2 * 12


@given(st.lists(st.lists(spans, max_size=8), max_size=4))
def test_kept_names_are_in_order_and_disjoint_and_nothing_free_is_left_out(layers: list[list[FoundName]]) -> None:
    kept = without_overlaps(layers, 40)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    taken = {i for name in kept for i in range(name.start, name.end)}
    assert all(taken & set(range(name.start, name.end)) for layer in layers for name in layer)
