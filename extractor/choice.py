"""The choice of a pipeline, as a command, a worker or a batch run gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MIN_CONFIDENCE: Final = 0.78
"""How sure a slot must be to be filled: one false slot costs a reader of claims more trust than three empty ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What `extractor.pipeline.load_pipeline` takes; None is its default."""

    model: str | None = None
    """The base model."""
    lexicons: str | None = None
    """The folder of the user's words."""
    reader: str | None = None
    """The folder of a trained reader; "off" for the rules alone."""
    min_confidence: float = MIN_CONFIDENCE
    """The least confidence with which the reader fills a slot, from 0 to 1, inclusive."""
