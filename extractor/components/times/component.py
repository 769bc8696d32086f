from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_times", assigns=["doc.spans"])
def times(doc: Doc) -> Doc:
    return doc
