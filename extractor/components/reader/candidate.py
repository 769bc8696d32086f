"""What can fill a slot of a figure, a reference or a quote, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.record.figure import FigurePeriod
from extractor.record.textrange import TextRange

Pointed = Literal["measure", "period", "source", "subject", "event", "antecedent", "claimant"]
POINTED: tuple[Pointed, ...] = ("measure", "period", "source", "subject", "event", "antecedent", "claimant")
"""The slots that are filled by one of several candidates, or by none."""


class Subject(NamedTuple):
    """Whose a figure is: the words, and the entity that they name or refer to."""

    span: TextRange
    entity: str | None


Answer = TextRange | FigurePeriod | Subject | str
"""Words (measure, event, antecedent), the period, the subject, or the id of a source or claimant."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to fill a slot.

    `first` and `last` are the tokens (both inclusive) by whose vectors it is known, -1 where it has no words of its own.
    `features` are names of what is known of it; a network that was trained without one of them passes it over.
    """

    answer: Answer
    first: int
    last: int
    features: tuple[str, ...]
