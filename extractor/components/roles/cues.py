"""The words that tell what a figure does: verbs, nouns and adverbs of change, comparison, forecast, share and rate.

Every list is data (`models/en/lexicons/`); `load_cues` turns the lists into dictionaries by lower-cased word form, once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from extractor.figure import Direction
from extractor.lexicons import cached, lexicon, load_lexicon

Moves = Literal["subject", "object", "either"]
Bare = Literal["any", "relative"]
Sense = Literal["change", "difference"]
BasisName = Literal[
    "annualised", "average", "cumulative", "excluding", "median", "nominal", "preliminary", "real", "revised",
    "seasonally_adjusted",
]  # fmt: skip


@lexicon("change_verbs")
@dataclass(frozen=True, slots=True)
class ChangeVerb:
    """A verb of change.  `direction`: which way; `moves`: whether its subject or its object changes.

    `bare`: a figure right behind the verb is a change when it is of any kind, or only when it is relative (percent,
    points, fraction): "fell $3" is a change, "raised $3m" is an amount.
    """

    id: str
    forms: tuple[str, ...]
    direction: Direction
    moves: Moves
    bare: Bare


@lexicon("change_nouns")
@dataclass(frozen=True, slots=True)
class ChangeNoun:
    """A noun of change.  `direction` is None where it does not say ("a change of 3 percent"); `bare` as for a verb."""

    id: str
    forms: tuple[str, ...]
    direction: Direction | None
    bare: Bare


@lexicon("change_words")
@dataclass(frozen=True, slots=True)
class ChangeWord:
    """An adverb or adjective; `sense`: of change ("up") or difference ("cheaper"); `direction`; `place`: where it may stand."""

    id: str
    direction: Direction
    sense: Sense
    place: Literal["either", "after"]


@lexicon("role_words")
@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word with a `use` of its own in the rules: a rate noun, a forecast verb, a comparator, ..."""

    id: str
    forms: tuple[str, ...]
    use: str


@lexicon("bases")
@dataclass(frozen=True, slots=True)
class Basis:
    """A phrase that says on what `basis` a figure is stated, in the record's word; its id is its lower-cased surface.

    What is left out stands behind one of "excluding".
    """

    id: str
    basis: BasisName


Cue = ChangeVerb | ChangeNoun | ChangeWord
Entry = TypeVar("Entry", ChangeVerb, ChangeNoun, RoleWord)


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists by word form; `uses["rate"]` and so on are the role words by their use, none for a use without words."""

    verbs: dict[str, ChangeVerb]
    nouns: dict[str, ChangeNoun]
    words: dict[str, ChangeWord]
    uses: dict[str, frozenset[str]]
    bases: tuple[Basis, ...]


def _by_form(entries: Iterable[Entry]) -> dict[str, Entry]:
    return {form: entry for entry in entries for form in entry.forms}


@cached
def load_cues() -> Cues:
    """Read the lexicons; raises ResourceError on any fault in them."""
    uses: dict[str, set[str]] = {}
    for word in load_lexicon("role_words", RoleWord):
        uses.setdefault(word.use, set()).update(word.forms)
    return Cues(
        verbs=_by_form(load_lexicon("change_verbs", ChangeVerb)),
        nouns=_by_form(load_lexicon("change_nouns", ChangeNoun)),
        words={word.id: word for word in load_lexicon("change_words", ChangeWord)},
        uses=defaultdict(frozenset, {use: frozenset(forms) for use, forms in uses.items()}),
        bases=load_lexicon("bases", Basis),
    )
