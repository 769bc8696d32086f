"""The network of the reader: an encoder for the windows of an article, and small heads for what is asked of its figures.

    encoder     windows of word pieces -> a vector for each piece (transformer of the BERT kind, in NumPy)
    features    names of what the structure says -> the sum of their vectors
    kinds       a figure -> the probabilities of its role, direction, polarity and mode
    choices     a figure and a candidate -> how well it fills the slot; against "none", one distribution for each slot

A question is known by the vectors of its first and last piece, of its predicate and of the word above it, a candidate by those
of its first and last piece.  All arithmetic is in 32 bits on one thread, window by window: what an article gives does not depend
on its neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractor.components.reader.candidate import POINTED, Candidate, Pointed
from extractor.components.reader.question import Question
from extractor.record.figure import Figure

Floats = NDArray[np.float32]
Kind = str
KINDS: Mapping[Kind, tuple[str | None, ...]] = {
    "role": ("level", "change", "baseline", "share", "difference", "target", "rate"),
    "direction": (None, "up", "down", "flat"),
    "polarity": ("affirmed", "negated"),
    "mode": ("actual", "planned", "expected", "possible", "conditional", "dependent"),
}
"""The slots that are one of a few answers, and these."""
_AT_A_TIME = 32  # figures, whose candidates take memory


@dataclass(frozen=True, slots=True)
class Probabilities:
    """What the network makes of one question: for each kind the probabilities of `KINDS` if it is about a figure, for each
    pointed slot those of its candidates, the last one being that of none of them.
    """

    kinds: Mapping[Kind, Floats]
    choices: Mapping[Pointed, Floats]


class Heads:
    """The heads: `weights` by their names in the network, `features` in the order of their rows."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]], features: Sequence[str]) -> None:
        self._weights = {
            name: values.astype(np.float32) for name, values in weights.items() if name != "features.weight"
        }
        self._of_features = weights[
            "features.weight"
        ].copy()  # of features: half as large as in the precision they count in
        self._of_features[-1] = 0  # of no feature
        self._rows: dict[str, dict[str, int]] = defaultdict(dict)  # of features, by what they are of
        for row, name in enumerate(features):
            prefix, _, rest = name.partition(":")
            self._rows[prefix][rest] = row

    def read(
        self, questions: Sequence[Question], pieces: Floats, spans: Mapping[int, tuple[int, int]]
    ) -> list[Probabilities]:
        """The probabilities for each figure; `spans` are the rows of `pieces` that are the first and last of each token.

        A candidate whose tokens were not read is known by its features alone, as one without words.
        """
        some = (questions[start : start + _AT_A_TIME] for start in range(0, len(questions), _AT_A_TIME))
        return [row for part in some for row in self._read(part, pieces, spans)]

    def _read(
        self, questions: Sequence[Question], pieces: Floats, spans: Mapping[int, tuple[int, int]]
    ) -> list[Probabilities]:
        words = self._summed("figure", [question.features for question in questions])
        figures = self._vectors(questions, pieces, spans)
        both = np.concatenate((figures, words), axis=1)
        of_figures = [k for k, question in enumerate(questions) if isinstance(question.row, Figure)]
        kinds: list[dict[Kind, Floats]] = [{} for _ in questions]
        for kind in KINDS:
            for k, row in zip(of_figures, _softmax(self._hidden(f"kind.{kind}", both[of_figures])), strict=True):
                kinds[k][kind] = row
        chosen: list[dict[Pointed, Floats]] = [dict.fromkeys(POINTED, np.ones(1, np.float32)) for _ in questions]
        for slot in POINTED:
            with_candidates = [k for k, question in enumerate(questions) if question.candidates[slot]]
            if with_candidates:
                candidates = [questions[k].candidates[slot] for k in with_candidates]
                none = self._hidden(f"none.{slot}", both[with_candidates])[:, 0]
                scores = self._scores(slot, candidates, pieces, spans, words[with_candidates], figures[with_candidates])
                stop = 0
                for k, some, of_none in zip(with_candidates, candidates, none, strict=True):
                    start, stop = stop, stop + len(some)
                    chosen[k][slot] = _softmax(np.append(scores[start:stop], of_none)[None])[0]
        return [Probabilities(*both) for both in zip(kinds, chosen, strict=True)]

    def _vectors(self, questions: Sequence[Question], pieces: Floats, spans: Mapping[int, tuple[int, int]]) -> Floats:
        """The vector of each question by its tokens, of one that was not read the same for all."""
        known = np.broadcast_to(self._weights["unread"], (len(questions), 4 * pieces.shape[1])).copy()
        is_read = np.array([all(i in spans for i in question.tokens) for question in questions])
        ends = [
            (spans[first][0], spans[last][1], spans[predicate][0], spans[above][0])
            for (first, last, predicate, above), does in zip(
                (question.tokens for question in questions), is_read, strict=True
            )
            if does
        ]
        known[is_read] = pieces[np.array(ends, int).reshape(-1, 4)].reshape(-1, known.shape[1])
        return np.maximum(self._linear("figure", known), 0)

    def _scores(
        self,
        slot: Pointed,
        candidates: Sequence[Sequence[Candidate]],
        pieces: Floats,
        spans: Mapping[int, tuple[int, int]],
        words: Floats,
        figures: Floats,
    ) -> Floats:
        """The scores of the candidates of some questions, one after another.

        The first layer of the head is added up from its parts: what is of the question is computed once for all its
        candidates, as is what is of those without words.
        """
        owners = np.repeat(np.arange(len(candidates)), [len(some) for some in candidates])
        rows = [each for some in candidates for each in some]
        query, own = self._linear(f"query.{slot}", figures), self._summed(slot, [each.features for each in rows])
        weight, widths = self._weights[f"choice.{slot}.in.weight"].T, (words.shape[1], own.shape[1], query.shape[1])
        of_words, of_own, of_known, of_query, of_both = np.split(
            weight, np.cumsum([*widths[:2], *widths[2:], *widths[2:]])
        )
        wordless = self._linear(f"candidate.{slot}", self._weights["wordless"][None])
        question = words @ of_words + query @ of_query + self._weights[f"choice.{slot}.in.bias"]
        unread = question + wordless @ of_known + (wordless * query) @ of_both
        is_read = np.array([each.first in spans and each.last in spans for each in rows])
        ends = [(spans[each.first][0], spans[each.last][1]) for each, does in zip(rows, is_read, strict=True) if does]
        known = self._linear(
            f"candidate.{slot}", pieces[np.array(ends, int).reshape(-1, 2)].reshape(-1, 2 * pieces.shape[1])
        )
        of_read = owners[is_read]
        hidden = unread[owners]
        hidden[is_read] = question[of_read] + known @ of_known + (known * query[of_read]) @ of_both
        return self._linear(f"choice.{slot}.out", np.maximum(hidden + own @ of_own, 0))[:, 0]

    def _summed(self, prefix: str, bags: Sequence[Sequence[str]]) -> Floats:
        """For each bag of features the sum of the vectors of those that the network knows."""
        table, nothing = self._rows[prefix], len(self._of_features) - 1
        rows: list[int] = []
        starts: list[int] = []
        for names in bags:
            starts.append(len(rows))
            rows += [row for row in map(table.get, names) if row is not None] or (nothing,)
        return np.add.reduceat(self._of_features[np.array(rows)].astype(np.float32), starts, axis=0)

    def _linear(self, name: str, rows: Floats) -> Floats:
        return np.asarray(rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"], np.float32)

    def _hidden(self, name: str, rows: Floats) -> Floats:
        return self._linear(f"{name}.out", np.maximum(self._linear(f"{name}.in", rows), 0))


def _softmax(rows: Floats) -> Floats:
    raised = np.exp(rows - rows.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
