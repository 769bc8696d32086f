"""The whole journey of one article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language

from extractor.assembly import assemble
from extractor.cleaning import clean
from extractor.extraction import Extraction, Producer
from extractor.page import Page
from extractor.pipeline import annotate


def extract_pages(nlp: Language, pages: Iterable[Page]) -> Iterator[Extraction]:
    """The extraction of each page, in order."""
    queue: list[Page] = []

    def articles():  # type: ignore[no-untyped-def]
        for page in pages:
            article = clean(page)
            queue.append((page, article))
            yield article

    producer = Producer(version="0.1.0", model="", rules_sha256="")
    for doc in annotate(nlp, articles()):
        page, article = queue.pop(0)
        yield assemble(doc, article, input_id=page.input_id, producer=producer)
