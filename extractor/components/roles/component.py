from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("extractor_roles", assigns=["doc.spans"])
def roles(doc: Doc) -> Doc:
    return doc
