"""The component `measures`: what each figure measures.

Reading order: `frames` (the table), `names` (which words belong to a measure), `slots` (those of their own),
`earlier` and `positions` (how each position of the table is found), `finder` (figure by figure).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import fill, found_on
from extractor.components.measures.finder import find_phrases
from extractor.components.order import BOUNDS, LEMMAS, NAMES, PARSE, STRUCTURE, TAGS, component, slots
from extractor.components.structure import structure_of
from extractor.components.tables import find_heads
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex


def find_measures(doc: Doc) -> list[Figure]:
    """The figures of the Doc with their measures, in text order."""
    annotations = found_on(doc)
    structure = structure_of(doc)
    columns = structure.columns
    heads = find_heads(doc)
    filled = []
    for figure, phrase in zip(
        annotations.figures,
        find_phrases(structure, annotations.figures, annotations.times),
        strict=True,
    ):
        if figure.id in heads:
            head = heads[figure.id]
            rules = {**figure.rules, "measure_words": head.rule} if head.measure else figure.rules
            filled.append(replace(figure, measure=head.measure, rules=rules))
            continue
        if phrase is None:
            filled.append(figure)
            continue
        filled.append(
            replace(
                figure,
                measure=TextRange(columns.starts[phrase.first], columns.ends[phrase.stop - 1]),
                rules={**figure.rules, "measure_words": phrase.rule},  # "measure" alone names a range in the record
            )
        )
    return filled


def measures(doc: Doc) -> Doc:
    """Fill the measures of the Doc's figures."""
    fill(doc, Figure, find_measures(doc), ("measure", "rules"))
    return doc


@component(
    "extractor_measures",
    reads=(Figure, Timex, *slots(Figure, "role", "rules")),
    reads_if_there=(BOUNDS, TAGS, PARSE, NAMES, LEMMAS, STRUCTURE),
    fills={Figure: ("measure",)},
    revises={Figure: ("rules",)},
)
def make_measures(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; its frames and words are those of `models/en/lexicons`."""
    return measures
