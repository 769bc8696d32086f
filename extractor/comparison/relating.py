"""How two comparables of one thing are related."""

from __future__ import annotations

from extractor.comparison.comparables import Comparable, ComparableFigure, ComparableQuote
from extractor.comparison.group import Relation
from extractor.comparison.matching import SAME_WORDS, are_of_two_times, match, shared_words
from extractor.comparison.terms import running

GRAVEST: tuple[Relation, ...] = (
    "conflict", "different_definition", "different_period", "updated", "other_wording", "rounded", "same",
)  # fmt: skip
"""Of several relations in one group, the first of these is that of the group."""


def relation(first: Comparable, second: Comparable) -> Relation | None:
    """How a figure or quote of one article is related to one of another article; None where they are not about the same thing.

    Nothing is said about which one is right.
    """
    return relation_of(first, second) if match(first, second) else None


def relation_of(first: Comparable, second: Comparable) -> Relation:
    """How two comparables that are known to be of one thing are related."""
    if isinstance(first, ComparableQuote) and isinstance(second, ComparableQuote):
        short = min(len(first.words), len(second.words))
        return "same" if shared_words(first, second) >= SAME_WORDS * short else "other_wording"
    assert isinstance(first, ComparableFigure)
    assert isinstance(second, ComparableFigure)
    if first.amount.meets(second.amount):
        return "same" if first.amount.is_printed_as(second.amount) else "rounded"
    if first.is_planned != second.is_planned or set(first.figure.basis) != set(second.figure.basis):
        return "different_definition"
    if are_of_two_times(first, second) and not running(first.measured):
        return "different_period"
    return "updated" if first.day != second.day else "conflict"
