"""Extractions -> one HTML file to read, to print and to mail."""

from extractor.report.page import report_page, spans_page
from extractor.report.spans import SpannedText, parse_spanned
from extractor.report.views import Decided

__all__ = ["Decided", "SpannedText", "parse_spanned", "report_page", "spans_page"]
