"""Times: every time expression of an article with its TIMEX3 value and calendar interval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.calendar import Interval, parse_day
from extractor.components.extensions import readable_ranges, text_of
from extractor.components.found import put
from extractor.components.order import STRUCTURE, component
from extractor.components.times.anchoring import Anchors, is_narrative
from extractor.components.times.filters import before_noun, is_time
from extractor.components.times.roles import open_side, role_of
from extractor.components.times.spans import Expression, Grammar
from extractor.components.times.tense import Tense
from extractor.components.times.value import Reading
from extractor.components.times.value.explicit import PARTS
from extractor.components.times.words import WordReader
from extractor.timex import Anchor, Timex

YEARS = range(1000, 3000)  # of publication: anything else is a fault of the page


def find_times(doc: Doc, reader: WordReader, grammar: Grammar) -> list[Timex]:
    """The time expressions of the readable blocks, resolved in text order."""
    published = parse_day(doc._.published)
    if published is not None and published.year not in YEARS:
        published = None
    ranges = readable_ranges(doc)
    words = reader.read(
        text_of(doc), [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end, _ in ranges]
    )
    tense = Tense(doc)
    narrative = is_narrative(words, published)
    anchors = Anchors(published=published, narrative=narrative, grammar=grammar, tense=tense)
    times: list[Timex] = []
    line = 0
    for first, last in grammar.runs(words):
        if "|" in words.classes[line:first]:
            anchors.new_paragraph()
        line = i = first
        while i < last:
            found: list[Timex] = []
            for expression in grammar.candidates(words, i):
                if is_time(expression, tense):
                    found = read_parts(expression, anchors, grammar, tense, times)
                    if found:
                        i = expression.last - 1
                        break
            times += found
            i += 1
    kept: dict[int | str, Timex] = {}
    for time in times:  # an address ("/2025/sep/16/night-shift") tells one time at most, the first
        token = tense.token_at(time.start)
        kept.setdefault(token if doc[token].like_url else time.id, time)
    return in_text_order(list(kept.values()))


def in_text_order(times: list[Timex]) -> list[Timex]:
    """The times sorted and numbered by their places: the ends of a stretch were read before the whole."""
    times = sorted(times, key=lambda time: (time.start, time.end))
    names = {time.id: f"t{k}" for k, time in enumerate(times, 1)}
    return [
        replace(time, id=names[time.id], anchor=replace(time.anchor, ref=names.get(time.anchor.ref or "")))
        for time in times
    ]


def read_parts(
    expression: Expression, anchors: Anchors, grammar: Grammar, tense: Tense, before: list[Timex]
) -> list[Timex]:
    """The times that an expression makes, none where its words turn out to be no time."""
    if anchors.read_expression(expression) is None:
        return []
    found: list[Timex] = []
    for part in parts_of(expression, grammar, narrative=anchors.narrative):
        anchors.ref = anchors.last_id
        reading = anchors.read_expression(part)
        if reading is not None:
            time_id = f"t{len(before) + len(found) + 1}"
            found.append(
                make_timex(
                    part, reading, time_id, anchors.ref, published=anchors.published, within=part is not expression
                )
            )
            if before_noun(part, tense):
                found[-1] = without_article(found[-1])
            anchors.remember(reading, time_id, part)
    return found


def parts_of(expression: Expression, grammar: Grammar, *, narrative: bool) -> Iterator[Expression]:
    """An expression, and before it the ends of a stretch: "from January to May" is also "January" and "May".

    In a history only the ends are told: it goes on from one of them, and no figure holds for the whole.
    """
    if expression.rule in ("from_to", "span_to"):
        for group in ("date", "until", "date2", "until2"):
            if expression.rule == "span_to" and group.endswith("2"):
                continue
            first, last = expression.match.span(group)
            if first >= 0:
                yield from grammar.candidates(expression.words, first, last)[:1]
    elif expression.rule in ("year", "years_to") and expression.has("last") and len(expression.text("last")) == 4:
        for i in (expression.first, expression.last - 1):
            yield from grammar.candidates(expression.words, i, i + 1)[:1]
    if (
        not narrative
        or expression.rule not in ("from_to", "span_to", "year", "years_to")
        or not expression.has("until", "until2", "last")
    ):
        yield expression


def without_article(time: Timex) -> Timex:
    """The same without the article in front: "the [summer] offensive"."""
    length = len(time.surface) - len(time.surface.split(None, 1)[1])
    return replace(time, start=time.start + length, surface=time.surface[length:])


def make_timex(
    expression: Expression,
    reading: Reading,
    time_id: str,
    ref: str | None,
    *,
    published: dt.date | None = None,
    within: bool = False,
) -> Timex:
    """The annotation of a reading, with what the words before it add: an open side, a role.

    `within` a stretch ("from 1990 until 1994") neither end is open.
    """
    start, end = expression.start, expression.end
    if expression.rule == "from_to":  # the surface leaves out the preposition
        start = expression.words.starts[expression.first + 1]
    side = open_side(expression, reading, published) if reading.interval and not within else None
    from_, until = interval_text(reading, side)
    return Timex(
        id=time_id,
        start=start,
        end=end,
        surface=expression.words.text[start:end],
        type=reading.type,
        value=reading.value,
        from_=from_,
        until=until,
        granularity=reading.granularity,
        mod=reading.mod,
        open=side,
        role="period" if within else role_of(expression, reading, side),
        anchor=Anchor(kind=reading.anchor, ref=ref if reading.anchor == "mention" else None),
        fiscal=reading.fiscal,
        rule=expression.rule,
    )


def interval_text(reading: Reading, side: str | None) -> tuple[str | None, str | None]:
    """ISO dates of the interval, date-times for a time of day; the open side is null."""
    interval = reading.interval
    if interval is None:
        return None, None
    from_, until = (day.isoformat() if day else None for day in interval)
    clock = reading.clock
    if clock and interval.from_ is not None:
        from_, until = clock_interval(interval, clock)
    return (None if side == "start" else from_), (None if side == "end" else until)


def clock_interval(interval: Interval, clock: str) -> tuple[str, str]:
    """The hours of a part of day, or the minute of a clock time with its zone."""
    day = interval.from_
    assert day is not None
    hours = PARTS.get(clock[1:])
    if hours:
        if interval.until and (interval.until - day).days > 1:  # overnight: from one evening to the next morning
            return f"{day.isoformat()}T18:00", f"{(interval.until - dt.timedelta(1)).isoformat()}T06:00"
        first = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours[0])
        last = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours[1])
        return first.isoformat(timespec="minutes"), last.isoformat(timespec="minutes")
    hour, minute, zone = int(clock[1:3]), int(clock[4:6]), clock[6:]
    first = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hour, minutes=minute)
    return (
        first.isoformat(timespec="minutes") + zone,
        (first + dt.timedelta(minutes=1)).isoformat(timespec="minutes") + zone,
    )


class Times:
    """The component: reads the words and `doc._.published`, puts the times."""

    def __init__(self) -> None:
        self._reader = WordReader()
        self._grammar = Grammar()

    def __call__(self, doc: Doc) -> Doc:
        """Find the times of a Doc."""
        put(doc, Timex, find_times(doc, self._reader, self._grammar))
        return doc


@component("extractor_times", reads=(STRUCTURE,), writes=(Timex,))
def make_times(nlp: Language, name: str) -> Times:
    """The component with its grammar and lexicon, loaded once."""
    return Times()
