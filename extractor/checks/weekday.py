"""A date with the wrong weekday: "Monday, June 10, 2025" was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractor.checks.index import Index
from extractor.checks.report import report
from extractor.finding import Finding
from extractor.textrange import TextRange

CHECK = "weekday"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # noqa: E501
_DATE = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})(?:,\s*|\s+\(?)(?:the\s+)?"
    rf"(?:{_MONTH.format('month')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('month_last')})\b(?!\s*[-–:]\s*\d)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def check_weekdays(index: Index) -> Iterator[Finding]:
    """Compare the weekday of each full date with the calendar.

    Without a printed year the date is the one nearest to publication; nothing is said where the sentence names
    another year, or where no publication date is known.
    """
    for found in _DATE.finditer(index.text):
        day = _day_of(index, found)
        if day is None or index.is_furniture(found.start()):
            continue
        right, printed = _WEEKDAYS[day.weekday()], found["weekday"]
        status = "consistent_exact" if right == printed else "inconsistent"
        outcome = "consistent" if right == printed else "inconsistent"
        yield report(
            index,
            CHECK,
            [TextRange(found.start(), found.end())],
            status,  # type: ignore[arg-type]
            f"{day.isoformat()} is a {right}; the article says {printed}: {outcome}.",
            binding="explicit" if found["year"] else "likely",
        )


def _day_of(index: Index, found: re.Match[str]) -> date | None:
    month = _MONTHS.index((found["month"] or found["month_last"])[:3].lower()) + 1
    day = int(found["day"] or found["day_first"])
    if found["year"]:
        return _date(int(found["year"]), month, day)
    published = index.published
    sentence = index.sentence_at(found.start())
    if published is None or any(
        year[0] != str(published.year) for year in _YEAR.finditer(index.text, sentence.start, sentence.end)
    ):
        return None
    days = [_date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    return min((one for one in days if one), key=lambda one: abs(one - published), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # February 30
        return None
