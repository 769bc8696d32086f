"""What people have corrected of a claim, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractor.timex import interval_words

LABELS: Final[Mapping[str, str]] = {
    "amount": "amount", "period": "period", "claimant": "who says it", "subject": "subject", "event": "event",
    "measure": "what is measured", "place": "place", "value": "number", "unit": "unit", "change": "change",
    "change_unit": "unit of the change", "direction": "direction", "baseline": "compared with",
    "baseline_unit": "unit of that", "role": "kind of figure", "polarity": "affirmed or negated", "mode": "actual or planned",
    "factuality": "stated as", "text": "the claim in one sentence",
}  # fmt: skip
"""What each slot that can be corrected is called on screen, in the order of the form."""
_DAYS: Final = ("period_from", "period_until")
Corrections = tuple["Correction", ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A slot with what the extractor found and what a person put in its place; "" where there is nothing."""

    slot: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """What the slot is called."""
        return LABELS[self.slot]

    def __str__(self) -> str:
        return f"{self.label}: {self.before or 'nothing'} → {self.after or 'nothing'}"


def read_corrections(original: Mapping[str, Any], row: Mapping[str, Any]) -> Corrections:
    """The corrections of a claim, in the order of the form.

    `row` has the columns as they are corrected, `original` those of them that were others.  The number that an amount was
    read into is not said beside it, and the two days of a period are one.
    """
    found = {**row, **original}
    lead = "value" if found["value"] is not None or found["change"] is None else "change"
    corrections = []
    for slot in LABELS:
        if slot == "period" and not original.keys().isdisjoint(_DAYS):
            before, after = (interval_words(*(columns[day] for day in _DAYS)) for columns in (found, row))
            corrections.append(Correction(slot, before, after))
        elif slot in original and not (slot == lead and "amount" in original):
            corrections.append(Correction(slot, found[slot] or "", row[slot] or ""))
    return tuple(corrections)
