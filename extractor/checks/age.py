"""Age against birth date: "Ali Kaya, 45, who was born in 1978"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.record.finding import Finding, Interval

CHECK = "age"
_NEWS_LAG = timedelta(days=31)  # the age on the day of the event, which may be some weeks before the report
_DAY = timedelta(days=1)


@RULES.add(CHECK, "", "Ali Kaya, 45, who was born in 1978, retired.", "Ali Kaya, 45, who lives in Ghent, retired.")
def check_ages(index: Index) -> Iterator[Finding]:
    """Compares an age with the birth date of the same person.

    Needs: one age and one birth date in a sentence, no other person between them, and the publication date.
    """
    for statement in index.statements:
        age, born = index.figure(statement.value), index.times.get(statement.born or "")
        published = index.published
        if not (age and age.value and born and born.from_ and born.until and published):
            continue
        first, last = date.fromisoformat(born.from_[:10]), date.fromisoformat(born.until[:10]) - _DAY
        low, high = _age(last, published - _NEWS_LAG), _age(first, published)
        if low <= age.value <= high:
            continue
        years = f"{low} or {high}" if high - low == 1 else f"{low} to {high}" if high > low else f"{high}"
        message = f"Someone born in {born.surface} is {years}; the article says {wording.short(age)}: inconsistent."
        yield report(
            index,
            CHECK,
            [age, born],
            "inconsistent",
            message,
            computed=Interval(low=Decimal(low), value=None, high=Decimal(high)),
            reported=Interval(low=age.value, value=age.value, high=age.value),
        )


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
