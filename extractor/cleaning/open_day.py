"""The day of publication of a page that contradicts itself: open, with its candidates.

A topic page or a page that is kept up for years states the day of its first version.  Two contradictions count: days of
publication that the page gives some months apart, and a day that lies years before those which most of its text names.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from extractor.calendar import parse_day
from extractor.cleaning.printed_days import full_days
from extractor.record.article import DayCandidate, Published

_MONTHS = timedelta(days=92)  # in 206 articles with a day in their address it is at most 26 days from the stated one
_LATER, _DATES = timedelta(days=366), 3  # of the text: seasons and loans are announced for later days, too
_SHOWN = 3  # days of the text that are candidates


def settle_day(published: Published, stated: Iterable[DayCandidate], modified: str | None, text: str) -> Published:
    """The day of publication, or none and all candidates where the page contradicts it.

    `stated` are the days that the page gives as that of its publication, `modified` that of its last change.  What the caller
    said is never contradicted.
    """
    day = parse_day(published.value)
    if day is None or published.source == "argument":
        return published
    own = DayCandidate(value=str(published.value), source=published.source or "htmldate")
    candidates = list(dict.fromkeys((own, *stated)))
    body = _later_days(day, parse_day(modified), text)
    if not body and not any(_is_far(day, parse_day(candidate.value)) for candidate in candidates):
        return published
    if body:
        candidates += [DayCandidate(value=str(modified), source="modified")]
        candidates += [DayCandidate(value=str(later), source="body") for later in body[-_SHOWN:]]
    return Published(candidates=tuple(candidates))


def _later_days(day: date, changed: date | None, text: str) -> list[date]:
    """The days a year and more after publication that most days of a text are, none after its last change; else none."""
    if changed is None or changed - day <= _LATER:
        return []
    named = {each for iso in full_days(text).values() if (each := parse_day(iso))} - {
        day,
        changed,
    }  # both may be printed
    later = sorted(each for each in named if each - day > _LATER)
    is_kept_up = len(later) >= _DATES and 2 * len(later) > len(named) and later[-1] < changed
    return later if is_kept_up else []


def _is_far(day: date, candidate: date | None) -> bool:
    return candidate is not None and abs(candidate - day) > _MONTHS
