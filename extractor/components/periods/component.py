"""Periods: fills each figure's period, and settles the times that figures are compared with.

    placed      the positions of times in the clauses
    scope       which time of its sentence a figure holds for
    inherited   what a figure takes from the sentences before it
    interval    the days of a time as a figure uses it
    shifting    times that are measured from other times

First the times that a figure is compared with; then each figure its period; last the baselines, which lie before the
period of the figure that they serve.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.calendar import Interval, parse_day
from extractor.components.annotations import fill, found_on
from extractor.components.clauses.clause import LocatedFigure
from extractor.components.order import STRUCTURE, component, slots
from extractor.components.periods.inherited import Inherited
from extractor.components.periods.interval import is_instant, names_a_day, period_of, period_of_length
from extractor.components.periods.placed import PlacedTime, Placing
from extractor.components.periods.scope import Scope, describes_figure, describes_time, is_beside
from extractor.components.periods.shifting import SHIFTING, interval_of, moved, shift_of
from extractor.components.structure import structure_of
from extractor.components.tables import find_heads
from extractor.record.figure import Figure, FigurePeriod
from extractor.record.timex import Timex
from extractor.words.uses import words_that

_FIGURE_SLOTS = ("period",)
_TIME_SLOTS = ("role", "from_", "until", "type", "value", "granularity")  # a baseline is resolved against its figure
_NESTED = 4  # times between a time and another inside of it
_NEAREST = 12  # times of a sentence that are looked at: one of hundreds is a table


class PeriodFinder:
    """The state of one Doc: which time is whose, and what period the text is about."""

    def __init__(self, doc: Doc) -> None:
        annotations, structure = found_on(doc), structure_of(doc)
        self.published = parse_day(doc._.published)
        self.placing = Placing(structure, self.published)
        self.figures = [structure.locate(figure) for figure in annotations.figures]
        self.figures_in: dict[int, list[LocatedFigure]] = defaultdict(list)  # by their sentence
        for placed in self.figures:
            self.figures_in[placed.sentence].append(placed)
        self.starts = frozenset(placed.first for placed in self.figures)
        self.resolved = {time.id: time for time in annotations.times}
        self.by_sentence: dict[int, list[PlacedTime]] = defaultdict(list)
        for time in self.placing.times(annotations.times):
            self.by_sentence[time.sentence].append(time)
        self.heads = find_heads(doc)
        self.scope = Scope(self.placing, self.figures)
        self.periods: dict[str, FigurePeriod] = {}
        self.taken: set[str] = set()  # times of baselines
        self.moving = {placed.sentence for placed in self.figures if placed.figure.role in ("change", "baseline")}
        self.bylines = [(start, end) for start, end, kind, _ in doc._.blocks or () if kind == "byline"]
        self.headings = [
            structure.tokens(start, end)[0] for start, end, kind, _ in doc._.blocks or () if kind == "heading"
        ]

    def run(self) -> tuple[list[Figure], list[Timex]]:
        """The figures with their periods and the times with their roles, in text order."""
        self._mark_baselines()
        inherited = Inherited(self.placing, self.published, self.figures, self.headings)
        speech = self.placing.structure.speech
        for sentence in sorted({*self.figures_in, *self.by_sentence}):
            inherited.begin_sentence(speech.paragraph_of(sentence).first)
            here = [placed for placed in self.figures_in.get(sentence, ()) if placed.figure.role != "baseline"]
            for placed in here:
                if (stated := self._stated(placed)) is not None:
                    self.periods[placed.figure.id] = stated
            if inherited.is_report:
                self._continue_from(inherited, sentence, here)
            for placed in here:
                if placed.figure.id not in self.periods:
                    period = inherited.period_for(placed)
                    if period is not None:
                        self.periods[placed.figure.id] = period
            if not inherited.is_report:
                self._continue_from(inherited, sentence, here)
        self._baselines()
        figures = [
            replace(p.figure, period=period) if (period := self.periods.get(p.figure.id)) else p.figure
            for p in self.figures
        ]
        return figures, list(self.resolved.values())

    def _continue_from(self, inherited: Inherited, sentence: int, figures: list[LocatedFigure]) -> None:
        """State what later sentences inherit: the periods of the sentence's figures and the times of its main clauses."""
        for placed in figures:
            period = self.periods.get(placed.figure.id)
            time = self.resolved.get(period.time or "") if period and not period.inferred else None
            if period is None or time is None or time.value == "PRESENT_REF":
                continue
            if not is_instant(time, period) or placed.figure.role != "level":
                inherited.state(period, placed.clause)
        times = self.by_sentence[sentence]
        whole = [
            time
            for k, time in enumerate(times)
            if not any(
                outer is not time and outer.first <= time.first and time.stop <= outer.stop
                for outer in times[max(0, k - _NESTED) : k + _NESTED + 1]
            )
        ]
        stated = [time for time in whole if self._is_story(time)]
        if stated and not is_instant(stated[-1].time, story := period_of(stated[-1].time, self.published)):
            inherited.state(story, stated[-1].clause)

    # ------------------------------------------------------------ a figure's own time
    def _stated(self, placed: LocatedFigure) -> FigurePeriod | None:
        """The period that the figure's own sentence states."""
        if placed.figure.id in self.heads:
            return self.heads[placed.figure.id].period
        times = self._around(placed)
        whole = period_of_length(placed, times, self.placing)
        if whole is not None:
            return whole
        usable = [time for time in times if self._usable(placed, time)]
        chosen = self.scope.choose(placed, usable) or self._measured_from(placed, usable)
        if chosen is None:
            return None
        is_whole = describes_time(self.scope, placed, chosen)
        return period_of(chosen.time, self.published, placed=placed, clause=chosen.clause, is_whole=is_whole)

    def _measured_from(self, placed: LocatedFigure, times: Sequence[PlacedTime]) -> PlacedTime | None:
        """The time that a change's own comparison is measured from: "in May, 2% more than in the same month"."""
        compared = self.resolved.get(placed.figure.compared_with.time or "") if placed.figure.compared_with else None
        if compared is None or placed.figure.role != "change" or compared.rule not in SHIFTING:
            return None
        return next((time for time in times if time.time.id == compared.anchor.ref), None)

    def _usable(self, placed: LocatedFigure, time: PlacedTime) -> bool:
        plain, is_still = self.resolved[time.time.id], placed.sentence not in self.moving
        is_before = (
            is_still and placed.figure.role == "level" and plain.rule == "relative"
        )  # "12 died the previous day"
        if plain.role in ("frequency", "age") or (plain.role == "baseline" and not is_before):
            return False
        if plain.id in self.taken or interval_of(time.time) is None:
            return False
        if plain.type == "TIME" and plain.granularity == "minute" and not names_a_day(plain):
            return False
        is_level = placed.figure.role in ("level", "rate")
        is_got_to = is_level and time.time.open == "end" and not is_still
        return not is_got_to and (describes_time(self.scope, placed, time) or not self.scope.since_a_record(time))

    def _around(self, placed: LocatedFigure) -> list[PlacedTime]:
        times = self.by_sentence.get(placed.sentence, [])
        at = bisect_left(times, placed.first, key=lambda time: time.first)
        times = times[max(0, at - _NEAREST) : at + _NEAREST]
        return sorted(times, key=lambda time: abs(time.first - placed.first))[:_NEAREST]

    def _is_story(self, time: PlacedTime) -> bool:
        """True for a time of a main clause that says when something happened, or of the headline."""
        plain, clause, speech = self.resolved[time.time.id], time.clause, self.placing.structure.speech
        if plain.role != "period" or plain.id in self.taken or plain.from_ is None or plain.until is None:
            return False
        if plain.value == "PRESENT_REF" or plain.granularity == "minute":
            return False
        if speech.paragraph_of(time.first).kind == "headline":
            return True
        is_byline = any(start <= plain.start < end for start, end in self.bylines)
        if clause is None or clause.mode != "actual" or clause.tense != "past" or time.apart or is_byline:
            return False
        if clause.link not in ("main", "coordination", "content") or speech.inside[time.first]:
            return False
        subject = clause.argument("subject")
        is_long = plain.granularity in ("month", "quarter", "half", "year")  # "reported third-quarter earnings"
        return time.noun is None or is_long or (subject is not None and subject.token == time.noun)

    # ------------------------------------------------------------ baselines
    def _mark_baselines(self) -> None:
        """Times that a figure is compared with are baselines, and those beside a baseline figure are its own."""
        for placed in self.figures:
            compared = placed.figure.compared_with
            time = self.resolved.get(compared.time or "") if compared else None
            if time is not None and time.rule != "to_date" and time.open != "end":
                self.resolved[time.id] = replace(time, role="baseline")
            if placed.figure.role == "baseline" and (beside := self._beside(placed)) is not None:
                self.taken.add(beside.time.id)

    def _beside(self, placed: LocatedFigure) -> PlacedTime | None:
        """The time of a baseline figure: right after it, else before it in its own phrase."""
        times = [
            time
            for time in self._around(placed)
            if time.time.open != "end" and (interval_of(time.time) or shift_of(time.time)) and time.time.role != "age"
        ]
        following = [
            time
            for time in times
            if is_beside(self.scope, placed, time)
            or self._follows(placed, time)
            or describes_figure(self.scope, placed, time)
        ]
        if following:
            return max(following, key=lambda time: time.stop)
        lower = self.placing.columns.lower
        before = [
            time
            for time in times
            if 0 <= placed.first - time.stop <= 4
            and self.starts.isdisjoint(range(time.stop, placed.first))
            and "," not in lower[time.stop : placed.first]
            and "to" not in lower[time.stop : placed.first]
        ]
        return max(before, key=lambda time: time.stop - time.first, default=None)

    def _follows(self, placed: LocatedFigure, time: PlacedTime) -> bool:
        """True for a time after a baseline that is stated twice: "compared with $3 million, or $2 a share, [in 2024]"."""
        columns, between = self.placing.columns, set(range(placed.stop, time.first))
        for figure in self.figures_in[placed.sentence]:
            if figure.figure.role == placed.figure.role:
                between -= set(range(figure.first, figure.stop))
        return time.first >= placed.stop and all(
            columns.tags[k] in ("IN", "DT", ",") or columns.lower[k] == "or" for k in between
        )

    def _baselines(self) -> None:
        """Resolve the baseline times against their figures, and the baseline figures against those that they serve."""
        serves: dict[str, str] = {}  # baseline -> the first figure that is compared with it
        for placed in self.figures:
            compared = placed.figure.compared_with
            if compared is None:
                continue
            if compared.figure:
                serves.setdefault(compared.figure, placed.figure.id)
            if compared.time in self.resolved and placed.figure.id in self.periods:
                self._move(compared.time, self.periods[placed.figure.id])
        last: FigurePeriod | None = None
        sentence = -1
        for placed in self.figures:
            if placed.sentence != sentence:
                earlier, last, sentence = last, None, placed.sentence
            if placed.figure.role == "baseline":
                served = self.periods.get(serves.get(placed.figure.id, "")) or last
                if served is None and placed.figure.baseline_kind == "expected":
                    served = earlier  # "Analysts had forecast $3m."
                self._baseline_period(placed, served)
            else:
                last = self.periods.get(placed.figure.id, last)

    def _baseline_period(self, placed: LocatedFigure, served: FigurePeriod | None) -> None:
        """A baseline figure holds for the time beside it, moved from the period of the figure that it serves."""
        time = self._beside(placed)
        if time is None:
            if served is not None and self._is_forecast(placed.figure):
                self.periods[placed.figure.id] = replace(served, inferred=True)
            return
        if shift_of(time.time) is not None:
            if served is not None:
                self._move(time.time.id, served)
            self.resolved[time.time.id] = replace(self.resolved[time.time.id], role="baseline")
        if interval_of(self.resolved[time.time.id]):
            self.periods[placed.figure.id] = period_of(self.resolved[time.time.id], self.published, placed=placed)

    def _move(self, time_id: str, period: FigurePeriod) -> None:
        interval = Interval(parse_day(period.from_), parse_day(period.until))
        self.resolved[time_id] = moved(self.resolved[time_id], interval)

    def _is_forecast(self, figure: Figure) -> bool:
        """True for a baseline that was forecast for the time of what is compared with it."""
        if figure.baseline_kind in ("expected", "revised"):
            return True
        if figure.measure is None:
            return False
        first, stop = self.placing.structure.tokens(figure.measure.start, figure.measure.end)
        return not words_that("prospect").isdisjoint(self.placing.columns.lower[first:stop])


def periods(doc: Doc) -> Doc:
    """Fill the periods of a Doc's figures and the roles of its times."""
    figures, times = PeriodFinder(doc).run()
    fill(doc, Figure, figures, _FIGURE_SLOTS)
    fill(doc, Timex, times, _TIME_SLOTS)
    return doc


@component(
    "extractor_periods",
    reads=(STRUCTURE, Figure, Timex, *slots(Figure, "role", "compared_with", "baseline_kind", "measure")),
    fills={Figure: _FIGURE_SLOTS, Timex: _TIME_SLOTS},
)
def make_periods(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return periods
