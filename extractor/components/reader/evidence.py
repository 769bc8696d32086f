"""What else than the network's own probability of an answer says whether it is right, in the slots where that helps.

event     the log odds that the slot is empty
period    the log odds that another figure of the article has the same period: a report is about one
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

from extractor.components.reader.confidence import log_odds
from extractor.components.reader.decision import Proposal, proposals, summed

_HALF = 0.5  # of a figure more with the period, and of one without it: few other figures say little


class Scored(NamedTuple):
    """The candidates for one slot of a figure, reference or quote: the network's probabilities, the last one that of an empty
    slot; what the candidates say; and which of them are the rules'.
    """

    probabilities: Sequence[float]
    said: Sequence[Hashable]
    theirs: Collection[int]


def proposals_of(slot: str, article: Sequence[Scored]) -> list[tuple[Proposal, ...]]:
    """For each figure, reference or quote of an article the proposals for a slot, with their evidence."""
    answers = [summed(scored.probabilities[:-1], scored.said) for scored in article]
    totals: dict[Hashable, float] = defaultdict(float)
    for own in answers:
        for answer, probability in own.items():
            totals[answer] += probability

    def evidence(row: int, answer: Hashable) -> float:
        if slot == "event":
            return log_odds(article[row].probabilities[-1])
        if slot == "period":
            return log_odds((totals[answer] - answers[row][answer] + _HALF) / (len(article) - 1 + 2 * _HALF))
        return 0.0

    return [
        tuple(
            proposal._replace(evidence=evidence(row, scored.said[proposal.chosen]))
            for proposal in proposals(scored.probabilities[:-1], scored.said, scored.theirs)
        )
        for row, scored in enumerate(article)
    ]
