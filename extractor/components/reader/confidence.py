"""How sure the reader is: the probability that an answer is right, as it was on outlets that training had not seen.

The network's own probabilities are too high.  For each slot, and by what the rules say of a proposal, a line was fitted to their
logarithms of the odds (Platt 1999), `slope` and `shift`; `weight` is that of the evidence beside them, one for each slot.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.components.reader.decision import Proposal, Stance

_LEAST = 1e-6  # a probability is held between this and 1 less this


@dataclass(frozen=True, slots=True)
class Line:
    """Log odds of being right = slope x log odds of the network + shift + weight x evidence."""

    slope: float = 1.0
    shift: float = 0.0
    weight: float = 0.0

    def confidence(self, probability: float, evidence: float = 0.0) -> float:
        """The probability that an answer is right to which the network gives this one; both from 0 to 1."""
        return 1 / (1 + math.exp(-(self.slope * log_odds(probability) + self.shift + self.weight * evidence)))


class Settled(NamedTuple):
    """The proposal that is likeliest to be right, and how likely that is, from 0 to 1."""

    proposal: Proposal
    confidence: float


def log_odds(probability: float) -> float:
    """The logarithm of the odds of a probability, held where it is finite."""
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


def settle(proposed: Sequence[Proposal], lines: Mapping[Stance, Line]) -> Settled | None:
    """What is likeliest to be right of the proposals for a slot; None where there is none."""
    rated = [
        Settled(proposal, lines[proposal.stance].confidence(proposal.probability, proposal.evidence))
        for proposal in proposed
    ]
    return max(rated, key=lambda settled: settled.confidence, default=None)


def is_worth_filling(confidence: float, filled: float, least: float) -> bool:
    """True if a slot costs less filled than empty: a false slot costs least / (1 - least) empty ones, three at 0.75.

    A slot left empty costs something only if the article fills it, with the probability `filled`.  Where that is the confidence
    itself, because nothing else may fill it, confidences from `least` on are worth it; where it is 1, those from 2/3 on at 0.75.
    """
    return (1 - confidence) * least <= max(confidence, filled) * (1 - least)
