"""The words for a group."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.comparison.group import Relation
from extractor.comparison.sightings import FigureSighting, QuoteSighting, Sighting
from extractor.comparison.terms import telling, terms
from extractor.timex import interval_words

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


def about(relation: Relation, told: Sequence[Sighting]) -> str:
    """What is measured or counted, in the most words that an article has for it, of quotes who is quoted.

    Where most articles have no words for it that tell, the shortest sentence of one of them.
    """
    speakers = [one.speaker or "" for one in told if isinstance(one, QuoteSighting)]
    if speakers:
        return max(speakers, key=len)
    measures = [one.claim.measure.surface for one in told if one.claim.measure]
    named = [surface for surface in measures if telling(terms(surface))]
    is_named = len(named) > (len(told) / 2 if relation in AGREED else 0)
    return max(named, key=len) if is_named else min((one.claim.sentence for one in told), key=len)


def message(relation: Relation, told: Sequence[Sighting]) -> str:
    """The values, each with its day where they changed, and how they differ; of quotes, how the words do."""
    quoted = {one.words for one in told if isinstance(one, QuoteSighting)}
    if quoted:
        alike = "quoted in the same words" + (", cut differently" if len(quoted) > 1 else "")
        return "quoted in different words" if relation == "other_wording" else alike
    values: dict[str, str] = {}
    for one in told:
        value = " ".join((one.occurrence.value or "").split())
        values.setdefault(value.lower(), f"{value} ({when})" if (when := _when(one, relation)) else value)
    return "; ".join(filter(None, [", ".join(values.values()), _MEANT.get(relation)]))


def _when(one: Sighting, relation: Relation) -> str | None:
    """The time that a value is shown with: its own where that is the difference, else the day of the article."""
    if relation == "different_period" and isinstance(one, FigureSighting) and one.interval:
        return interval_words(*one.interval)
    return interval_words(one.day, one.day) if relation in _DATED and one.day else None
