"""How sure the reader is: the probability that an answer is right, as it was on outlets that training had not seen.

The network's own probabilities are too high.  For each slot, and by what the rules say of it, a line was fitted to their
logarithms of the odds (Platt 1999): `slope` and `shift`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Agreement = Literal["agrees", "differs", "unruled"]
AGREEMENTS: tuple[Agreement, ...] = ("agrees", "differs", "unruled")
_LEAST = 1e-6  # a probability is held between this and 1 less this


@dataclass(frozen=True, slots=True)
class Line:
    """Log odds of being right = slope x log odds of the network + shift."""

    slope: float = 1.0
    shift: float = 0.0

    def confidence(self, probability: float) -> float:
        """The probability that an answer is right to which the network gives this one; both from 0 to 1."""
        return 1 / (1 + math.exp(-(self.slope * log_odds(probability) + self.shift)))


def log_odds(probability: float) -> float:
    """The logarithm of the odds of a probability, held where it is finite."""
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


def agreement(chosen: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> Agreement:
    """What the rules say of an answer: the same (one of its candidates is theirs), another one, or nothing.

    Given are the features of the candidates that say it, and of all others.
    """
    if any("rule=True" in names for names in chosen):
        return "agrees"
    return "differs" if any("rule=True" in names for names in others) else "unruled"
