"""Windows hold every token that is read once, in whole sentences where these fit."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.windows import LONGEST, read_for, windows

SENTENCES = [(0, 3), (3, 5), (5, 9), (9, 12)]


@given(st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=60), max_size=12), st.sets(st.integers(0, 11)))
def test_every_token_of_the_sentences_is_in_one_window(drawn: list[list[int]], chosen: set[int]) -> None:
    sizes = [size for sentence in drawn for size in sentence]
    all_sentences = list(pairwise(accumulate(map(len, drawn), initial=0)))
    sentences = [sentence for k, sentence in enumerate(all_sentences) if k in chosen]
    packed = list(windows(sizes, sentences))
    assert [i for window in packed for i in window.tokens] == [
        i for start, stop in sentences for i in range(start, stop)
    ]
    for window in packed:
        inside = [sizes[i] for i in window.tokens]
        assert window.length == sum(inside) + 2 <= LONGEST
        assert list(window.starts) == list(accumulate(inside, initial=1))[:-1]


def test_a_sentence_that_fits_is_not_cut() -> None:
    half = LONGEST // 2
    packed = windows([1] * (3 * half), [(0, half), (half, 2 * half), (2 * half, 3 * half)])
    assert [(window.tokens[0], window.tokens[-1]) for window in packed] == [
        (0, half - 1),
        (half, 2 * half - 1),
        (2 * half, 3 * half - 1),
    ]


def test_a_sentence_longer_than_a_window_is_cut_where_the_window_is_full() -> None:
    assert [window.length for window in windows([1] * (2 * LONGEST), [(0, 2 * LONGEST)])] == [LONGEST, LONGEST, 6]


def test_a_question_is_read_with_the_sentence_before_it() -> None:
    assert read_for(SENTENCES, [10, 11]) == [(5, 9), (9, 12)]
    assert read_for(SENTENCES, [0, 6]) == [(0, 3), (3, 5), (5, 9)]
    assert read_for(SENTENCES, []) == []
