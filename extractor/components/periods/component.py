"""Periods: fills each figure's period, and settles the times that figures are compared with.

Runs after figures and roles.  First the times get their roles; then each figure its period, its own sentence first,
else the period that the text is about; last the baseline times, which lie before the period of their figure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from extractor.calendar import Interval, Period, parse_day, parse_value
from extractor.components.extensions import write_annotations
from extractor.components.periods.choice import candidates, choose, distance, nearest_times, since_a_record, starts_run
from extractor.components.periods.placed import (
    PlacedFigure,
    PlacedTime,
    governing_verb,
    in_quotes,
    place_figures,
    place_times,
    sentence_numbers,
)
from extractor.components.periods.shifting import after_duration, interval_of, moved, shift_of
from extractor.components.times.cues import cue_words
from extractor.figure import Figure, FigurePeriod
from extractor.timex import Timex

CARRIED_KINDS = frozenset(["money", "percent", "points", "index", "quantity", "fraction", "multiple", "count"])
_TIMELESS_KINDS = frozenset(["duration", "age"])  # "12 hours" holds for January only as part of what lasted 12 hours
CARRIED_ROLES = frozenset(["level", "change", "rate", "baseline", "difference"])
_CARRIED_OVER = 2  # sentences that a period is carried over


class PeriodFinder:
    """The state of one Doc: which time is whose, and what period the text is about."""

    def __init__(self, doc: Doc) -> None:
        sentences = sentence_numbers(doc)
        self.published = parse_day(doc._.published)
        self.times = place_times(doc, sentences)
        self.figures = place_figures(doc, sentences)
        self.by_sentence: dict[int, list[PlacedTime]] = {}
        for time in self.times:
            self.by_sentence.setdefault(time.sentence, []).append(time)
        self.resolved = {placed.time.id: placed.time for placed in self.times}
        self.periods: dict[str, FigurePeriod] = {}
        self.topics: dict[str, FigurePeriod] = {}
        self.taken: set[str] = set()
        self.last_dated: dict[int, str] = {}  # sentence -> its last figure so far that has a period
        self.serves: dict[str, str] = {}  # baseline -> the first figure that is compared with it
        for placed in self.figures:
            if placed.figure.compared_with and placed.figure.compared_with.figure:
                self.serves.setdefault(placed.figure.compared_with.figure, placed.figure.id)

    def run(self) -> tuple[list[Figure], list[Timex]]:
        """The figures with their periods and the times with their roles, in text order."""
        self._mark_baselines()
        topic: FigurePeriod | None = None
        of_kind: str | None = None  # the kind of the figure that set the topic
        sentence = since = dated = -1
        is_session = False  # a day of changes, such as a trading day: it goes for the whole report
        for placed in self.figures:
            if placed.figure.role == "baseline":
                if topic is not None:
                    self.topics[placed.figure.id] = topic
                continue
            if placed.sentence != sentence:
                before = self._topic_before(placed, topic, dated)
                if before is not topic:
                    topic, since, of_kind = before, placed.sentence - 1, None
                    is_session = is_session and _is_one_day(topic)
                sentence = placed.sentence
            stated = self._stated_times(placed)
            chosen = choose(placed, stated)
            period = self._target_window(placed) or self._run(placed)
            if period is None and chosen is not None and placed.figure.kind not in _TIMELESS_KINDS:
                period = self._period(placed, chosen.time)
                if placed.figure.role == "target" and _is_one_day(period) and self._is_over(period):
                    period = None  # the day on which a target was set
            if period is not None and (topic is None or not _goes_back(period, topic)):
                topic, since, of_kind = period, sentence, placed.figure.kind
                is_session = placed.figure.role == "change" and _is_one_day(period)
            elif (
                period is None
                and topic is not None
                and chosen is None
                and self._goes_on(topic)
                and self._may_inherit(placed, of_kind)
            ):
                reaches = is_session or _is_quarter(topic) or sentence - since <= _CARRIED_OVER
                period = replace(topic, inferred=True) if reaches else None
            if period is not None:
                self.periods[placed.figure.id] = period
                dated = sentence
        self._shift_baselines()
        for placed in self.figures:
            if placed.figure.role == "baseline":
                self._baseline_period(placed)
            if placed.figure.id in self.periods:
                self.last_dated[placed.sentence] = placed.figure.id
        figures = [replace(p.figure, period=self.periods.get(p.figure.id, p.figure.period)) for p in self.figures]
        return figures, [self.resolved[p.time.id] for p in self.times]

    def _mark_baselines(self) -> None:
        """Times that a figure is compared with are baselines, and so is the time beside a baseline figure."""
        compared = {
            p.figure.compared_with.time for p in self.figures if p.figure.compared_with and p.figure.compared_with.time
        }
        for time_id in sorted(compared):
            if (
                time_id in self.resolved and self.resolved[time_id].rule != "to_date"
            ):  # "up 5% year-to-date" is a period
                self.resolved[time_id] = replace(self.resolved[time_id], role="baseline")
        for placed in self.figures:
            if placed.figure.role != "baseline":
                continue
            time = self._beside(placed)
            if time is not None:
                self.taken.add(time.time.id)

    def _beside(self, placed: PlacedFigure) -> PlacedTime | None:
        """The time of a baseline figure: "from $21.7 million [in April]", else "from the [March] high of 21.8 percent"."""
        times = [time for time in self._around(placed) if time.time.open != "end"]  # "since 2021" is of the change
        after = [t for t in times if 0 <= t.time.start - placed.figure.end < 40 and self._usable(t.time)]
        before = [t for t in times if 0 <= placed.figure.start - t.time.end < 25 and self._usable(t.time)]
        near = after[:1] + before[-1:]
        return min(near, key=lambda time: distance(placed, time), default=None)

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
            and not since_a_record(time)
        ]

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
            before = time.root.doc.text[max(0, plain.start - 7) : plain.start]
            until = after_duration(self.published, plain.value) if before.endswith("within ") else None
            if until is not None:
                return FigurePeriod(time=plain.id, from_=self.published.isoformat(), until=until.isoformat())
        return None

    def _period(self, placed: PlacedFigure, time: Timex) -> FigurePeriod:
        """The interval of a time as the figure uses it: an end is its last day, a running year goes up to today."""
        interval = interval_of(time) or Interval(None, None)
        whole = parse_value(time.value)
        if time.open == "start" and whole is not None:
            interval = whole.interval
        if time.mod == "END" and " of " in time.surface and whole is not None and whole.unit != "day":
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

    def _topic_before(self, placed: PlacedFigure, topic: FigurePeriod | None, last: int) -> FigurePeriod | None:
        """What the text is about: the last period of a figure, or the last time of a sentence since then."""
        for sentence in range(placed.sentence - 1, max(last, placed.sentence - 12), -1):
            for time in reversed(self.by_sentence.get(sentence, [])):
                plain = time.time
                if (
                    plain.role == "period"
                    and plain.from_
                    and plain.until
                    and plain.type == "DATE"
                    and plain.value != "PRESENT_REF"
                    and plain.rule != "holiday"
                    and not in_quotes(placed.root.doc.text, plain.start)
                ):
                    period = self._period(placed, plain)
                    return topic if topic is not None and _goes_back(period, topic) else period
        return topic

    def _is_over(self, period: FigurePeriod) -> bool:
        """Whether a period had ended before the day of publication."""
        until = parse_day(period.until)
        return until is not None and self.published is not None and until <= self.published

    def _goes_on(self, topic: FigurePeriod) -> bool:
        """Whether figures that follow can go on with a period: it has both ends and has begun."""
        start = parse_day(topic.from_)
        return start is not None and topic.until is not None and (self.published is None or start <= self.published)

    def _may_inherit(self, placed: PlacedFigure, of_kind: str | None) -> bool:
        """Whether a figure without a time of its own goes on with the period of the text.

        A count does so only after a count, and nothing does so in a quote: speakers tell their own story.
        """
        figure = placed.figure
        if figure.kind not in CARRIED_KINDS or figure.role not in CARRIED_ROLES:
            return False
        if (figure.kind == "count" and of_kind != "count") or in_quotes(placed.root.doc.text, figure.start):
            return False
        verb = governing_verb(placed.root)
        if verb is None:
            return False
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
        if figure.baseline_kind == "expected" and (served or self.topics.get(figure.id)):
            self.periods[figure.id] = replace(served or self.topics[figure.id], inferred=True)

    def _served(self, placed: PlacedFigure) -> FigurePeriod | None:
        """The period of the figure that is compared with this one, else of the nearest figure before it."""
        if placed.figure.id in self.serves and self.serves[placed.figure.id] in self.periods:
            return self.periods[self.serves[placed.figure.id]]
        return self.periods.get(self.last_dated.get(placed.sentence, ""))


def _is_told_above(verb: Token) -> bool:
    """Whether the tense of a verb is that of the verb above it: infinitives, what is joined to them, "duties imposed"."""
    if verb.tag_ == "VB":
        return verb.dep_ == "conj" or any(child.lower_ == "to" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _is_one_day(period: FigurePeriod | None) -> bool:
    start, end = (parse_day(period.from_), parse_day(period.until)) if period else (None, None)
    return start is not None and end is not None and end - start == dt.timedelta(1)


def _goes_back(period: FigurePeriod, topic: FigurePeriod) -> bool:
    """Whether a period of the same size lies before the topic: a look back, after which the text goes on as before."""
    start, end = parse_day(period.from_), parse_day(period.until)
    of_topic = parse_day(topic.from_), parse_day(topic.until)
    if start is None or end is None or of_topic[0] is None or of_topic[1] is None or end > of_topic[0]:
        return False
    days, of_topic_days = (end - start).days, (of_topic[1] - of_topic[0]).days
    return abs(days - of_topic_days) * 10 <= of_topic_days  # months and years differ by some days


def _is_quarter(period: FigurePeriod) -> bool:
    """Whether it is a calendar quarter: what a company reports on, to the end of the report."""
    start, end = parse_day(period.from_), parse_day(period.until)
    found = Period.filling(Interval(start, end)) if start and end else None
    return found is not None and found.unit == "quarter"


def find_periods(doc: Doc) -> tuple[list[Figure], list[Timex]]:
    """The figures with their periods and the times with their roles, in text order."""
    return PeriodFinder(doc).run()


class Periods:
    """The component: reads figures and times, writes both again."""

    def __call__(self, doc: Doc) -> Doc:
        """Fill the periods of a Doc's figures and the roles of its times."""
        figures, times = find_periods(doc)
        write_annotations(doc, Figure, figures)
        write_annotations(doc, Timex, times)
        return doc


@Language.factory("extractor_periods", requires=["doc.spans"], assigns=["doc.spans"])
def make_periods(nlp: Language, name: str) -> Periods:
    """The component; it has no settings."""
    return Periods()
