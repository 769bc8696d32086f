"""The whole pipeline of one article: page -> article -> doc -> extraction with claims and findings."""

from extractor.api.archives import extract_many, extract_pages
from extractor.api.article import annotate, corrected_page, extract, figures, times
from extractor.api.extracting import is_read, with_findings
from extractor.api.isolated import extract_records, of_articles

__all__ = [
    "annotate", "corrected_page", "extract", "extract_many", "extract_pages", "extract_records", "figures", "is_read",
    "of_articles", "times", "with_findings",
]  # fmt: skip
