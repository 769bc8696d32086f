from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_entities", assigns=["doc.spans"])
def entities(doc: Doc) -> Doc:
    return doc
