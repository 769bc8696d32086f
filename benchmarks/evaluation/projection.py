"""Ranges of the extracted text on the gold text.

A page is scored from its HTML on, and the cleaned text may differ from the gold by a caption or a lost paragraph.  The
words of both texts are aligned, and a range counts where its words are in the gold; words that the gold does not have
(furniture that was taken for text) are nowhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from difflib import SequenceMatcher

from extractor.record.textrange import TextRange

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Projection:
    """A map from the code points of `text` to those of `gold`."""

    def __init__(self, text: str, gold: str) -> None:
        self._same = text == gold
        if self._same:
            return
        tokens, wanted = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(gold))
        # autojunk would drop the commonest words of a long text; an article is short enough to do without
        matcher = SequenceMatcher(None, [t[0] for t in tokens], [t[0] for t in wanted], autojunk=False)
        self._starts: list[int] = []  # of aligned tokens, in `text`
        self._spans: list[tuple[int, int, int]] = []  # end in `text`, start and end in `gold`
        for block in matcher.get_matching_blocks():
            for token, following in zip(
                tokens[block.a : block.a + block.size], wanted[block.b : block.b + block.size], strict=True
            ):
                self._starts.append(token.start())
                self._spans.append((token.end(), following.start(), following.end()))

    def range(self, words: TextRange) -> TextRange | None:
        """The range of the same words in the gold text; None where it has none of them."""
        if self._same:
            return words
        first = bisect_left(self._starts, words.start)
        if first and self._spans[first - 1][0] > words.start:
            first -= 1  # the range starts inside a token
        last = bisect_left(self._starts, words.end) - 1
        if first > last:
            return None
        return TextRange(self._spans[first][1], self._spans[last][2])
