"""The verbs of a language: one entry for each, with all that it decides, whoever asks (`verbs.jsonl`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from extractor.record.claim import Mode
from extractor.record.figure import Direction
from extractor.record.quote import CueClass
from extractor.words.lexicons import Known, cached, lexicon, load_lexicon

Moves = Literal["subject", "object", "either"]
Bare = Literal["any", "relative"]
PredicateClass = Literal[
    "add_lose",  # something is added to what is counted, or taken from it
    "cost_price",  # it is sold or bought for the amount
    "give_pledge",  # the amount is given, or promised
    "happen",  # something happens to the things counted, or comes about
    "hold_number",  # so much there is, so many are had or held
    "injure_kill",  # people are harmed, held or saved
    "move",  # a value moves, or comes to another
    "plan_expect",  # it is planned, asked for or expected
    "raise",  # money is raised
    "share",  # it is such a part of a whole
    "spend_pay",  # the amount is spent
]
CueFrame = Literal[
    "addressee",  # to whom it is said, who is no part of it: "told the council that"
    "bare_clause",  # a clause without "that", likely even where the parse has none
    "clause",  # a clause, with or without "that"
    "infinitive",  # "promised to"
    "object",  # "praised the plan"
    "object_as",  # "described it as"
    "object_complement",  # "called it a"
    "object_infinitive",  # "urged them to"
    "question",  # whether, how
    "speech",  # words between marks
]
VerbUse = Literal[
    "accompanying",  # its clause depends on the other thing: "goes with a rise in prices"
    "adds",  # a count that is its object is a change up: "netted 30 seats"
    "causative",  # with a bare infinitive: "let 300 people go"
    "copula",  # says what a measure amounts to: "the fee is $3"
    "final_verb",  # ends a sentence after who says it: "figures show."
    "gap_down",  # of a gap: the subject has less
    "gap_verb",  # a figure after it says how far apart two things are: "won by 5 points"
    "headline_verb",  # in the capitals of a headline its form in -s is hardly a noun: "Mayor Says"
    "issue",  # gives out a document, whose words are its subject's: "issued a statement saying"
    "lasting",  # says what a thing is or has, which no time before it dates: "the hall seats 900"
    "lift",  # its object is what the figure measures: "cut the rate to 3 percent"
    "light_verb",  # its noun says what happens: "took a hit"
    "mover",  # its subject is what the figure measures, as with one of the class `move`
    "particle_verb",  # with a particle and an object it counts nothing: "gave up 3 points"
    "prepositional_verb",  # its preposition belongs to what happened: "called for 30 trucks"
    "price_verb",  # a figure after it is a price: "traded at $30"
    "raising",  # its subject is that of the verb below it: "some 300 people appear to have left"
    "reaches",  # says how many there are: "the number stood at 40"
    "restating",  # its clause says the figure before it another way, or where it ended: "to finish at 95"
    "saying",  # its own time says when something was said
    "settle_verb",  # after its subject's change it gives the value: "fell 3 percent to settle at 95"
    "sign",  # its participle says what a fact points to, which nobody says: "fell, signalling that"
    "spans",  # from one value to another: "ranges from 3 to 5"
    "suffer",  # a person does not lose what the object counts, a market does
    "surpass",  # what is after it is what the subject was more than
    "takes_away",  # a count that is its object is a change down: "axed 300 jobs"
    "thought",  # says what somebody thinks or hears, no cue of a quote by itself
    "timetable",  # its present tense speaks of a plan: "the fair opens on Friday"
]


@lexicon("verbs")
@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb, and all that it decides, which holds for every form of it."""

    id: str
    """The base form, with a particle or preposition that makes it another verb: "point out"."""
    forms: tuple[str, ...] = ()
    """The past forms and the one in -ing of its first word, all of them, where one does not follow the rules."""
    class_: PredicateClass | None = None
    """What it says of a figure."""
    complement: Mode | None = None
    """The mode of the clause or infinitive that it governs; none where that is as actual as the verb's own."""
    denies: bool = False
    """True where the clause that it governs is denied: "failed to pay"."""
    present: bool = False
    """True where it gives its mode in the present tense alone: "sees prices falling"."""
    object: bool = False
    """True where its object has that mode too: "expects sales of $3 million"."""
    direction: Direction | None = None
    """Which way it moves a figure; none for a verb that says no change."""
    moves: Moves = "subject"
    """What changes: its subject ("fell"), its object ("cut"), or either."""
    bare: Bare = "any"
    """Whether any figure right after it is a change ("fell $3"), or only a percent, points or a fraction ("raised $3m")."""
    cue_class: CueClass | None = None
    """The `cue_class` of what it attributes; none for a verb that attributes nothing."""
    frames: tuple[CueFrame, ...] = ()
    """What may come with it where it attributes."""
    medium: Annotated[str | None, Known("words.medium")] = None
    """Where something was said, if the verb says it ("tweeted"), or to whom it is said by name ("told CNN")."""
    figures_from: Literal["anybody", "document"] | None = None
    """Whose figures its object's are: its subject's, if that is `anybody` or only where it is a `document`."""
    uses: tuple[VerbUse, ...] = ()
    """What else it does."""
    examples: tuple[str, ...]
    """Sentences with the verb, one for each thing that it does."""

    def __post_init__(self) -> None:
        if bool(self.frames) != (self.cue_class is not None) or (self.medium and not self.frames):
            raise ValueError("cue_class and frames go together, medium with both")

    @property
    def words(self) -> tuple[str, tuple[str, ...]]:
        """Its first word, and the rest."""
        first, *rest = self.id.split(" ")
        return first, tuple(rest)

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Every form of its first word, the base form first and that in -s second."""
        regular = inflect(self.words[0])
        return (*regular[:2], *(self.forms or regular[2:]))


def inflect(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb: "deny" -> deny, denies, denied, denying."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"


@cached
def load_verbs() -> tuple[Verb, ...]:
    """All verbs.  Raises ResourceError on a fault in the file."""
    return load_lexicon("verbs", Verb)


@cached
def verbs_that(tag: VerbUse) -> frozenset[str]:
    """The verbs with a use, by their `id`."""
    return frozenset(verb.id for verb in load_verbs() if tag in verb.uses)
