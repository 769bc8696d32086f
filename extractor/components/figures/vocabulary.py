"""The words that decide how an amount is read (`models/en/lexicons/figure_words.jsonl`), by their use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from extractor.lexicons import alternatives, cached, filled, lexicon, load_lexicon
from extractor.numbers.words import words_of_kind

Use = Literal[
    "age_measure",  # it is given in years: "life expectancy is 73"
    "age_unit",  # "old" after it gives an age: "six weeks old"
    "aged",  # an age follows: "aged 13"
    "an",  # one of them: "an hour and a half"
    "becomes",  # after a pronoun an age follows: "she turned 90"
    "before_amount",  # an amount follows, never a year: "a total of 1400"
    "before_one",  # "one" after it counts: "all but one"
    "before_year",  # a year follows: "during 1846"
    "between",  # between a modifier and its amount: "nearly another 40"
    "blur",  # it may come before an amount of any kind: "perhaps"
    "bound",  # it may come before an end of a range: "3 to as many as 40"
    "calendar",  # after a number, but a time: "killed 300 Monday"
    "change",  # before an amount it changes by that: "up 12p to 340p" is no range
    "compound_tail",  # a noun before it only says the kind of what is counted: "12 oil related jobs"
    "counted_one",  # "one" before it counts: "one vote"
    "counted_person",  # after a bare number it is what is counted: "12 dead"
    "denominator",  # after an article it is a rate: "40 cents a share"
    "determiner",  # opens the whole of which some are counted: "40 of the vans"
    "each",  # opens a denominator: "for every van"
    "either_sign",  # before a word of `negative` it makes it none: "plus or minus 3"
    "fold",  # a number before it is a multiple: "five-fold"
    "how_often",  # after an amount it is its denominator, `means`: "$4 billion annually"
    "hyphenated",  # after a number and a hyphen, but not what it counts: "20-odd"
    "index",  # "points" and bare levels near it belong to a stock index
    "instrument",  # the time before it is a part of its name: "the 10-year note"
    "irregular",  # a plural whose singular it `means`: "people"
    "issuer",  # between a time and an instrument: "a 10-year government bond"
    "lasts",  # how long follows: "took two weeks"
    "level",  # the level of an index follows: "closed at 3,001"
    "multiplied",  # "four times" before it is a multiple
    "nearly",  # it blurs an amount
    "negative",  # the number after it is below zero
    "never_counted",  # after a number, but not what it counts: "40 injured"
    "of_time",  # opens a time after a number: "rose 15,000 last week"
    "old",  # after a time it is an age
    "older",  # bounds an age: "65 or older"
    "others",  # it refers to what was counted last: "three others"
    "period",  # after a word of `of_time` it is a time: "last week"
    "points",  # of an index, a poll or a game
    "ranges",  # "from 3 to 5" after it is a range
    "same_plural",  # a singular that is a plural too: "12 staff"
    "tally",  # it is counted: "the number of pupils fell to"; `means`: what itself counts
    "times",  # a number before it may be a multiple: "four times as high"
    "weight",  # "200 pounds" near it are a weight
    "when",  # a time before it says when: "two weeks after"
    "window",  # before a short time it says when: "the last 24 hours"
]


@lexicon("figure_words")
@dataclass(frozen=True, slots=True)
class FigureWord:
    """A word and all that it decides (`uses`); `means` is the word or unit that it refers to, where that is another one."""

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
def pattern(template: str, *, ends: bool = False) -> re.Pattern[str]:
    """The regular expression of a template, in which `{use}` is any word of that use, or any number word of
    that kind; case counts only in `(?-i:...)`.

    `ends`: it ends where the searched text does.
    """
    expression = filled(template, lambda use: alternatives(words(cast(Use, use)) or words_of_kind(use)))
    return re.compile(rf"(?:{expression})\Z" if ends else expression, re.IGNORECASE)
