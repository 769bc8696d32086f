"""Instants as a store has them: ISO 8601 in UTC, to the microsecond, which sort as text."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """This instant."""
    return _text(dt.datetime.now(dt.UTC))


def now_after(instant: str | None) -> str:
    """This instant, or the first one after another, should the clock have been set back since."""
    this = now()
    return (
        this
        if instant is None or this > instant
        else _text(dt.datetime.fromisoformat(instant) + dt.timedelta(microseconds=1))
    )


def in_utc(when: str) -> str:
    """The same instant as a store has it.  Raises ValueError for what is none, and for one without an offset."""
    instant = dt.datetime.fromisoformat(when)
    if instant.tzinfo is None:
        raise ValueError(f"{when[:40]!r} has no offset")
    return _text(instant.astimezone(dt.UTC))


def is_later(instant: str | None, earlier: str | None) -> bool:
    """True where both are known, and the first is later; a day counts from its beginning, an instant without an offset as UTC."""
    first, second = _instant(instant), _instant(earlier)
    return first is not None and second is not None and first > second


def _instant(when: str | None) -> dt.datetime | None:
    try:
        instant = dt.datetime.fromisoformat(when or "")
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)


def _text(instant: dt.datetime) -> str:
    return instant.isoformat(timespec="microseconds")
