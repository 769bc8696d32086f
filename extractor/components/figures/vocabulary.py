"""The words that decide how an amount is read (`models/en/lexicons/figure_words.jsonl`), by their use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractor.lexicons import alternatives, cached, lexicon, load_lexicon

Use = Literal[
    "calendar",  # behind a number, but a time: "killed 300 Monday"
    "compound_tail",  # a noun before it only tells the kind of what is counted: "12 oil related jobs"
    "counted_one",  # "one" before it counts: "one vote"
    "counted_person",  # behind a bare number it is what is counted: "12 dead"
    "denominator",  # behind an article it is a rate: "40 cents a share"
    "how_often",  # behind an amount it is its denominator, `means`: "$4 billion annually"
    "index",  # "points" and bare levels near it belong to a stock index
    "multiplied",  # "four times" before it is a multiple
    "never_counted",  # behind a number, but not what it counts: "40 injured"
    "of_time",  # opens a time behind a number: "rose 15,000 last week"
    "on_scale",  # a decimal before it is its magnitude: "a 6.4 quake"
    "people",  # "under 30" behind it is an age
    "same_plural",  # a singular that is a plural too: "12 staff"
    "tally",  # it is counted: "the number of pupils fell to"; `means`: what itself counts
    "voted",  # two numbers behind it are for and against: "voted 66 to 27"
    "weight",  # "200 pounds" near it are a weight
]


@lexicon("figure_words")
@dataclass(frozen=True, slots=True)
class FigureWord:
    """A word and all that it decides (`uses`); `means` is the unit that it stands for, where that is another word."""

    id: str
    surface: str
    uses: tuple[Use, ...]
    means: str = ""


@cached
def words(use: Use) -> frozenset[str]:
    """The words of one use."""
    return frozenset(word.surface for word in load_lexicon("figure_words", FigureWord) if use in word.uses)


@cached
def meanings(use: Use) -> Mapping[str, str]:
    """The words of one use that mean something -> what they mean."""
    entries = load_lexicon("figure_words", FigureWord)
    return {word.surface: word.means for word in entries if use in word.uses and word.means}


@cached
def any_of(use: Use) -> str:
    """The words of one use as alternatives of a regular expression, longest first."""
    return alternatives(words(use))
