"""The rank of a claim, importance times completeness: named reasons, with numbers that a newsroom can edit in `models/`.

A reason with a `weight` adds importance.  One with a `factor` says that something is missing, concluded or uncertain: the
sum is multiplied by it, so that no other reason makes up for it.  A `penalty` is taken from what results: more than all weights
together, so that no claim with it ranks above one without.  `folds` names the claims that a table shows on demand only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.record.claim import CheckWorthiness, Claim, Reason
from extractor.words.lexicons import cached, lexicon, load_lexicon


@lexicon("check_worthiness")
@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedReason:
    """One reason, which the note explains: a `weight` is added, a `factor` multiplies the score, a `penalty` is taken last.

    `folds` is the word for the small claims that it hides from the table until `--all` is given.
    """

    id: str
    weight: float | None = None
    factor: float | None = None
    penalty: float | None = None
    folds: str | None = None


@cached
def _reasons() -> dict[str, WeightedReason]:
    return {entry.id: entry for entry in load_lexicon("check_worthiness", WeightedReason)}


def rank(codes: Iterable[str]) -> CheckWorthiness:
    """The score and its reasons; the weight of each is what it adds or takes, so that the score is their sum.

    Raises KeyError for a reason that the list does not have.
    """
    held = [_reasons()[code] for code in sorted(set(codes))]
    reasons = [Reason(code=reason.id, weight=reason.weight) for reason in held if reason.weight is not None]
    score = sum(reason.weight for reason in reasons)
    for reason in held:
        if reason.factor is not None:
            lowered = score * reason.factor
            reasons.append(Reason(code=reason.id, weight=round(lowered - score, 3)))
            score = lowered
    for reason in held:
        if reason.penalty is not None:
            reasons.append(Reason(code=reason.id, weight=-reason.penalty))
            score -= reason.penalty
    return CheckWorthiness(score=round(score, 3), reasons=tuple(reasons))


def folded_as(claim: Claim) -> str | None:
    """The words for the kind of small claims that this one belongs to; None for a claim of weight."""
    kinds = (_reasons()[reason.code].folds for reason in claim.check_worthiness.reasons if reason.code in _reasons())
    return next(filter(None, kinds), None)
