from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_attribution", assigns=["doc.spans"])
def attribution(doc: Doc) -> Doc:
    return doc
