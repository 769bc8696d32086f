"""The words of a language that decide something by themselves: one entry each, whoever asks (`words.jsonl`).

The groups of uses say what is decided: how an amount is read (`FigureUse`), what it measures, when, in which statement; who says
something; what a clause says of it; whom a noun means.  Verbs are in `verbs.py`, words of names in `names.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from extractor.words.lexicons import Known, cached, lexicon, load_lexicon

FigureUse = Literal[
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
    "changes_by",  # before an amount it changes by that: "up 12p to 340p" is no range
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
    "idiom",  # its number is no amount: "24/7"
    "index",  # "points" and bare levels near it belong to a stock index
    "instrument",  # the time before it is a part of its name: "the 10-year note"
    "irregular",  # a plural whose singular it `means`: "people"
    "issuer",  # between a time and an instrument: "a 10-year government bond"
    "lasts",  # how long follows: "took two weeks"
    "level",  # the level of an index follows: "closed at 3,001"
    "magnitude",  # the strength of a quake follows: "magnitude 6"
    "metric",  # its article measures in metric units
    "multiplied",  # "four times" before it is a multiple
    "nearly",  # it blurs an amount
    "negative",  # the number after it is below zero
    "never_counted",  # after a number, but not what it counts: "40 injured"
    "of_an_age",  # "under 30" after it is an age
    "of_percent",  # "points" after it are of percent: "leads the poll by 7 points"
    "of_time",  # opens a time after a number: "rose 15,000 last week"
    "old",  # after a time it is an age
    "older",  # bounds an age: "65 or older"
    "others",  # it refers to what was counted last: "three others"
    "period",  # after a word of `of_time` it is a time: "last week"
    "points",  # of an index, a poll or a game
    "ranges",  # "from 3 to 5" after it is a range
    "ranked",  # after it a number is a rank: "the top 10"
    "same_plural",  # a singular that is a plural too: "12 staff"
    "side",  # after it and a hyphen a number is a name: "the under-21 side"
    "tally",  # it is counted: "the number of pupils fell to"; `means`: what itself counts
    "times",  # a number before it may be a multiple: "four times as high"
    "voted",  # two numbers after it are for and against: "voted 66 to 27"
    "warm_in_fahrenheit",  # its degrees are not of Celsius
    "weather",  # degrees in its article are of temperature
    "weight",  # "200 pounds" near it are a weight
    "when",  # a time before it says when: "two weeks after"
    "window",  # before a short time it says when: "the last 24 hours"
]
MeasureUse = Literal[
    "change",  # a noun of change: what changes is after it: "a rise in sales"
    "compared",  # what a figure is held against, which measures the same: "the forecast of $5 million"
    "direction",  # the figure is how far away: "five miles east of Bern"
    "empty",  # names no measure; what is after it does: "the amount of"
    "extent",  # after a figure, along which side it is measured: "40 km long"
    "extreme",  # how long something was not so high or low: "a four-year high"
    "filler",  # may come between a figure and what it belongs to: "about"
    "gap",  # how far apart two things are
    "governs",  # a noun whose measure goes on after one of its `prepositions`: "access to"
    "group_bound",  # before an age or a measure of a group, part of its name: "pupils aged 12"
    "how_many",  # after it are the things of which there are so many more: "5% fewer guests"
    "index_noun",  # what an index is called that was named before
    "named",  # an index by its name
    "nth_time",  # "for the first time": the figure is no measure of it
    "pointer",  # refers to what was named before: "two of them"
    "small",  # after the name of a measure, where it is: "the euro above $1.10"
    "whole",  # before those of whom a share is given: "among the pupils"
    "worth",  # the amount is what the thing before it is worth
]
ReferenceUse = Literal[
    "age_noun",  # after a number, an age: "the 34-year-old"
    "alone",  # means several by itself: "both"
    "anybody",  # a noun for any person: "the man"
    "deed",  # a verb of what only persons and bodies do: "they agreed"
    "expletive",  # a word with which "it" refers to nothing: "it is hard to"
    "expletive_to",  # a verb with which "it" refers to nothing before an infinitive: "it takes a year to"
    "female",  # a noun for women only
    "generic",  # makes a phrase that means no stated thing: "any bank"
    "indefinite",  # a pronoun for nobody stated: "everyone"
    "male",  # a noun for men only
    "person_noun",  # a noun for a person
    "role_noun",  # a noun for what a person is by office, trade or place in life: "shopkeeper"
    "unique",  # a noun for what there is one of: "the world"
    "which_one",  # says which one is meant: "the first vote"
    "with_article",  # refers to several or one of them after "the": "the two"
]
RoleUse = Literal[
    "able",  # says what something can hold, which is no plan: "is able to seat 300"
    "ago",  # in a time before a figure it makes that figure a baseline: "a year ago"
    "compare",  # what is compared with is after it: "against"
    "degree",  # of a difference, how much is said by the word after it: "5 percent less dear"
    "earlier",  # after a word of comparison, a baseline of an earlier time
    "expected",  # the figure is what was expected
    "forecaster",  # who expects: "analysts"
    "gap_down",  # of `gap_noun`, the subject has less
    "gap_noun",  # the figure is a difference: "a lead of 5 points"
    "gap_up",  # of `gap_noun`, the subject has more
    "gauge",  # a percent of it is its level, no share
    "market",  # its price is a rate, and what it loses is a change
    "modifier",  # may come between a cue and its figure
    "moving_unit",  # what is counted goes up and down: "lost 300 accounts" is a change
    "multiplier",  # before a figure, which is what is multiplied: "double the $3 of May"
    "no_change",  # a name with a noun of change in it that means none: "storm surge"
    "no_market",  # who adds or loses an amount is no market
    "or_rather",  # between two figures that say one thing: "5 points, or 1 percent"
    "order",  # who orders an amount to be paid sets it now: it is no plan
    "pace",  # the figure before or after it gives a change: "at a pace of 3 percent"
    "period_unit",  # so many in it are a rate: "20 deaths a day"
    "plain_rate",  # of `rate`, one that is a rate only after a word of `rate_of`
    "rate",  # the figure is a rate: "a tax of 5 percent"
    "rate_of",  # before a word of `plain_rate`: which rate it is: "the interest rate"
    "rest",  # a number after it is the part of a group that is left: "the other two"
    "revised",  # before a baseline: the same figure, as stated earlier
    "revised_alone",  # after a baseline or alone: the same figure, as stated earlier
    "settled",  # between a level and what it was before, which is equal: "little changed from"
    "side_of",  # before "of", on which side of the figure after it: "ahead of"
    "so_many",  # after a count, how many more or fewer there are
    "target",  # the figure is one to be reached: "a goal of"
    "time_comparator",  # before a time, with which it is compared: "than a year ago"
    "time_word",  # part of a time that no rule of times reads as one: "than before"
    "usual",  # what is usual, with which it is compared
]
ScopeUse = Literal[
    "agent_pronoun",  # refers to somebody who acts
    "approximator",  # before a figure, although it looks like a preposition: "about"
    "asks",  # opens what is asked
    "bounding",  # before "to" it bounds a figure: "close to"
    "clause_preposition",  # its figure belongs to the clause, not to the noun before it
    "comparative",  # after a negation it denies nothing: "no fewer than"
    "condition",  # opens a condition
    "connective",  # opens a sentence without being part of what is said
    "event_noun",  # says what happens: "an acquisition"
    "exception",  # after a negation it denies nothing: "not only"
    "extent_unit",  # how long or far: "waited 30 days"
    "measuring",  # a participle that gives the amount of the noun before it: "loans amounting to"
    "member_preposition",  # its figure is a part of those before it: "including"
    "modal_future",  # it will be
    "modal_obliged",  # it has to be
    "modal_possible",  # it may be
    "modal_should",  # it should be
    "modal_would",  # it would be, under a condition
    "negated_by_no",  # with "no" before it, denies: "no longer"
    "negative_determiner",  # before a noun, denies the clause: "neither plan"
    "negator",  # denies the clause
    "part_word",  # of what is denied, how many: "any of its hospitals"
    "pending",  # before an infinitive it has not happened: "has yet to"
    "quantity_noun",  # after a figure or before "of", how it is reckoned: "a maximum of 300"
    "small_predicate",  # says something of a figure without a verb: "the index, up 5 percent"
    "way_preposition",  # from where, to where or by how much something moved
    "without",  # denies what is after it
]
SpeechUse = Literal[
    "auxiliary",  # between a negation and its verb
    "concession",  # opens what the writer holds against what is said
    "document",  # a noun for something that is read and says things: "report"
    "have",  # before a verb of saying, said before; before "seen", who saw it
    "maker",  # leads to who made a document: "in a report by the bank"
    "negation",  # the statement is that it was not said
    "norm",  # after "according to", no source: "according to their ability"
    "official",  # says that a body made the data: "federal data"
    "opening",  # opens a sentence before the speaker: "asked on Monday, she said"
    "people",  # persons or a body that can say something, and no source after the colon of a headline: "voters"
    "person",  # says things, without a name
    "question",  # opens what is asked
    "relative",  # opens a relative clause, whose subject is the noun before it
    "some",  # an amount of those who can say something: "a majority of voters"
    "text",  # something with words of its own, which it says: "the law"
    "title",  # a full stop after it ends no sentence
    "trailing",  # goes on, after an attribution, with what is said: ", the firm said, up from $2 million"
]
StatementUse = Literal[
    "above_zero",  # the amount named so is above zero: "profit"
    "adjusted",  # the change is not that of the amounts as booked: "organic"
    "against",  # between two amounts that a gap lies between, or after the second: "31 votes to 18", "51 for and 41 against"
    "among",  # between cases and the people among whom they are counted, of whom a rate is
    "apiece",  # after what each of several comes to
    "below_zero",  # the amount named so is below zero: "loss"
    "birth",  # a birth date follows
    "closes",  # after what says an amount again: nothing more belongs to it
    "death",  # an age in its sentence is that of another day
    "divides",  # after each part of a list of parts that a total is divided into: "12 in Ghent and 9 in Bruges"
    "ends",  # no relation goes on after it
    "hedges",  # before a figure, without effect on what it is related to: "about"
    "includes",  # between a whole and a part of it
    "joins",  # between the last two parts of a sum
    "lists",  # between two parts of a sum that are not the last ones
    "margin",  # names how far two amounts lie apart: "a majority of 13"
    "only_some",  # says that a list does not hold all parts of a sum: "for example"
    "opens_list",  # the sum comes before it, all of the parts after it
    "other_person",  # another person may come between an age and a birth date
    "peak",  # what is changed from is the highest or lowest of a time
    "points_back",  # before a gap whose two amounts the sentence before names: "the $35 million margin"
    "priced",  # between a number and the price of one: "2 million shares at $5"
    "restates",  # may come between two figures that say one thing
    "sets_off",  # sets the second figure off from the first
    "that_change",  # opens a sentence that says again how the two amounts of the one before differ
    "total_after",  # after the sum of the parts before it: "32 in all"
    "total_before",  # between the parts and their sum: "a total of 32"
    "totals",  # between number and price, and the sum that they come to
    "unsigned",  # says better or worse, not up or down: "an improvement of 3 points"
]
TimeUse = Literal[
    "age",  # after or before a length, it is somebody's age: "45 years old"
    "ahead",  # puts what follows into the future: "scheduled", "due"
    "compares",  # leads to the time that something is compared with: "than last year"
    "contract",  # a time of it only says what is traded: "crude for October delivery"
    "contrast",  # so does this one, from further away: "compared with $2 million in 2024"
    "elsewhen",  # its clause holds for another time than the one mentioned before: "since the vote"
    "event",  # refers to whatever event was mentioned before: "the incident"
    "game",  # with others of its kind in an article, it is about games, whose quarters and halves are no times
    "greeting",  # before a part of day: "good morning"
    "known",  # a count after it is of things known already: "the two firms"
    "length",  # before a plural without a number: "for decades"
    "modal",  # "will", "may"
    "named_day",  # before a weekday, it is a name: "Black Monday"
    "occasion",  # what is said of it holds for its time: "in the 2016 election"
    "outcome",  # what is counted "of" this noun happens with it: "the death of 30"
    "percent",  # before "fewer than a year ago"
    "prospect",  # a noun of what may come: "an 85% chance of a cut in August"
    "record",  # with "since", its time only says how long a record lasted
    "scene",  # before an event, dates what its clause says: "in the 2016 election"
    "precedes",  # opens a clause that is over before the main one, whenever that is: "after agreeing in April"
    "session",  # its day is over: "above Friday's close"
    "span",  # before "the last decade", makes it ten years that end now
    "start",  # its time is where something that lasts begins: "from 1990"
    "stretch",  # between the two ends of a stretch: "May 3 to May 9"
    "taken",  # when this was done to a survey, its shares hold: "a poll conducted in May"
    "term",  # makes a time of a term: "the near term"
    "together",  # its clause holds for the time of the clause above it: "as exports rose"
    "traded",  # its price is of a day: no quarter dates "shares fell 3 percent"
    "when_clause",  # its clause says when the one above it happened: "when the bus fell on Friday"
]
Use = Literal[FigureUse, MeasureUse, ReferenceUse, RoleUse, ScopeUse, SpeechUse, StatementUse, TimeUse]


@lexicon("words")
@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or phrase, and all that it decides; its id is the word itself, as the text has it or in small letters."""

    id: str
    uses: tuple[Use, ...] = ()
    """What it decides."""
    means: str = ""
    """The word or unit that it refers to in a figure, where that is another one: "annually" means a year."""
    prepositions: tuple[str, ...] = ()
    """After which of them the measure that a noun of `governs` names goes on: "access to"."""
    document_kind: str = ""
    """What a noun of `document` is read for: nouns of one kind may mean one thing."""
    medium: Annotated[str | None, Known()] = None
    """Where something was said, which the word names: "in a podcast"."""
    kinds: Annotated[tuple[str, ...], Known("regions.subtype", "words.kinds")] = ()
    """The subtypes of the places that a noun can mean: "the region"."""


@cached
def words_by_use() -> Mapping[Use, tuple[Word, ...]]:
    """The entries of each use; none for a use without words."""
    by_use: defaultdict[Use, list[Word]] = defaultdict(list)
    for word in load_lexicon("words", Word):
        for tag in word.uses:
            by_use[tag].append(word)
    return defaultdict(tuple, {tag: tuple(entries) for tag, entries in by_use.items()})


@cached
def words_that(tag: Use) -> frozenset[str]:
    """The words of one use."""
    return frozenset(word.id for word in words_by_use()[tag])
