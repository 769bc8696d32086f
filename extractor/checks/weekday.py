"""A date with the wrong weekday: "Monday, June 10, 2025" was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.report import report
from extractor.finding import Finding, Status
from extractor.textrange import TextRange

CHECK = "weekday"
_NEAR = timedelta(days=200)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # noqa: E501
_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})(?:, *| +\(?)(?:the +)?"
    rf"(?:{_MONTH.format('month')}[ ]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)? +(?:of +)?{_MONTH.format('month_last')})\b(?!\s*[-–:]\s*\d)"
    r"(?:,? +(?P<year>(?:19|20)\d\d)\b)?"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def check_weekdays(index: Index) -> Iterator[Finding]:
    """Compare the weekday of each full date with the calendar.

    Without a printed year every such date within 200 days of publication may be meant; nothing is said where the
    sentence names another year, or where no publication date is known.
    """
    for found in _DATE.finditer(index.text):
        days = _possible_days(index, found)
        if not days or index.is_furniture(found.start()):
            continue
        right = [day for day in days if _WEEKDAYS[day.weekday()] == found["weekday"]]
        day = (right or days)[0]
        status: Status = "consistent_exact" if right else "inconsistent"
        yield report(
            index,
            CHECK,
            [TextRange(found.start(), found.end())],
            status,
            f"{day.isoformat()} is a {_WEEKDAYS[day.weekday()]}; the article says {found['weekday']}: {wording.OUTCOME[status]}.",
            binding="explicit" if found["year"] else "likely",
        )


def _possible_days(index: Index, found: re.Match[str]) -> list[date]:
    """The days that the words may mean, the nearest to publication first."""
    month = _MONTHS.index((found["month"] or found["month_last"])[:3].lower()) + 1
    day = int(found["day"] or found["day_first"])
    if found["year"]:
        days = [_date(int(found["year"]), month, day)]
        return [one for one in days if one]
    published, sentence = index.published, index.sentence_at(found.start())
    years = {int(year[0]) for year in _YEAR.finditer(index.text, sentence.start, sentence.end)}
    if published is None or years - {published.year}:
        return []
    days = [_date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    near = [one for one in days if one and abs(one - published) <= _NEAR]
    return sorted(near, key=lambda one: abs(one - published))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # February 30
        return None
