"""The component `clauses`: reads the sentences of a Doc once, for all components behind it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.clauses.structure import Structure
from extractor.components.order import LEMMAS, PARSE, STRUCTURE, TAGS, component


class Clauses:
    """Writes `doc._.structure`."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the sentences of the Doc, in place of any reading that was there."""
        doc._.structure = Structure(doc)
        return doc


@component("extractor_clauses", reads=(LEMMAS,), reads_if_there=(TAGS, PARSE), writes=(STRUCTURE,))
def make_clauses(nlp: Language, name: str) -> Clauses:
    """The component; it has no settings."""
    return Clauses()
