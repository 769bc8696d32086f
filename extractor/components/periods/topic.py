"""The period that a text is about: what its figures hold for where their own sentence tells no time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from spacy.tokens import Token

from extractor.calendar import Interval, Period, parse_day
from extractor.components.periods.placed import PlacedFigure, governing_verb, in_quotes, verb_of
from extractor.components.times.cues import cue_words
from extractor.figure import Figure, FigurePeriod

_KINDS = frozenset(["money", "percent", "points", "index", "quantity", "fraction", "multiple", "count"])
_ROLES = frozenset(["level", "change", "rate", "difference", "share"])
_NEAR, _FAR = 2, 8  # sentences that a period is carried over: some days, and what a report is about
_WEEK = 7  # days: the shortest that a report is about


class Topic:
    """The period of a text while its figures are read in order, None before the first one."""

    def __init__(self, published: dt.date | None, text: str) -> None:
        self.period: FigurePeriod | None = None
        self._published = published
        self._text = text
        self._since = -1  # the sentence that told it
        self._kind: str | None = None  # of the figure that told it
        self._is_session = False  # a day of changes, such as a trading day: it goes for the whole report
        self._instant: tuple[FigurePeriod, PlacedFigure] | None = (
            None  # the last one, and the stock that it was told of
        )

    def turn(self, period: FigurePeriod, sentence: int) -> None:
        """A sentence without a dated figure tells a period."""
        if self.period is None or not _goes_back(period, self.period):
            self._set(period, sentence, None, is_session=self._is_session and is_one_day(period))

    def take(self, period: FigurePeriod, placed: PlacedFigure, *, is_instant: bool = False) -> None:
        """A figure has a period of its own; `is_instant` where it is the end of a longer time, for which a stock is told."""
        if not self.has_begun(period):
            return
        if is_instant:
            self._instant = period, placed
        elif self.period is None or not _goes_back(period, self.period):
            is_session = placed.figure.role == "change" and is_one_day(period)
            self._set(period, placed.sentence, placed.figure.kind, is_session=is_session)

    def _set(self, period: FigurePeriod, sentence: int, kind: str | None, *, is_session: bool) -> None:
        self.period, self._since, self._kind, self._is_session = period, sentence, kind, is_session
        self._instant = None

    def inherited(self, placed: PlacedFigure) -> FigurePeriod | None:
        """The period for a figure that has none of its own, marked as inferred; None where it does not reach.

        An instant goes for like stocks in the sentences behind it.
        """
        period, since = self.period, self._since
        if self._instant is not None:
            instant, stock = self._instant
            is_like = (placed.figure.role, placed.figure.kind) == ("level", stock.figure.kind)
            if is_like and placed.sentence - stock.sentence <= _NEAR:
                period, since = instant, stock.sentence
        if period is None or not self._may_inherit(placed):
            return None
        reach = _FAR if _days(period) >= _WEEK else _NEAR
        if not (self._is_session or _is_quarter(period)) and placed.sentence - since > reach:
            return None
        self._is_session = self._is_session or (placed.figure.role == "change" and is_one_day(period))
        return replace(period, inferred=True)

    def has_begun(self, period: FigurePeriod) -> bool:
        """Whether figures that follow can go on with a period: it has both ends and has begun."""
        start = parse_day(period.from_)
        begun = start is not None and (self._published is None or start <= self._published)
        return begun and period.until is not None

    def _may_inherit(self, placed: PlacedFigure) -> bool:
        """Whether a figure without a time of its own goes on with the period of the text.

        A count does so only after a count or in a session, and nothing does so in a quote: speakers tell their own story.
        """
        figure = placed.figure
        if figure.kind not in _KINDS or figure.role not in _ROLES or is_attributive(figure):
            return False
        if in_quotes(self._text, figure.start):
            return False
        if figure.kind == "count" and self._kind != "count" and not self._is_session:
            return False
        verb = verb_of(placed)
        if verb is None:
            return False
        if figure.role in ("change", "difference") and _points_back(verb):
            return True
        while _is_told_above(verb):
            above = governing_verb(verb.head) if verb.head != verb else None
            if above is None:
                return figure.role == "change"
            verb = above  # "gained 3% to finish at 90" is told in the past, "wants to scrap 15% duties" is not
        if verb.tag_ == "VB":  # "does not rise", "will rise"
            return all(child.lower_ not in cue_words("present") for child in verb.children)
        if any(child.lower_ in ("has", "have", "’ve", "'ve") and child.dep_ == "aux" for child in verb.children):
            return False  # "prices have risen by a third" goes up to today
        is_down = figure.role == "change" and verb.lemma_ == "be"  # "sales are down 2.6 percent"
        return verb.tag_ in ("VBD", "VBN", "VBG") or is_down


def is_attributive(figure: Figure) -> bool:
    """Whether a figure only says what kind of thing another noun is: "a 40-foot container"."""
    return figure.kind == "quantity" and "-" in figure.surface


def _is_told_above(verb: Token) -> bool:
    """Whether the tense of a verb is that of the verb above it: infinitives, what is joined to them, "duties imposed"."""
    if verb.tag_ == "VB":
        return verb.dep_ == "conj" or any(child.lower_ == "to" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _points_back(verb: Token) -> bool:
    """Whether a sentence says of the one before: "That is a rise of 5 percent"."""
    return verb.lemma_ == "be" and any(
        child.dep_ == "nsubj" and child.lower_ in ("that", "this", "it") for child in verb.children
    )


def is_one_day(period: FigurePeriod) -> bool:
    """Whether a period is a single day."""
    return _days(period) == 1


def _goes_back(period: FigurePeriod, topic: FigurePeriod) -> bool:
    """Whether a period of the same size lies before the topic: a look back, after which the text goes on as before."""
    start, end = parse_day(period.from_), parse_day(period.until)
    of_topic = parse_day(topic.from_), parse_day(topic.until)
    if start is None or end is None or of_topic[0] is None or of_topic[1] is None or end > of_topic[0]:
        return False
    days, of_topic_days = (end - start).days, (of_topic[1] - of_topic[0]).days
    return abs(days - of_topic_days) * 10 <= of_topic_days  # months and years differ by some days


def _days(period: FigurePeriod) -> int:
    """How many days a period has; 0 where a side is open."""
    start, end = parse_day(period.from_), parse_day(period.until)
    return (end - start).days if start and end else 0


def _is_quarter(period: FigurePeriod) -> bool:
    """Whether it is a calendar quarter: what a company reports on, to the end of the report."""
    start, end = parse_day(period.from_), parse_day(period.until)
    found = Period.filling(Interval(start, end)) if start and end else None
    return found is not None and found.unit == "quarter"
