"""The key of an article in the tables."""

from __future__ import annotations

import hashlib

from extractor.record.article import Article
from extractor.record.extraction import Extraction


def article_id(extraction: Extraction) -> str:
    """The key of an article's row: two records have the same only if article, input id and text are the same."""
    return id_of_article(extraction.input_id, extraction.article)


def id_of_article(input_id: str, article: Article) -> str:
    """The same of an article of which nothing is extracted yet."""
    parts = "\0".join((article.key, input_id, article.text_sha256))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]
