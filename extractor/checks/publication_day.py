"""The day of publication of a page whose days contradict each other: which it may be."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.record.article import CandidateSource
from extractor.record.finding import Finding

CHECK = "publication_day"
_SOURCES: dict[CandidateSource, str] = {
    "json-ld": "metadata", "opengraph": "metadata", "meta": "metadata", "time-tag": "shown", "htmldate": "guessed",
    "url": "address", "text": "shown", "modified": "last change", "body": "in the text",
}  # fmt: skip


@RULES.add(
    CHECK,
    "",
    "Grain trade grows\n\n9 June 2019\nUpdated 5 June 2025\n\nMills were sold on 3 March 2025, 4 May 2025 and 2 June 2025.",
    "Grain trade grows\n\n9 June 2019\nUpdated 5 June 2025\n\nMills were sold on 3 March 2019, 4 May 2019 and 2 June 2019.",
)
def check_publication_day(index: Index) -> Iterator[Finding]:
    """Lists the days that a page gives, where they contradict each other by some months; none of them is taken.

    Needs: no day that the caller gave.
    """
    if index.candidates:
        days = ", ".join(
            dict.fromkeys(f"{wording.day(each.value)} ({_SOURCES[each.source]})" for each in index.candidates)
        )
        message = f'The page does not say when it was published: {days}. Times such as "last month" are left open.'
        start, end = index.headline
        yield Finding(id="", check=CHECK, severity="info", claims=index.undated_claims(), start=start, end=end,
                      status="unresolved", message=message, computed=None, reported=None)  # fmt: skip
