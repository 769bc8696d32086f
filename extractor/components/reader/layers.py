"""A layer of the encoder in NumPy: attention and two linear maps, each added to what came in, as in training."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HEADS = 12
_TINY = np.float32(1e-12)  # under the square root of a norm
_ROWS = 16  # that the activation is computed of at a time: they stay in the cache of a processor
# The error function to 1.5e-7 (Abramowitz and Stegun, 7.1.26)
_SLOPE = np.float32(0.3275911 * 0.5**0.5)
_TERMS = np.array([1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592], np.float32)


class Layer:
    """The parts of a layer, by the names that they have in training."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], name: str) -> None:
        def part(*kinds: str) -> tuple[Floats, Floats]:
            matrices, shifts = (
                [np.asarray(weights[f"{name}.{kind}.{of}"], np.float32) for kind in kinds] for of in ("weight", "bias")
            )
            return np.ascontiguousarray(np.concatenate(matrices).T), np.concatenate(shifts)

        self._seen, self._output = part("query", "key", "value"), part("output")
        self._wide, self._narrow = part("wide"), part("narrow")
        self._attended, self._norm = part("attended"), part("norm")

    def __call__(self, rows: Floats) -> Floats:
        """Pieces of one window x width, before and after it."""
        query, key, value = _linear(rows, self._seen).reshape(len(rows), 3, HEADS, -1).transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1)
        scores *= np.float32(query.shape[-1] ** -0.5)
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        seen: Floats = np.concatenate(tuple(scores @ value), axis=1)
        rows = normed(rows + _linear(seen, self._output), *self._attended)
        wide = _linear(rows, self._wide)
        for start in range(0, len(wide), _ROWS):
            _activate(wide[start : start + _ROWS])
        return normed(rows + _linear(wide, self._narrow), *self._norm)


def normed(rows: Floats, scale: Floats, shift: Floats) -> Floats:
    """Each row with mean 0 and variance 1, scaled and shifted."""
    rows = rows - rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt((rows * rows).mean(axis=1, keepdims=True) + _TINY)
    rows *= scale
    rows += shift
    return rows


def _linear(rows: Floats, part: tuple[Floats, Floats]) -> Floats:
    matrix, shift = part
    product: Floats = rows @ matrix
    product += shift
    return product


def _activate(rows: Floats) -> None:
    """GELU in place: each number times the share of a normal distribution below it."""
    size = np.abs(rows)
    near = 1 / (size * _SLOPE + 1)
    tail = near * _TERMS[0]
    for term in _TERMS[1:]:
        tail += term
        tail *= near
    size *= size
    size *= np.float32(-0.5)
    tail *= np.exp(size, out=size)
    tail *= np.float32(0.5)
    np.subtract(1, tail, out=tail, where=rows > 0)
    rows *= tail
