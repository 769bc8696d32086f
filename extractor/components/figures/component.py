"""The component `figures`: writes the figures of a Doc to `doc.spans["figures"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.extensions import write_annotations
from extractor.components.figures.finder import find_figures
from extractor.figure import Figure


@Language.component("extractor_figures", assigns=["doc.spans"])
def figures(doc: Doc) -> Doc:
    """Find the figures; roles, measures and periods are filled in by later components."""
    write_annotations(doc, Figure, find_figures(doc))
    return doc
