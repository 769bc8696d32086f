"""The encoder at work: the vectors of the pieces of an article, window by window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count, takewhile

import numpy as np
from numpy.typing import NDArray

from extractor.components.reader.layers import Floats, Layer, normed
from extractor.components.reader.windows import windows
from extractor.components.reader.wordpieces import WordPieces


class Encoder:
    """Pieces of words to vectors.

    One window at a time on one thread: the vectors of an article are the same whatever is read before or beside it.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], vocabulary: Sequence[str]) -> None:
        names = (f"encoder.layers.{number}" for number in count())
        self._layers = [Layer(weights, name) for name in takewhile(lambda name: f"{name}.norm.bias" in weights, names)]
        self._pieces = WordPieces(vocabulary)
        self._steps = weights["encoder.words.steps"]
        self._scales, self._places, self._marks, self._scale, self._shift = (
            np.asarray(weights[f"encoder.{name}"], np.float32)
            for name in ("words.scales", "places.weight", "marks.weight", "norm.weight", "norm.bias")
        )

    def encode(
        self, words: Sequence[str], marks: Sequence[int], sentences: Sequence[tuple[int, int]]
    ) -> tuple[Floats, dict[int, tuple[int, int]]]:
        """The vectors of the pieces of the sentences, and for each of their tokens the rows of its first and last piece."""
        cut = {i: self._pieces.cut(words[i]) for start, stop in sentences for i in range(start, stop)}
        sizes = [len(cut.get(i, ())) for i in range(len(words))]
        rows: list[Floats] = []
        spans: dict[int, tuple[int, int]] = {}
        at = 0
        for window in windows(sizes, sentences):
            pieces = [self._pieces.start, *(piece for i in window.tokens for piece in cut[i]), self._pieces.end]
            marked = [0, *(marks[i] for i in window.tokens for _ in cut[i]), 0]
            vectors = self._embedded(pieces, marked)
            for layer in self._layers:
                vectors = layer(vectors)
            rows.append(vectors)
            for i, start in zip(window.tokens, window.starts, strict=True):
                spans[i] = at + start, at + start + max(0, sizes[i] - 1)
            at += window.length
        return np.concatenate(rows) if rows else np.empty((0, self._marks.shape[1]), np.float32), spans

    def _embedded(self, pieces: Sequence[int], marks: Sequence[int]) -> Floats:
        words = self._steps[pieces].astype(np.float32) * self._scales[pieces]
        return normed(words + self._places[: len(pieces)] + self._marks[marks], self._scale, self._shift)
