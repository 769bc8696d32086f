"""The day of publication of a page that contradicts itself: open, with its candidates.

An index, a topic page or a page that is kept up for years says one day of publication and reports of others.  Two
contradictions count, each by more than some months: among the days that the page gives as that of its publication, and between
that day and the days of the text, where the page was changed as late as those.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from extractor.calendar import parse_day
from extractor.cleaning.printed_days import full_days
from extractor.record.article import DayCandidate, Published

_MONTHS = timedelta(days=92)  # apart: no article is dated again, printed or moved to another address as late as that
_LATER = 2  # days of the text: one is that of a correction
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
    """The days that a text names between its publication and its last change; none where it names one near its publication."""
    if changed is None or changed - day <= _MONTHS:
        return []
    named = {each for iso in full_days(text).values() if (each := parse_day(iso))} - {
        day,
        changed,
    }  # both may be printed
    later = sorted(each for each in named if day + _MONTHS < each < changed)
    return later if len(later) >= _LATER and not any(abs(each - day) <= _MONTHS for each in named) else []


def _is_far(day: date, candidate: date | None) -> bool:
    return candidate is not None and abs(candidate - day) > _MONTHS
