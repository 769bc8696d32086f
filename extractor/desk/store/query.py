"""What a person searches for, read: `measure:exports source:customs value>1e7 period:2025-05 "free words" -tea`.

    parse_query(text) -> Query: an expression for full-text search, and conditions on the other columns

Fields are declared in one table, each with how its values are read.  All words of a query become a quoted string or a
parameter, so that nothing of it is SQL or the syntax of FTS5.
"""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from extractor.desk.store.amounts import parse_number
from extractor.desk.store.answers import DISPUTED, STATUS_WORDS, STATUSES, UNDECIDED
from extractor.desk.store.conditions import CLAIM_TYPES, ONE_SIDED, Query, maybe_not, phrase
from extractor.desk.store.day_terms import UNTIL, days_between, published
from extractor.desk.store.decisions import DISPUTES
from extractor.desk.store.number_terms import numbers_between
from extractor.desk.store.rows import article_id_of
from extractor.desk.store.terms import Term, read_terms
from extractor.errors import QueryError
from extractor.record.figure import Direction, FigureKind, Role
from extractor.record.finding import Status as FindingStatus
from extractor.record.plain import decimal_text, readable
from extractor.words.currencies import codes_of
from extractor.words.folding import folded

_LONGEST = 1000  # characters of a query
_MOST_TERMS = 50


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
        condition = f"folded({'value' if is_list else f'claims.{column}'}) IN ({', '.join('?' * len(values))})"
        if is_list:
            condition = f"EXISTS (SELECT 1 FROM json_each(claims.{column}) WHERE {condition})"
        query.demand(maybe_not(term, condition), *values)
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
    query.demand(maybe_not(term, condition), *values)


_HAS: Final[Mapping[str, str]] = {
    "finding": f"findings : ({' OR '.join(typing.get_args(FindingStatus))})",
    "change": f"{{role direction}} : (change OR {' OR '.join(typing.get_args(Direction))})",
}
_GAP: Final = "claims.missing != '[]' OR claims.inferred != '[]'"


def _has(query: Query, term: Term) -> None:
    """A term on what a claim has, whatever it says: a finding, a change, a slot that is missing or inferred."""
    what = term.value.lower()
    if what == "gap":
        query.demand(maybe_not(term, _GAP))
    elif what in _HAS:
        (query.without if term.is_negated else query.match).append(_HAS[what])
    else:
        raise term.fault("write has:finding, has:change or has:gap")


def _certainty(query: Query, term: Term) -> None:
    """A term on how sure the reader is of a claim's least sure slot; a claim of which it says nothing is on no side."""
    sure = re.fullmatch(r"0(\.\d+)?|1(\.0+)?", term.value.strip('" '))
    if sure is None or term.sign not in ONE_SIDED:
        raise term.fault("write certainty<0.9 or certainty>=0.9, with a number from 0 to 1")
    query.demand(maybe_not(term, f"claims.certainty {term.sign} ?"), float(sure.group()))


def _article(query: Query, term: Term) -> None:
    condition = "claims.article IN (SELECT number FROM articles WHERE article_id IN (?, ?) OR url = ?)"
    (*_, value) = term.values() or [""]
    query.demand(maybe_not(term, condition), value, article_id_of(value), value)


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
    "type": _one_of("type", CLAIM_TYPES),
    "kind": _one_of("kind", typing.get_args(FigureKind)),
    "role": _one_of("role", typing.get_args(Role)),
    "unit": _words("unit", "change_unit", forms=_unit),
    "direction": _one_of("direction", typing.get_args(Direction)),
    "finding": _slot("findings", is_list=True),
    "has": _has,
    "value": numbers_between("v", "claims.least", "claims.most", "claims.unit"),
    "change": numbers_between("c", "claims.moved", "claims.moved", "claims.change_unit", "claims.direction"),
    "period": days_between("claims.period_from", UNTIL, in_buckets=True),
    "published": published,
    "said": days_between("claims.said_on", "date(claims.said_on, '+1 day')"),
    "certainty": _certainty,
    "status": _status,
    "article": _article,
}
FIELDS: Final = tuple(filter(None, _FIELDS))
"""The fields of a query."""
