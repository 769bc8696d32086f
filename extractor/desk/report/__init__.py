"""Extractions -> one HTML file to read, to print and to mail."""

from extractor.desk.report.claim_views import Decided
from extractor.desk.report.page import report_page, spans_page
from extractor.desk.report.spans import SpannedText, parse_spanned

__all__ = ["Decided", "SpannedText", "parse_spanned", "report_page", "spans_page"]
