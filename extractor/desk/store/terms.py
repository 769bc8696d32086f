"""The terms of a query as a person writes them: field, sign and value, or words alone; AND, OR and NOT between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from extractor.errors import QueryError

_TERM = re.compile(
    r"""
    (?P<minus>-)?
    (?: (?P<field>[A-Za-z_]+) (?P<sign>:|<=|>=|=|<|>) (?=\S) (?!//) )?
    (?P<value> (?: "[^"]*"? | [^\s"] )+ )
    """,
    re.VERBOSE,
)
_VALUES = re.compile(r'"([^"]*)"?|([^,"]+)')
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_OPERATORS = ("AND", "OR", "NOT")
_AMOUNT = re.compile(r"[^\w\s]?\d[\d.,]*(?: \w+)*")
_AMOUNT_WORDS = re.compile(r"thousand|million|billion|trillion|percent|%|per|cent")
AMOUNTS: Final = ("value", "change")
"""The fields of numbers."""
_EXACT = ("period", "published", "said", "status", "article", "has")  # those of no words either
_MONTH = re.compile(r"\d{4}-(?:\d{2}(?:-\d{2})?|[QqHh]\d)")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a query as it is written; `field` is empty for words alone."""

    text: str
    field: str
    sign: str
    value: str
    is_negated: bool
    is_other: bool
    """OR precedes it."""

    @property
    def is_words(self) -> bool:
        """True where it asks for words, and for nothing else."""
        return self.field not in (*AMOUNTS, *_EXACT) and self.sign == ":" and not self.is_negated

    def fault(self, what: str) -> QueryError:
        """The error of this term."""
        return QueryError(f"{self.text!r} cannot be searched for: {what}")

    def values(self) -> list[str]:
        """Its value, or of a field several with commas between them, of which one must hold."""
        if not self.field:
            return [self.value.replace('"', "")]
        return [
            (match.group(1) if match.group(1) is not None else match.group(2)).strip()
            for match in _VALUES.finditer(self.value)
        ]


def read_terms(text: str, fields: tuple[str, ...]) -> list[Term]:
    """The terms of a query; a field of this name may have blanks around its sign ("value > 5", "measure: exports").

    An amount in several words ("$10 million", "value>10 million") is one term, and a month ("2025-05") asks for the period.
    Raises QueryError for a quotation mark that is not closed, and for an operator that has nothing to join.
    """
    text = _spaced(fields).sub(r"\1\2\3", text.translate(_QUOTES))
    if text.count('"') % 2:
        raise QueryError(
            f"{text[text.rindex(chr(34)) :][:100]!r} has no closing quotation mark: add it, or leave out the first"
        )
    terms: list[Term] = []
    operator = ""
    for match in _TERM.finditer(text):
        if match.group() in _OPERATORS and not operator and (terms or match.group() == "NOT"):
            operator = match.group()
            continue
        term = _term(match, operator)
        if terms and not operator and _goes_on(terms[-1], term):
            terms[-1] = replace(
                terms[-1], text=f"{terms[-1].text} {term.text}", value=f"{terms[-1].value} {term.value}"
            )
        elif operator == "OR" and not (terms[-1].is_words and term.is_words):
            raise term.fault("OR goes between words: revenue OR profit; in one field write measure:revenue,profit")
        else:
            terms.append(term)
        operator = ""
    if operator:
        raise QueryError(f"a word is missing after {operator}: add one, or leave it out")
    return terms


def _term(match: re.Match[str], operator: str) -> Term:
    field = (match["field"] or "").lower()
    return Term(
        text=match.group(),
        field="period" if not field and _MONTH.fullmatch(match["value"]) else field,
        sign=match["sign"] or ":",
        value=match["value"],
        is_negated=bool(match["minus"]) or operator == "NOT",
        is_other=operator == "OR",
    )


def _goes_on(last: Term, term: Term) -> bool:
    """True where a term is the rest of an amount."""
    if term.field or not _AMOUNT_WORDS.fullmatch(term.value.lower()):
        return False
    return last.field in AMOUNTS or (not last.field and _AMOUNT.fullmatch(last.value) is not None)


@cache
def _spaced(fields: tuple[str, ...]) -> re.Pattern[str]:
    """A field with its sign and blanks around that, and with something after it."""
    names = "|".join(fields)
    return re.compile(
        rf"(?<!\S)(-?(?:{names}))(?:\s*(<=|>=|<|>|=)\s*|(:)\s+)(?=[^\s:<>=])(?!(?:{names})[:<>=])", re.IGNORECASE
    )
