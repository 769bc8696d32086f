"""What one statement says: a value, its changes and the baseline they start from, read from the claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.checks.index import Index
from extractor.checks.recomputation import same_unit
from extractor.claim import Claim
from extractor.figure import Figure

_RESTATED = re.compile(r"\s*[,(–—-]*\s*(?:or|i\.e\.|equal to|equivalent to|a|an)?\s*")
# "to $18.7 million (in May), (down) from $21.7 million", and the other way round: "from $21.7 million to $18.7 million"
_FROM = re.compile(
    r"\s*(?:in [\w ]{1,20}|on [\w ]{1,20}|last \w+|this \w+)?[,;(]?\s*(?:and )?(?:up|down|compared|which was up|which was down)?"
    r"\s*(?:from|with|against|versus|vs\.?|to)\s+(?:about|around|roughly|nearly|some|just over|just under|the|a|an)?\s*"
)
_TO = re.compile(r"\s*(?:in [\w ]{1,20}|last \w+|a year \w+)?\s*to\s+(?:about|around|roughly|nearly|some|the)?\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with the changes that led to it and the earlier value; each may be missing."""

    value: Figure | None
    changes: tuple[Figure, ...]
    baseline: Figure | None


def read_statements(index: Index) -> Iterator[Statement]:
    """The statements of all figure claims, in order.

    A change printed twice ("102.2 points, or 0.36 percent") is one claim, and a second one of the change alone: the
    second joins the statement of the first.  A value without a change takes the baseline that stands next to it.
    """
    claims = [claim for claim in index.extraction.claims if claim.type == "figure"]
    again = _restated_changes(index, claims)
    for claim in claims:
        if claim.change in again.values():
            continue
        value, change, baseline = (
            index.figures.get(name or "") for name in (claim.value, claim.change, claim.baseline)
        )
        second = index.figures.get(again.get(claim.change or "", ""))
        statement = Statement(value, tuple(part for part in (change, second) if part), baseline)
        if value and not baseline:
            statement = replace(statement, baseline=_neighbour(index, value))
        if value or change:
            yield statement


def _restated_changes(index: Index, claims: list[Claim]) -> dict[str, str]:
    """Change -> the change of a claim of its own that says the same in another unit."""
    alone = {claim.change for claim in claims if claim.change and not claim.value and not claim.baseline}
    again: dict[str, str] = {}
    for claim in claims:
        change = index.figures.get(claim.change or "")
        other = change and _restated(index, change)
        if change and other and other.id in alone and change.id not in again.values():
            again[change.id] = other.id
    return again


def _restated(index: Index, change: Figure) -> Figure | None:
    """The neighbour that says the same change in another unit: next to it, with no more than "or" between."""
    for other in index.figures_in(index.sentence_of(change)):
        first, second = sorted((change, other), key=lambda part: part.start)
        if (
            other.id != change.id
            and other.role == "change"
            and other.kind != change.kind
            and _RESTATED.fullmatch(index.between(first, second))
        ):
            return other
    return None


def _neighbour(index: Index, value: Figure) -> Figure | None:
    """The baseline that the words tie to this value: right after it, or right before it ("from 5 to 4")."""
    for other in index.figures_in(index.sentence_of(value)):
        if other.role == "baseline" and same_unit(value, other):
            if other.start > value.start and _FROM.fullmatch(index.between(value, other)):
                return other
            if other.start < value.start and _TO.fullmatch(index.between(other, value)):
                return other
    return None
