"""From an annotated Doc to an Extraction."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.article import Article
from extractor.components.extensions import read_annotations, read_entities
from extractor.entity import Mention
from extractor.extraction import Extraction, Producer
from extractor.figure import Figure
from extractor.quote import Quote
from extractor.timex import Timex


def assemble(doc: Doc, article: Article, *, input_id: str, producer: Producer) -> Extraction:
    """Translate what the components wrote into frozen types, once."""
    return Extraction(
        input_id=input_id,
        article=article,
        figures=tuple(read_annotations(doc, Figure)),
        times=tuple(read_annotations(doc, Timex)),
        mentions=tuple(read_annotations(doc, Mention)),
        entities=tuple(read_entities(doc)),
        quotes=tuple(read_annotations(doc, Quote)),
        producer=producer,
    )
