"""Years against their count: "opened in 1997, 35 years ago", "from 1955 to 1977, or 27 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.timex import Timex

CHECK = "years"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AGO = WordPattern(r"(?:{hedge} )?(?P<count>\d{1,3}) years {before_now}", re.I)
_BESIDE = WordPattern(r"\s*[,(–—]\s*(?:(?:or|that is|in)\s+)*{hedge}?\s*")
_APART = WordPattern(r"\s*(?:,\s*or|,|\(|[–—])\s*(?:(?:a (?:span|period|total) of|or|for|in all)\s+)?{hedge}?\s*")


@RULES.add(
    CHECK,
    example="The mill opened in 1997, 35 years ago.",
    counterexample="The mill opened in 1997 and burned down 35 years ago.",
)
def check_years(index: Index) -> Iterator[Finding]:
    """Counts the years between a year and the publication, or between the two ends of a span.

    Needs: a printed year and "so many years ago" side by side, with the publication date known; or "from 1955 to 1977" with the
    count of years right after.  One year more or less is left alone, since days and months are not known.
    """
    for first, second in pairwise(index.extraction.times):
        for year, ago in ((first, second), (second, first)):
            yield from _since(index, year, ago)
    for figure in index.extraction.figures:
        if figure.kind == "duration" and figure.unit and figure.unit.id == "year" and figure.value is not None:
            yield from _span(index, figure, int(figure.value))


def _since(index: Index, year: Timex, ago: Timex) -> Iterator[Finding]:
    counted = _AGO.fullmatch(ago.surface)
    first, second = sorted((year, ago), key=lambda time: time.start)
    if not counted or not index.published or not _YEAR.fullmatch(year.surface):
        return
    if not _BESIDE.fullmatch(index.between(first, second)):
        return
    elapsed, count = index.published.year - int(year.surface), int(counted["count"])
    if abs(elapsed - count) > _slack(count):
        message = (
            f"{year.surface} was {elapsed} years before {index.published.year}; "
            f"the article says {ago.surface}: inconsistent."
        )
        yield report(index, CHECK, [year, ago], "inconsistent", message, binding="likely")


def _span(index: Index, figure: Figure, count: int) -> Iterator[Finding]:
    for time in index.times_in(index.sentence_of(figure)):
        years = _YEAR.findall(time.surface)
        if len(years) != 2 or not _APART.fullmatch(index.between(time, figure)):
            continue
        between = int(years[1]) - int(years[0])
        if abs(between - count) > _slack(count):
            said = f"the article says {wording.short(figure)}: inconsistent"
            message = f"From {years[0]} to {years[1]} is {between} years; {said}."
            number = Interval(low=Decimal(between), value=Decimal(between), high=Decimal(between + 1))
            yield report(
                index, CHECK, [time, figure], "inconsistent", message, binding="likely", by_words=True, computed=number
            )


def _slack(count: int) -> int:
    """A round count is rounded: 5 for tens, else one."""
    return 5 if count % 10 == 0 else 1
