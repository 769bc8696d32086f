"""What an expression means: a TIMEX3 value with its calendar interval, and how it was anchored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from extractor.calendar import Interval, Period
from extractor.record.timex import Granularity, Mod, TimeRole, TimexType

AnchorKind = Literal["publication", "mention", "explicit", "none"]
MODS: dict[str, Mod] = {mod: mod for mod in get_args(Mod)}  # the values of other words are none: "just", "some"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The meaning of an expression.  `period` is its calendar period where it is one, for what is resolved against it later.

    `clock` is the time of day that completes a value of type TIME: "T16:08Z", "TMO".
    """

    type: TimexType
    value: str
    interval: Interval | None = None
    granularity: Granularity | None = None
    mod: Mod | None = None
    fiscal: bool = False
    anchor: AnchorKind = "explicit"
    period: Period | None = None
    clock: str | None = None
    role: TimeRole | None = None


def dated(period: Period | None, anchor: AnchorKind = "explicit", *, mod: Mod | None = None) -> Meaning | None:
    """The meaning of a calendar period; None where it is outside the calendar."""
    if period is None or not period.is_in_calendar:
        return None
    return Meaning(
        type="DATE",
        value=period.value,
        interval=period.interval,
        granularity=cast(Granularity, "day" if period.unit == "weekend" else period.unit),
        mod=mod,
        anchor=anchor,
        period=period,
    )


def unresolved(value: str, granularity: Granularity | None = None) -> Meaning:
    """A date whose words are understood but not where in the calendar it lies: "XXXX-05"."""
    return Meaning(type="DATE", value=value, granularity=granularity, anchor="none")


def nearest_or_unresolved(
    anchored: tuple[Period | None, AnchorKind], unknown: str, granularity: Granularity | None = None
) -> Meaning | None:
    """The meaning of a period and its anchor, as `nearest` gives them; unresolved where there is no anchor."""
    period, anchor = anchored
    return dated(period, anchor) if period else unresolved(unknown, granularity)
