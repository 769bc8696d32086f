"""The period that a figure takes from the sentences before it, where no time of its own sentence applies to it.

Inside its paragraph, after a sentence with a day of its own; through an article that is a report, most of whose figures are of
one period.  What is quoted takes none.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractor.calendar import parse_day
from extractor.components.clauses.clause import Clause, LocatedFigure
from extractor.components.periods.interval import SHORT, days_of
from extractor.components.periods.placed import Placing
from extractor.record.figure import FigurePeriod
from extractor.record.textrange import TextRange
from extractor.words.uses import words_that
from extractor.words.verbs import verbs_that

_KINDS = frozenset(["money", "percent", "points", "index", "quantity", "fraction", "multiple", "count"])
_MOVING = frozenset(["change", "baseline"])
_ROLES = frozenset(["level", "change", "rate", "difference"])
_REPORT = 0.3  # of an article's figures are changes or baselines in a report


class Inherited:
    """The period of a text while its figures are read in order."""

    def __init__(
        self, placing: Placing, published: dt.date | None, figures: Sequence[LocatedFigure], headings: Sequence[int]
    ) -> None:
        self._placing, self._published, self._headings = placing, published, headings
        moving = sum(placed.figure.role in _MOVING for placed in figures)
        self.is_report = moving >= _REPORT * len(figures)
        self._topic: FigurePeriod | None = None  # of the report
        self._session: FigurePeriod | None = None  # the day of the last prices
        self._near: FigurePeriod | None = None  # of the paragraph
        self._paragraph = -1
        columns, words = placing.columns, words_that("elsewhen")
        self._adverbs = [k for k, word in enumerate(columns.lower) if word in words and columns.tags[k] == "RB"]

    def begin_sentence(self, paragraph: int) -> None:
        """Begin a sentence of this paragraph; one under a new heading does not inherit the day before the heading."""
        if paragraph != self._paragraph:
            is_headed = any(self._paragraph < heading <= paragraph for heading in self._headings)
            if is_headed:
                self._session = None
                if self._topic is not None and days_of(self._topic) <= SHORT:
                    self._topic = None
            self._paragraph, self._near = paragraph, None

    def state(self, period: FigurePeriod, clause: Clause | None) -> None:
        """Take the period that a clause states."""
        start = parse_day(period.from_)
        if start is None or period.until is None or (self._published is not None and start > self._published):
            return
        if clause is not None and clause.link == "complement" and clause.tense == "none":
            return  # "fell, after rising in April": a look aside
        self._near = period
        if self._topic is None or not _goes_back(period, self._topic):
            self._topic = period
        if days_of(period) <= SHORT and clause is not None and self._is_traded(clause):
            self._session = period

    def period_for(self, placed: LocatedFigure) -> FigurePeriod | None:
        """The period for a figure without a time of its own, marked as inferred; None where there is none."""
        figure, clause = placed.figure, placed.clause
        if clause is None or figure.role not in _ROLES:
            return None
        if figure.kind not in _KINDS or (_describes(clause) and not clause.verbless):
            return None
        if self._placing.structure.speech.inside[placed.first]:
            return None
        if placed.mode != "actual" or self._is_elsewhen(clause) or self._placing.is_aside(clause):
            return None
        period = self._around(placed, clause)
        return replace(period, inferred=True) if period else None

    def _around(self, placed: LocatedFigure, clause: Clause) -> FigurePeriod | None:
        """The period of the paragraph or of the report."""
        figure, columns = placed.figure, self._placing.columns
        near = self._near if self._near is not None and days_of(self._near) <= SHORT else None
        perfect = any(columns.lemmas[k] == "have" and k != clause.token for k in clause.verbs)
        is_down = clause.lemma == "be" and figure.role in ("change", "difference")  # "sales are down 3 percent"
        is_past = clause.tense == "past" or is_down or (clause.tense == "none" and self._below_past(placed))
        if perfect or not is_past:
            return None
        if self.is_report:
            period = self._near or self._of_report(clause)
        else:
            period = near if clause.lemma not in verbs_that("lasting") else None
        if (period is None or days_of(period) > SHORT) and self._is_traded(clause, figure.measure):
            period = self._current(self._session)  # no quarter dates "shares fell 3 percent"
        return period

    def _is_traded(self, clause: Clause, measure: TextRange | None = None) -> bool:
        """True for the price of what is traded every day."""
        structure, subject = self._placing.structure, clause.argument("subject")
        words = set(range(*structure.tokens(measure.start, measure.end))) if measure else set()
        if subject is not None:
            words.update(range(*structure.phrase(subject.token).core))
        return any(self._placing.columns.lower[k] in words_that("traded") for k in words)

    def _is_elsewhen(self, clause: Clause) -> bool:
        """True where a clause says itself that it holds for another time: "since the vote", "eventually"."""
        words, first = words_that("elsewhen"), bisect_left(self._adverbs, clause.first)
        is_adverb = first < len(self._adverbs) and self._adverbs[first] < clause.stop
        is_led = clause.link == "adverbial" and self._placing.columns.lower[clause.first] in words
        return is_adverb or is_led or any(argument.slot in words for argument in clause.arguments)

    def _of_report(self, clause: Clause) -> FigurePeriod | None:
        """What a report is about holds in its other paragraphs: the day before it or its own, and a longer period.

        The longer one is that of the article's own subject, which a paragraph that begins with another name leaves: "Sales rose".
        """
        if self._topic is None or days_of(self._topic) <= SHORT:
            return self._current(self._topic)
        for earlier in self._placing.structure.clauses:
            subject = earlier.argument("subject") if self._paragraph <= earlier.token <= clause.token else None
            is_named = subject is not None and self._placing.columns.tags[subject.token].startswith("NNP")
            if is_named and (earlier.argument("object") or not self._placing.is_cue(earlier)):
                return None
        return self._topic

    def _current(self, day: FigurePeriod | None) -> FigurePeriod | None:
        """A day if it is that of publication or the one before."""
        until = parse_day(day.until) if day else None
        return day if until is None or self._published is None or until >= self._published else None

    def _below_past(self, placed: LocatedFigure) -> bool:
        """True where a participle or verbless clause depends on one in the past."""
        clause = placed.clause
        assert clause is not None
        for above in self._placing.above(clause):
            if above.tense != "none":
                return above.tense == "past" and above.mode == "actual"
        return False


def _describes(clause: Clause) -> bool:
    return clause.link == "participle" and clause.antecedent is not None


def _goes_back(period: FigurePeriod, topic: FigurePeriod) -> bool:
    """True where a period of the same size lies before the topic: a look back, after which the text goes on as before."""
    end, begin = parse_day(period.until), parse_day(topic.from_)
    is_as_long = abs(days_of(period) - days_of(topic)) * 10 <= days_of(topic)
    return end is not None and begin is not None and end <= begin and is_as_long
