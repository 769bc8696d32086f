"""A publication date that does not fit the article: in conflict with its dates, years away from them, or only guessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from extractor.calendar import parse_day
from extractor.checks import future_as_past, period_order, weekday, wording
from extractor.checks.index import Index
from extractor.finding import Finding, Severity
from extractor.timex import Timex

CHECK = "publication_date"
_OF_DATES = frozenset({future_as_past.CHECK, period_order.CHECK, weekday.CHECK})
_MOST = 2  # conflicts of dates that are told one by one
_AHEAD, _BEHIND = timedelta(days=366), timedelta(days=731)  # plans reach as far ahead, reports look as far back
_FEW_AHEAD, _FEW_BEHIND = 2, 3  # dates: history is told by many of them, the future by few
_STATED = ("argument", "json-ld", "opengraph")  # sources that are seldom wrong: history is dated by them too


def doubt_date(index: Index, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with what is to be doubted of the publication date; many conflicts of dates become one of that date."""
    conflicts = [one for one in findings if one.check in _OF_DATES]
    if len(conflicts) <= _MOST:
        return [*findings, *_doubts(index)]
    published = f", {wording.day(index.published)}," if index.published else ""
    doubt = _finding(
        start=min(one.start for one in conflicts),
        end=max(one.end for one in conflicts),
        claims=tuple(dict.fromkeys(claim for one in conflicts for claim in one.claims)),
        message=f"{len(conflicts)} dates in the article conflict: the publication date{published} is doubtful.",
    )
    return [*(one for one in findings if one not in conflicts), doubt]


def _doubts(index: Index) -> Iterator[Finding]:
    published, source = index.published, index.extraction.article.published.source
    if published is None:
        return
    times = [time for time in index.times.values() if not index.is_furniture(time.start)]
    far = _far(times, published, is_stated=source in _STATED)
    if far:
        yield _finding(
            start=far[0].start,
            end=far[0].end,
            message=f"{len(far)} dates in the article are years away from the publication date, {wording.day(published)}, as in "
            f'"{far[0].surface}": the publication date is doubtful.',
        )
    hanging = [time for time in times if time.anchor.kind == "publication"]
    if source == "htmldate" and hanging:
        yield _finding(
            start=hanging[0].start,
            end=hanging[0].end,
            severity="info",
            message=f"The publication date, {wording.day(published)}, is guessed: {len(hanging)} of the article's times "
            f"depend{'s' * (len(hanging) == 1)} on it.",
        )


def _far(times: Sequence[Timex], published: date, *, is_stated: bool) -> list[Timex]:
    """The explicit days and months of an article where most of them lie years ahead of its date, or all years behind it."""
    dated = [time for time in times if time.anchor.kind == "explicit" and time.granularity in ("day", "month")]
    ahead = [time for time in dated if (day := parse_day(time.from_)) and day > published + _AHEAD]
    if len(ahead) >= _FEW_AHEAD and 2 * len(ahead) > len(dated):
        return ahead
    behind = [time for time in dated if (day := parse_day(time.until)) and day < published - _BEHIND]
    return behind if len(behind) >= _FEW_BEHIND and len(behind) == len(dated) and not is_stated else []


def _finding(
    *, start: int, end: int, message: str, severity: Severity = "warn", claims: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        id="", check=CHECK, severity=severity, claims=claims, start=start, end=end, status="unresolved", message=message
    )
