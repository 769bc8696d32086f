"""How the numbers of a finding go together, as a sign and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from extractor.record.finding import Status

STATUS_MARK: Final[Mapping[Status, str]] = {
    "consistent_exact": "=",
    "consistent_rounded": "≈",
    "inconsistent": "≠",
    "derived": "→",
    "unresolved": "?",
}
STATUS_WORDS: Final[Mapping[str, str]] = {
    "consistent_exact": "the numbers agree",
    "consistent_rounded": "the numbers agree when rounded",
    "inconsistent": "the numbers disagree",
    "derived": "follows from the numbers",
    "unresolved": "can be read in more than one way",
}


def finding_words(finding: str) -> str:
    """A finding as stores list it, its check and its status, in words.

    >>> finding_words("two_changes consistent_exact")
    'two changes: the numbers agree'
    """
    check, _, status = finding.rpartition(" ")
    return f"{check.replace('_', ' ')}: {STATUS_WORDS.get(status, status)}"
