"""Explicit dates in odd formats: the one door for dateparser.

dateparser returns points, and the parts that it was not given come from "now"; so it is asked twice, with two different
settings of what to prefer, only for strings with a day, and is believed only where both answers agree.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache


@lru_cache(maxsize=4096)
def parse_odd_date(surface: str, *, day_first: bool = False) -> dt.date | None:
    """The day that an explicit date in an odd format names: "7/8/07", "Oct 4th, '05"; None when a part is missing."""
    import dateparser  # heavy: only when such a date occurs

    order = "DMY" if day_first else "MDY"
    found = dateparser.parse(
        surface,
        languages=["en"],
        settings={"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True},
    )
    return found.date() if found else None
