"""Noun phrases with both extents: the core that names, and the full phrase with all that describes it."""

from __future__ import annotations

from extractor.components.clauses.clause import NounPhrase
from extractor.components.clauses.columns import Columns

_CORE = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod", "npadvmod", "punct"}
)


def noun_phrase(columns: Columns, head: int) -> NounPhrase:
    """The phrase of a noun: `core` from its first modifier to the noun, `full` with prepositions, relatives, appositions.

    >>> # "the number of adults who smoke": core "the number", full all of it
    """
    first = head
    for k in reversed(columns.left[head]):
        if columns.deps[k] not in _CORE or columns.stop[k] != first:
            break
        first = columns.first[k]
    full_first, full_stop = columns.first[head], columns.stop[head]
    while full_stop > head + 1 and columns.deps[full_stop - 1] == "punct":
        full_stop -= 1
    return NounPhrase(head, (first, head + 1), (min(first, full_first), full_stop))
