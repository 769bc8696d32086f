"""What a rule of relations reads, a sentence with its figures, and what it gives: slots of a figure's statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.components.statements.between import Between
from extractor.record.figure import Figure
from extractor.record.timex import Timex
from extractor.rules import Rules

SHARES = frozenset({"percent", "fraction"})
MOVED = frozenset({"change", "difference", "baseline"})
FEW, WORDS, LIST, CLAUSE = 3, 8, 10, 14  # tokens: before a figure, of a part of a list, before a list, of a clause


@dataclass(frozen=True, slots=True)
class Sentence:
    """The figures and times of a sentence in text order, the figures of the one before, and the whole of each part by its id."""

    figures: Sequence[Figure]
    times: Sequence[Timex]
    before: Sequence[Figure]
    wholes: Mapping[str, Figure]


Slots = dict[str, Any]
RULES = Rules[Callable[[Between, Sentence], Iterator[tuple[str, Slots]]]]("statements")


def find_relations(between: Between, sentences: Sequence[Sentence]) -> dict[str, Slots]:
    """By the id of a figure: the slots that the relations give to its statement."""
    slots_of: dict[str, Slots] = {}
    for sentence in sentences:
        for rule in RULES.of():
            for id_, slots in rule.find(between, sentence):
                slots_of[id_] = {**slots_of.get(id_, {}), **slots}
    return slots_of
