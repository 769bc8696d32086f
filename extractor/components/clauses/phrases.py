"""Noun phrases with both extents: the core that names, and the full phrase with all that describes it."""

from __future__ import annotations

from itertools import zip_longest

from extractor.components.clauses.clause import NounPhrase
from extractor.components.clauses.columns import Columns

_CORE = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod", "npadvmod", "punct"}
)

_ASIDES = frozenset({",", ";", ":", "(", "[", "–", "—", "--"})
_LONG = 16  # tokens of a name for something


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


def naming_phrase(columns: Columns, head: int) -> tuple[int, int]:
    """The tokens that name the thing of a noun: its core with complements and conjuncts, up to the first clause or aside.

    "[the maker of buses], which ...", "[Acme, Bolt and Corex]".  Of a longer name than 16 tokens the core without what follows.
    """
    first, stop = noun_phrase(columns, head).core
    own = [k for k in columns.right[head] if k >= stop]
    for k, after in zip_longest(own, own[1:]):
        if columns.first[k] != stop or columns.deps[k] not in ("prep", "cc", "conj", "punct"):
            break
        if columns.deps[k] == "punct" and (columns.lower[k] != "," or after is None or columns.deps[after] != "conj"):
            break
        stop = columns.stop[k]
        if columns.deps[k] == "prep":
            stop = next((i for i in range(k, stop) if columns.lower[i] in _ASIDES), stop)
    return (first, stop) if stop - first <= _LONG else (first, head + 1)
