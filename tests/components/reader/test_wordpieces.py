"""Words as the pieces of a vocabulary."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.reader.wordpieces import WordPieces

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "export",
    "##s",
    "##er",
    "fell",
    "5",
    "##0",
    ".",
    "%",
    "’",
    "cafe",
    "$",
]


def cut(word: str) -> list[str]:
    return [VOCABULARY[piece] for piece in WordPieces(VOCABULARY).cut(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Exports", ["export", "##s"]),
        ("exporters", ["export", "##er", "##s"]),
        ("500", ["5", "##0", "##0"]),
        ("5.50%", ["5", ".", "5", "##0", "%"]),
        ("Café’s", ["cafe", "’", "[UNK]"]),
        ("$50", ["$", "5", "##0"]),
        ("unheard", ["[UNK]"]),
        (" \n ", []),
    ],
)
def test_the_longest_piece_is_taken_again_and_again(word: str, pieces: list[str]) -> None:
    assert cut(word) == pieces


@given(st.text(max_size=60))
def test_a_word_has_at_most_twelve_pieces(word: str) -> None:
    assert len(cut(word)) <= 12


def test_pickled_pieces_cut_the_same() -> None:
    pieces = WordPieces(VOCABULARY)
    assert pickle.loads(pickle.dumps(pieces)).cut("exporters") == pieces.cut("exporters")
