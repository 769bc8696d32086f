"""What one statement says: a value, its changes and the baseline they start from, read from the claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.checks.index import Index
from extractor.figure import Figure

_RESTATED = re.compile(r"\s*[,(–—-]*\s*(?:or|i\.e\.|equal to|equivalent to|a)?\s*")


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with the changes that led to it and the earlier value; each may be missing."""

    value: Figure | None
    changes: tuple[Figure, ...]
    baseline: Figure | None

    @property
    def figures(self) -> list[Figure]:
        """All its figures in text order."""
        parts = [part for part in (self.value, *self.changes, self.baseline) if part]
        return sorted(parts, key=lambda part: part.start)


def read_statements(index: Index) -> Iterator[Statement]:
    """The statements of all figure claims, in order.

    A change printed twice ("102.2 points, or 0.36 percent") is one claim, and a second one of the change alone: the
    second joins the statement of the first.
    """
    claims = [claim for claim in index.extraction.claims if claim.type == "figure"]
    alone = {c.change for c in claims if c.change and not c.value and not c.baseline}
    joined: set[str] = set()
    for claim in claims:
        change = index.figures.get(claim.change or "")
        again = change and _restated(index, change)
        if again and again.id in alone:
            joined.add(again.id)
    for claim in claims:
        if claim.change in joined:
            continue
        value, change, baseline = (
            index.figures.get(figure or "") for figure in (claim.value, claim.change, claim.baseline)
        )
        again = change and _restated(index, change)
        changes = tuple(part for part in (change, again if again and again.id in joined else None) if part)
        if value or changes:
            yield Statement(value, changes, baseline)


def _restated(index: Index, change: Figure) -> Figure | None:
    """The neighbour that says the same change in another unit: next to it, with no more than "or" between."""
    figures = index.figures_in(index.sentence_of(change))
    for other in figures:
        first, second = sorted((change, other), key=lambda part: part.start)
        if (
            other.id != change.id
            and other.role == "change"
            and other.kind != change.kind
            and _RESTATED.fullmatch(index.between(first, second))
        ):
            return other
    return None
