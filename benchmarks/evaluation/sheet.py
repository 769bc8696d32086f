"""What the scorers write on: counts by topic and row, and every error with its range."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.evaluation.counts import Counts
from extractor.record.textrange import TextRange

MISSED, SPURIOUS = "missed", "spurious"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One difference between gold and found: `slot` is the slot, or "missed" or "spurious" for a whole object.

    `range` is a range of the gold text, None where the gold text has no such words.
    """

    article: str
    topic: str
    slot: str
    surface: str
    gold: str
    found: str
    range: TextRange | None = None


@dataclass(slots=True)
class Sheet:
    """Counts in the order in which topics and rows are first used."""

    counts: dict[str, dict[str, Counts]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def row(self, topic: str, name: str) -> Counts:
        """The counts of a row, made when it is first used."""
        return self.counts.setdefault(topic, {}).setdefault(name, Counts())

    def add(self, topic: str, name: str, *, gold: int, predicted: int) -> None:
        """Add to how many a row should have found and did find."""
        counts = self.row(topic, name)
        counts.gold += gold
        counts.found += predicted
