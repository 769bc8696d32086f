"""Explicit dates in odd formats: the only access to dateparser."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from extractor.calendar.period import NO_YEARS
from extractor.words.lexicons import language


@lru_cache(maxsize=4096)
def parse_odd_date(surface: str) -> dt.date | None:
    """The day that an explicit date in an odd format names: "4-Oct-05", "2025/6/9"; None when a part is missing, and in the
    years 1 and 9999, which mean an unknown one.

    dateparser fills missing parts from today, so that all three are required.
    """
    import dateparser  # heavy: only when such a date occurs

    settings = {"REQUIRE_PARTS": ["day", "month", "year"]}
    instant = dateparser.parse(surface, languages=[language()], settings=settings)
    return instant.date() if instant and instant.year not in NO_YEARS else None
