"""What an expression means: a TIMEX3 value with its calendar interval, and how it was anchored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, Protocol, cast

from extractor.calendar import Interval, Period, PeriodUnit
from extractor.components.times.spans import Expression
from extractor.timex import Granularity, Mod, TimeRole, TimexType

AnchorKind = Literal["publication", "mention", "explicit", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of an expression.  `period` is its calendar period where it is one, for what later hangs on it.

    `clock` is the time of day that completes a value of type TIME: "T16:08Z", "TMO".
    """

    type: TimexType
    value: str | None
    interval: Interval | None = None
    granularity: Granularity | None = None
    mod: Mod | None = None
    fiscal: bool = False
    anchor: AnchorKind = "explicit"
    period: Period | None = None
    clock: str | None = None
    role: TimeRole | None = None


class Context(Protocol):
    """What reading an expression needs to know of the text before and around it."""

    published: dt.date | None
    narrative: bool

    def base(self) -> tuple[dt.date | None, AnchorKind]:
        """The day that bare dates are nearest to: publication, or the last mention in a narrative or flashback."""

    def publication(self) -> tuple[dt.date | None, AnchorKind]:
        """The day of "today" and "last month": publication, or the last mention in a narrative."""

    def mention(self) -> tuple[Period | None, AnchorKind]:
        """The last period mentioned, else the day of publication: what "the previous year" hangs on."""

    def mention_of(self, unit: str) -> Period | None:
        """The last period of this unit that was mentioned."""

    def mention_within(self, unit: PeriodUnit) -> Period | None:
        """The last period mentioned that is no longer than this unit, as one of this unit."""

    def mentioned_interval(self) -> Interval | None:
        """The interval of the last period or window mentioned."""

    def direction(self, expression: Expression) -> int:
        """-1 where the governing verb looks back, 1 where it looks ahead, 0 where nothing says so."""

    def read(self, expression: Expression, group: str) -> Reading | None:
        """The meaning of a part that is a time itself; None when the part is absent or no time."""


Reader = Callable[[Expression, Context], Reading | None]
READERS: dict[str, Reader] = {}


def reads(*rules: str) -> Callable[[Reader], Reader]:
    """Make a function the reader of these rules of the grammar."""

    def register(reader: Reader) -> Reader:
        for rule in rules:
            READERS[rule] = reader
        return reader

    return register


def dated(period: Period | None, anchor: AnchorKind = "explicit", *, mod: Mod | None = None) -> Reading | None:
    """The reading of a calendar period; None where it is outside the calendar."""
    if period is None:
        return None
    try:
        interval = period.interval
    except (ValueError, OverflowError):
        return None
    granularity = cast(Granularity, "day" if period.unit == "weekend" else period.unit)
    return Reading(
        type="DATE",
        value=period.value,
        interval=interval,
        granularity=granularity,
        mod=mod,
        anchor=anchor,
        period=period,
    )


def unresolved(value: str, granularity: Granularity | None = None) -> Reading:
    """A date whose words are understood but not where in the calendar it lies: "XXXX-05"."""
    return Reading(type="DATE", value=value, granularity=granularity, anchor="none")


def with_mod(reading: Reading, mod: Mod | None) -> Reading:
    """The same with a TimeML modifier."""
    return replace(reading, mod=mod) if mod else reading
