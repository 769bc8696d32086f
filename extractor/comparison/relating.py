"""How two sightings of one thing are related."""

from __future__ import annotations

from extractor.comparison.group import Relation
from extractor.comparison.matching import SAME_WORDS, are_of_two_times, match, shared_words
from extractor.comparison.sightings import FigureSighting, QuoteSighting, Sighting
from extractor.comparison.terms import running

GRAVEST: tuple[Relation, ...] = (
    "conflict", "different_definition", "different_period", "updated", "other_wording", "rounded", "same",
)  # fmt: skip
"""Of several relations in one group, the first of these is that of the group."""


def relation(one: Sighting, other: Sighting) -> Relation | None:
    """How a figure or quote of one article is related to one of another article; None where they are of two things.

    Nothing is said about which one is right.
    """
    return relation_of(one, other) if match(one, other) else None


def relation_of(one: Sighting, other: Sighting) -> Relation:
    """How two sightings that are known to be of one thing are related."""
    if isinstance(one, QuoteSighting) and isinstance(other, QuoteSighting):
        short = min(len(one.words), len(other.words))
        return "same" if shared_words(one, other) >= SAME_WORDS * short else "other_wording"
    assert isinstance(one, FigureSighting)
    assert isinstance(other, FigureSighting)
    if one.amount.meets(other.amount):
        return "same" if one.amount.is_printed_as(other.amount) else "rounded"
    if one.is_planned != other.is_planned or set(one.figure.basis) != set(other.figure.basis):
        return "different_definition"
    if are_of_two_times(one, other) and not running(one.measured):
        return "different_period"
    return "updated" if one.day != other.day else "conflict"
