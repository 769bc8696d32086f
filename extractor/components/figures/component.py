from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_figures", assigns=["doc.spans"])
def figures(doc: Doc) -> Doc:
    return doc
