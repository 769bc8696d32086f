from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_names", assigns=["doc.spans"])
def names(doc: Doc) -> Doc:
    return doc
