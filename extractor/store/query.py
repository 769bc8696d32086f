"""What a person searches for, read: `measure:exports source:customs value>1e7 period:2025-05 "free words" -tea`.

    parse_query(text) -> Query: an expression for full-text search, and conditions on the other columns

Fields are declared in one table, each with how its values are read.  Whatever stands in a query becomes a quoted string or a
parameter, so that nothing of it is SQL or the syntax of FTS5.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from extractor.errors import QueryError
from extractor.plain import readable
from extractor.store.answers import STATUSES, UNDECIDED
from extractor.store.buckets import buckets_between, buckets_of_days
from extractor.store.numbering import FIRST_DAY, claim_numbers
from extractor.store.sortable import sortable

_LONGEST = 1000  # characters of a query
_MOST_TERMS = 50
_TERM = re.compile(
    r"""
    (?P<minus>-)?
    (?: (?P<field>[A-Za-z_]+) (?P<sign>:|<=|>=|=|<|>) (?=\S) (?!//) )?
    (?P<value> (?: "[^"]*"? | [^\s"] )+ )
    """,
    re.VERBOSE,
)
_VALUES = re.compile(r'"([^"]*)"?|([^,"]+)')
_NUMBER = re.compile(
    r"(?P<digits>[+\-−]?[\d,]*\.?\d+(?:e[+-]?\d{1,3})?)\s*(?P<scale>k|m|mn|bn|b|tn|t)?(?P<percent>%)?", re.I
)
_SCALES = {"": 0, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9, "t": 12, "tn": 12}
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-?[Qq]([1-4]))?")
_ANYTHING = "type : (figure OR quote OR statement)"  # since nothing can be left out of nothing
_ONE_SIDED = ("<", "<=", ">", ">=")
_FIRST, _LAST = "0001-01-01", "9999-12-31"


@dataclass(slots=True)
class Query:
    """A query, read.  A claim is found where all of it holds."""

    match: list[str] = field(default_factory=list)
    """Expressions of FTS5, each of which must hold."""
    without: list[str] = field(default_factory=list)
    """Expressions of FTS5, none of which may hold."""
    where: list[str] = field(default_factory=list)
    """Conditions of SQL on the table `claims`."""
    parameters: list[Any] = field(default_factory=list)
    """Those of `where`, in order."""
    lowest: int = 0
    """The number of the claim is at least this."""
    highest: int = 1 << 53
    """And at most this."""

    @property
    def expression(self) -> str:
        """What must hold and must not, as one expression of FTS5; empty where there is none."""
        must = " AND ".join(self.match or [_ANYTHING] * bool(self.without))
        return f"({must}) NOT ({' OR '.join(self.without)})" if self.without else must

    def demand(self, condition: str, *parameters: Any) -> None:
        """One condition more."""
        self.where.append(condition)
        self.parameters += parameters


@dataclass(frozen=True, slots=True)
class _Term:
    """One term of a query as it is written."""

    text: str
    field: str
    sign: str
    value: str
    is_negated: bool

    def fault(self, what: str) -> QueryError:
        return QueryError(f"{self.text!r} cannot be searched for: {what}")

    def values(self) -> list[str]:
        """Its value, or of a field several with commas between them, of which one must hold."""
        if not self.field:
            return [self.value.replace('"', "")]
        return [
            (one.group(1) if one.group(1) is not None else one.group(2)).strip() for one in _VALUES.finditer(self.value)
        ]


def parse_query(text: str) -> Query:
    """Read a query.  Raises QueryError, with the term and what to write instead, for one that cannot be understood."""
    if len(text) > _LONGEST:
        raise QueryError(f"a search of {len(text):,} characters is too long: {_LONGEST:,} are enough")
    query = Query()
    terms = list(_TERM.finditer(readable(text)))
    if len(terms) > _MOST_TERMS:
        raise QueryError(f"a search of {len(terms)} terms is too long: {_MOST_TERMS} are enough")
    for found in terms:
        name = (found["field"] or "").lower()
        term = _Term(found.group(), name, found["sign"] or ":", found["value"], bool(found["minus"]))
        _FIELDS.get(name, _unknown)(query, term)
    return query


# ------------------------------------------------------------ words
def phrase(words: str) -> str | None:
    """A phrase of FTS5, with a star for any end of its last word; None where there is no word in it."""
    star = " *" if words.endswith("*") else ""
    words = words.rstrip("*")
    return f'"{words.replace(chr(34), " ")}"{star}' if any(map(str.isalnum, words)) else None


def _words(*columns: str, pattern: Callable[[str], str] = str) -> Callable[[Query, _Term], None]:
    """What reads a term that some columns must have the words of."""

    def read(query: Query, term: _Term) -> None:
        if term.field and term.sign not in (":", "="):
            raise term.fault(f"{term.field} has words, not numbers: write {term.field}:WORDS")
        phrases = list(filter(None, (phrase(pattern(value)) for value in term.values())))
        if not phrases and not term.field:
            return  # "&", "—": nothing to search for
        if not phrases:
            raise term.fault(f"there is no word behind {term.field}{term.sign}")
        expression = f"{{{' '.join(columns)}}} : ({' OR '.join(phrases)})"
        (query.without if term.is_negated else query.match).append(expression)

    return read


def _unit(value: str) -> str:
    return "percent" if value == "%" else value.replace("_", " ")


# ------------------------------------------------------------ numbers and days
def _number(term: _Term, text: str) -> Decimal:
    found = _NUMBER.fullmatch(text.strip('" '))
    if not found:
        raise term.fault(
            f"{text!r} is no number: write {term.field}>1000, {term.field}>1e7, {term.field}<2.5m, {term.field}:5..10"
        )
    return Decimal(found["digits"].replace(",", "").replace("−", "-")).scaleb(_SCALES[(found["scale"] or "").lower()])


def _numbers(kind: str, least: str, most: str, unit: str) -> Callable[[Query, _Term], None]:
    """What reads a term on numbers that lie from one column to another one, both as `sortable` writes them."""

    def read(query: Query, term: _Term) -> None:
        low, high = _bounds(term)
        strict = term.sign in ("<", ">")
        first, last = (least, most) if term.sign in _ONE_SIDED else (most, least)  # all of a range, or some of it
        conditions = [
            (f"{first} {'>' if strict else '>='} ?", low),
            (f"{last} {'<' if strict else '<='} ?", high),
        ]
        condition = " AND ".join(text for text, bound in conditions if bound is not None)
        if term.value.endswith("%"):
            condition += f" AND {unit} IN ('percent', 'percentage_point')"
        if not term.is_negated:
            query.match.append(_in_buckets(buckets_between(kind, low, high)))
        query.demand(_maybe_not(term, condition), *(sortable(bound) for _, bound in conditions if bound is not None))

    return read


def _bounds(term: _Term) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest number that a term asks for."""
    low, dots, high = term.value.partition("..")
    if dots and term.sign in _ONE_SIDED:
        raise term.fault(f"write {term.field}:{low}..{high}")
    if dots and not low and not high:
        raise term.fault(f"write {term.field}:5..10")
    first = _number(term, low) if low or not dots else None
    last = _number(term, high) if high else None if dots else first
    return (None if term.sign in ("<", "<=") else first), (None if term.sign in (">", ">=") else last)


