"""From an annotated Doc to an Extraction: the last place that sees spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from spacy.tokens import Doc

from extractor.assembly.annotations import Annotations
from extractor.assembly.claims import project
from extractor.assembly.frames import find_scopes
from extractor.assembly.sentences import read_sentences
from extractor.assembly.wording import articles_of_names
from extractor.components.annotations import found_on
from extractor.record.article import Article
from extractor.record.entity import NAME_FORMS, Mention
from extractor.record.extraction import Extraction, Producer
from extractor.record.textrange import TextRange


def assemble(doc: Doc, article: Article, *, input_id: str, producer: Producer) -> Extraction:
    """Freeze what the components found, once, and project the claims from it."""
    found = found_on(doc)
    annotations = Annotations(
        figures=tuple(found.figures),
        times=tuple(found.times),
        mentions=tuple(found.mentions),
        entities=tuple(found.entities),
        quotes=tuple(found.quotes),
        statements=tuple(found.statements),
        references=tuple(found.references),
        readings=tuple(found.readings),
        articles=articles_of_names(article.text, found.mentions),
    )
    sentences = read_sentences(doc, _names(found.mentions), article.headline, _sections(article))
    return Extraction(
        input_id=input_id,
        article=article,
        figures=tuple(annotations.figures),
        times=tuple(annotations.times),
        mentions=tuple(annotations.mentions),
        entities=tuple(annotations.entities),
        quotes=tuple(annotations.quotes),
        statements=tuple(annotations.statements),
        claims=project(article, annotations, sentences, find_scopes(doc, annotations, sentences)),
        producer=producer,
    )


def _sections(article: Article) -> list[TextRange]:
    """The headings, those in a row as one."""
    runs = groupby(article.blocks, key=lambda block: block.kind == "heading")
    rows = (list(blocks) for is_heading, blocks in runs if is_heading)
    return [TextRange(row[0].start, row[-1].end) for row in rows]


def _names(mentions: Iterable[Mention]) -> Iterator[TextRange]:
    return (TextRange(one.start, one.end) for one in mentions if one.form in NAME_FORMS)
