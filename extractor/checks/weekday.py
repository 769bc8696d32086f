"""A date with the wrong weekday: "Monday, June 10, 2025" was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractor.calendar import calendar_names
from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.finding import Finding
from extractor.textrange import TextRange

CHECK = "weekday"
_NEAR = timedelta(days=200)
_DATE = re.compile(
    r"\b(?P<weekday>[A-Z][a-z]+day)(?:, *| +\(?)(?:the +)?"
    r"(?:(?P<month>[A-Z][a-z]{2,8}\.?) +(?P<day>\d{1,2})(?:[a-z]{2})?|"
    r"(?P<day_first>\d{1,2})(?:[a-z]{2})? +(?:of +)?(?P<month_last>[A-Z][a-z]{2,8}\.?))"
    r"(?!\w)(?!\s*[-–:]\s*\d)(?:,? +(?P<year>(?:19|20)\d\d)\b)?"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@RULES.add(CHECK, example="The court met on Monday, June 10, 2025.", counterexample="The court met on June 10, 2025.")
def check_weekdays(index: Index) -> Iterator[Finding]:
    """Compares the weekday of a full date with the calendar.

    Needs: weekday, day and month, and the year or a known publication date; without a printed year every such date within
    200 days of publication may be meant, and nothing is reported where the sentence names another year.
    """
    for found in _DATE.finditer(index.text):
        days = _possible_days(index, found)
        if not days or found["weekday"].lower() not in calendar_names("weekday") or index.is_furniture(found.start()):
            continue
        named = calendar_names("weekday").get(found["weekday"].lower())
        if any(day.isoweekday() == named for day in days):
            continue
        day = days[0]
        yield report(
            index,
            CHECK,
            [TextRange(found.start(), found.end())],
            "inconsistent",
            f"{wording.day(day)} is a {_name(day)}; the article says {found['weekday']}: inconsistent.",
            binding="explicit" if found["year"] else "likely",
        )


def _possible_days(index: Index, found: re.Match[str]) -> list[date]:
    """The days that the words may mean, the nearest to publication first."""
    month = calendar_names("month").get((found["month"] or found["month_last"]).rstrip(".").lower(), 0)
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


def _name(day: date) -> str:
    names = calendar_names("weekday")
    return max((name for name, number in names.items() if number == day.isoweekday()), key=len).capitalize()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # February 30, or a word that is no month
        return None
