"""Terms of a query on days: `period:2025-05`, `published>2025-06-09`, `said:2025-Q2`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from extractor.calendar import parse_typed_period
from extractor.desk.store.buckets import buckets_of_days
from extractor.desk.store.conditions import Query, in_buckets_of, maybe_not
from extractor.desk.store.numbering import FIRST_DAY, claim_numbers
from extractor.desk.store.terms import Term

_FIRST, _LAST = "0001-01-01", "9999-12-31"


def _interval(term: Term, text: str) -> tuple[str, str]:
    """The days of a period, as people type it: the first one, and the one after the last."""
    days = parse_typed_period(text.strip('" '))
    if days is None:
        example = '2025, 2025-Q2, 2025-05, 2025-05-09, 2025-01..2025-05 or "May 2025"'
        raise term.fault(f"{text!r} is not a day, month, quarter or year: write {term.field}:{example}")
    return str(days.from_ or _FIRST), str(days.until or _LAST)


def _days_of(term: Term, first: str = _FIRST) -> tuple[str, str]:
    """The days that a term names: the first one, by default `first`, and the one after the last."""
    low, dots, high = term.value.partition("..")
    start, end = _interval(term, low) if low or not dots else (first, _LAST)
    if dots:
        end = _interval(term, high)[1] if high else _LAST
    if start >= end:
        raise term.fault(f"the first day is the later one: write {term.field}:{high}..{low}")
    return start, end


def days_between(first: str, until: str, *, in_buckets: bool = False) -> Callable[[Query, Term], None]:
    """What reads a term on the days from one column to another one, exclusive.

    ":" asks for days in common, "=" for the same ones, "<" and ">" for those before and after.  An open side has no end.
    """
    known = f"coalesce({first}, {until}) IS NOT NULL"
    first, until = f"coalesce({first}, '{_FIRST}')", f"coalesce({until}, '{_LAST}')"

    def read(query: Query, term: Term) -> None:
        start, end = _days_of(term)
        condition, parameters = {
            ":": (f"{first} < ? AND {until} > ?", [end, start]),
            "=": (f"{first} = ? AND {until} = ?", [start, end]),
            "<": (f"{until} <= ?", [start]),
            "<=": (f"{until} <= ?", [end]),
            ">": (f"{first} >= ?", [end]),
            ">=": (f"{first} >= ?", [start]),
        }[term.sign]
        if in_buckets and not term.is_negated and term.sign in (":", "="):
            buckets = buckets_of_days(dt.date.fromisoformat(start), dt.date.fromisoformat(end))
            query.match += [in_buckets_of(buckets)] if buckets else []
        query.demand(maybe_not(term, f"{known} AND {condition}"), *parameters)

    return read


# An article knows nothing of the days after its own: what has happened "since March" is stated up to that day
UNTIL: Final = """CASE WHEN claims.period_until IS NULL AND claims.mode = 'actual' AND claims.period_from <= claims.published_on
    THEN date(claims.published_on, '+1 day') ELSE claims.period_until END"""


def published(query: Query, term: Term) -> None:
    """A term on the day of publication, which is part of the number of a claim."""
    start, end = _days_of(term, str(FIRST_DAY))
    first, until = {
        "<": (str(FIRST_DAY), start),
        "<=": (str(FIRST_DAY), end),
        ">": (end, _LAST),
        ">=": (start, _LAST),
    }.get(term.sign, (start, end))
    lowest, highest = claim_numbers(dt.date.fromisoformat(first), dt.date.fromisoformat(until))
    if term.is_negated:
        query.demand("claims.number NOT BETWEEN ? AND ?", lowest, highest)
    else:
        query.lowest, query.highest = max(query.lowest, lowest), min(query.highest, highest)
