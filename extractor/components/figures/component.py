"""The component `figures`: puts the figures of a Doc."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import put
from extractor.components.figures.finder import find_figures
from extractor.components.order import LEMMAS, NAMES, PARSE, STRUCTURE, TAGS, component
from extractor.record.figure import Figure
from extractor.record.timex import Timex


def figures(doc: Doc) -> Doc:
    """Find the figures; roles, measures and periods are filled in by later components."""
    put(doc, Figure, find_figures(doc))
    return doc


@component(
    "extractor_figures", reads=(Timex,), reads_if_there=(TAGS, PARSE, NAMES, LEMMAS, STRUCTURE), writes=(Figure,)
)
def make_figures(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return figures
