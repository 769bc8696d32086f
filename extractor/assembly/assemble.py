"""From an annotated Doc to an Extraction: the last place that sees spaCy."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.article import Article
from extractor.assembly.annotations import Annotations
from extractor.assembly.claims import project
from extractor.assembly.frames import find_scopes
from extractor.assembly.sentences import sentence_ranges
from extractor.components.found import found_on
from extractor.extraction import Extraction, Producer


def assemble(doc: Doc, article: Article, *, input_id: str, producer: Producer) -> Extraction:
    """Freeze what the components found, once, and project the claims from it."""
    found = found_on(doc)
    figures, times, mentions = tuple(found.figures), tuple(found.times), tuple(found.mentions)
    entities, quotes = tuple(found.entities), tuple(found.quotes)
    annotations = Annotations(figures=figures, times=times, mentions=mentions, entities=entities, quotes=quotes)
    sentences = sentence_ranges(doc)
    return Extraction(
        input_id=input_id,
        article=article,
        figures=figures,
        times=times,
        mentions=mentions,
        entities=entities,
        quotes=quotes,
        claims=project(article, annotations, sentences, find_scopes(doc, annotations, sentences)),
        producer=producer,
    )
