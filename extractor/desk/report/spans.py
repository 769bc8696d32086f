"""Spans that exist already, on their text: what `report --spans` shows without running the model.

A line of the file: {"id", "text" or "html", "spans": [{"start", "end", "label", ...}]}.  Places count code points of the
text, `end` exclusive; of HTML they count those of the text that is read from it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from extractor.desk.report.segments import Segment, cut
from extractor.errors import InputError
from extractor.record.textrange import TextRange

_OWN = ("start", "end", "label")


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled range; `facts` is what else its line says."""

    range: TextRange
    label: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SpannedText:
    """A text with its spans."""

    id: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SpannedView:
    """As the template shows it: segments, whose marks are the numbers of spans, and the spans in text order, each with an id."""

    id: str
    spanned: SpannedText
    segments: tuple[Segment[tuple[str, str]], ...]
    spans: tuple[tuple[str, Span], ...]
    labels: tuple[str, ...]


def parse_spanned(line: bytes, where: str, read_html: Callable[[str], str]) -> SpannedText:
    """The text and spans of a line.  Raises InputError, with `where` and what to do, for what is none.

    `read_html` gives the text of a page.
    """
    try:
        labelled = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: not JSON ({error}): one object a line") from error
    if not isinstance(labelled, dict) or not isinstance(labelled.get("spans"), list):
        raise InputError(f'{where}: no list "spans": give {{"id", "text", "spans": [{{"start", "end", "label"}}]}}')
    html = labelled.get("html")
    text = labelled.get("text") if html is None else read_html(html) if isinstance(html, str) else None
    if not isinstance(text, str):
        raise InputError(f'{where}: no string "text" or "html" on which the spans could be shown')
    spans = tuple(_parse_span(span, text, f"{where}, span {n}") for n, span in enumerate(labelled["spans"], 1))
    return SpannedText(str(labelled.get("id", where)), text, spans)


def _parse_span(span: Any, text: str, where: str) -> Span:
    if not isinstance(span, dict) or not all(type(span.get(name)) is int for name in ("start", "end")):
        raise InputError(f'{where}: "start" and "end" must be whole numbers')
    start, end = span["start"], span["end"]
    if not 0 <= start < end <= len(text):
        raise InputError(f"{where}: [{start}, {end}) is not in the text, which has {len(text):,} characters")
    printed = span.get("surface")
    if isinstance(printed, str) and printed != text[start:end]:
        raise InputError(
            f"{where}: the text has {text[start:end]!r} there, not {printed!r}: count code points, `end` exclusive"
        )
    facts = tuple((name, _shown(value)) for name, value in span.items() if name not in _OWN and value is not None)
    return Span(TextRange(start, end), str(span.get("label", "span")), facts)


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def read_spanned(text: SpannedText, id_: str) -> SpannedView:
    """The view of one text; `id_` is unique on the page."""
    ordered = sorted(text.spans, key=lambda span: (span.range.start, -span.range.end))
    spans = tuple((f"{id_}s{number}", span) for number, span in enumerate(ordered, 1))
    segments = cut(text.text, ((span.range, (name, span.label)) for name, span in spans))
    return SpannedView(id_, text, tuple(segments), spans, _labels(text.spans))


def _labels(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(label for label, _ in Counter(span.label for span in spans).most_common())
