"""The network of the reader: an encoder for the windows of an article, and small heads for what is asked of its figures.

    encoder     windows of word pieces -> a vector for each piece (transformer of the BERT kind, in onnxruntime)
    features    names of what the structure says -> the sum of their vectors
    kinds       a figure -> the probabilities of its role, direction, polarity and mode
    choices     a figure and a candidate -> how well it fills the slot; against "none", one distribution for each slot

A figure is known by the vectors of its first and last piece and of its predicate, a candidate by those of its first and last
piece.  All arithmetic is in 32 bits on one thread, window by window: what an article gives does not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.components.reader.candidate import POINTED, Pointed
from extractor.components.reader.question import Question

Floats = NDArray[np.float32]
Kind = str
KINDS: Mapping[Kind, tuple[str | None, ...]] = {
    "role": ("level", "change", "baseline", "share", "difference", "target", "rate"),
    "direction": (None, "up", "down", "flat"),
    "polarity": ("affirmed", "negated"),
    "mode": ("actual", "planned", "expected", "possible", "conditional", "dependent"),
}
"""The slots that are one of a few answers, and these."""


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the network makes of one figure: for each kind the probabilities of `KINDS`, for each pointed slot those of its
    candidates, the last one being that of none of them.
    """

    kinds: Mapping[Kind, Floats]
    choices: Mapping[Pointed, Floats]


class Heads:
    """The heads: `weights` by their names in the network, `features` in the order of their rows."""

    def __init__(self, weights: Mapping[str, Floats], features: Sequence[str]) -> None:
        self._weights = weights
        self._features = {name: place for place, name in enumerate(features)}

    def features_of(self, prefix: str, names: Sequence[str]) -> list[int]:
        """The rows of those of the features that the network knows."""
        known = (self._features.get(f"{prefix}:{name}") for name in names)
        return [row for row in known if row is not None]

    def read(
        self, questions: Sequence[Question], pieces: Floats, spans: Mapping[int, tuple[int, int]]
    ) -> list[Probabilities]:
        """The probabilities for each figure; `spans` are the rows of `pieces` that are the first and last of each token.

        A candidate whose tokens were not read is known by its features alone, as one without words.
        """
        if not questions:
            return []
        words = np.stack([self._summed("figure", one.features) for one in questions])
        known = np.stack(
            [
                np.concatenate(
                    (pieces[spans[one.first][0]], pieces[spans[one.stop - 1][1]], pieces[spans[one.predicate][0]])
                )
                for one in questions
            ]
        )
        figures = np.maximum(self._linear("figure", known), 0)
        both = np.concatenate((figures, words), axis=1)
        kinds = {kind: _softmax(self._hidden(f"kind.{kind}", both)) for kind in KINDS}
        chosen: list[dict[Pointed, Floats]] = [{} for _ in questions]
        for slot in POINTED:
            none = self._hidden(f"none.{slot}", both)[:, 0]
            queries = self._linear(f"query.{slot}", figures)
            for k, one in enumerate(questions):
                scores = self._scores(slot, one, pieces, spans, words[k], queries[k])
                chosen[k][slot] = _softmax(np.append(scores, none[k])[None])[0]
        return [
            Probabilities({kind: rows[k] for kind, rows in kinds.items()}, chosen[k]) for k in range(len(questions))
        ]

    def _scores(
        self,
        slot: Pointed,
        one: Question,
        pieces: Floats,
        spans: Mapping[int, tuple[int, int]],
        words: Floats,
        query: Floats,
    ) -> Floats:
        candidates = one.candidates[slot]
        if not candidates:
            return np.empty(0, np.float32)
        ends = [
            np.concatenate((pieces[spans[each.first][0]], pieces[spans[each.last][1]]))
            if each.first in spans and each.last in spans
            else self._weights["wordless"]
            for each in candidates
        ]
        known = self._linear(f"candidate.{slot}", np.stack(ends))
        own = np.stack([self._summed(slot, each.features) for each in candidates])
        asked = np.broadcast_to(query, known.shape)
        row = np.concatenate((np.broadcast_to(words, own.shape), own, known, asked, known * asked), axis=1)
        return self._hidden(f"choice.{slot}", row)[:, 0]

    def _summed(self, prefix: str, names: Sequence[str]) -> Floats:
        rows: Any = self._weights["features.weight"][self.features_of(prefix, names)]
        return np.asarray(rows.sum(axis=0), np.float32)

    def _linear(self, name: str, rows: Floats) -> Floats:
        return np.asarray(rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"], np.float32)

    def _hidden(self, name: str, rows: Floats) -> Floats:
        return self._linear(f"{name}.out", np.maximum(self._linear(f"{name}.in", rows), 0))


def _softmax(rows: Floats) -> Floats:
    raised = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
