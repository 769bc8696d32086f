"""A finding: what a check of the numbers of an article shows.  Evidence, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.record.ids import ClaimId, Id
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.textrange import End, Start

Status = Literal["consistent_exact", "consistent_rounded", "inconsistent", "derived", "unresolved"]
Severity = Literal["info", "warn", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number with what the printed digits allow."""

    low: Decimal | None
    """The least, inclusive; null where nothing bounds it."""
    value: Decimal | None
    """The number itself, in the unit that the message names; null where only its bounds are known."""
    high: Decimal | None
    """The most, inclusive; null where nothing bounds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(RecordType):
    """The result of one check on one or more claims."""

    id: Id
    check: str
    """The name of the check."""
    severity: Severity
    """"info" for numbers that agree, or that only inferred slots set against each other, and for what has no numbers; "error"
    where all is stated and they disagree; "warn" between the two.
    """
    claims: tuple[ClaimId, ...]
    """The claims concerned."""
    start: Start
    end: End
    status: Status
    """How the numbers go together: exactly, by rounding, not at all; derived (they give a number that is not printed), or
    unresolved (there is more than one reading).
    """
    message: str
    """One sentence with the calculation in words."""
    computed: Interval | None = None
    """What follows from the other numbers."""
    reported: Interval | None = None
    """What the article prints."""

    def __repr__(self) -> str:
        return in_short(self, self.message, self.check, self.status)
