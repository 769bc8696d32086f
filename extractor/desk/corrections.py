"""What people have corrected of a claim, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from extractor.record.timex import interval_words

LABELS: Final[Mapping[str, str]] = {
    "amount": "amount", "measure": "what is measured", "period": "period", "claimant": "who says it", "subject": "subject",
    "event": "event", "place": "place", "value": "number", "unit": "unit", "change": "change",
    "change_unit": "unit of the change", "direction": "direction", "baseline": "compared with",
    "baseline_unit": "unit of that", "role": "kind of figure", "polarity": "affirmed or negated", "mode": "actual or planned",
    "factuality": "stated as", "text": "the claim in one sentence",
}  # fmt: skip
"""What each slot that can be corrected is called on screen, in the order of the form."""
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


def in_words(row: Mapping[str, Any]) -> dict[str, str]:
    """The slots of a row of claims as people read and type them, "" where there is nothing; both days of a period as one."""
    period = interval_words(row["period_from"], row["period_until"])
    return {slot: period if slot == "period" else row[slot] or "" for slot in LABELS}


def read_corrections(original: Mapping[str, Any], row: Mapping[str, Any]) -> Corrections:
    """The corrections of a claim, in the order of the form.

    `row` has the columns as they are corrected, `original` those of them that were others.  The number that an amount was
    read into is not said beside it.
    """
    before, after = in_words({**row, **original}), in_words(row)
    lead = "value" if before["value"] or not before["change"] else "change"
    changed = [slot for slot in LABELS if before[slot] != after[slot]]
    return tuple(
        Correction(slot, before[slot], after[slot]) for slot in changed if not (slot == lead and "amount" in changed)
    )
