"""The words for a group."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.comparison.comparables import Comparable, ComparableFigure, ComparableQuote
from extractor.comparison.group import Relation
from extractor.comparison.terms import informative, terms
from extractor.record.timex import interval_words

_MEANT: dict[Relation, str] = {
    "rounded": "the same value, allowing for rounding",
    "updated": "a later article has a different value",
    "different_period": "for different periods",
    "different_definition": "not quite the same thing: one is planned or expected, or calculated differently",
    "conflict": "the values differ, and the articles do not explain why",
}
AGREED = frozenset(["same", "rounded"])
"""The relations of one value."""
_DATED = frozenset(["updated", "different_period", "different_definition"])


def about(relation: Relation, comparables: Sequence[Comparable]) -> str:
    """What is measured or counted, in the most words that an article has for it, of quotes who is quoted.

    Where most articles have no informative words for it, the shortest sentence of one of them.
    """
    speakers = [comparable.speaker or "" for comparable in comparables if isinstance(comparable, ComparableQuote)]
    if speakers:
        return max(speakers, key=len)
    measures = [comparable.claim.measure.surface for comparable in comparables if comparable.claim.measure]
    named = [surface for surface in measures if informative(terms(surface))]
    is_named = len(named) > (len(comparables) / 2 if relation in AGREED else 0)
    return max(named, key=len) if is_named else min((comparable.claim.sentence for comparable in comparables), key=len)


def message(relation: Relation, comparables: Sequence[Comparable]) -> str:
    """The values, each with its day where they changed, and how they differ; of quotes, how the words do."""
    quoted = {comparable.words for comparable in comparables if isinstance(comparable, ComparableQuote)}
    if quoted:
        alike = "quoted in the same words" + (", cut differently" if len(quoted) > 1 else "")
        return "quoted in different words" if relation == "other_wording" else alike
    values: dict[str, str] = {}
    for comparable in comparables:
        value = " ".join((comparable.occurrence.value or "").split())
        values.setdefault(value.lower(), f"{value} ({when})" if (when := _when(comparable, relation)) else value)
    return "; ".join(filter(None, [", ".join(values.values()), _MEANT.get(relation)]))


def _when(comparable: Comparable, relation: Relation) -> str | None:
    """The time that a value is shown with: its own where that is the difference, else the day of the article."""
    if relation == "different_period" and isinstance(comparable, ComparableFigure) and comparable.interval:
        return interval_words(*comparable.interval)
    return interval_words(comparable.day, comparable.day) if relation in _DATED and comparable.day else None
