"""The numbers of articles and claims, which order them: the largest is the newest.

An article's number is its day of publication and a count within it, a claim's that of its article and its rank counted from the
end.  So rows come in the order of the newest first, and in text order inside an article, without sorting; and the claims of
some days, or of one article, are one range.  All numbers stay below 2^53, which every program can hold.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

_CLAIM_BITS: Final = 13
_ARTICLE_BITS: Final = 20
MOST_CLAIMS: Final = 1 << _CLAIM_BITS
"""Claims of one article."""
_LAST_DAY: Final = (1 << 20) - 1  # in the year 2871
# Articles whose day is not known begin at 0 and may go on to here, should there be millions of them
FIRST_DAY: Final = dt.date(1700, 1, 1)
"""An earlier day is as good as none."""


def first_article_number(day: dt.date | None) -> int:
    """The first number that an article of the day can have; None is for a day that is not known."""
    ordinal = 0 if day is None or day < FIRST_DAY else min(day.toordinal(), _LAST_DAY)
    return ordinal << _ARTICLE_BITS


def last_article_number(day: dt.date | None) -> int:
    """The last number that articles of the day should have; where they are more, they go on after it."""
    return first_article_number(day) + (1 << _ARTICLE_BITS) - 1


def claim_number(article: int, rank: int) -> int:
    """The number of the claim at a place of its article, counted from 0."""
    return (article << _CLAIM_BITS) + MOST_CLAIMS - 1 - rank


def claim_numbers(first: dt.date, until: dt.date) -> tuple[int, int]:
    """The least and the greatest number of a claim published from one day to the one before another."""
    return (
        first_article_number(max(first, FIRST_DAY)) << _CLAIM_BITS,
        (first_article_number(max(until, FIRST_DAY)) << _CLAIM_BITS) - 1,
    )
