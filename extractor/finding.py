"""A finding: what a check of the numbers of an article shows.  Evidence, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Status = Literal["consistent_exact", "consistent_rounded", "inconsistent", "derived", "unresolved"]
Severity = Literal["info", "warn", "error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number with what its printed digits allow: `low` and `high` inclusive, None where unbounded."""

    low: Decimal | None
    value: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check on one or more claims; `start` and `end` frame the words concerned."""

    id: str
    check: str
    severity: Severity
    claims: tuple[str, ...]
    start: int
    end: int
    status: Status
    message: str
    computed: Interval | None = None
    reported: Interval | None = None
