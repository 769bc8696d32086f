"""Why a claim is worth checking: named reasons, with weights that a newsroom can edit in `models/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extractor.claim import CheckWorthiness, Reason
from extractor.lexicons import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedReason:
    """One reason of `check_worthiness.jsonl`; the note says what it means."""

    id: str
    weight: float


@cache
def _weights() -> dict[str, float]:
    return {entry.id: entry.weight for entry in load_lexicon("check_worthiness", WeightedReason)}


def rank(codes: Iterable[str]) -> CheckWorthiness:
    """The sum of the weights of the reasons that hold, each listed.  Raises KeyError for a reason that has no weight."""
    reasons = tuple(Reason(code=code, weight=_weights()[code]) for code in sorted(set(codes)))
    return CheckWorthiness(score=round(sum(reason.weight for reason in reasons), 6), reasons=reasons)
