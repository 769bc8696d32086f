"""Noun phrases with both extents: the core that names, and the full phrase with all that describes it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from extractor.components.clauses.clause import NounPhrase
from extractor.components.clauses.columns import Columns

_CORE = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet", "advmod", "npadvmod", "punct"}
)

_ASIDES = frozenset({",", ";", ":", "(", "[", "–", "—", "--"})
_LONG = 16  # tokens of a name for something
MODIFIERS = frozenset({"compound", "nmod", "amod", "nummod", "poss", "quantmod"})
"""Labels of what modifies or owns a noun after it."""
QUALIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "quantmod", "npadvmod"})
"""Labels of what says of a noun after it what kind or how many it means."""

Kind = Literal[
    "preposition", "relative", "participle", "infinitive", "content", "apposition", "conjunct", "conjunction", "mark",
    "subject", "object", "recipient", "adverbial", "complement", "predicate", "other",
]  # fmt: skip
_KINDS: dict[str, Kind] = {
    "prep": "preposition", "relcl": "relative", "acl": "participle", "ccomp": "content", "appos": "apposition",
    "conj": "conjunct", "cc": "conjunction", "punct": "mark", "case": "mark", "nsubj": "subject", "nsubjpass": "subject",
    "csubj": "subject", "csubjpass": "subject", "dobj": "object", "dative": "recipient", "npadvmod": "adverbial",
    "advmod": "adverbial", "xcomp": "predicate", "pobj": "complement",
}  # fmt: skip
NounSlot = Literal[
    "subject", "patient", "object", "recipient", "predicative", "agent", "apposition", "oblique", "determiner", "owner",
    "compound", "modifier", "adjective", "complement", "conjunct", "other",
]  # fmt: skip
"""What a noun is to what it is part of."""
_PARTS: dict[str, NounSlot] = {
    "poss": "owner",
    "compound": "compound",
    "nmod": "modifier",
    "amod": "adjective",
    "conj": "conjunct",
}
_ARGUMENTS: dict[str, NounSlot] = {
    "dobj": "object", "dative": "recipient", "attr": "predicative", "agent": "agent", "appos": "apposition",
    "pobj": "oblique", "nsubj": "subject", "csubj": "subject", "nsubjpass": "patient", "csubjpass": "patient",
    **dict.fromkeys(("det", "predet", "preconj", "nummod", "quantmod", "cc", "advmod"), "determiner"),
}  # fmt: skip
_MOST_NOUNS = 6  # above each other


@dataclass(frozen=True, slots=True)
class Dependent:
    """What is attached to a noun or verb: the token that heads it, and its words as a token range.

    `complement` is the noun and `gerund` the verb after a preposition, else -1.
    """

    token: int
    kind: Kind
    first: int
    stop: int
    complement: int = -1
    gerund: int = -1


def postmodifiers(columns: Columns, noun: int) -> list[Dependent]:
    """What is attached to a noun after it, in text order."""
    return [_dependent(columns, k) for k in columns.right[noun]]


def dependents(columns: Columns, verb: int) -> list[Dependent]:
    """What is attached to a verb, in text order."""
    return [_dependent(columns, k) for k in columns.below(verb)]


def _dependent(columns: Columns, k: int) -> Dependent:
    complement, gerund = columns.child(k, "pobj"), columns.child(k, "pcomp")
    return Dependent(k, _kind(columns, k), columns.first[k], columns.stop[k], complement, gerund)


def describes_noun(columns: Columns, verb: int) -> bool:
    """True for the verb of a relative clause and for a participle beside its noun: "a pattern [called] a glider"."""
    return columns.deps[verb] in ("relcl", "acl", "amod")


def _kind(columns: Columns, token: int) -> Kind:
    kind = _KINDS.get(columns.deps[token], "other")
    is_infinitive = kind in ("relative", "participle") and columns.lower[columns.first[token]] == "to"
    return "infinitive" if is_infinitive else kind


def slots(columns: Columns, noun: int) -> list[NounSlot]:
    """The slot of a noun and those of the nouns that it is a part of, its own first.

    "owner", "compound", "modifier", "adjective", "complement" and "conjunct" are slots beside another noun; the last one
    is in the clause: of a passive verb the subject is its "patient".
    """
    nouns: list[NounSlot] = []
    while len(nouns) < _MOST_NOUNS:
        label, above = columns.deps[noun], columns.heads[noun]
        if label == "pobj" and columns.tags[columns.heads[above]][:2] == "NN":
            nouns.append("complement")
            above = columns.heads[above]
        elif label in _PARTS:
            nouns.append(_PARTS[label])
        else:
            return [*nouns, _ARGUMENTS.get(label, "other")]
        noun = above
    return [*nouns, "other"]


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
