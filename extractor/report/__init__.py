"""Extractions -> one HTML file to read, to print and to mail."""

from extractor.report.claim_views import Decided
from extractor.report.page import report_page, spans_page
from extractor.report.spans import SpannedText, parse_spanned

__all__ = ["Decided", "SpannedText", "parse_spanned", "report_page", "spans_page"]
