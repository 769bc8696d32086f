"""What the trained reader takes from the words around a figure, beside the slots that the figure has itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from extractor.record.claim import Mode
from extractor.record.figure import Confidence
from extractor.record.textrange import TextRange

READER: Final = "reader"
"""What the slots that the trained reader fills differently from the rules have for their rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who or what a figure is of, and what happens to it; a slot that the reader is not sure of is None."""

    figure: str
    """The id of the figure."""
    subject: TextRange | None = None
    """The words that name whose it is."""
    entity: str | None = None
    """The id of the entity that they name or refer to."""
    event: TextRange | None = None
    """The words that say what happens."""
    mode: Mode = "actual"
    """Whether that has happened."""
    confidence: Confidence = field(default_factory=dict)
