"""A time expression and the calendar interval that it means."""

from __future__ import annotations

import datetime as dt
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


def interval_text(from_: str | None, until: str | None) -> str:
    """An interval [from_, until) of ISO dates in the shortest usual words.

    "2025-05", "2024", "2025-Q1", "2025-06-09", "2025-01 to 2025-05" (both ends meant), "since 2025-04-02", "until 2030-01-01".
    """
    if from_ is None or until is None:
        return f"since {from_}" if from_ else f"until {until}" if until else ""
    if "T" in from_ or "T" in until:
        return f"{from_} to {until}"
    start, last = dt.date.fromisoformat(from_), dt.date.fromisoformat(until) - dt.timedelta(1)
    if start >= last:
        return from_
    whole_months = start.day == 1 and (last + dt.timedelta(1)).day == 1
    if not whole_months:
        return f"{start} to {last}"
    months = (last.year - start.year) * 12 + last.month - start.month + 1
    if months == 1:
        return f"{start:%Y-%m}"
    if months == 3 and start.month % 3 == 1:
        return f"{start:%Y}-Q{start.month // 3 + 1}"
    if start.month == 1 and last.month == 12:
        return f"{start:%Y}" if months == 12 else f"{start:%Y} to {last:%Y}"
    return f"{start:%Y-%m} to {last:%Y-%m}"
