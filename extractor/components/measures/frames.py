"""The frames of `models/en/lexicons/measure_frames.jsonl`: the position of a figure -> where the words are that it measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, get_args

from extractor.words.lexicons import cached, lexicon, load_lexicon
from extractor.words.uses import MeasureUse, words_by_use, words_that
from extractor.words.verbs import VerbUse, verbs_that


class Case(NamedTuple):
    """What the frames ask of a figure.

    `predicate` and `host` are the classes that hold of the clause's predicate and of the noun that the figure describes: the
    classes of `measure_words`, that of the structure, and the lemma.  `noun` is "own" for a count that names what it counts,
    "bare" for one that does not, and empty for other kinds.
    """

    kind: str
    role: str
    slot: str
    noun: str
    predicate: frozenset[str]
    host: frozenset[str]


@lexicon("measure_frames")
@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One row: the conditions (empty ones hold always) and `measure`, the positions to look at in turn ("none": nowhere).

    Conditions on the figure are `kinds`, `roles`, `slots` (where it is, of `Position`) and `nouns` (what sort its noun is of);
    on what is above it the class of `predicates` and what the noun is that it depends on (`hosts`).
    Frames are asked by `rank`; the first whose conditions hold and whose words are there decides.  In `example` the figure
    is in [brackets] and its measure in {braces}; the figure of `counterexample` is not this frame's.
    """

    id: str
    rank: int
    kinds: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    measure: tuple[str, ...]
    example: str
    counterexample: str

    def fits(self, case: Case) -> bool:
        """True if every condition holds."""
        return (
            (not self.kinds or case.kind in self.kinds)
            and (not self.roles or case.role in self.roles)
            and (not self.slots or case.slot in self.slots)
            and (not self.nouns or case.noun in self.nouns)
            and (not self.predicates or not case.predicate.isdisjoint(self.predicates))
            and (not self.hosts or not case.host.isdisjoint(self.hosts))
        )


_VERB_TAGS: tuple[VerbUse, ...] = ("copula", "lift", "mover")


class MeasureWords:
    """The words that the frames and the borders of a measure depend on, by tag."""

    def __init__(self) -> None:
        self._tagged: dict[str, frozenset[str]] = {tag: words_that(tag) for tag in get_args(MeasureUse)}
        self._tagged |= {tag: verbs_that(tag) for tag in _VERB_TAGS}
        self.governs = {word.id: word.prepositions for word in words_by_use()["governs"]}

    def tagged(self, tag: str) -> frozenset[str]:
        """The words with a tag."""
        return self._tagged[tag]

    def classes(self, *forms: str) -> frozenset[str]:
        """The tags that any of the forms has, and the forms themselves."""
        return frozenset(tag for tag, words in self._tagged.items() if not words.isdisjoint(forms)).union(forms)


@cached
def load_frames() -> tuple[Frame, ...]:
    """The frames in the order in which they are asked."""
    return tuple(sorted(load_lexicon("measure_frames", Frame), key=lambda frame: (frame.rank, frame.id)))


@cached
def load_words() -> MeasureWords:
    """The words of the measures, read once."""
    return MeasureWords()
