"""A period in the future that is told as past: "exports fell 5 percent in August 2026", printed in 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.index import Index
from extractor.checks.report import report
from extractor.finding import Finding
from extractor.textrange import TextRange
from extractor.timex import Timex

CHECK = "future_as_past"
_YEAR = re.compile(r"\b20\d\d\b")
_IN = re.compile(r"\b(?:in|on|during|throughout)\s+(?:the\s+|early\s+|late\s+)?$")
_PAST = re.compile(
    r"\b(?:rose|fell|grew|dropped|climbed|jumped|surged|slid|shrank|declined|decreased|increased|was|were|had|reported|"
    r"recorded|reached|totall?ed|amounted|died|won|lost|sold|earned|made|stood|came|produced|exported|imported|killed|"
    r"arrested|opened|closed|signed|happened|took|hit|paid|spent|gained|carried|visited|bought|shipped|built|received|"
    r"collected|raised|averaged|registered|counted|treated|attended|moved|left|joined|employed|issued|granted|generated)\b"
)
# Anything that may place the sentence in the future, in a plan or in a fiscal year that has begun.
_OPEN = re.compile(
    r"\b(?:will|would|shall|should|could|can|may|might|must|to be|expect\w*|forecast\w*|project\w*|plan\w*|schedul\w*|"
    r"target\w*|due|set to|set for|by|until|aim\w*|goal|estimate\w*|predict\w*|if|promis\w*|pledg\w*|going to|budget\w*|"
    r"fiscal|financial|season|FY|bid|contract|award\w*|deal|agree\w*|announc\w*|guidance|outlook|future|ahead|upcoming|"
    r"launch\w*|host\w*|postpon\w*|mov\w*|delay\w*|approv\w*|vot\w*|election|tournament|delivery|mature\w*|expir\w*)\b",
    re.I,
)


def check_future_as_past(index: Index) -> Iterator[Finding]:
    """Find periods with a printed year that begin after publication, in sentences in the past tense without any plan."""
    published = index.published
    if published is None:
        return
    for time in index.extraction.times:
        if time.from_ and time.from_[:10] > published.isoformat() and _is_told_as_past(index, time):
            message = (
                f'"{time.surface}" begins on {time.from_[:10]}, after the publication on {published.isoformat()}; '
                "the article tells it as past."
            )
            yield report(index, CHECK, [time], "inconsistent", message, binding="likely")


def _is_told_as_past(index: Index, time: Timex) -> bool:
    if not _YEAR.search(time.surface) or time.open or time.fiscal or time.role not in ("period", "other"):
        return False
    sentence = index.sentence_of(time)
    lead = index.words(TextRange(max(sentence.start, time.start - 20), time.start))
    words = index.text[sentence.start : sentence.end]
    without_period = index.text[sentence.start : time.start] + index.text[time.end : sentence.end]
    return bool(_IN.search(lead) and _PAST.search(words) and not _OPEN.search(without_period))
