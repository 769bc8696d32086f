"""How a marked sentence is compared with what the pipeline reads in it."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.evaluation.markup import Marked, parse_markup
from extractor.components.annotations import found_on
from extractor.record.figure import Figure

_ARTICLES = re.compile(r"^(?:the|a|an|its|their)\s+", re.IGNORECASE)


def read(nlp: Language, text: str) -> tuple[Doc, list[Figure]]:
    """The Doc of a text, with Monday 9 June 2025 as its publication day, and its figures."""
    doc = nlp.make_doc(text)
    doc._.published = "2025-06-09"
    doc = nlp(doc)
    return doc, found_on(doc).figures


def differences(nlp: Language, marked_text: str) -> list[str]:
    """What the pipeline reads otherwise than the marks say, one line a slot; empty when all is as marked."""
    text, marks = parse_markup(marked_text)
    doc, figures = read(nlp, text)
    lines = []
    for mark in marks:
        figure = next((f for f in figures if f.start < mark.end and mark.start < f.end), None)
        if figure is None:
            lines.append(f"{mark.surface!r} was not found as a figure")
            continue
        for slot, value in _slots(doc, figure, figures, mark).items():
            if slot in mark.attributes and not _same(mark.attributes[slot], value):
                lines.append(
                    f"{mark.surface!r}: {slot} is {value!r}, not {mark.attributes[slot]!r} {dict(figure.rules)}"
                )
    return lines


def _slots(doc: Doc, figure: Figure, figures: list[Figure], mark: Marked) -> dict[str, str | None]:
    target = figure.compared_with
    surfaces = {row.id: row.surface for row in [*figures, *found_on(doc).times]}
    return {
        "r": figure.role,
        "d": figure.direction,
        "m": doc.text[figure.measure.start : figure.measure.end] if figure.measure else None,
        "vs": surfaces[target.figure or target.time or ""] if target else None,
        "k": figure.baseline_kind,
    }


def _same(wanted: str, value: str | None) -> bool:
    if wanted == "-" or value is None:
        return wanted == "-" and value is None
    return _ARTICLES.sub("", wanted).lower() == _ARTICLES.sub("", value).lower()
