"""An example as tensors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from extractor.components.reader.candidate import POINTED
from extractor.components.reader.network import KINDS
from extractor.components.reader.windows import Window, read_for, windows
from extractor.components.reader.wordpieces import WordPieces
from extractor.training.examples import Example


@dataclass(frozen=True, slots=True)
class Bag:
    """Rows of features, one bag after another, and where each begins."""

    rows: Tensor
    starts: Tensor


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidates of all questions for one slot: whose each is, its first and last piece (-1 without words), its features and
    whether it is right.  `is_known` is, for each question, whether the gold answers the slot.
    """

    owner: Tensor
    first: Tensor
    last: Tensor
    features: Bag
    right: Tensor
    is_known: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """An article: windows x pieces with their marks and lengths, then its questions by the rows of their tokens, all -1 where
    these were not read.
    """

    pieces: Tensor
    marks: Tensor
    lengths: Tensor
    ends: Tensor
    features: Bag
    kinds: Mapping[str, Tensor]
    choices: Mapping[str, Candidates]
    figures: int
    is_half: bool = False


class Batching:
    """Makes the batches of examples, by the pieces and features that a network knows."""

    def __init__(self, cut: WordPieces, features: Sequence[str], *, is_half: bool = False) -> None:
        self._cut, self._is_half = cut, is_half
        self._features = {name: index for index, name in enumerate(features)}

    def batch(self, example: Example) -> Batch:
        """The batch of one example, which has a figure."""
        pieces = [self._cut.cut(word) for word in example.words]
        tokens = (i for question in example.questions if question.is_figure for i in question.tokens)
        cut = list(windows([len(piece) for piece in pieces], read_for(example.sentences, tokens)))
        longest = max(window.length for window in cut)
        rows = torch.zeros(len(cut), longest, dtype=torch.long)
        marks = torch.zeros(len(cut), longest, dtype=torch.long)
        first, last = [-1] * (len(pieces) + 1), [-1] * (len(pieces) + 1)  # the last for what has no words
        for number, window in enumerate(cut):
            self._fill(rows[number], marks[number], window, pieces, example.marks)
            for i, start in zip(window.tokens, window.starts, strict=True):
                first[i] = number * longest + start
                last[i] = first[i] + max(0, len(pieces[i]) - 1)
        positions = [
            (first[a], last[b], first[c], first[d])
            for a, b, c, d in (question.tokens for question in example.questions)
        ]
        return Batch(
            rows,
            marks,
            torch.tensor([window.length for window in cut]),
            torch.tensor([ends if min(ends) >= 0 else (-1, -1, -1, -1) for ends in positions]),
            self._bag("figure", [question.features for question in example.questions]),
            {kind: torch.tensor([question.kinds[kind] for question in example.questions]) for kind in KINDS},
            {slot: self._candidates(example, slot, first, last) for slot in POINTED},
            example.figures,
            self._is_half,
        )

    def _fill(
        self, row: Tensor, marked: Tensor, window: Window, pieces: Sequence[tuple[int, ...]], marks: Sequence[int]
    ) -> None:
        own = [self._cut.start, *(piece for i in window.tokens for piece in pieces[i]), self._cut.end]
        row[: len(own)] = torch.tensor(own)
        marked[1 : len(own) - 1] = torch.tensor([marks[i] for i in window.tokens for _ in pieces[i]], dtype=torch.long)

    def _candidates(self, example: Example, slot: str, first: Sequence[int], last: Sequence[int]) -> Candidates:
        choices = [question.choices[slot] for question in example.questions]  # type: ignore[index]
        ends = [
            (first[a], last[b]) if first[a] >= 0 <= last[b] else (-1, -1)
            for choice in choices
            for a, b in zip(choice.first, choice.last, strict=True)
        ]
        return Candidates(
            torch.tensor([k for k, choice in enumerate(choices) for _ in choice.first], dtype=torch.long),
            torch.tensor([start for start, _ in ends], dtype=torch.long),
            torch.tensor([end for _, end in ends], dtype=torch.long),
            self._bag(slot, [names for choice in choices for names in choice.features]),
            torch.tensor([is_right for choice in choices for is_right in choice.right], dtype=torch.float),
            torch.tensor([choice.is_known for choice in choices], dtype=torch.bool),
        )

    def _bag(self, prefix: str, bags: Sequence[Sequence[str]]) -> Bag:
        rows: list[int] = []
        starts: list[int] = []
        for names in bags:
            starts.append(len(rows))
            known = (self._features.get(f"{prefix}:{name}") for name in names)
            rows += [row for row in known if row is not None]
        return Bag(torch.tensor(rows, dtype=torch.long), torch.tensor(starts, dtype=torch.long))
