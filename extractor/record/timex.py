"""A time expression and the calendar interval that it means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from extractor.record.ids import Id, TimeId
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.textrange import End, Start, Surface

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"
]
Mod = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
]  # fmt: skip
TimeRole = Literal["period", "baseline", "deadline", "frequency", "age", "other"]
From = Annotated[
    str, "Where the interval begins, inclusive: a plain local date, a date-time for clock times; null where open."
]
Until = Annotated[str, "Where it ends, exclusive, in the same form: the day after its last; null where open."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a time expression was resolved against."""

    kind: Literal["publication", "mention", "explicit", "none"]
    """The publication date, a time mentioned before, nothing since the words are a date of their own, or nothing known."""
    ref: TimeId | None = None
    """The time mentioned before, for kind "mention"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex(RecordType):
    """A time expression after TimeML 1.2.1 with its calendar interval; its words leave out the preposition.

    A rolling window ("the first five months of the year") is one time.  "Now" and "today" mean the publication day.
    """

    id: Id
    start: Start
    end: End
    surface: Surface
    type: TimexType
    """TimeML's type.  A duration that is an amount ("a four-day week") is a figure and no time."""
    value: str | None
    """TimeML's value: "2025-05", "2024-Q3", "P5M"; null where the words say none."""
    from_: From | None = None
    until: Until | None = None
    granularity: Granularity | None = None
    """The calendar unit that the words name."""
    mod: Mod | None = None
    """TimeML's modifier: "early 2024" is START, "more than a year" MORE_THAN."""
    open: Literal["start", "end"] | None = None
    """The side without an end: "since April 2nd" is open at its end, "by 2030" at its start."""
    role: TimeRole = "period"
    """What it is to the statement: "from a year earlier" is a baseline, not the figure's period."""
    anchor: Anchor = Anchor(kind="none")
    fiscal: bool = False
    """True for a year, half or quarter of a company's or a state's books."""
    rule: str = ""
    """The rule that read it."""

    def __repr__(self) -> str:
        return in_short(self, self.surface, value=self.value, interval=interval_in_short(self.from_, self.until))


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


def interval_words(from_: str | None, until: str | None) -> str:
    """The same interval as people write it: "9 June 2025", "May 2025", "April to June 2025", "since April 2025"."""
    if from_ is None or until is None:
        if from_ is None and until is None:
            return ""
        day = dt.date.fromisoformat((from_ or until or "")[:10])
        if from_ is None and day.day > 1 and "T" not in (until or ""):
            return f"until {_day_words(day - dt.timedelta(1))}"  # the last day that is meant
        return f"{'since' if from_ else 'until'} {_open_side(day)}"
    start = dt.date.fromisoformat(from_[:10])
    last = dt.date.fromisoformat(until[:10])
    last = max(start, last if "T" in until else last - dt.timedelta(1))
    if start == last:
        return _day_words(start)
    is_months = start.day == 1 and (last + dt.timedelta(1)).day == 1
    if not is_months:
        return " to ".join((_day_words(start, until=last), _day_words(last)))
    if (start.month, last.month) == (1, 12):
        return f"{start.year}" if start.year == last.year else f"{start.year} to {last.year}"
    if (start.year, start.month) == (last.year, last.month):
        return f"{start:%B} {start.year}"
    first = f"{start:%B}" if start.year == last.year else f"{start:%B} {start.year}"
    return f"{first} to {last:%B} {last.year}"


def interval_in_short(from_: str | None, until: str | None) -> str:
    """The same words; the two ends as they are where one is no day, as in a record that breaks the contract."""
    try:
        return interval_words(from_, until)
    except (ValueError, OverflowError):
        return f"{from_} to {until}"


def _open_side(day: dt.date) -> str:
    """A day on which something begins or ends, the first of a month or a year by that."""
    if day.day > 1:
        return _day_words(day)
    return f"{day.year}" if day.month == 1 else f"{day:%B} {day.year}"


def _day_words(day: dt.date, *, until: dt.date | None = None) -> str:
    """A day in words, without the month and year that it shares with the last day of its interval."""
    if until is not None and (day.year, day.month) == (until.year, until.month):
        return f"{day.day}"
    return f"{day.day} {day:%B}" + ("" if until is not None and day.year == until.year else f" {day.year}")
