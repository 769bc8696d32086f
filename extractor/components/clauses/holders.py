"""Whose a figure is by its own clause: the possessor of the measured noun, then the subject of the clause."""

from __future__ import annotations

from collections.abc import Container, Iterator

from extractor.components.clauses.clause import Clause, Place
from extractor.components.clauses.columns import Columns

_BELONGS = frozenset({"poss", "compound", "nmod"})
_OF = frozenset({"of", "at"})
_HANGS = frozenset({"complement", "purpose", "participle"})  # clauses that leave their subject to the one above


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


def _owners(columns: Columns, noun: int, does: bool) -> Iterator[int]:
    """What a noun belongs to; a name in front of one that does something or is counted is not who does: "U.S. banks"."""
    for k in possessors(columns, noun):
        if not (does and columns.deps[k] in ("compound", "nmod")):
            yield k


def _naming(columns: Columns, noun: int) -> list[int]:
    """A noun, and the name that it stands beside: "[Ann Lee], a [survivor] who", "the chip [maker] [Acme]"."""
    return [noun, columns.heads[noun]] if columns.deps[noun] == "appos" else [noun]


def holders(
    columns: Columns,
    clauses: list[Clause],
    place: Place,
    nouns: list[int],
    *,
    saying: Container[int],
    agents: Container[str],
) -> list[int]:
    """Tokens of which the first that names somebody holds the figure; `nouns` are that of the figure, then its measure's.

    Who does something with an amount goes before whose it was; a subject that is a name ends the search.  `saying` are the
    heads of clauses of speech, whose subject is a speaker, `agents` the lemmas of persons and bodies.
    """
    subject, owners = _subject(columns, clauses, place, saying)
    found = [] if subject is None else _naming(columns, subject)
    if found and columns.tags[found[-1]][:3] == "NNP":
        return found
    counted, *measured = nouns
    found += _owners(columns, counted, True)
    found += [token for noun in measured for token in _owners(columns, noun, columns.lemmas[noun] in agents)]
    return [*found, *owners]


def _subject(
    columns: Columns, clauses: list[Clause], place: Place, saying: Container[int]
) -> tuple[int | None, list[int]]:
    """The noun that does what the clause of a place says, and what it belongs to."""
    clause = place.clause
    while clause is not None and clause.token not in saying:
        subject = clause.argument("subject")
        noun = subject.token if subject is not None else None
        if subject is not None and columns.lower[subject.token] in ("who", "which", "that"):
            noun = clause.antecedent if clause.antecedent is not None else noun
        elif subject is None and clause.link == "participle" and not clause.verbless:
            noun = clause.antecedent
        above = clauses[clause.parent] if clause.parent is not None and clause.link in _HANGS else None
        if noun is None and above is not None and clause.link == "complement":
            thing = above.argument("object")
            noun = (
                thing.token if thing is not None and thing.token < clause.token else None
            )  # "urged [the bank] to pay"
        if noun is not None:
            return noun, list(_owners(columns, noun, True))
        clause = above
    return None, []
