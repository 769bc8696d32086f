"""Hits against gold and found: precision, recall, F1, and one-to-one matching."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

G = TypeVar("G")
F = TypeVar("F")


@dataclass(slots=True)
class Counts:
    """Micro counts over articles.

    `hits` is the number of pairs that agree; `gold` and `found` count the objects, or the objects that state a slot.
    `agreed` of `matched` is the accuracy on matched pairs, where a slot that is empty on both sides agrees.
    """

    hits: int = 0
    gold: int = 0
    found: int = 0
    agreed: int = 0
    matched: int = 0

    @property
    def precision(self) -> float | None:
        """Hits of found, from 0 to 1; None where nothing was found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Hits of gold, from 0 to 1; None where the gold has nothing."""
        return self.hits / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, 2 hits / (gold + found); None where there is nothing to count."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else None

    @property
    def accuracy(self) -> float | None:
        """Agreed of matched, from 0 to 1; None where nothing matched."""
        return self.agreed / self.matched if self.matched else None

    def add_slot(self, gold: object, predicted: object, agree: bool) -> None:
        """Count one slot of a matched pair; None is a slot that is not stated.  The totals are counted elsewhere."""
        self.matched += 1
        self.agreed += agree
        self.hits += agree and gold is not None and predicted is not None


def best_pairs(gold: Sequence[G], predicted: Sequence[F], similarity: Callable[[G, F], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the most similar first and ties in text order; a similarity of 0 cannot pair.

    Greedy, which is right here: the candidates are stretches of one text, and two that claim the same gold are rare.
    """
    scored = [
        (-score, g, f)
        for g, right in enumerate(gold)
        for f, answer in enumerate(predicted)
        if (score := similarity(right, answer))
    ]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, g, f in sorted(scored):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((g, f))
    return sorted(pairs)


def unpaired(pairs: Sequence[tuple[int, int]], gold: Sequence[G], predicted: Sequence[F]) -> tuple[list[G], list[F]]:
    """What has no partner on either side, in order."""
    paired_gold, paired_predicted = {g for g, _ in pairs}, {f for _, f in pairs}
    return (
        [item for number, item in enumerate(gold) if number not in paired_gold],
        [item for number, item in enumerate(predicted) if number not in paired_predicted],
    )
