"""What a sentence is made of: clauses with their predicates and arguments, noun phrases, positions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from extractor.record.claim import Mode, Polarity
from extractor.record.figure import Figure

Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "future", "none"]
Link = Literal[
    "main", "content", "complement", "relative", "participle", "purpose", "condition", "comparison", "adverbial",
    "coordination",
]  # fmt: skip

AHEAD: frozenset[Mode] = frozenset(("planned", "expected", "possible"))  # modes of what lies ahead of its governor


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase, number or clause that fills a slot of a predicate.

    `slot` is "subject", "object", "predicative", "adverbial" or the preposition ("to", "by"); `token` is its head,
    after the preposition.  `shared` is true where it is in another clause of the same coordination.
    """

    slot: str
    token: int
    shared: bool = False


@dataclass(slots=True)
class Clause:
    """A predicate with what belongs to it; tokens are indices, `stop` is exclusive.

    `token` is the main verb, or in a verbless clause the noun, adjective or adverb that refers to it (`verbless`).  `verbs`
    is the verb group in text order: auxiliaries, negation, verb, particles.  `noun` is the noun of a light verb ("made a
    [loss]"), `class_` the class of the predicate (`PredicateClass`).  `parent` is the index of the clause that it is attached to
    by `link`, `antecedent` the noun that a relative or participle clause describes.  `object_mode` is the mode of all but the
    subject where the verb makes it another one ("expects sales of $3 million").
    """

    token: int
    verbs: tuple[int, ...]
    lemma: str
    verbless: bool
    voice: Voice
    tense: Tense
    first: int
    stop: int
    class_: str | None = None
    noun: int | None = None
    link: Link = "main"
    parent: int | None = None
    antecedent: int | None = None
    polarity: Polarity = "affirmed"
    mode: Mode = "actual"
    object_mode: Mode = "actual"
    arguments: list[Argument] = field(default_factory=list)

    def argument(self, *slots: str) -> Argument | None:
        """The first argument in one of the slots, or None."""
        return next((argument for argument in self.arguments if argument.slot in slots), None)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with what belongs to it; token ranges, exclusive ends.

    `core` ends with the noun, `token`; `full` goes on with its prepositions, relatives, appositions and inner numbers.
    """

    token: int
    core: tuple[int, int]
    full: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Position:
    """Where tokens [first, stop) are: their sentence, clause, slot, and the noun that they describe.

    `root` is the token that the others are attached to, `sentence` the first token of the sentence.  `clause` is None outside
    of every clause.  `slot` is an argument slot of the clause's predicate, or "attributive", "of", "noun-PREPOSITION" or
    "apposition" of `host`.
    """

    first: int
    stop: int
    root: int
    sentence: int
    sentence_stop: int
    clause: Clause | None
    slot: str | None
    host: int | None = None

    @property
    def polarity(self) -> Polarity:
        """Whether what the clause says of these words is denied; affirmed outside of every clause."""
        return self.clause.polarity if self.clause else "affirmed"

    @property
    def mode(self) -> Mode:
        """How what the clause says of these words is meant; actual outside of every clause."""
        if self.clause is None:
            return "actual"
        return self.clause.mode if self.slot == "subject" else self.clause.object_mode


@dataclass(frozen=True, slots=True)
class LocatedFigure(Position):
    """A figure with its position.

    `start` is where its words begin: with its modifier, or with the noun that only introduces it ("to [an average of] 5%").
    """

    figure: Figure = field(kw_only=True)
    start: int = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words that say what happens, tokens [first, stop); `token` is the verb or noun that heads them.

    `clause` is the relative clause of the figure's noun where that says it, None where the figure's own clause does.
    """

    first: int
    stop: int
    token: int
    clause: Clause | None = None
