"""Windows hold every token once, in whole sentences where these fit."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.windows import LONGEST, windows


@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=60), max_size=12))
def test_every_token_stands_in_one_window(drawn: list[list[int]]) -> None:
    sizes = [size for sentence in drawn for size in sentence]
    ends = list(accumulate(map(len, drawn), initial=0))
    found = list(windows(sizes, list(pairwise(ends))))
    assert [i for window in found for i in range(window.first, window.stop)] == list(range(len(sizes)))
    for window in found:
        inside = sizes[window.first : window.stop]
        assert window.length == sum(inside) + 2 <= LONGEST
        assert list(window.starts) == list(accumulate(inside, initial=1))[:-1]


def test_a_sentence_that_fits_is_not_cut() -> None:
    half = LONGEST // 2
    cuts = [
        (one.first, one.stop) for one in windows([1] * (3 * half), [(0, half), (half, 2 * half), (2 * half, 3 * half)])
    ]
    assert cuts == [(0, half), (half, 2 * half), (2 * half, 3 * half)]


def test_a_sentence_longer_than_a_window_is_cut_where_the_window_is_full() -> None:
    assert [one.length for one in windows([1] * (2 * LONGEST), [(0, 2 * LONGEST)])] == [LONGEST, LONGEST, 6]
