"""Times: every time expression of an article with its TIMEX3 value and calendar interval."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.calendar import parse_day
from extractor.components.annotations import put
from extractor.components.extensions import readable_ranges, text_of
from extractor.components.order import STRUCTURE, component
from extractor.components.times.anchoring import Anchors, is_narrative
from extractor.components.times.filters import before_noun, is_time
from extractor.components.times.meaning import Meaning
from extractor.components.times.roles import open_side, role_of
from extractor.components.times.spans import Expression, find_expressions, find_runs
from extractor.components.times.tense import Tense
from extractor.components.times.words import CLASSES, load_reader
from extractor.record.timex import Anchor, Timex

YEARS = range(1000, 3000)  # of publication: anything else is a fault of the page
# of parts of day
HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 24), "MI": (12, 13), "DT": (6, 18)}


def find_times(doc: Doc) -> list[Timex]:
    """The time expressions of the readable blocks, resolved in text order."""
    published = parse_day(doc._.published)
    if published is not None and published.year not in YEARS:
        published = None
    ranges = readable_ranges(doc)
    words = load_reader().read(
        text_of(doc), [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end, _ in ranges]
    )
    tense = Tense(doc)
    anchors = Anchors(
        published=published,
        narrative=is_narrative(words, published),
        tense=tense,
        has_open_day=bool(doc._.has_open_day),
    )
    times: list[Timex] = []
    line = 0
    entries = deque(doc._.entries or ())
    for first, last in find_runs(words):
        while entries and entries[0][0] <= words.starts[first]:
            anchors.published = parse_day(entries.popleft()[1]) or published
        if words.has("line_end", line, first):
            anchors.flashback = False  # it ends with its paragraph
        line = i = first
        while i < last:
            for expression in find_expressions(words, i):
                if is_time(expression, tense) and anchors.read_expression(expression):
                    times += read_parts(expression, anchors, tense, len(times))
                    i = expression.last - 1
                    break
            i += 1
    return in_text_order([time for time in times if not doc[tense.token_at(time.start)].like_url])


def in_text_order(times: list[Timex]) -> list[Timex]:
    """The times sorted and numbered by position: the ends of a stretch were read before the whole."""
    times = sorted(times, key=lambda time: (time.start, time.end))
    names = {time.id: f"t{k}" for k, time in enumerate(times, 1)}
    return [
        replace(time, id=names[time.id], anchor=replace(time.anchor, ref=names.get(time.anchor.ref or "")))
        for time in times
    ]


def read_parts(expression: Expression, anchors: Anchors, tense: Tense, count: int) -> list[Timex]:
    """The times that an expression makes, where `count` were made before."""
    times: list[Timex] = []
    for part in parts_of(expression, anchors):
        anchors.ref = anchors.last_id
        meaning = anchors.read_expression(part)
        if meaning is not None:
            time = make_timex(part, meaning, f"t{count + len(times) + 1}", anchors, within=part is not expression)
            times.append(without_article(time) if before_noun(part, tense) else time)
            if part is expression or expression.rule != "window_to":
                anchors.remember(meaning, time.id, part)
    return times


def parts_of(expression: Expression, anchors: Anchors) -> Iterator[Expression]:
    """An expression, and before it the ends of a stretch: "from January to May" is also "January" and "May".

    Of a narrative only the ends are times: it goes on from one of them, and no figure holds for the whole.
    """
    if expression.rule in ("from_to", "window_to"):
        for group in filter(None, (expression.has("date"), expression.has("until"))):
            yield from find_expressions(expression.words, *expression.match.span(group))[:1]
    if not anchors.narrative or not (expression.rule == "from_to" or expression.has("last")):
        yield expression


def named_words(expression: Expression) -> tuple[int, int]:
    """The words of the surface: without the preposition of a stretch, "so far", and the end of a window with its own words.

    "[the nine months] ended [Sept. 30]", "[this year] through [August]", "so far [this year]".
    """
    first, last, match = expression.first, expression.last, expression.match
    if expression.rule == "from_to" and expression.words.kind(first) in ("from", "between"):
        first += 1
    if expression.rule == "window_to" and (CLASSES["ended"] in match["to"] or expression.kind("which") == "this"):
        last = match.start("to")
    if expression.rule == "to_date" and (group := expression.has("so")):
        return match.span(group)
    return first, last


def without_article(time: Timex) -> Timex:
    """The same without the article before it: "the [summer] offensive"."""
    length = len(time.surface) - len(time.surface.split(None, 1)[1])
    return replace(time, start=time.start + length, surface=time.surface[length:])


def make_timex(expression: Expression, meaning: Meaning, time_id: str, anchors: Anchors, *, within: bool) -> Timex:
    """The annotation of a meaning, with what the words before it add: an open side, a role.

    `within` a stretch ("from 1990 until 1994") neither end is open.
    """
    words, (first, last) = expression.words, named_words(expression)
    start, end = words.starts[first], words.ends[last - 1]
    side = open_side(expression, meaning, anchors.published) if meaning.interval and not within else None
    from_, until = interval_ends(meaning)
    return Timex(
        id=time_id,
        start=start,
        end=end,
        surface=words.text[start:end],
        type=meaning.type,
        value=meaning.value,
        from_=None if side == "start" else from_,
        until=None if side == "end" else until,
        granularity=meaning.granularity,
        mod=meaning.mod,
        open=side,
        role="period" if within else role_of(expression, meaning, side),
        anchor=Anchor(kind=meaning.anchor, ref=anchors.ref if meaning.anchor == "mention" else None),
        fiscal=meaning.fiscal,
        rule=expression.rule,
    )


def interval_ends(meaning: Meaning) -> tuple[str | None, str | None]:
    """ISO dates of the interval; date-times for the hours of a part of day, or the minute of a clock time with its zone."""
    first, last = meaning.interval or (None, None)
    clock = meaning.clock
    if not clock or first is None or last is None:
        return (first.isoformat() if first else None), (last.isoformat() if last else None)
    zone, day = "", dt.datetime.combine(first, dt.time())
    if hours := HOURS.get(clock[1:]):
        from_, until = (day + dt.timedelta(hours=hour) for hour in hours)
        if (last - first).days > 1:  # overnight: from one evening to the next morning
            until += dt.timedelta(hours=6)
    else:
        from_, zone = day + dt.timedelta(hours=int(clock[1:3]), minutes=int(clock[4:6])), clock[6:]
        until = from_ + dt.timedelta(minutes=1)
    return from_.isoformat(timespec="minutes") + zone, until.isoformat(timespec="minutes") + zone


def times(doc: Doc) -> Doc:
    """Find the times of a Doc by its words, `doc._.published` and `doc._.entries`."""
    put(doc, Timex, find_times(doc))
    return doc


@component("extractor_times", reads=(STRUCTURE,), writes=(Timex,))
def make_times(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return times
