"""Many dates that do not fit the publication date: it is that date, then, which is doubtful."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.checks import future_as_past, period_order, weekday
from extractor.checks.index import Index
from extractor.finding import Finding

CHECK = "publication_date"
_OF_DATES = frozenset({future_as_past.CHECK, period_order.CHECK, weekday.CHECK})
_MOST = 2  # conflicts of dates that are told one by one


def doubt_date(index: Index, findings: Sequence[Finding]) -> list[Finding]:
    """The findings; more than two conflicts of dates become one of their own, which frames them all."""
    conflicts = [one for one in findings if one.check in _OF_DATES and one.status == "inconsistent"]
    if len(conflicts) <= _MOST:
        return list(findings)
    published = f", {index.published.isoformat()}," if index.published else ""
    doubt = Finding(
        id="",
        check=CHECK,
        severity="warn",
        claims=tuple(dict.fromkeys(claim for one in conflicts for claim in one.claims)),
        start=min(one.start for one in conflicts),
        end=max(one.end for one in conflicts),
        status="unresolved",
        message=f"{len(conflicts)} dates of the article are in conflict: the publication date{published} is doubtful.",
    )
    return [*(one for one in findings if one not in conflicts), doubt]
