from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_quotes", assigns=["doc.spans"])
def quotes(doc: Doc) -> Doc:
    return doc
