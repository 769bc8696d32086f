"""The findings of one check on an extraction."""

from __future__ import annotations

from extractor.checks import check
from extractor.record.extraction import Extraction
from extractor.record.finding import Finding


def findings(extraction: Extraction, check_name: str) -> list[Finding]:
    """All findings of the check, in text order."""
    return [finding for finding in check(extraction) if finding.check == check_name]


def statuses(extraction: Extraction, check_name: str) -> list[str]:
    """Their statuses."""
    return [finding.status for finding in findings(extraction, check_name)]
