"""Ranges of one text found again in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluation.projection import Projection
from extractor.record.textrange import TextRange

WORDS = st.lists(st.sampled_from(["rose", "fell", "5%", "to", "€3", "Lima", "said"]), min_size=1, max_size=30)


@given(WORDS, st.data())
def test_the_same_text_is_mapped_onto_itself(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Projection(text, text).range(TextRange(start, end)) == TextRange(start, end)


@given(WORDS, WORDS)
def test_words_keep_their_letters_after_an_unknown_front(words: list[str], front: list[str]) -> None:
    gold, before = " ".join(words), " ".join(f"x{word}x" for word in front) + " "
    projection = Projection(before + gold, gold)
    start = len(before)
    for word in words:
        range_ = projection.range(TextRange(start, start + len(word)))
        assert range_ is not None
        assert gold[range_.start : range_.end] == word
        start += len(word) + 1


def test_words_that_the_gold_lacks_are_nowhere() -> None:
    text = "Sign in. Prices rose."
    projection = Projection(text, "Prices rose.")
    assert projection.range(TextRange(0, 7)) is None
    assert projection.range(TextRange(9, 15)) == TextRange(0, 6)
