"""From an annotated Doc to an Extraction: the last place that sees spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from spacy.tokens import Doc

from extractor.assembly.claims import project
from extractor.assembly.sentences import read_sentences
from extractor.assembly.wording import articles_of_names
from extractor.components.annotations import found_on
from extractor.components.lookup import Lookup
from extractor.record.article import Article
from extractor.record.entity import NAME_FORMS, Mention
from extractor.record.extraction import Extraction, Producer
from extractor.record.textrange import TextRange


def assemble(doc: Doc, article: Article, *, input_id: str, producer: Producer) -> Extraction:
    """Freeze what the components found, once, and project the claims from it."""
    rows = found_on(doc)
    sentences = replace(
        read_sentences(doc, _names(rows.mentions), article.headline, _sections(article)),
        articles=articles_of_names(article.text, rows.mentions),
    )
    return Extraction(
        input_id=input_id,
        article=article,
        figures=tuple(rows.figures),
        times=tuple(rows.times),
        mentions=tuple(rows.mentions),
        entities=tuple(rows.entities),
        quotes=tuple(rows.quotes),
        statements=tuple(rows.statements),
        claims=project(article, Lookup(rows), sentences),
        producer=producer,
    )


def _sections(article: Article) -> list[TextRange]:
    """The headings, those in a row as one."""
    runs = groupby(article.blocks, key=lambda block: block.kind == "heading")
    rows = (list(blocks) for is_heading, blocks in runs if is_heading)
    return [TextRange(row[0].start, row[-1].end) for row in rows]


def _names(mentions: Iterable[Mention]) -> Iterator[TextRange]:
    return (TextRange(mention.start, mention.end) for mention in mentions if mention.form in NAME_FORMS)
