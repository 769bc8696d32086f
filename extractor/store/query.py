"""What a person searches for, read: `measure:exports source:customs value>1e7 period:2025-05 "free words" -tea`.

    parse_query(text) -> Query: an expression for full-text search, and conditions on the other columns

Fields are declared in one table, each with how its values are read.  Whatever stands in a query becomes a quoted string or a
parameter, so that nothing of it is SQL or the syntax of FTS5.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from extractor.calendar import parse_typed_period
from extractor.currencies import codes_of
from extractor.errors import QueryError
from extractor.figure import Direction, FigureKind, Role
from extractor.finding import Status as FindingStatus
from extractor.folding import folded
from extractor.plain import decimal_text, readable
from extractor.store.amounts import parse_number
from extractor.store.answers import DISPUTED, STATUS_WORDS, STATUSES, UNDECIDED
from extractor.store.buckets import buckets_between, buckets_of_days
from extractor.store.decisions import DISPUTES
from extractor.store.numbering import FIRST_DAY, claim_numbers
from extractor.store.rows import article_id_of
from extractor.store.sortable import sortable
from extractor.store.terms import Term, read_terms

_LONGEST = 1000  # characters of a query
_MOST_TERMS = 50
_PERCENT = ("percent", "percentage_point")
_CLAIM_TYPES = ("figure", "quote", "statement")
_ANYTHING = f"type : ({' OR '.join(_CLAIM_TYPES)})"  # since nothing can be left out of nothing
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
    has_words: bool = False
    """True where it asks for words of no field."""

    @property
    def expression(self) -> str:
        """What must hold and must not, as one expression of FTS5; empty where there is none."""
        must = " AND ".join(self.match or [_ANYTHING] * bool(self.without))
        return f"({must}) NOT ({' OR '.join(self.without)})" if self.without else must

    def demand(self, condition: str, *parameters: Any) -> None:
        """One condition more."""
        self.where.append(condition)
        self.parameters += parameters


def parse_query(text: str) -> Query:
    """Read a query.  Raises QueryError, with the term and what to write instead, for one that cannot be understood."""
    if len(text) > _LONGEST:
        raise QueryError(f"a search of {len(text):,} characters is too long: use at most {_LONGEST:,}")
    query = Query()
    terms = read_terms(readable(text), FIELDS)
    if len(terms) > _MOST_TERMS:
        raise QueryError(f"a search of {len(terms)} terms is too long: use at most {_MOST_TERMS}")
    for term in terms:
        count = len(query.match)
        query.has_words |= not term.field and phrase(term.value) is not None
        _FIELDS.get(term.field, _unknown)(query, term)
        if term.is_other and len(query.match) == count + 1:
            query.match[-2:] = [f"({' OR '.join(query.match[-2:])})"]
    if query == Query() and text.strip():
        raise QueryError(
            f"{text.strip()[:100]!r} has no word to search for: write one, or a field such as measure:exports"
        )
    return query


# ------------------------------------------------------------ words
def phrase(words: str) -> str | None:
    """A phrase of FTS5, with a star for any end of its last word; None where there is no word in it."""
    star = " *" if words.endswith("*") else ""
    words = words.rstrip("*")
    return f'"{words.replace(chr(34), " ")}"{star}' if any(map(str.isalnum, words)) else None


def _words(
    *columns: str, forms: Callable[[str], Iterable[str]] = lambda value: [value]
) -> Callable[[Query, Term], None]:
    """What reads a term that some columns must have the words of, in one of the `forms` of them."""

    def read(query: Query, term: Term) -> None:
        if term.field and term.sign not in (":", "="):
            raise term.fault(f"{term.field} is compared by words: write {term.field}:WORDS")
        phrases = list(filter(None, (phrase(form) for value in term.values() for form in forms(value))))
        if not phrases:
            raise term.fault(f"a word is missing after {term.field}{term.sign}")
        expression = f"{{{' '.join(columns)}}} : ({' OR '.join(phrases)})"
        (query.without if term.is_negated else query.match).append(expression)

    return read


def _slot(column: str, *, is_list: bool = False) -> Callable[[Query, Term], None]:
    """What reads a term on the words of a slot: with ":" these words in any form, with "=" these and no others (`folded`)."""
    read_any = _words(column)
    read_folded = _words(column, forms=lambda value: [folded(value) or ""])

    def read(query: Query, term: Term) -> None:
        if term.sign != "=":
            return read_any(query, term)
        if not term.is_negated:
            read_folded(query, term)  # by the index
        values = [folded(value) for value in term.values()]
        found = f"folded({'value' if is_list else f'claims.{column}'}) IN ({', '.join('?' * len(values))})"
        if is_list:
            found = f"EXISTS (SELECT 1 FROM json_each(claims.{column}) WHERE {found})"
        query.demand(_maybe_not(term, found), *values)
        return None

    return read


def _free_words(query: Query, term: Term) -> None:
    name = term.value.rstrip(":<>=")
    if name != term.value and name.lower() in FIELDS:
        raise term.fault("a word is missing after it (to search for the word itself, put it in quotation marks)")
    words = phrase(*term.values())
    if words is None:
        return  # "&", "—": nothing to search for
    expression = f"{{text measure claimant headline typed}} : {words}"
    if number := parse_number(term.values()[0]):
        value = f'{{value change}} : ^"{decimal_text(abs(number.value))}"'
        units = " OR ".join(f'"{unit}"' for unit in number.units)
        expression = f"({expression} OR {f'{value} AND {{unit change_unit}} : ({units})' if units else value})"
    (query.without if term.is_negated else query.match).append(expression)


def _unit(value: str) -> list[str]:
    """A unit, and the currency that a sign or a word may mean first: "dollars" are USD."""
    return ["percent" if value == "%" else value.replace("_", " "), *codes_of(value)[:1]]


def _one_of(column: str, choices: tuple[str, ...]) -> Callable[[Query, Term], None]:
    """What reads a term on a column that has one of a few words."""
    read_words = _words(column)

    def read(query: Query, term: Term) -> None:
        for value in term.values():
            if value.lower().removesuffix("s") not in choices:
                raise term.fault(f"{term.field} is one of {', '.join(choices)}")
        read_words(query, term)

    return read


# ------------------------------------------------------------ numbers and days
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
        """The same numbers below zero instead of above, and the other way round."""
        return _Range(None if self.high is None else -self.high, None if self.low is None else -self.low)


def _number(term: Term, text: str) -> _Range:
    """One number, as a range of its own."""
    found = parse_number(text.strip('" '))
    if found is None:
        examples = ">1000, >1e7, <2.5m, :5..10, >$1bn, >5%".replace(" ", f" {term.field}")
        raise term.fault(f"{text!r} is not a number: write {term.field}{examples}")
    units = _PERCENT if found.units == _PERCENT[:1] else found.units[:1]
    return _Range(found.value, found.value, units, found.is_signed)


def _range(term: Term) -> _Range:
    low, dots, high = term.value.partition("..")
    if dots and term.sign in _ONE_SIDED:
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


def _numbers(kind: str, least: str, most: str, unit: str, direction: str = "") -> Callable[[Query, Term], None]:
    """What reads a term on numbers that lie from one column to another one, both as `sortable` writes them.

    Where the `direction` of a number is a column of its own, a sign in the term asks for that, too.
    """

    def read(query: Query, term: Term) -> None:
        asked = _range(term)
        condition, parameters = _between(term, asked, least, most)
        if direction and asked.is_signed:
            down, more = _between(term, asked.negative(), least, most)
            condition = f"({direction} IN ('up', 'flat') AND {condition} OR {direction} = 'down' AND {down})"
            parameters += more
        if asked.units:
            condition += f" AND {unit} IN ({', '.join('?' * len(asked.units))})"
            parameters += asked.units
        if not term.is_negated:
            sizes = asked.sizes() if direction and asked.is_signed else asked
            query.match.append(_in_buckets(buckets_between(kind, sizes.low, sizes.high)))
        query.demand(_maybe_not(term, condition), *parameters)

    return read


def _between(term: Term, asked: _Range, least: str, most: str) -> tuple[str, list[Any]]:
    """The condition, with its parameters, that numbers from one column to another lie in a range; its bounds out for < and >."""
    first, last = (least, most) if term.sign in _ONE_SIDED else (most, least)  # all of a stated range, or some of it
    equal = "" if term.sign in ("<", ">") else "="
    bounds = {f"{first} >{equal} ?": asked.low, f"{last} <{equal} ?": asked.high}
    there = {text: sortable(bound) for text, bound in bounds.items() if bound is not None}
    return " AND ".join(there), list(there.values())


def _in_buckets(buckets: list[str]) -> str:
    return f"buckets : ({' OR '.join(buckets)})"


def _maybe_not(term: Term, condition: str) -> str:
    """The condition, or what holds where it does not; a null counts as not."""
    return f"NOT coalesce({condition}, 0)" if term.is_negated else f"({condition})"


def _interval(term: Term, text: str) -> tuple[str, str]:
    """The days of a period, as people type it: the first one, and the one after the last."""
    days = parse_typed_period(text.strip('" '))
    if days is None:
        example = '2025, 2025-Q2, 2025-05, 2025-05-09, 2025-01..2025-05 or "May 2025"'
        raise term.fault(f"{text!r} is not a day, month, quarter or year: write {term.field}:{example}")
    return str(days.from_ or _FIRST), str(days.until or _LAST)


def _days_asked(term: Term, first: str = _FIRST) -> tuple[str, str]:
    """The days that a term asks for: the first one, by default `first`, and the one behind the last."""
    low, dots, high = term.value.partition("..")
    start, end = _interval(term, low) if low or not dots else (first, _LAST)
    if dots:
        end = _interval(term, high)[1] if high else _LAST
    if start >= end:
        raise term.fault(f"the first day is the later one: write {term.field}:{high}..{low}")
    return start, end


def _days(first: str, behind: str, *, in_buckets: bool = False) -> Callable[[Query, Term], None]:
    """What reads a term on the days from one column to another one, exclusive.

    ":" asks for days in common, "=" for the same ones, "<" and ">" for those before and behind.  An open side has no end.
    """
    known = f"coalesce({first}, {behind}) IS NOT NULL"
    first, behind = f"coalesce({first}, '{_FIRST}')", f"coalesce({behind}, '{_LAST}')"

    def read(query: Query, term: Term) -> None:
        start, end = _days_asked(term)
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


# An article knows nothing of the days behind its own: what has happened "since March" is told up to there
UNTIL: Final = """CASE WHEN claims.period_until IS NULL AND claims.mode = 'actual' AND claims.period_from <= claims.published_on
    THEN date(claims.published_on, '+1 day') ELSE claims.period_until END"""


def _published(query: Query, term: Term) -> None:
    """A term on the day of publication, which the number of a claim tells."""
    start, end = _days_asked(term, str(FIRST_DAY))
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
_OF_WORDS: Final = {words.replace(" ", "_"): status for status, words in STATUS_WORDS.items()}
_DECISIONS: Final = (*_OF_WORDS, DISPUTED)


def _status(query: Query, term: Term) -> None:
    values = [value.lower().replace(" ", "_") for value in term.values()]
    values = [_OF_WORDS.get(value, value) for value in values]
    for value in values:
        if value not in (*STATUSES, UNDECIDED, DISPUTED):
            raise term.fault(f"write status:{', status:'.join(_DECISIONS)}")
    condition = f"claims.status IN ({', '.join('?' * len(values))})"
    if DISPUTED in values:
        condition += f" OR claims.number IN ({DISPUTES})"
    query.demand(_maybe_not(term, condition), *values)


_HAS: Final[Mapping[str, str]] = {
    "finding": f"findings : ({' OR '.join(typing.get_args(FindingStatus))})",
    "change": f"{{role direction}} : (change OR {' OR '.join(typing.get_args(Direction))})",
}
_GAP: Final = "claims.missing != '[]' OR claims.inferred != '[]'"


def _has(query: Query, term: Term) -> None:
    """A term on what a claim has, whatever it says: a finding, a change, a slot that is missing or inferred."""
    what = term.value.lower()
    if what == "gap":
        query.demand(_maybe_not(term, _GAP))
    elif what in _HAS:
        (query.without if term.is_negated else query.match).append(_HAS[what])
    else:
        raise term.fault("write has:finding, has:change or has:gap")


def _certainty(query: Query, term: Term) -> None:
    """A term on how sure the reader is of a claim's least sure slot; a claim of which it says nothing is on no side."""
    sure = re.fullmatch(r"0(\.\d+)?|1(\.0+)?", term.value.strip('" '))
    if sure is None or term.sign not in _ONE_SIDED:
        raise term.fault("write certainty<0.9 or certainty>=0.9, with a number from 0 to 1")
    query.demand(_maybe_not(term, f"claims.certainty {term.sign} ?"), float(sure.group()))


