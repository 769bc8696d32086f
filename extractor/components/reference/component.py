"""The component `reference`: the rows of what words refer to."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import put
from extractor.components.order import PARSE, STRUCTURE, TAGS, component
from extractor.components.reference.resolution import rows_of
from extractor.record.entity import Mention
from extractor.record.reference import Reference
from extractor.record.timex import Timex


def references(doc: Doc) -> Doc:
    """Put the references of the Doc."""
    put(doc, Reference, rows_of(doc))
    return doc


@component("extractor_reference", reads=(Mention, Timex, STRUCTURE), reads_if_there=(TAGS, PARSE), writes=(Reference,))
def make_reference(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return references
