"""Whether two figures, or two quotes, of two articles are of one thing.

No two articles word a thing alike, so the more a number says by itself, the fewer words have to agree: "1,991" is hardly printed
of two things in two articles of one event, "two" is.  Another value is of the same thing only where all words of the measure
agree and it can have changed: a total that goes on growing, an age, a price a day later.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.comparison.amount import PILES
from extractor.comparison.comparables import Comparable, ComparableFigure, ComparableQuote
from extractor.comparison.story import are_one_event, days_between
from extractor.comparison.terms import informative, readings, running
from extractor.record.figure import Figure

# Calibrated on corpus/events: `python -m benchmarks.events`
_INFORMATIVE_DIGITS = 3  # a number of so many is hardly printed of two things
_NEEDED = 3  # terms that agree where the values do, of a number of fewer digits
_OF_OTHER_NOUNS = 2  # terms more, where other things are counted
_NEEDED_OF_TOTALS = 3  # terms that agree where the values do not, of totals that go on
_NEEDED_OTHERWISE = 5  # and of anything else
_GROWTH = 30  # times, at most, between two totals of one thing
_DRIFT = 2  # times, at most, between two other values of one thing
_MOMENT = 3  # days for which a price or a change is stated
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
    """Two comparables of one thing."""

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


def match(first: Comparable, second: Comparable) -> Match | None:
    """How well comparables of two articles match; None where they are not about the same thing, as far as their words show."""
    if isinstance(first, ComparableFigure) and isinstance(second, ComparableFigure):
        return _match_figures(first, second)
    if isinstance(first, ComparableQuote) and isinstance(second, ComparableQuote):
        return _match_quotes(first, second)
    return None


def keys(comparable: Comparable) -> frozenset[str]:
    """What two comparables that match share at least one of: an index of them finds what may match.

    An amount has its unit with each name of its article, a quote its runs of words.
    """
    own = keys_of_words(comparable)
    if isinstance(comparable, ComparableQuote):
        return own
    return own.union(f"{comparable.amount.unit}: {name}" for forms in comparable.story.cast for name in forms)


def keys_of_words(comparable: Comparable) -> frozenset[str]:
    """Those keys that hold whatever the article is about."""
    if isinstance(comparable, ComparableFigure):
        return frozenset(filter(None, [comparable.claim.cluster_key]))
    return frozenset("quote: " + " ".join(run) for run in _runs(comparable.words))


# ---------------------------------------------------------------- figures
def _match_figures(first: ComparableFigure, second: ComparableFigure) -> Match | None:
    is_opposed = {first.figure.direction, second.figure.direction} == {"up", "down"}
    if is_opposed or first.amount.unit != second.amount.unit:
        return None
    if not (_is_one_cluster(first, second) or are_one_event(first.story, second.story)):
        return None
    agreed = _agreed(first, second)
    if first.amount.meets(second.amount):
        return Match(True, agreed) if _says_enough(first, second, agreed) and _is_one_time(first, second) else None
    size = float(first.amount.low * second.amount.low)
    return Match(False, agreed, size) if _may_have_changed(first, second, agreed) else None


def _agreed(first: ComparableFigure, second: ComparableFigure) -> int:
    """How many informative terms both have; those of the measure count twice, all names once, as does one stated time."""
    names = first.names & second.names
    shared = informative(first.terms & second.terms) - names
    return (
        len(shared) + len(informative(first.measured & second.measured)) + bool(names) + _is_one_interval(first, second)
    )


def _is_one_interval(first: ComparableFigure, second: ComparableFigure) -> bool:
    return first.interval is not None and first.interval == second.interval


def _says_enough(first: ComparableFigure, second: ComparableFigure, agreed: int) -> bool:
    """True if so many terms are enough for a number that both may mean; "people" alone never are."""
    if min(first.amount.digits, second.amount.digits) >= _INFORMATIVE_DIGITS:
        return agreed > 0
    if _names_something(first.figure) and _names_something(second.figure):
        return False
    needed = _NEEDED
    counted, others = informative(first.counted), informative(second.counted)
    if counted and others and counted.isdisjoint(others):
        needed += _OF_OTHER_NOUNS
    if not informative(first.measured) and not informative(second.measured):
        needed += 1
    elif running(first.measured) and _is_one_measure(first, second):
        needed -= 1
    return agreed >= needed


def _is_one_measure(first: ComparableFigure, second: ComparableFigure) -> bool:
    """True if all terms of the measures agree, but for other meanings of a word and for what goes without saying.

    That is a name that both articles have, and what both are about, where they count one thing ("cases", "measles cases").
    """
    of_first, of_second = informative(first.measured), informative(second.measured)
    known = first.story.known & second.story.known
    if first.figure.kind != "count" or first.figure.unit != second.figure.unit:
        known &= first.proper | second.proper
    shared = of_first & of_second
    left, right = of_first - readings(shared), of_second - readings(shared)
    return bool(shared) and not (left and right) and left | right <= known


def _names_something(figure: Figure) -> bool:
    """True for a length of time that is part of a name: "10-year" bonds."""
    return figure.kind == "duration" and "-" in figure.surface


def _is_one_cluster(first: ComparableFigure, second: ComparableFigure) -> bool:
    """True if both state the same measure, subject, place and time, whatever else their articles are about."""
    key = first.claim.cluster_key
    return key is not None and key == second.claim.cluster_key and _is_one_interval(first, second)


def _is_one_time(first: ComparableFigure, second: ComparableFigure) -> bool:
    """False where one value is stated for two times, or first as a possibility and then as another number."""
    if are_of_two_times(first, second):
        return False
    if (_is_momentary(first.figure) or _is_momentary(second.figure)) and days_between(
        first.story, second.story
    ) > _MOMENT:
        return _is_one_interval(first, second)
    return _is_open(first) == _is_open(second) or first.amount.is_printed_as(second.amount)


def _may_have_changed(first: ComparableFigure, second: ComparableFigure, agreed: int) -> bool:
    """True if the two values can be those of one thing, by the terms that agree: at two times, or one of them wrong."""
    if _is_one_cluster(first, second):
        return agreed >= _NEEDED_OF_TOTALS
    is_one_thing = (
        _is_one_measure(first, second)
        and _is_lasting(first.figure)
        and _is_lasting(second.figure)
        and not (first.place and second.place and first.place.isdisjoint(second.place))
    )
    if first.figure.kind == "age" or (first.figure.kind == "count" and running(first.measured)):
        return is_one_thing and agreed >= _NEEDED_OF_TOTALS and _has_grown(first, second)
    is_soon = days_between(first.story, second.story) <= _MOMENT
    is_enough = agreed >= _NEEDED_OTHERWISE
    return is_one_thing and is_enough and is_soon and first.amount.is_within(second.amount, _DRIFT)


def _has_grown(first: ComparableFigure, second: ComparableFigure) -> bool:
    """True if the later value is not the lower one, and the two are not too far apart to be of one total."""
    earlier, later = sorted([first, second], key=lambda comparable: comparable.day or "")
    return earlier.amount.is_within(later.amount, _GROWTH) and (
        earlier.day == later.day or later.amount.high > earlier.amount.low
    )


def are_of_two_times(first: ComparableFigure, second: ComparableFigure) -> bool:
    """True if both sentences state when, and the times do not meet."""
    if first.interval is None or second.interval is None:
        return False
    return first.interval[1] <= second.interval[0] or second.interval[1] <= first.interval[0]


def _is_lasting(figure: Figure) -> bool:
    """True for an amount that exists: neither a target nor a baseline."""
    return figure.role in _LASTING or (figure.kind in PILES and figure.role == "change")


def _is_momentary(figure: Figure) -> bool:
    """True for what is another amount the next day: a rate, a change, what a barrel costs; no price as such."""
    return figure.role in _MOMENTARY and figure.kind not in PILES and (figure.kind != "money" or figure.per is not None)


def _is_open(figure: ComparableFigure) -> bool:
    return figure.claim.event is not None and figure.claim.event.mode in _OPEN


# ---------------------------------------------------------------- quotes
def _match_quotes(first: ComparableQuote, second: ComparableQuote) -> Match | None:
    """Two quotes match where the longer one has the words of the shorter, cut or not.

    Few words have to be those of one speaker, or all the same, in articles of one event.  Nobody else may ever be named for
    them, and no number may be another one.
    """
    shared, short = shared_words(first, second), min(len(first.words), len(second.words))
    is_others = bool(first.names and second.names and first.names.isdisjoint(second.names))
    has_others = not (first.numbers <= second.numbers or second.numbers <= first.numbers)
    if shared < _LEAST_QUOTE or is_others or has_others:
        return None
    is_long = shared >= _LONG_QUOTE and shared >= SAME_WORDS * short
    is_short = first.words == second.words or (
        not first.names.isdisjoint(second.names) and shared >= _ONE_QUOTE * short
    )
    return Match(True, shared) if is_long or (is_short and are_one_event(first.story, second.story)) else None


def shared_words(first: ComparableQuote, second: ComparableQuote) -> int:
    """How many words of the shorter quote the longer one has too, in runs of three or more; all, where they are the same."""
    if first.words == second.words:
        return len(first.words)
    short, long = sorted([first.words, second.words], key=lambda words: (len(words), words))
    there = set(_runs(long))
    covered = {start + n for start, run in enumerate(_runs(short)) if run in there for n in range(_RUN)}
    return len(covered)


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return list(zip(*(words[start:] for start in range(_RUN)), strict=False))