def _in_buckets(buckets: list[str]) -> str:
    return f"buckets : ({' OR '.join(buckets)})"


def _maybe_not(term: _Term, condition: str) -> str:
    """The condition, or what holds where it does not; a null counts as not."""
    return f"NOT coalesce({condition}, 0)" if term.is_negated else f"({condition})"


def _interval(term: _Term, text: str) -> tuple[str, str]:
    """The days of a year, quarter, month or day: the first one, and the one behind the last."""
    found = _DATE.fullmatch(text.strip('" '))
    year, month, day, quarter = found.groups() if found else (None,) * 4
    try:
        if year is None:
            raise ValueError
        first = dt.date(int(year), int(month or 1) if not quarter else 3 * int(quarter) - 2, int(day or 1))
        if day:
            return str(first), str(first + dt.timedelta(1))
        months = first.month + (1 if month else 3 if quarter else 12)
        return str(first), str(dt.date(first.year + (months - 1) // 12, (months - 1) % 12 + 1, 1))
    except (ValueError, OverflowError) as error:
        example = "2025, 2025-Q2, 2025-05, 2025-05-09, 2025-01..2025-05"
        raise term.fault(f"{text!r} is no day, month, quarter or year: write {term.field}:{example}") from error


def _days(first_column: str, behind_column: str, *, in_buckets: bool = False) -> Callable[[Query, _Term], None]:
    """What reads a term on the days from one column to another one, exclusive.

    ":" asks for days in common, "=" for the same ones, "<" and ">" for those before and behind.  An open side has no end.
    """
    first, behind = f"coalesce({first_column}, '{_FIRST}')", f"coalesce({behind_column}, '{_LAST}')"
    known = f"coalesce({first_column}, {behind_column}) IS NOT NULL"

    def read(query: Query, term: _Term) -> None:
        low, dots, high = term.value.partition("..")
        start, end = _interval(term, low) if low or not dots else (_FIRST, _LAST)
        if dots:
            end = _interval(term, high)[1] if high else _LAST
        condition, parameters = {
            ":": (f"{first} < ? AND {behind} > ?", [end, start]),
            "=": (f"{first} = ? AND {behind} = ?", [start, end]),
            "<": (f"{behind} <= ?", [start]),
            "<=": (f"{behind} <= ?", [end]),
            ">": (f"{first} >= ?", [end]),
            ">=": (f"{first} >= ?", [start]),
        }[term.sign]
        if in_buckets and not term.is_negated and term.sign in (":", "="):
            buckets = buckets_of_days(dt.date.fromisoformat(start), dt.date.fromisoformat(end))
            query.match += [_in_buckets(buckets)] if buckets else []
        query.demand(_maybe_not(term, f"{known} AND {condition}"), *parameters)

    return read


def _published(query: Query, term: _Term) -> None:
    """A term on the day of publication, which the number of a claim tells."""
    low, dots, high = term.value.partition("..")
    start, end = _interval(term, low) if low or not dots else (str(FIRST_DAY), _LAST)
    if dots:
        end = _interval(term, high)[1] if high else _LAST
    first, behind = {
        "<": (str(FIRST_DAY), start),
        "<=": (str(FIRST_DAY), end),
        ">": (end, _LAST),
        ">=": (start, _LAST),
    }.get(term.sign, (start, end))
    lowest, highest = claim_numbers(dt.date.fromisoformat(first), dt.date.fromisoformat(behind))
    if term.is_negated:
        query.demand("claims.number NOT BETWEEN ? AND ?", lowest, highest)
    else:
        query.lowest, query.highest = max(query.lowest, lowest), min(query.highest, highest)


# ------------------------------------------------------------ the rest
def _status(query: Query, term: _Term) -> None:
    values = [value.lower().replace(" ", "_") for value in term.values()]
    for value in values:
        if value not in (*STATUSES, UNDECIDED):
            raise term.fault(f"write status:{', status:'.join((*STATUSES, UNDECIDED))}")
    query.demand(_maybe_not(term, f"claims.status IN ({', '.join('?' * len(values))})"), *values)


def _article(query: Query, term: _Term) -> None:
    condition = "claims.article IN (SELECT number FROM articles WHERE article_id = ? OR article_key = ? OR url = ?)"
    (*_, value) = term.values() or [""]
    query.demand(_maybe_not(term, condition), value, value, value)


def _unknown(query: Query, term: _Term) -> None:
    near = difflib.get_close_matches(term.field, _FIELDS, n=1)
    said = f"did you mean {near[0]}{term.sign}?" if near else f"fields are {', '.join(sorted(filter(None, _FIELDS)))}"
    raise term.fault(
        f"there is no field {term.field!r}: {said} (for the words themselves put them into quotation marks)"
    )


_FIELDS: Final[Mapping[str, Callable[[Query, _Term], None]]] = {
    "": _words("text", "measure", "claimant"),
    "measure": _words("measure"),
    "source": _words("claimant"),
    "subject": _words("subject"),
    "event": _words("event"),
    "place": _words("place"),
    "entity": _words("entities"),
    "outlet": _words("outlet"),
    "type": _words("type"),
    "kind": _words("kind"),
    "role": _words("role"),
    "unit": _words("unit", "change_unit", pattern=_unit),
    "direction": _words("direction"),
    "finding": _words("findings"),
    "value": _numbers("v", "claims.least", "claims.most", "claims.unit"),
    "change": _numbers("c", "claims.moved", "claims.moved", "claims.change_unit"),
    "period": _days("claims.period_from", "claims.period_until", in_buckets=True),
    "published": _published,
    "said": _days("claims.said_on", "date(claims.said_on, '+1 day')"),
    "status": _status,
    "article": _article,
}
FIELDS: Final = tuple(filter(None, _FIELDS))
"""The fields of a query."""
