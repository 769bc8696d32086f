"""Words as the pieces that the encoder knows: WordPiece over the tokens of a Doc.

The method is that of BERT (Devlin et al. 2019): lower case, accents off, punctuation apart, then the longest piece that the
vocabulary has, again and again.  Piece and token stay together, so that a range of tokens is a range of pieces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

_KEPT = 50_000  # words whose pieces are remembered
_LONGEST = 12  # pieces of a word: what is longer is no word

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"


class WordPieces:
    """Cuts words into pieces of a vocabulary, in which a piece that goes on begins with "##"."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.unknown, self.start, self.end = (self._ids[piece] for piece in (UNKNOWN, START, END))
        self.cut = lru_cache(maxsize=_KEPT)(self._cut)

    def __reduce__(self) -> tuple[type[WordPieces], tuple[list[str]]]:
        """As its vocabulary: what is remembered cannot be pickled."""
        return WordPieces, (list(self._ids),)

    def _cut(self, word: str) -> tuple[int, ...]:
        """The numbers of the pieces of a word, at most twelve; none for blanks."""
        return tuple(piece for part in _parts(word) for piece in self._pieces(part))[:_LONGEST]

    def _pieces(self, part: str) -> list[int]:
        """The pieces of a part without blanks and punctuation; [UNK] where the vocabulary lacks one."""
        pieces: list[int] = []
        start = 0
        while start < len(part):
            ends = range(len(part), start, -1)
            known = (end for end in ends if "##" * bool(start) + part[start:end] in self._ids)
            end = next(known, None)
            if end is None or len(pieces) == _LONGEST:
                return [self.unknown]
            pieces.append(self._ids["##" * bool(start) + part[start:end]])
            start = end
        return pieces


def _parts(word: str) -> Iterator[str]:
    """The word in lower case without accents, cut at blanks and around each mark."""
    part = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(letter)
        if category == "Mn" or category[0] == "C":
            continue
        is_mark = category[0] == "P" or (letter.isascii() and not letter.isalnum() and not letter.isspace())
        if is_mark or letter.isspace():
            if part:
                yield part
            part = ""
            if is_mark:
                yield letter
        else:
            part += letter
    if part:
        yield part
