"""An assertion: what the sentence says of the figures of a statement, or of a quote, as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.record.claim import Event, Measure, Modality
from extractor.record.textrange import TextRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """How one statement or quote is meant; of a quote, all but range and modality is empty."""

    of: str
    """The id of the statement or quote."""
    frame: TextRange
    """The sentences that it is in."""
    words: TextRange
    """The independent clause of the frame that states it, where its borders are sure; else the frame."""
    is_stated: bool = True
    """False for a question, the heading of a section, and words that state nothing."""
    measure: Measure | None = None
    """What is measured; for a count without words of its own what it counts."""
    event: Event | None = None
    """What happens, by the clause of its figure."""
    subject: str | None = None
    """The id of the entity that has the amount or does what happens."""
    subject_span: TextRange | None = None
    """The words of that subject, whether they name an entity or not."""
    is_subject_inferred: bool = False
    """True where the subject is a pronoun or a description, or another sentence names it."""
    place: str | None = None
    """The id of the entity that its sentence names as the place."""
    baseline: str | None = None
    """The id of what it is compared with: a figure, else a time."""
    modality: Modality
    repeats: str | None = None
    """The id of the earlier statement that says the same."""
