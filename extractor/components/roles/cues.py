"""The words that show what a figure does: verbs, nouns and adverbs of change, comparison, forecast, share and rate.

Every list is data (`models/en/lexicons/`); `load_cues` turns the lists into dictionaries by lower-cased word form, once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal, get_args

from extractor.record.figure import Direction
from extractor.words.lexicons import cached, lexicon, load_lexicon
from extractor.words.uses import RoleUse, words_that
from extractor.words.verbs import Bare, Verb, load_verbs

Sense = Literal["change", "difference"]
BasisName = Literal[
    "annualised", "average", "cumulative", "excluding", "median", "nominal", "preliminary", "real", "revised",
    "seasonally_adjusted",
]  # fmt: skip


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
    """An adverb or adjective; `sense`: of change ("up") or difference ("cheaper"); `direction`; `place`: where it may be."""

    id: str
    direction: Direction
    sense: Sense
    place: Literal["either", "after"]


@lexicon("bases")
@dataclass(frozen=True, slots=True)
class Basis:
    """A phrase that says on what `basis` a figure is stated, in the record's word; its id is its lower-cased surface.

    What is left out comes after one of "excluding".
    """

    id: str
    basis: BasisName


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists by word form; `by_use["rate"]` and so on are words and verbs by their use, none for a use without any."""

    verbs: dict[str, Verb]
    nouns: dict[str, ChangeNoun]
    words: dict[str, ChangeWord]
    by_use: dict[str, frozenset[str]]
    bases: tuple[Basis, ...]


@cached
def load_cues() -> Cues:
    """Read the lexicons; raises ResourceError on any fault in them."""
    by_use: dict[str, set[str]] = {word_use: set(words_that(word_use)) for word_use in get_args(RoleUse)}
    verbs: dict[str, Verb] = {}
    for verb in load_verbs():
        forms = [" ".join([form, *verb.words[1]]) for form in verb.all_forms]
        if verb.direction:
            verbs.update(dict.fromkeys(forms, verb))
        for word_use in verb.uses:
            by_use.setdefault(word_use, set()).update(forms)
    return Cues(
        verbs=verbs,
        nouns={form: noun for noun in load_lexicon("change_nouns", ChangeNoun) for form in noun.forms},
        words={word.id: word for word in load_lexicon("change_words", ChangeWord)},
        by_use=defaultdict(frozenset, {word_use: frozenset(forms) for word_use, forms in by_use.items()}),
        bases=load_lexicon("bases", Basis),
    )
