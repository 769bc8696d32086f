"""The component `assertions`: how each statement and quote is meant, once, for the claims that are made of them.

Reading order: `finder` (what an assertion is made of), `scopes` (what the clause of a figure or quote says), `modality`,
`measured`, `repeats`; `sentences` has the ranges that all of them read in.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import found_on, put
from extractor.components.assertions.finder import find_assertions
from extractor.components.assertions.sentences import sentence_ranges
from extractor.components.extensions import text_of
from extractor.components.lookup import Lookup
from extractor.components.order import ALL, STRUCTURE, component, slots
from extractor.components.structure import structure_of
from extractor.record.assertion import Assertion
from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.reading import Reading
from extractor.record.reference import Reference
from extractor.record.statement import Statement
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex


class Assertions:
    """Puts an assertion for each statement and each quote."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the statements and quotes of the Doc."""
        rows = found_on(doc)
        if rows.statements or rows.quotes:
            blocks = [(TextRange(start, end), kind) for start, end, kind, _ in doc._.blocks or ()]
            text, sentences = text_of(doc), sentence_ranges(doc)
            put(doc, Assertion, find_assertions(structure_of(doc), text, sentences, blocks, Lookup(rows)))
        return doc


@component(
    "extractor_assertions",
    reads=(STRUCTURE, Figure, Statement),
    reads_if_there=(
        Timex,
        Quote,
        Reference,
        Reading,
        *slots(Figure, "attributed_to"),
        *slots(Mention, *ALL),
        *slots(Entity, *ALL),
    ),
    writes=(Assertion,),
)
def make_assertions(nlp: Language, name: str) -> Assertions:
    """The component; it has no settings."""
    return Assertions()
