"""Claims -> findings: the numbers of an article against each other."""

from extractor.extraction import Extraction
from extractor.finding import Finding


def check(extraction: Extraction) -> tuple[Finding, ...]:
    """Every finding of the article."""
    return ()
