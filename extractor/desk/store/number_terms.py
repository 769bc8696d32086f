"""Terms of a query on numbers: `value>1e7`, `change:-5..5`, `value>$1bn`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.desk.store.amounts import parse_number
from extractor.desk.store.buckets import buckets_between
from extractor.desk.store.conditions import ONE_SIDED, Query, in_buckets_of, maybe_not
from extractor.desk.store.sortable import sortable
from extractor.desk.store.terms import Term

_PERCENT = ("percent", "percentage_point")


@dataclass(frozen=True, slots=True)
class _Range:
    """The numbers from one to another, inclusive, that a term asks for; None is no bound."""

    low: Decimal | None
    high: Decimal | None
    units: tuple[str, ...] = ()
    """Those that "%" or the sign of a currency refers to; empty for any."""
    is_signed: bool = False
    """True where a plus or minus is written."""

    def sizes(self) -> _Range:
        """The range of these numbers without their signs, or a wider one."""
        sizes = sorted(abs(end) for end in (self.low, self.high) if end is not None)
        has_zero = (self.low is None or self.low < 0) and (self.high is None or self.high > 0)
        has_end = None not in (self.low, self.high)
        return _Range(None if has_zero else sizes[0], sizes[-1] if has_end else None)

    def negative(self) -> _Range:
        """The same numbers below zero instead of above, and vice versa."""
        return _Range(None if self.high is None else -self.high, None if self.low is None else -self.low)


def _number(term: Term, text: str) -> _Range:
    """One number, as a range of its own."""
    amount = parse_number(text.strip('" '))
    if amount is None:
        examples = ">1000, >1e7, <2.5m, :5..10, >$1bn, >5%".replace(" ", f" {term.field}")
        raise term.fault(f"{text!r} is not a number: write {term.field}{examples}")
    units = _PERCENT if amount.units == _PERCENT[:1] else amount.units[:1]
    return _Range(amount.value, amount.value, units, amount.is_signed)


def _range(term: Term) -> _Range:
    low, dots, high = term.value.partition("..")
    if dots and term.sign in ONE_SIDED:
        raise term.fault(f"write {term.field}:{low}..{high}")
    if dots and not low and not high:
        raise term.fault(f"write {term.field}:5..10")
    first = _number(term, low) if low or not dots else _Range(None, None)
    last = _number(term, high) if high else _Range(None, None) if dots else first
    if first.low is not None and last.high is not None and first.low > last.high:
        raise term.fault(f"the first number is the larger one: write {term.field}:{high}..{low}")
    return _Range(
        None if term.sign in ("<", "<=") else first.low,
        None if term.sign in (">", ">=") else last.high,
        first.units or last.units,
        first.is_signed or last.is_signed,
    )


def numbers_between(kind: str, least: str, most: str, unit: str, direction: str = "") -> Callable[[Query, Term], None]:
    """What reads a term on numbers that lie from one column to another one, both as `sortable` writes them.

    Where the `direction` of a number is a column of its own, a sign in the term asks for that, too.
    """

    def read(query: Query, term: Term) -> None:
        range_ = _range(term)
        condition, parameters = _between(term, range_, least, most)
        if direction and range_.is_signed:
            down, more = _between(term, range_.negative(), least, most)
            condition = f"({direction} IN ('up', 'flat') AND {condition} OR {direction} = 'down' AND {down})"
            parameters += more
        if range_.units:
            condition += f" AND {unit} IN ({', '.join('?' * len(range_.units))})"
            parameters += range_.units
        if not term.is_negated:
            sizes = range_.sizes() if direction and range_.is_signed else range_
            query.match.append(in_buckets_of(buckets_between(kind, sizes.low, sizes.high)))
        query.demand(maybe_not(term, condition), *parameters)

    return read


def _between(term: Term, range_: _Range, least: str, most: str) -> tuple[str, list[Any]]:
    """The condition, with its parameters, that numbers from one column to another lie in a range; its bounds out for < and >."""
    first, last = (least, most) if term.sign in ONE_SIDED else (most, least)  # all of a stated range, or some of it
    equal = "" if term.sign in ("<", ">") else "="
    bounds = {f"{first} >{equal} ?": range_.low, f"{last} <{equal} ?": range_.high}
    there = {text: sortable(bound) for text, bound in bounds.items() if bound is not None}
    return " AND ".join(there), list(there.values())
