"""A time expression and the calendar interval that it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"
]
Mod = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
]  # fmt: skip
TimeRole = Literal["period", "baseline", "deadline", "frequency", "age", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative expression was resolved against; `ref` is the id of the time mentioned, for kind "mention"."""

    kind: Literal["publication", "mention", "explicit", "none"]
    ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression after TimeML 1.2.1 (`type`, `value`, `mod`) with its calendar interval.

    `from_` (inclusive) and `until` (exclusive) are ISO dates for a day and coarser, date-times for clock times; None where
    open or unresolved.  The surface leaves out the preposition.
    """

    id: str
    start: int
    end: int
    surface: str
    type: TimexType
    value: str | None
    from_: str | None = None
    until: str | None = None
    granularity: Granularity | None = None
    mod: Mod | None = None
    open: Literal["start", "end"] | None = None
    role: TimeRole = "period"
    anchor: Anchor = Anchor(kind="none")
    fiscal: bool = False
    rule: str = ""
