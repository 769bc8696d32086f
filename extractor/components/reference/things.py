"""What an article speaks of: each thing with its first full mention, what it is, and where it was seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import Literal

from extractor.components.structure import Structure
from extractor.record.entity import EntityType

Sort = Literal["person", "body", "place", "other"]
SORTS: dict[EntityType, Sort] = {"PERSON": "person", "ORG": "body", "GPE": "place"}
SUBJECTS = frozenset({"subject", "patient"})  # slots of the subject of an active and a passive verb
_WEIGHTS = {  # by the slot
    "subject": 1.0, "patient": 1.0, "object": 0.55, "oblique": 0.4, "recipient": 0.5, "predicative": 0.35, "agent": 0.5,
    "apposition": 0.3, "owner": 0.8, "compound": 0.45, "modifier": 0.45, "adjective": 0.45, "complement": 0.7, "conjunct": 1.0,
}  # fmt: skip
_LEAST = 0.35  # of any other
_ASIDE = 0.6  # of a subject of a relative clause or participle


@dataclass(slots=True, eq=False)
class Thing:
    """A thing of the article, or several together.

    `first` and `stop` are the tokens of its first full mention, `noun` its noun; `nouns` are the lemmas by which it is
    known, each with the other words that say which one it is, `words` those of its name.  `open` is true for one that no words
    of the article name.
    """

    noun: int
    first: int
    stop: int
    sort: Sort = "other"
    type: EntityType | None = None
    subtype: str | None = None
    plural: bool = False
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


def weight_of(structure: Structure, noun: int) -> tuple[float, int]:
    """How much a noun is in the foreground, from 0 to 1, and the verb whose subject it is, or -1."""
    slots, clause = structure.slots(noun), structure.clause_of(noun)
    weight = prod(_WEIGHTS.get(slot, _LEAST) for slot in slots)
    is_aside = clause is not None and slots[-1] in SUBJECTS and clause.link in ("relative", "participle")
    return weight * (_ASIDE if is_aside else 1.0), structure.predicate(noun)
