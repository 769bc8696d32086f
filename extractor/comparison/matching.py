"""Whether two figures, or two quotes, of two articles are of one thing.

No two articles word a thing alike, so the more a number says by itself, the fewer words have to agree: "1,991" is hardly printed
of two things in two articles of one event, "two" is.  Another value is of the same thing only where all words of the measure
agree and it can have changed: a total that goes on growing, an age, a price a day later.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.comparison.amount import PILES
from extractor.comparison.sightings import FigureSighting, QuoteSighting, Sighting
from extractor.comparison.story import are_one_event, days_between
from extractor.comparison.terms import readings, running, telling
from extractor.figure import Figure

# Calibrated on corpus/events: `python -m benchmarks.events`
_TELLING_DIGITS = 3  # a number of so many is hardly printed of two things
_NEEDED = 3  # terms that agree where the values do, of a number of fewer digits
_OF_OTHER_NOUNS = 2  # terms more, where other things are counted
_NEEDED_OF_TOTALS = 3  # terms that agree where the values do not, of totals that go on
_NEEDED_OTHERWISE = 5  # and of anything else
_GROWTH = 30  # times, at most, between two totals of one thing
_DRIFT = 2  # times, at most, between two other values of one thing
_MOMENT = 3  # days for which a price or a change is told
_RUN = 3  # words
_LEAST_QUOTE = 4  # words
_LONG_QUOTE = 8  # words that hardly two people say
_ONE_QUOTE = 0.5  # of the words of the shorter quote, in runs that both have
SAME_WORDS = 0.8  # of them: what is left is a slip of the pen

_OPEN = frozenset(["possible", "conditional"])
_LASTING = frozenset(["level", "share"])
_MOMENTARY = frozenset(["rate", "change"])


@dataclass(frozen=True, slots=True)
class Match:
    """Two sightings of one thing."""

    agrees: bool
    """True if the values do, or the words."""
    strength: float
    """How much of the words agrees."""
    size: float = 0
    """Of several values that another one may come from, the largest is that of the whole."""

    @property
    def rank(self) -> tuple[bool, float, float]:
        """The higher, the better."""
        return self.agrees, self.strength, self.size


def match(one: Sighting, other: Sighting) -> Match | None:
    """How well two sightings of two articles match; None where they are of two things, as far as their words tell."""
    if isinstance(one, FigureSighting) and isinstance(other, FigureSighting):
        return _match_figures(one, other)
    if isinstance(one, QuoteSighting) and isinstance(other, QuoteSighting):
        return _match_quotes(one, other)
    return None


def keys(sighting: Sighting) -> frozenset[str]:
    """What two sightings that match share at least one of: an index of them finds what may match.

    An amount has its unit with each name of its article, a quote its runs of words.
    """
    own = keys_of_words(sighting)
    if isinstance(sighting, QuoteSighting):
        return own
    return own.union(f"{sighting.amount.unit}: {name}" for forms in sighting.story.cast for name in forms)


def keys_of_words(sighting: Sighting) -> frozenset[str]:
    """Those keys that hold whatever the article is about."""
    if isinstance(sighting, FigureSighting):
        return frozenset(filter(None, [sighting.claim.cluster_key]))
    return frozenset("quote: " + " ".join(run) for run in _runs(sighting.words))


# ---------------------------------------------------------------- figures
def _match_figures(one: FigureSighting, other: FigureSighting) -> Match | None:
    is_opposed = {one.figure.direction, other.figure.direction} == {"up", "down"}
    if is_opposed or one.amount.unit != other.amount.unit:
        return None
    if not (_is_one_cluster(one, other) or are_one_event(one.story, other.story)):
        return None
    agreed = _agreed(one, other)
    if one.amount.meets(other.amount):
        return Match(True, agreed) if _says_enough(one, other, agreed) and _is_one_time(one, other) else None
    size = float(one.amount.low * other.amount.low)
    return Match(False, agreed, size) if _may_have_changed(one, other, agreed) else None


def _agreed(one: FigureSighting, other: FigureSighting) -> int:
    """How many terms that tell something both have; those of the measure count twice, all names once, as does one stated time."""
    names = one.names & other.names
    shared = telling(one.terms & other.terms) - names
    return len(shared) + len(telling(one.measured & other.measured)) + bool(names) + _is_one_interval(one, other)


def _is_one_interval(one: FigureSighting, other: FigureSighting) -> bool:
    return one.interval is not None and one.interval == other.interval


def _says_enough(one: FigureSighting, other: FigureSighting, agreed: int) -> bool:
    """True if so many terms are enough for a number that both may mean; "people" alone never are."""
    if min(one.amount.digits, other.amount.digits) >= _TELLING_DIGITS:
        return agreed > 0
    if _names_something(one.figure) and _names_something(other.figure):
        return False
    needed = _NEEDED
    counted, others = telling(one.counted), telling(other.counted)
    if counted and others and counted.isdisjoint(others):
        needed += _OF_OTHER_NOUNS
    if not telling(one.measured) and not telling(other.measured):
        needed += 1
    elif running(one.measured) and _is_one_measure(one, other):
        needed -= 1
    return agreed >= needed


def _is_one_measure(one: FigureSighting, other: FigureSighting) -> bool:
    """True if all terms of the measures agree, but for other meanings of a word and for what goes without saying.

    That is a name that both articles have, and what both are about, where they count one thing ("cases", "measles cases").
    """
    first, second = telling(one.measured), telling(other.measured)
    known = one.story.known & other.story.known
    if one.figure.kind != "count" or one.figure.unit != other.figure.unit:
        known &= one.proper | other.proper
    left, right = (terms - readings(first & second) for terms in (first, second))
    return bool(first & second) and not (left and right) and left | right <= known


def _names_something(figure: Figure) -> bool:
    """True for a length of time that is part of a name: "10-year" bonds."""
    return figure.kind == "duration" and "-" in figure.surface


def _is_one_cluster(one: FigureSighting, other: FigureSighting) -> bool:
    """True if both state the same measure, holder, place and time, whatever else their articles are about."""
    key = one.claim.cluster_key
    return key is not None and key == other.claim.cluster_key and _is_one_interval(one, other)


def _is_one_time(one: FigureSighting, other: FigureSighting) -> bool:
    """False where one value is told of two times, or first as a possibility and then as another number."""
    if are_of_two_times(one, other):
        return False
    if (_is_momentary(one.figure) or _is_momentary(other.figure)) and days_between(one.story, other.story) > _MOMENT:
        return _is_one_interval(one, other)
    return _is_open(one) == _is_open(other) or one.amount.is_printed_as(other.amount)


def _may_have_changed(one: FigureSighting, other: FigureSighting, agreed: int) -> bool:
    """True if the two values can be those of one thing, by the terms that agree: at two times, or one of them wrong."""
    if _is_one_cluster(one, other):
        return agreed >= _NEEDED_OF_TOTALS
    is_one_thing = (
        _is_one_measure(one, other)
        and _is_lasting(one.figure)
        and _is_lasting(other.figure)
        and not (one.place and other.place and one.place.isdisjoint(other.place))
    )
    if one.figure.kind == "age" or (one.figure.kind == "count" and running(one.measured)):
        return is_one_thing and agreed >= _NEEDED_OF_TOTALS and _has_grown(one, other)
    is_soon = days_between(one.story, other.story) <= _MOMENT
    is_told = agreed >= _NEEDED_OTHERWISE
    return is_one_thing and is_told and is_soon and one.amount.is_within(other.amount, _DRIFT)


def _has_grown(one: FigureSighting, other: FigureSighting) -> bool:
    """True if the later value is not the lower one, and the two are not too far apart to be of one total."""
    earlier, later = sorted([one, other], key=lambda sighting: sighting.day or "")
    return earlier.amount.is_within(later.amount, _GROWTH) and (
        earlier.day == later.day or later.amount.high > earlier.amount.low
    )


def are_of_two_times(one: FigureSighting, other: FigureSighting) -> bool:
    """True if both sentences state when, and the times do not meet."""
    if one.interval is None or other.interval is None:
        return False
    return one.interval[1] <= other.interval[0] or other.interval[1] <= one.interval[0]


def _is_lasting(figure: Figure) -> bool:
    """True for what is there, no target and nothing that it is held against."""
    return figure.role in _LASTING or (figure.kind in PILES and figure.role == "change")


def _is_momentary(figure: Figure) -> bool:
    """True for what is another amount the next day: a rate, a change, what a barrel costs; no price as such."""
    return figure.role in _MOMENTARY and figure.kind not in PILES and (figure.kind != "money" or figure.per is not None)


def _is_open(one: FigureSighting) -> bool:
    return one.claim.event is not None and one.claim.event.mode in _OPEN


# ---------------------------------------------------------------- quotes
def _match_quotes(one: QuoteSighting, other: QuoteSighting) -> Match | None:
    """Two quotes match where the shorter one stands in the longer one, cut or not.

    Few words have to be those of one speaker, or all the same, in articles of one event.  Nobody else may ever be named for
    them, and no number may be another one.
    """
    shared, short = shared_words(one, other), min(len(one.words), len(other.words))
    is_others = bool(one.names and other.names and one.names.isdisjoint(other.names))
    has_others = not (one.numbers <= other.numbers or other.numbers <= one.numbers)
    if shared < _LEAST_QUOTE or is_others or has_others:
        return None
    is_long = shared >= _LONG_QUOTE and shared >= SAME_WORDS * short
    is_short = one.words == other.words or (not one.names.isdisjoint(other.names) and shared >= _ONE_QUOTE * short)
    return Match(True, shared) if is_long or (is_short and are_one_event(one.story, other.story)) else None


def shared_words(one: QuoteSighting, other: QuoteSighting) -> int:
    """The words of the shorter one that the other one has too, in runs of three or more; all, where they are the same."""
    if one.words == other.words:
        return len(one.words)
    short, long = sorted([one.words, other.words], key=lambda words: (len(words), words))
    there = set(_runs(long))
    covered = {place + n for place, run in enumerate(_runs(short)) if run in there for n in range(_RUN)}
    return len(covered)


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_RUN)), strict=False))
