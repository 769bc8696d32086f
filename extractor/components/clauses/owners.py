"""Whose a figure is by its own clause: the subject of the clause, or the possessor of the measured noun."""

from __future__ import annotations

from collections.abc import Container, Iterator

from extractor.components.clauses.clause import Clause, Position
from extractor.components.clauses.columns import Columns
from extractor.components.clauses.scope import governs_clause

_BELONGS = frozenset({"poss", "compound", "nmod"})
_OF = frozenset({"of", "at"})
_SUBJECTLESS = frozenset({"complement", "purpose", "participle"})  # clauses that leave their subject to the one above


def possessors(columns: Columns, noun: int) -> Iterator[int]:
    """What a noun belongs to: "[Acme]'s sales", "[Acme] sales", "sales of [Acme]"; a name belongs to itself."""
    if columns.tags[noun][:3] == "NNP":
        return
    for k in columns.below(noun):
        if columns.deps[k] in _BELONGS:
            yield k
        elif columns.deps[k] == "prep" and columns.lower[k] in _OF:
            complement = columns.child(k, "pobj")
            if complement >= 0:
                yield complement
                yield from possessors(columns, complement)


def _owners_of(columns: Columns, noun: int, does: bool) -> Iterator[int]:
    """What a noun belongs to; for one that does something or is counted, not the name before it: "U.S. banks"."""
    for k in possessors(columns, noun):
        if not (does and columns.deps[k] in ("compound", "nmod")):
            yield k


def _naming(columns: Columns, noun: int) -> list[int]:
    """A noun, and the name that it is an apposition of: "[Ann Lee], a [survivor] who", "the chip [maker] [Acme]"."""
    return [noun, columns.heads[noun]] if columns.deps[noun] == "appos" else [noun]


def owners(columns: Columns, subject: int | None, nouns: list[int], *, agents: Container[str]) -> list[int]:
    """Tokens of which the first that names somebody owns the figure; `nouns` are that of the figure, then its measure's.

    Who does something with an amount owns it; where the subject is a thing, or there is none, it is what the amount or its
    measure belongs to.  `agents` are the lemmas of persons and bodies: "[Norland]'s biggest bank" is not Norland.
    """
    counted, *measured = nouns
    own = [token for noun in measured for token in _owners_of(columns, noun, columns.lemmas[noun] in agents)]
    own = [*_owners_of(columns, counted, True), *own]
    if subject is None:
        return own
    named = _naming(columns, subject)
    acts = subject not in nouns and _acts(columns, named[-1], agents)
    return named if acts else [*named, *own, *_owners_of(columns, subject, True)]


def _acts(columns: Columns, noun: int, agents: Container[str]) -> bool:
    return columns.lemmas[noun] in agents or columns.tags[noun][:3] in ("NNP", "PRP")


def _governing_noun(columns: Columns, clause: Clause) -> int | None:
    """The noun that a clause completes: "the [plan] to close", "the [chance] of closing"; None where it is no noun."""
    head = columns.heads[clause.token]
    if columns.deps[clause.token] == "pcomp" and governs_clause(columns, clause.token):
        head = columns.heads[head]
    return head if columns.tags[head] in ("NN", "NNS") else None


def subject_noun(
    columns: Columns, clauses: list[Clause], position: Position, *, saying: Container[int], agents: Container[str]
) -> int | None:
    """The noun that does what the clause of a position says, through relatives, participles and infinitives; or None.

    `saying` are the heads of clauses of speech, whose subject is a speaker, `agents` the lemmas of persons and bodies.
    """
    clause = position.clause
    while clause is not None and clause.token not in saying:
        subject = clause.argument("subject")
        noun = subject.token if subject is not None else None
        if subject is not None and columns.lower[subject.token] in ("who", "which", "that"):
            noun = clause.antecedent if clause.antecedent is not None else noun
        elif subject is None and clause.link == "participle":
            noun = clause.antecedent
        above = clauses[clause.parent] if clause.parent is not None and clause.link in _SUBJECTLESS else None
        if noun is None and above is not None and clause.link == "complement":
            thing = above.argument("object")
            if thing is not None and thing.token < clause.token and _acts(columns, thing.token, agents):
                noun = thing.token  # "urged [the bank] to pay", not "used money to pay"
            plan = _governing_noun(columns, clause)
            if noun is None and plan is not None and not _acts(columns, plan, agents):
                first, owner = above.argument("subject"), columns.child(plan, "poss")
                is_subject = first is not None and first.token == plan
                if owner >= 0 and (is_subject or columns.tags[owner] != "PRP$"):
                    return owner  # "Bolt attacked [Acme]'s plan to close 14 shops"
                if is_subject:
                    return None  # "The plan to close 14 shops failed"
        if noun is not None:
            return noun
        clause = above
    return None
