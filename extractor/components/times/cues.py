"""Words around a time and a figure, by what they say of either (`models/en/lexicons/time_cues.jsonl`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.lexicons import cached, lexicon, load_lexicon

Cue = Literal[
    "age",  # after or before a length, it is somebody's age: "45 years old"
    "ahead",  # puts what follows into the future: "scheduled", "due"
    "compares",  # leads to the time that something is compared with: "than last year"
    "contract",  # a time of it only says what is traded: "crude for October delivery"
    "contrast",  # so does this one, from further away: "compared with $2 million in 2024"
    "elsewhen",  # its clause holds for another time than the one mentioned before: "since the vote"
    "group",  # who is counted "of" this noun does what its clause says: "a group of 12 left on Friday"
    "harm",  # counts who came to harm: "12 are dead"
    "known",  # a count after it is of things known already: "the two firms"
    "length",  # before a plural without a number: "for decades"
    "modal",  # "will", "may"
    "named_day",  # before a weekday, it is a name: "Black Monday"
    "occasion",  # what is said of it holds for its time: "in the 2016 election"
    "outcome",  # what is counted "of" this noun happens with it: "the death of 30"
    "percent",  # before "fewer than a year ago"
    "prospect",  # a noun of what may come: "an 85% chance of a cut in August"
    "record",  # with "since", its time only says how long a record stood
    "scene",  # before an event, dates what its clause says: "in the 2016 election"
    "session",  # its day is over: "above Friday's close"
    "span",  # before "the last decade", makes it ten years that end now
    "start",  # its time is where something that lasts begins: "from 1990"
    "stretch",  # between the two ends of a stretch: "May 3 to May 9"
    "taken",  # when this was done to a survey, its shares hold: "a poll conducted in May"
    "traded",  # its price is of a day: no quarter dates "shares fell 3 percent"
    "together",  # opens another clause than that of a comparison: "as exports rose"
    "when",  # its clause says when the one above it happened: "when the bus fell on Friday"
]


@lexicon("time_cues")
@dataclass(frozen=True, slots=True)
class TimeCue:
    """A word and one thing that it does (`use`); a word that does several has several entries."""

    id: str
    surface: str
    use: Cue
    example: str


@cached
def cue_words(use: Cue) -> frozenset[str]:
    """The words that do this, in small letters."""
    return frozenset(entry.surface for entry in load_lexicon("time_cues", TimeCue) if entry.use == use)
