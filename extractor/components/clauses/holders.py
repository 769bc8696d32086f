"""Whose a figure is by its own clause: the possessor of the measured noun, then the subject of the clause."""

from __future__ import annotations

from collections.abc import Container, Iterator

from extractor.components.clauses.clause import Clause, Place
from extractor.components.clauses.columns import Columns

_BELONGS = frozenset({"poss", "compound", "nmod"})
_OF = frozenset({"of", "at"})
_HANGS = frozenset({"complement", "purpose", "participle"})  # clauses that leave their subject to the one above


def possessors(columns: Columns, noun: int) -> Iterator[int]:
    """What a noun belongs to: "[Acme]'s sales", "[Acme] sales", "sales of [Acme]"; a word of a name is no owner of it."""
    is_name = columns.tags[noun][:3] == "NNP"
    for k in columns.below(noun):
        if columns.deps[k] in _BELONGS and not (is_name and columns.deps[k] != "poss"):
            yield k
        elif columns.deps[k] == "prep" and columns.lower[k] in _OF:
            complement = columns.child(k, "pobj")
            if complement >= 0:
                yield complement
                yield from possessors(columns, complement)


def _owners(columns: Columns, noun: int, does: bool) -> Iterator[int]:
    """What a noun belongs to; a name in front of one that does something is not who does it: "U.S. banks"."""
    for k in possessors(columns, noun):
        if not (does and columns.deps[k] in ("compound", "nmod")):
            yield k


def holders(
    columns: Columns,
    clauses: list[Clause],
    place: Place,
    nouns: list[int],
    *,
    saying: Container[int],
    agents: Container[str],
) -> list[int]:
    """Tokens of which the first that names somebody holds the figure; `nouns` are those of figure and measure.

    `saying` are the heads of clauses of speech, whose subject is a speaker, `agents` the lemmas of persons and bodies.
    """
    found = [token for noun in nouns for token in _owners(columns, noun, columns.lemmas[noun] in agents)]
    clause = place.clause
    while clause is not None and clause.token not in saying:
        subject = clause.argument("subject")
        if subject is not None:
            relative = columns.lower[subject.token] in ("who", "which", "that") and clause.antecedent is not None
            noun = clause.antecedent if relative and clause.antecedent is not None else subject.token
            return [*found, noun, *_owners(columns, noun, True)]
        if clause.antecedent is not None and clause.link == "participle" and not clause.verbless:
            return [*found, clause.antecedent, *_owners(columns, clause.antecedent, True)]
        above = clauses[clause.parent] if clause.parent is not None and clause.link in _HANGS else None
        thing = above.argument("object") if above is not None and clause.link == "complement" else None
        if thing is not None and thing.token < clause.token:
            return [*found, thing.token, *_owners(columns, thing.token, True)]  # "urged [the bank] to pay"
        clause = above
    return found
