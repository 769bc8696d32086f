"""From probabilities to proposals: the likeliest of what the candidates say, and what the rules say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from typing import Literal, NamedTuple

from extractor.components.reader.candidate import Candidate, Pointed, Subject
from extractor.record.figure import FigurePeriod
from extractor.record.textrange import TextRange

Stance = Literal["agrees", "differs", "unruled", "overruled"]
STANCES: tuple[Stance, ...] = ("agrees", "differs", "unruled", "overruled")
"""What the rules say of a proposal: the same, another thing, or nothing; "overruled" is theirs where another is likelier."""

RULED = "rule=True"  # the feature of a candidate that says what the rules say

HALF = 0.5
_WORD = re.compile(r"\w+")
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that"})


class Proposal(NamedTuple):
    """One way to fill a slot: the position of its candidate, the network's probability that it is right, what the rules say.

    `evidence` is what else says whether it is right (`evidence.py`).
    """

    chosen: int
    probability: float
    stance: Stance
    evidence: float = 0.0


def proposals(
    probabilities: Sequence[float], said: Sequence[Hashable], theirs: Collection[int]
) -> tuple[Proposal, ...]:
    """The likeliest way to fill a slot, and that of the rules where it is another one; none without candidates.

    `said[i]` is what candidate i says (`says`), `theirs` are the candidates of the rules.  The likeliest is chosen by the sum
    over those that say the same; its probability is the sum over those that come close to it, which would be right, too.
    """
    sums = summed(probabilities, said)
    order = sorted(range(len(said)), key=lambda k: (-sums[said[k]], -probabilities[k], k))
    if not order:
        return ()
    best = order[0]
    if not theirs:
        return (Proposal(best, _probability(probabilities, said, best), "unruled"),)
    if any(is_close(said[k], said[best]) for k in theirs):
        return (Proposal(best, _probability(probabilities, said, best), "agrees"),)
    ruled = next(k for k in order if k in theirs)
    return (
        Proposal(best, _probability(probabilities, said, best), "differs"),
        Proposal(ruled, _probability(probabilities, said, ruled), "overruled"),
    )


def summed(probabilities: Sequence[float], said: Sequence[Hashable]) -> dict[Hashable, float]:
    """The probability of each answer, which several candidates may give."""
    sums: dict[Hashable, float] = defaultdict(float)
    for probability, each in zip(probabilities, said, strict=True):
        sums[each] += probability
    return sums


def _probability(probabilities: Sequence[float], said: Sequence[Hashable], chosen: int) -> float:
    close = {each: is_close(each, said[chosen]) for each in set(said)}
    return sum(probability for probability, each in zip(probabilities, said, strict=True) if close[each])


def of_rules(features: Sequence[Sequence[str]]) -> list[int]:
    """The places of the candidates, given by their features, that say what the rules say."""
    return [index for index, names in enumerate(features) if RULED in names]


def says(slot: Pointed, candidate: Candidate, text: str) -> Hashable:
    """What a candidate says: the words of a measure without determiners, an interval, an entity, else its range or id."""
    answer = candidate.answer
    if isinstance(answer, FigurePeriod):
        return answer.from_, answer.until
    if isinstance(answer, Subject):
        return answer.entity or answer.span
    if slot == "measure" and isinstance(answer, TextRange):
        return frozenset(_WORD.findall(text[slice(*answer)].lower())) - _DETERMINERS
    return answer


def is_close(first: Hashable, second: Hashable) -> bool:
    """True if both would be right where one is: words or ranges that share half, and else the same."""
    if isinstance(first, frozenset) and isinstance(second, frozenset):
        return 2 * len(first & second) >= HALF * (len(first) + len(second)) > 0
    if isinstance(first, TextRange) and isinstance(second, TextRange):
        common = min(first.end, second.end) - max(first.start, second.start)
        return common >= HALF * (max(first.end, second.end) - min(first.start, second.start))
    return first == second
