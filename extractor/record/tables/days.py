"""The days of the tables: of an ISO date or date-time, and the exclusive end of an interval."""

from __future__ import annotations

import contextlib
import datetime as dt


def day(when: str | None) -> dt.date | None:
    """The day of an ISO date or date-time; None where it has none that a calendar knows."""
    with contextlib.suppress(ValueError):
        return dt.date.fromisoformat((when or "")[:10])
    return None


def next_day(until: str | None) -> dt.date | None:
    """The day after the last one of an interval that ends before `until`: of a clock time the day that follows its own."""
    last = day(until)
    if last is None or until is None or "T" not in until or until[11:16] == "00:00":
        return last
    return None if last == dt.date.max else last + dt.timedelta(1)
