"""One claim, several places: what headline, dek, caption or a later sentence say again is told once, with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.assembly.annotations import Annotations
from extractor.assembly.clustering import measure_words
from extractor.record.claim import Claim, Period
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange

_MOST = 40  # claims of one value that another one is held against: no article says one in more ways
_TELLING = 3  # printed digits of a number that is not there twice by chance


def join_repeats(claims: Iterable[Claim], found: Annotations) -> list[Claim]:
    """The claims, those of figures that say the same as one: the one with most slots filled, `also` its other places."""
    groups: list[list[Claim]] = []
    by_value: dict[tuple[object, ...], list[list[Claim]]] = {}
    for claim in claims:
        key = _key(claim, found)
        same = next((group for group in by_value.get(key, ()) if _agree(group[0], claim, found)), None) if key else None
        if same is not None:
            same.append(claim)
            continue
        groups.append([claim])
        if key and len(rivals := by_value.setdefault(key, [])) < _MOST:
            rivals.append(groups[-1])
    return [_one(group) for group in groups]


def _one(group: Sequence[Claim]) -> Claim:
    kept = min(
        group, key=lambda claim: (len(claim.missing) + (claim.subject_id is None), len(claim.inferred), claim.start)
    )
    if len(group) == 1:
        return kept
    places = {TextRange(claim.start, claim.end) for claim in group} - {TextRange(kept.start, kept.end)}
    return replace(kept, also=tuple(sorted(places)))


def _key(claim: Claim, found: Annotations) -> tuple[object, ...] | None:
    """What two claims share that can say the same; None for a quote and for a figure without a number."""
    value, change = found.figure(claim.value_id), found.figure(claim.change_id)
    lead = value or change
    if claim.type != "figure" or lead is None or lead.value is None or lead.vague:
        return None
    return (*_amount(lead), lead.role, claim.modality.negated, claim.event.mode if claim.event else "actual")


def _amount(figure: Figure) -> tuple[object, ...]:
    unit, per = figure.unit.id if figure.unit else None, figure.per.id if figure.per else None
    return figure.kind, figure.value, unit, per, figure.direction


def _agree(one: Claim, other: Claim, found: Annotations) -> bool:
    """Whether nothing that two claims with one value say parts them, and enough ties them."""
    pairs = [
        (found.figure(one.change_id), found.figure(other.change_id)),
        (found.figure(one.value_id), found.figure(other.value_id)),
    ]
    if any(a and b and _amount(a) != _amount(b) for a, b in pairs) or _are_apart(one.period, other.period):
        return False
    if (one.start, one.end) == (other.start, other.end) or (
        one.subject_id and other.subject_id and one.subject_id != other.subject_id
    ):
        return False
    lead = found.figure(one.value_id) or found.figure(one.change_id)
    is_same_event = one.event is not None and other.event is not None and one.event.lemma == other.event.lemma
    is_telling = lead is not None and sum(c.isdigit() for c in lead.surface) >= _TELLING
    is_same_subject = bool(one.subject_id and one.subject_id == other.subject_id)
    return (is_same_event or is_telling) and (is_same_subject or _head(one) == _head(other) != "")


def _are_apart(one: Period | None, other: Period | None) -> bool:
    return one is not None and other is not None and (one.from_, one.until) != (other.from_, other.until)


def _head(claim: Claim) -> str:
    """The head of the measure, singular."""
    words = measure_words(claim.measure.surface.partition(" of ")[0].rpartition(" ")[2]) if claim.measure else ()
    return words[0] if words else ""
