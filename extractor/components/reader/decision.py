"""From probabilities to an answer: candidates that say the same are one, and the likeliest answer is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.components.reader.candidate import Candidate, Pointed, Subject
from extractor.figure import FigurePeriod
from extractor.textrange import TextRange

_WORD = re.compile(r"\w+")
_DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "this", "that"})


class Decision(NamedTuple):
    """The place of the candidate that is taken, None for an empty slot, and the probability of what it says."""

    chosen: int | None
    probability: float


def decide(probabilities: Sequence[float], alike: Sequence[Sequence[int]]) -> Decision:
    """The answer with the highest probability; the last of the probabilities is that of "none".

    `alike[i]` are the candidates that say what candidate i says, itself among them.  What an answer has is the sum over these.
    """
    sums = [sum(probabilities[k] for k in same) for same in alike]
    best = max(range(len(sums)), key=lambda k: (sums[k], probabilities[k]), default=None)
    if best is None or sums[best] <= probabilities[-1]:
        return Decision(None, probabilities[-1])
    return Decision(best, sums[best])


def alike(slot: Pointed, candidates: Sequence[Candidate], text: str) -> list[list[int]]:
    """For each candidate those that say the same: the words of a measure without determiners, one interval, one entity."""
    keys = [_key(slot, one, text) for one in candidates]
    places: dict[object, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    return [places[key] for key in keys]


def _key(slot: Pointed, candidate: Candidate, text: str) -> object:
    answer = candidate.answer
    if isinstance(answer, FigurePeriod):
        return answer.from_, answer.until
    if isinstance(answer, Subject):
        return answer.entity or answer.span
    if slot == "measure" and isinstance(answer, TextRange):
        words = _WORD.findall(text[slice(*answer)].lower())
        return frozenset(words) - _DETERMINERS
    return answer
