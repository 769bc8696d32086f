"""What an article speaks of: each thing with its first full mention, what it is, and where it was seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.components.clauses.columns import SUBJECTS
from extractor.components.structure import Structure
from extractor.record.entity import EntityType

Sort = Literal["person", "body", "place", "other"]
SORTS: dict[EntityType, Sort] = {"PERSON": "person", "ORG": "body", "GPE": "place"}
_WITHIN = frozenset({"compound", "nmod", "amod"})
_WEIGHTS = {"dobj": 0.55, "pobj": 0.4, "dative": 0.5, "attr": 0.35, "agent": 0.5, "appos": 0.3}  # by the slot
_LEAST = 0.35  # of any other
_OWNER, _PART, _COMPLEMENT = 0.8, 0.45, 0.7  # of the weight of the noun that it stands in
_ASIDE = 0.6  # of a subject of a relative clause or participle
_CLIMB = 6  # nouns above one


@dataclass(slots=True, eq=False)
class Thing:
    """A thing of the article, or several together.

    `first` and `stop` are the tokens of its first full mention, `noun` its noun; `nouns` are the lemmas by which it is
    known, each with the other words that say which one it is, `words` those of its name.  `open` is true for one that no words
    of the article name; `size` is how many it is, where that is told.
    """

    noun: int
    first: int
    stop: int
    sort: Sort = "other"
    type: EntityType | None = None
    subtype: str | None = None
    plural: bool = False
    size: int | None = None
    gender: str | None = None
    entity: str | None = None
    open: bool = False
    nouns: dict[str, set[str]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    seen: int = 0


@dataclass(slots=True, eq=False)
class Sight:
    """A mention of a thing: its head, how far it is in the foreground, the verb whose subject it is (or -1), its sentence."""

    thing: Thing
    noun: int
    weight: float
    verb: int
    sentence: int


def weight_of(structure: Structure, head: int) -> tuple[float, int]:
    """How much a noun stands in the foreground, from 0 to 1, and the verb whose subject it is itself, or -1."""
    columns, weight, i, is_subject = structure.columns, 1.0, head, True
    for _ in range(_CLIMB):
        dep = columns.deps[i]
        if dep in SUBJECTS:
            clause = structure.clause_of(i)
            is_aside = clause is not None and clause.link in ("relative", "participle")
            return weight * (_ASIDE if is_aside else 1.0), columns.heads[i] if is_subject else -1
        is_subject = is_subject and dep == "conj"  # who is named beside a subject is one too
        if dep == "poss":
            weight *= _OWNER
        elif dep in _WITHIN:
            weight *= _PART
        elif dep == "pobj" and columns.tags[columns.heads[columns.heads[i]]][:2] == "NN":
            weight *= _COMPLEMENT
            i = columns.heads[i]
        elif dep != "conj":
            return weight * _WEIGHTS.get(dep, _LEAST), -1
        if columns.heads[i] == i:
            break
        i = columns.heads[i]
    return weight * _LEAST, -1
