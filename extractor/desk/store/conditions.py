"""A query as conditions: expressions of full-text search, and of SQL on the other columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractor.desk.store.terms import Term

CLAIM_TYPES = ("figure", "quote", "statement")
_ANYTHING = f"type : ({' OR '.join(CLAIM_TYPES)})"  # since nothing can be left out of nothing
ONE_SIDED = ("<", "<=", ">", ">=")


@dataclass(slots=True)
class Query:
    """A query as it was read.  A search finds the claims for which all of it holds."""

    match: list[str] = field(default_factory=list)
    """Expressions of FTS5, each of which must hold."""
    without: list[str] = field(default_factory=list)
    """Expressions of FTS5, none of which may hold."""
    where: list[str] = field(default_factory=list)
    """Conditions of SQL on the table `claims`."""
    parameters: list[Any] = field(default_factory=list)
    """The parameters of `where`, in order."""
    lowest: int = 0
    """The number of the claim is at least this."""
    highest: int = 1 << 53
    """And at most this."""
    has_words: bool = False
    """True where it has words without a field."""

    @property
    def expression(self) -> str:
        """What must hold and must not, as one expression of FTS5; empty where there is none."""
        must = " AND ".join(self.match or [_ANYTHING] * bool(self.without))
        return f"({must}) NOT ({' OR '.join(self.without)})" if self.without else must

    def demand(self, condition: str, *parameters: Any) -> None:
        """Add a condition."""
        self.where.append(condition)
        self.parameters += parameters


def phrase(words: str) -> str | None:
    """A phrase of FTS5, with a star for any end of its last word; None where there is no word in it."""
    star = " *" if words.endswith("*") else ""
    words = words.rstrip("*")
    return f'"{words.replace(chr(34), " ")}"{star}' if any(map(str.isalnum, words)) else None


def in_buckets_of(buckets: list[str]) -> str:
    return f"buckets : ({' OR '.join(buckets)})"


def maybe_not(term: Term, condition: str) -> str:
    """The condition, or what holds where it does not; a null counts as not."""
    return f"NOT coalesce({condition}, 0)" if term.is_negated else f"({condition})"