def _article(query: Query, term: Term) -> None:
    condition = "claims.article IN (SELECT number FROM articles WHERE article_id IN (?, ?) OR url = ?)"
    (*_, value) = term.values() or [""]
    query.demand(_maybe_not(term, condition), value, article_id_of(value), value)


def _unknown(query: Query, term: Term) -> None:
    near = difflib.get_close_matches(term.field, _FIELDS, n=1)
    said = f"did you mean {near[0]}{term.sign}?" if near else f"fields are {', '.join(sorted(filter(None, _FIELDS)))}"
    raise term.fault(
        f"there is no field {term.field!r}: {said} (to search for the words themselves, put them in quotation marks)"
    )


_FIELDS: Final[Mapping[str, Callable[[Query, Term], None]]] = {
    "": _free_words,
    "measure": _slot("measure"),
    "source": _slot("claimant"),
    "subject": _slot("subject"),
    "event": _slot("event"),
    "place": _slot("place"),
    "entity": _slot("entities", is_list=True),
    "outlet": _slot("outlet"),
    "type": _one_of("type", _CLAIM_TYPES),
    "kind": _one_of("kind", typing.get_args(FigureKind)),
    "role": _one_of("role", typing.get_args(Role)),
    "unit": _words("unit", "change_unit", forms=_unit),
    "direction": _one_of("direction", typing.get_args(Direction)),
    "finding": _slot("findings", is_list=True),
    "has": _has,
    "value": _numbers("v", "claims.least", "claims.most", "claims.unit"),
    "change": _numbers("c", "claims.moved", "claims.moved", "claims.change_unit", "claims.direction"),
    "period": _days("claims.period_from", UNTIL, in_buckets=True),
    "published": _published,
    "said": _days("claims.said_on", "date(claims.said_on, '+1 day')"),
    "certainty": _certainty,
    "status": _status,
    "article": _article,
}
FIELDS: Final = tuple(filter(None, _FIELDS))
"""The fields of a query."""
