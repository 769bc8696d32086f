"""Coarse sizes of numbers and coarse times of periods, as words: full-text search finds them with the other words of a query.

An index of numbers cannot be joined with one of words without walking through one of them.  So each claim has the words of the
buckets that its numbers and its period lie in, a query asks for all buckets that may hold what it looks for, and only what is
found in them is compared exactly.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

_LEAST, _GREATEST = -9, 40  # decades that are distinguished
_MONTHS: Final = 3  # of a period that is in a bucket for each of them
_YEARS: Final = 30  # and one for each year
_ZERO: Final = Decimal(0)


def number_buckets(kind: str, least: Decimal | None, most: Decimal | None) -> list[str]:
    """The buckets of a number, or of a range: its decade, and that with its leading digit; `kind` is a letter of its own."""
    if least is None or most is None:
        return [f"{kind}any"]
    return [word for number in {least, most} for word in _size(kind, number)] if _one(least, most) else [f"{kind}any"]


def _one(least: Decimal, most: Decimal) -> bool:
    """True where all between two numbers is in the buckets of one of them."""
    return least == most or _size("", least) == _size("", most)


def _size(kind: str, number: Decimal) -> list[str]:
    if number == 0:
        return [f"{kind}zero"]
    sign = "n" if number < 0 else "p"
    decade = _decade(number)
    return [f"{kind}{sign}{decade:02}", f"{kind}{sign}{decade:02}d{_digit(number, decade)}"]


def _decade(number: Decimal) -> int:
    return max(_LEAST, min(_GREATEST, number.adjusted())) - _LEAST


def _digit(number: Decimal, decade: int) -> int:
    return number.as_tuple().digits[0] if decade + _LEAST == number.adjusted() else 0


def buckets_between(kind: str, low: Decimal | None, high: Decimal | None) -> list[str]:
    """The buckets in which a number between two bounds may be, both inclusive; None is no bound."""
    words = [f"{kind}any"]
    if (low is None or low <= 0) and (high is None or high >= 0):
        words.append(f"{kind}zero")
    if high is None or high > 0:
        words += _sizes(f"{kind}p", max(low or _ZERO, _ZERO), high)
    if low is None or low < 0:
        words += _sizes(f"{kind}n", max(-high if high is not None else _ZERO, _ZERO), None if low is None else -low)
    return words


def _sizes(kind: str, low: Decimal, high: Decimal | None) -> Iterator[str]:
    """The buckets of positive numbers between two bounds: whole decades, and digits of those at the ends."""
    first = _decade(low) if low > 0 else 0
    last = _decade(high) if high is not None else _GREATEST - _LEAST
    for decade in range(first, last + 1):
        least = _digit(low, decade) if low > 0 and decade == first else 0
        most = _digit(high, decade) if high is not None and decade == last else 9
        is_edge = decade in (0, _GREATEST - _LEAST)  # which holds all that is smaller or larger, too
        if is_edge or (least, most) in ((0, 9), (1, 9)):
            yield f"{kind}{decade:02}"
        else:
            yield from (f"{kind}{decade:02}d{digit}" for digit in range(least, most + 1))


def period_buckets(first: dt.date | None, until: dt.date | None) -> list[str]:
    """The buckets of a period, `until` exclusive: its years, and its months where they are few; none where none is stated."""
    if first is None and until is None:
        return []
    years = _years(first, until)
    if years is None or first is None or until is None:
        return ["tany"]
    months = _months(first, until)
    narrow = [f"tm{month}" for month in months] if months else [f"tl{year}" for year in years]
    return [*narrow, *(f"ty{year}" for year in years)]


def buckets_of_days(first: dt.date, until: dt.date) -> list[str]:
    """The buckets in which a period may be that has days in common with those from one to another, exclusive; empty for all."""
    years = _years(first, until)
    if years is None:
        return []
    months = _months(first, until)
    if not months:
        return ["tany", *(f"ty{year}" for year in years)]
    return ["tany", *(f"tm{month}" for month in months), *(f"tl{year}" for year in years)]


def _years(first: dt.date | None, until: dt.date | None) -> list[str] | None:
    """The years of an interval; None where they are too many, or it is empty."""
    if first is None or until is None or first >= until:
        return None
    last = until - dt.timedelta(1)
    return [f"{year:04}" for year in range(first.year, last.year + 1)] if last.year - first.year < _YEARS else None


def _months(first: dt.date, until: dt.date) -> list[str]:
    """The months of an interval; none where they are too many."""
    last = until - dt.timedelta(1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    start = first.year * 12 + first.month - 1
    return [f"{month // 12:04}{month % 12 + 1:02}" for month in range(start, start + count)] if count <= _MONTHS else []
