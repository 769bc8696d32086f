"""Periods: fills each figure's period, and settles the times that figures are compared with.

Runs after figures and roles.  First the times get their roles; then each figure its period, its own sentence first,
else the period that the text is about; last the baseline times, which lie before the period of their figure.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.calendar import Interval, parse_day, parse_value
from extractor.components.extensions import text_of
from extractor.components.found import fill
from extractor.components.order import LEMMAS, PARSE, TAGS, component, slots
from extractor.components.periods.choice import (
    candidates,
    choose,
    distance,
    is_aside,
    is_of,
    nearest_times,
    since_a_record,
    starts_run,
    widest,
)
from extractor.components.periods.placed import (
    PlacedFigure,
    PlacedTime,
    in_quotes,
    place_figures,
    place_times,
    sentence_numbers,
    verb_of,
)
from extractor.components.periods.shifting import after_duration, interval_of, moved, shift_of
from extractor.components.periods.topic import Topic, is_attributive, is_one_day
from extractor.components.times.cues import cue_words
from extractor.figure import Figure, FigurePeriod
from extractor.timex import Timex

_FIGURE_SLOTS = ("period",)
_TIME_SLOTS = ("role", "from_", "until", "type", "value", "granularity")  # a baseline is resolved against its figure
_LOOKED_BACK = 12  # sentences without a dated figure
_TIMELESS_KINDS = frozenset(["duration", "age"])  # "12 hours" holds for January only as part of what lasted 12 hours


class PeriodFinder:
    """The state of one Doc: which time is whose, and what period the text is about."""

    def __init__(self, doc: Doc) -> None:
        sentences = sentence_numbers(doc)
        self.published = parse_day(doc._.published)
        self.text = text_of(doc)
        self.bylines = [(start, end) for start, end, kind, _ in doc._.blocks or () if kind == "byline"]
        self.times = place_times(doc, sentences)
        self.figures = place_figures(doc, sentences)
        self.by_sentence: dict[int, list[PlacedTime]] = {}
        for time in self.times:
            self.by_sentence.setdefault(time.sentence, []).append(time)
        self.starts = [placed.figure.start for placed in self.figures]
        self.verbs: dict[int, set[Token]] = defaultdict(set)  # that govern the figures of a sentence
        self.moving: set[int] = set()  # sentences with a change or a baseline
        for placed in self.figures:
            if (verb := verb_of(placed)) is not None:
                self.verbs[placed.sentence].add(verb)
            if placed.figure.role in ("change", "baseline"):
                self.moving.add(placed.sentence)
        self.resolved = {placed.time.id: placed.time for placed in self.times}
        self.periods: dict[str, FigurePeriod] = {}
        self.topics: dict[str, FigurePeriod] = {}
        self.told: dict[int, FigurePeriod] = {}  # sentence -> the period of its last figure that is no baseline
        self.taken: set[str] = set()
        self.last_dated: dict[int, str] = {}  # sentence -> its last figure so far that has a period
        self.serves: dict[str, str] = {}  # baseline -> the first figure that is compared with it
        for placed in self.figures:
            if placed.figure.compared_with and placed.figure.compared_with.figure:
                self.serves.setdefault(placed.figure.compared_with.figure, placed.figure.id)

    def run(self) -> tuple[list[Figure], list[Timex]]:
        """The figures with their periods and the times with their roles, in text order."""
        self._mark_baselines()
        topic = Topic(self.published, self.text)
        sentence = dated = -1
        for placed in self.figures:
            if placed.figure.role == "baseline":
                if topic.period is not None:
                    self.topics[placed.figure.id] = topic.period
                continue
            if placed.sentence != sentence:
                self._turn(topic, placed, dated)
                sentence = placed.sentence
            chosen = choose(placed, self._stated_times(placed), self.verbs[placed.sentence])
            period = self._target_window(placed) or self._run(placed)
            if period is None and chosen is not None and not self._is_timeless(placed, chosen):
                period = self._period(placed, chosen.time, is_whole=is_of(placed, chosen))
                if placed.figure.role == "target" and is_one_day(period) and self._is_over(period):
                    period = None  # the day on which a target was set
            if period is not None and chosen and chosen.time.value == "PRESENT_REF":
                period = None if placed.figure.role == "target" else period  # "now expects a loss of $18m"
            elif period is not None:
                topic.take(period, placed, is_instant=bool(chosen and _is_instant(chosen.time, period)))
            elif chosen is None:
                period = topic.inherited(placed)
            if period is not None:
                self.periods[placed.figure.id] = self.told[sentence] = period
                dated = sentence
        self._shift_baselines()
        for placed in self.figures:
            if placed.figure.role == "baseline":
                self._baseline_period(placed)
            if placed.figure.id in self.periods:
                self.last_dated[placed.sentence] = placed.figure.id
        figures = [
            replace(p.figure, period=period) if (period := self.periods.get(p.figure.id)) else p.figure
            for p in self.figures
        ]
        return figures, [self.resolved[p.time.id] for p in self.times]

    def _mark_baselines(self) -> None:
        """Times that a figure is compared with are baselines, and so is the time beside a baseline figure."""
        compared = {
            p.figure.compared_with.time for p in self.figures if p.figure.compared_with and p.figure.compared_with.time
        }
        for time_id in sorted(compared & self.resolved.keys()):
            time = self.resolved[time_id]
            if time.rule != "to_date" and time.open != "end":  # "up 5% year-to-date", "since May" are periods too
                self.resolved[time_id] = replace(time, role="baseline")
        for placed in self.figures:
            if placed.figure.role != "baseline":
                continue
            beside = self._beside(placed)
            if beside is not None:
                self.taken.add(beside.time.id)

    def _beside(self, placed: PlacedFigure) -> PlacedTime | None:
        """The time of a baseline figure: "from $21.7 million [in April]", else "from the [March] high of 21.8 percent"."""
        times = [time for time in self._around(placed) if time.time.open != "end"]  # "since 2021" is of the change
        after = [t for t in times if 0 <= t.time.start - placed.figure.end < 40 and self._usable(t.time)]
        before = [
            t
            for t in times
            if 0 <= placed.figure.start - t.time.end < 25
            and self._usable(t.time)
            and "," not in self.text[t.time.end : placed.figure.start]
            and not self._stands_between(t.time.end, placed.figure.start)
        ]
        near = after[:1] + before[-1:]
        nearest = min(near, key=lambda time: distance(placed, time), default=None)
        return widest(nearest, times) if nearest else None

    def _stands_between(self, start: int, end: int) -> bool:
        """Whether a figure stands in a range of the text: "for [the year] to 3.7% from 4%" is of the nearer one."""
        i = bisect_left(self.starts, start)
        return i < len(self.starts) and self.starts[i] < end

    def _around(self, placed: PlacedFigure) -> Sequence[PlacedTime]:
        """The times of a figure's sentence that are near to it."""
        return nearest_times(placed, self.by_sentence.get(placed.sentence, ()))

    def _usable(self, time: Timex) -> bool:
        return time.role != "age" and (time.from_ is not None or time.until is not None or shift_of(time) is not None)

    def _stated_times(self, placed: PlacedFigure) -> list[PlacedTime]:
        """The times of a figure's own sentence that could be its period."""
        return [
            time
            for time in self._around(placed)
            if time.time.id not in self.taken
            and self.resolved[time.time.id].role not in ("baseline", "frequency", "age")
            and interval_of(time.time) is not None
            and (is_of(placed, time) or not since_a_record(time))
        ]

    def _is_timeless(self, placed: PlacedFigure, time: PlacedTime) -> bool:
        """Whether a figure holds for no time beside it: a duration, a "40-foot" container, where a price has got to since."""
        figure = placed.figure
        if figure.kind in _TIMELESS_KINDS or is_attributive(figure):
            return True
        return time.time.open == "end" and figure.role in ("level", "rate") and placed.sentence in self.moving

    def _run(self, placed: PlacedFigure) -> FigurePeriod | None:
        """A run of units with its start: "three successive months of growth [beginning in February]"."""
        times = self._around(placed)
        own = next((t.time for t in times if t.time.start <= placed.figure.start < t.time.end), None)
        if placed.figure.kind != "duration" or own is None or own.type != "DURATION":
            return None
        for time in times:
            start = parse_day(time.time.from_)
            if time.time.start < placed.figure.end or start is None or not starts_run(time):
                continue
            until = after_duration(start, own.value)
            if until is not None:
                period = FigurePeriod(time=own.id, from_=start.isoformat(), until=until.isoformat())
                self.resolved[own.id] = replace(own, from_=period.from_, until=period.until, role="period")
                return period
        return None

    def _target_window(self, placed: PlacedFigure) -> FigurePeriod | None:
        """A target with a duration ahead: "reach 1.4 million barrels [within two years]" from the publication day."""
        if placed.figure.role != "target" or self.published is None:
            return None
        for time in candidates(placed, self._around(placed)):
            plain = time.time
            if plain.type != "DURATION" or plain.from_ is not None or plain.start < placed.figure.end:
                continue
            before = self.text[max(0, plain.start - 7) : plain.start]
            until = after_duration(self.published, plain.value) if before.endswith("within ") else None
            if until is not None:
                return FigurePeriod(time=plain.id, from_=self.published.isoformat(), until=until.isoformat())
        return None

    def _period(self, placed: PlacedFigure, time: Timex, *, is_whole: bool = False) -> FigurePeriod:
        """The interval of a time as the figure uses it: an end is its last day, a running year goes up to today."""
        interval = interval_of(time) or Interval(None, None)
        whole = parse_value(time.value)
        if whole is not None and (time.open == "start" or is_whole):
            interval = whole.interval
        is_end = time.mod == "END" and (" of " in time.surface or time.rule == "unit_end")
        if is_end and whole is not None and whole.unit != "day":
            interval = Interval(whole.until - dt.timedelta(1), whole.until)
        if self.published and interval.from_ and interval.until and placed.figure.role != "target":
            today = self.published + dt.timedelta(1)
            running = (
                whole is not None
                and (whole.unit in ("year", "quarter") or time.surface.lower().startswith("this "))
                and interval.from_ < self.published < interval.until
            )
            if running and time.anchor.kind == "publication" and not time.fiscal:
                interval = Interval(interval.from_, min(today, interval.until))
        return FigurePeriod(
            time=time.id,
            from_=interval.from_.isoformat() if interval.from_ else None,
            until=interval.until.isoformat() if interval.until else None,
        )

    def _turn(self, topic: Topic, placed: PlacedFigure, last: int) -> None:
        """Turn the topic to the last time told in the sentences between that of `last` and the figure's."""
        for sentence in range(placed.sentence - 1, max(last, placed.sentence - _LOOKED_BACK), -1):
            for time in reversed(self.by_sentence.get(sentence, [])):
                plain = time.time
                if (
                    plain.role == "period"
                    and plain.from_
                    and plain.until
                    and plain.type == "DATE"
                    and plain.value != "PRESENT_REF"
                    and plain.rule != "holiday"
                    and not self._is_apart(plain)
                    and not in_quotes(self.text, plain.start)
                    and not is_aside(time)
                ):
                    period = self._period(placed, plain)
                    if topic.has_begun(period) and not _is_instant(plain, period):
                        topic.turn(period, placed.sentence - 1)
                        return

    def _is_apart(self, time: Timex) -> bool:
        """Whether a time stands in a byline or dateline."""
        return any(start <= time.start < end for start, end in self.bylines)

    def _is_over(self, period: FigurePeriod) -> bool:
        """Whether a period had ended before the day of publication."""
        until = parse_day(period.until)
        return until is not None and self.published is not None and until <= self.published

    def _shift_baselines(self) -> None:
        """Resolve the baseline times against the period of the figure they belong to."""
        for placed in self.figures:
            compared = placed.figure.compared_with
            period = self.periods.get(placed.figure.id)
            if compared and compared.time in self.resolved and period is not None:
                self._move(compared.time, period)

    def _move(self, time_id: str, period: FigurePeriod) -> None:
        interval = Interval(parse_day(period.from_), parse_day(period.until))
        self.resolved[time_id] = moved(self.resolved[time_id], interval)

    def _baseline_period(self, placed: PlacedFigure) -> None:
        """A baseline figure holds for the time beside it, moved from the period of the figure that it serves."""
        figure = placed.figure
        time = self._beside(placed)
        served = self._served(placed)
        if time is not None:
            if shift_of(time.time) is not None and served is not None:
                self._move(time.time.id, served)
            self.resolved[time.time.id] = replace(
                self.resolved[time.time.id],
                role="baseline" if shift_of(time.time) else self.resolved[time.time.id].role,
            )
            if interval_of(self.resolved[time.time.id]):
                self.periods[figure.id] = self._period(placed, self.resolved[time.time.id])
            return
        if self._is_forecast(figure) and (served or self.topics.get(figure.id)):
            self.periods[figure.id] = replace(served or self.topics[figure.id], inferred=True)

    def _is_forecast(self, figure: Figure) -> bool:
        """Whether a baseline was forecast for the time of what is compared with it: "raised its forecast to 2.4% from 2.1%"."""
        words = self.text[figure.measure.start : figure.measure.end].lower().split() if figure.measure else []
        return figure.baseline_kind in ("expected", "revised") or any(
            word.removesuffix("s") in cue_words("prospect") for word in words
        )

    def _served(self, placed: PlacedFigure) -> FigurePeriod | None:
        """The period of the figure that is compared with this one, else of the nearest figure before it."""
        if placed.figure.id in self.serves and self.serves[placed.figure.id] in self.periods:
            return self.periods[self.serves[placed.figure.id]]
        if placed.sentence not in self.last_dated and placed.figure.baseline_kind == "expected":
            return self.told.get(placed.sentence - 1)  # "Analysts had forecast $3m."
        return self.periods.get(self.last_dated.get(placed.sentence, ""))


def _is_instant(time: Timex, period: FigurePeriod) -> bool:
    """Whether a figure holds for the last day of a longer time: stocks "at the end of June" are not what a text is about."""
    return is_one_day(period) and time.granularity not in ("day", "part_of_day", "minute", "hour")


def find_periods(doc: Doc) -> tuple[list[Figure], list[Timex]]:
    """The figures with their periods and the times with their roles, in text order."""
    return PeriodFinder(doc).run()


class Periods:
    """The component: fills slots of figures and times."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the periods of a Doc's figures and the roles of its times."""
        figures, times = find_periods(doc)
        fill(doc, Figure, figures, _FIGURE_SLOTS)
        fill(doc, Timex, times, _TIME_SLOTS)
        return doc


@component(
    "extractor_periods",
    reads=(Figure, Timex, *slots(Figure, "role", "compared_with", "baseline_kind", "measure")),
    reads_if_there=(TAGS, PARSE, LEMMAS),
    fills={Figure: _FIGURE_SLOTS, Timex: _TIME_SLOTS},
)
def make_periods(nlp: Language, name: str) -> Periods:
    """The component; it has no settings."""
    return Periods()
