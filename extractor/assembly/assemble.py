"""From an annotated Doc to an Extraction: the last place that sees spaCy."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.article import Article
from extractor.assembly.annotations import Annotations
from extractor.assembly.claims import project
from extractor.assembly.sentences import sentence_ranges
from extractor.components.extensions import read_annotations, read_entities
from extractor.components.statements.component import read_statements
from extractor.entity import Mention
from extractor.extraction import Extraction, Producer
from extractor.figure import Figure
from extractor.quote import Quote
from extractor.timex import Timex


def assemble(doc: Doc, article: Article, *, input_id: str, producer: Producer) -> Extraction:
    """Translate what the components wrote into frozen types, once, and project the claims from them."""
    found = Annotations(
        figures=read_annotations(doc, Figure),
        times=read_annotations(doc, Timex),
        mentions=read_annotations(doc, Mention),
        entities=read_entities(doc),
        quotes=read_annotations(doc, Quote),
        statements=read_statements(doc),
    )
    return Extraction(
        input_id=input_id,
        article=article,
        figures=tuple(found.figures),
        times=tuple(found.times),
        mentions=tuple(found.mentions),
        entities=tuple(found.entities),
        quotes=tuple(found.quotes),
        statements=tuple(found.statements),
        claims=project(article, found, sentence_ranges(doc)),
        producer=producer,
    )
