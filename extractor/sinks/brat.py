"""Spans and relations in brat's standoff format: a text and its annotations for each article, and the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.record.extraction import Extraction
from extractor.record.spans import LABELS, RELATIONS, Labelled, Spans, spans_of
from extractor.record.tables import article_id
from extractor.record.textrange import TextRange

_LINES = re.compile(r"[^\n]+")


def write_brat(extractions: Iterable[Extraction], folder: Path) -> None:
    """`ARTICLE_ID.txt` and `ARTICLE_ID.ann` for each article, and `annotation.conf`.

    Offsets are code points, as in brat; a span over a line break has a fragment for each line, since brat's lines are its
    own.  What is known of a span is a note.
    """
    for extraction in extractions:
        name, spans = article_id(extraction), spans_of(extraction)
        (folder / f"{name}.txt").write_bytes(spans.text.encode())
        (folder / f"{name}.ann").write_bytes(standoff(spans).encode())
    (folder / "annotation.conf").write_text(configuration(), encoding="utf-8")


def standoff(spans: Spans) -> str:
    """The lines of an .ann file: T spans, R relations, # notes, N links to Wikidata."""
    ids = {span.id: f"T{number}" for number, span in enumerate(spans.spans, 1)}
    lines = [
        f"{ids[span.id]}\t{span.label} {_places(span, spans.text)}\t{_words(span, spans.text)}" for span in spans.spans
    ]
    lines += [
        f"R{number}\t{relation.label} Arg1:{ids[relation.head]} Arg2:{ids[relation.child]}"
        for number, relation in enumerate(spans.relations, 1)
    ]
    noted = [span for span in spans.spans if span.values]
    lines += [
        f"#{number}\tAnnotatorNotes {ids[span.id]}\t{'; '.join(f'{name}={value}' for name, value in span.values.items())}"
        for number, span in enumerate(noted, 1)
    ]
    linked = [span for span in spans.spans if "wikidata" in span.values]
    lines += [
        f"N{number}\tReference {ids[span.id]} Wikidata:{span.values['wikidata']}\t{_words(span, spans.text)}"
        for number, span in enumerate(linked, 1)
    ]
    return "".join(f"{line}\n" for line in lines)


def _on_lines(span: Labelled, text: str) -> Iterator[TextRange]:
    for start, end in span.fragments:
        for line in _LINES.finditer(text, start, end):
            yield TextRange(*line.span())


def _places(span: Labelled, text: str) -> str:
    return ";".join(f"{start} {end}" for start, end in _on_lines(span, text))


def _words(span: Labelled, text: str) -> str:
    return " ".join(text[start:end] for start, end in _on_lines(span, text))


def configuration() -> str:
    """brat's `annotation.conf`: which labels there are, and what relations lead from where to where."""
    labels = dict.fromkeys(label for layer in LABELS.values() for label in layer)
    relations = [f"{label}\tArg1:<ENTITY>, Arg2:<ENTITY>" for label in RELATIONS]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    parts = {"entities": list(labels), "relations": [*relations, overlap], "events": [], "attributes": []}
    return "".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())
