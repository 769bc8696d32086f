"""The encoder at work: the vectors of the pieces of an article, window by window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.components.reader.windows import windows
from extractor.components.reader.wordpieces import WordPieces

Floats = NDArray[np.float32]
_TINY = 1e-12  # under the square root of a norm


class Encoder:
    """Pieces of words to vectors.

    One window at a time on one thread: the vectors of an article are the same whatever is read before or beside it.
    """

    def __init__(self, path: Path, weights: Mapping[str, NDArray[np.generic]], vocabulary: Sequence[str]) -> None:
        import onnxruntime  # an extra, and heavy: only where there is a reader

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.use_deterministic_compute = True
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
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
            rows.append(self._session.run(None, {"pieces": self._embedded(pieces, marked)})[0])
            for i, start in zip(window.tokens, window.starts, strict=True):
                spans[i] = at + start, at + start + max(0, sizes[i] - 1)
            at += window.length
        return np.concatenate(rows) if rows else np.empty((0, self._marks.shape[1]), np.float32), spans

    def _embedded(self, pieces: Sequence[int], marks: Sequence[int]) -> Floats:
        words = self._steps[pieces].astype(np.float32) * self._scales[pieces]
        given = words + self._places[: len(pieces)] + self._marks[marks]
        given -= given.mean(axis=1, keepdims=True)
        spread = np.sqrt((given * given).mean(axis=1, keepdims=True) + np.float32(_TINY))
        return np.asarray(given / spread * self._scale + self._shift, np.float32)
