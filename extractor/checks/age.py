"""Age against birth date: "Ali Kaya, 45, who was born in 1978"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.checks.words import WordPattern
from extractor.figure import Figure
from extractor.finding import Finding, Interval
from extractor.textrange import TextRange

CHECK = "age"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)\b"
_BORN = WordPattern(
    rf"\b{{birth}}\s+(?:[^\d.;]{{0,40}}?)(?:\d{{1,2}}\s*[a-z]{{0,2}},?\s+)?(?:of\s+)?(?:[A-Z][a-z]+\.?,?\s+)?{_YEAR}"
)
_DIED = WordPattern(rf"\b{{death}}\b[^.;]{{0,30}}?\b{_YEAR}")
_THEN = WordPattern(r"\b{other_day}\b")  # the age of another day than today's
_ANOTHER = WordPattern(r"\b(?:and(?! (?:{death}\b|(?:is|is {today}|{today})\s*$))|or|whose|when)\b")
_IS = WordPattern(r"(?:,|\band)\s+(?:is|is {today}|{today})\s$")
_NEWS_LAG = timedelta(days=31)  # the age on the day of the event, which may be some weeks before the report


@RULES.add(
    CHECK,
    example="Ali Kaya, 45, who was born in 1978, retired.",
    counterexample="Ali Kaya, 45, who lives in Ghent, retired.",
)
def check_ages(index: Index) -> Iterator[Finding]:
    """Compares an age with the birth date of the same person.

    Needs: one age and one birth date in a sentence, no other person between them, and the publication date or that of death.
    """
    for figures in index.figures_by_sentence():
        ages = [figure for figure in figures if _is_age(index, figure)]
        sentence = index.sentence_of(figures[0])
        born = list(_BORN.finditer(index.text, sentence.start, sentence.end))
        if len(ages) == 1 and len(born) == 1 and not _THEN.search(index.words(sentence)):
            possible = _possible_ages(index, born[0], sentence)
            if possible and not _may_be_another(index, ages[0], born[0]):
                yield from _compare(index, ages[0], born[0], possible)


def _is_age(index: Index, figure: Figure) -> bool:
    """An age by its words, or a bare number where an age stands: "The singer, born in 1990, is 39.", "Ali Kaya, 39, ..."."""
    if figure.value is None or figure.kind == "age" or figure.kind != "count" or figure.unit is not None:
        return figure.value is not None and figure.kind == "age"
    lead = index.lead(figure)
    return _IS.search(lead) is not None or (lead.endswith(", ") and index.text.startswith(",", figure.end))


def _possible_ages(index: Index, born: re.Match[str], sentence: TextRange) -> tuple[int, int] | None:
    """The lowest and highest age that the birth date allows, on the day of death if it is told, else at publication."""
    year = int(born["year"])
    died = next(
        (one for one in _DIED.finditer(index.text, sentence.start, sentence.end) if int(one["year"]) > year), None
    )
    if died:
        return int(died["year"]) - year - 1, int(died["year"]) - year
    published = index.published
    if published is None:
        return None
    first, last = date(year, 1, 1), date(year, 12, 31)
    for time in index.extraction.times:
        if time.granularity == "day" and time.from_ and born.start("year") in range(time.start, time.end):
            first = last = date.fromisoformat(time.from_)
    return _age(last, published - _NEWS_LAG), _age(first, published)


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _may_be_another(index: Index, age: Figure, born: re.Match[str]) -> bool:
    """Whether another person may come between age and birth: "Ali Kaya, 45, and his mother, who was born in 1950"."""
    start, end = min(age.end, born.end()), max(age.start, born.start())
    people = [one for one in index.extraction.mentions if one.type == "PERSON" and one.form == "name"]
    return _ANOTHER.search(index.text, start, end) is not None or any(one.start in range(start, end) for one in people)


def _compare(index: Index, age: Figure, born: re.Match[str], possible: tuple[int, int]) -> Iterator[Finding]:
    low, high = possible
    if age.value is None or low <= age.value <= high:
        return
    *others, oldest = map(str, range(low, high + 1))
    years = f"{', '.join(others)} or {oldest}" if others else oldest
    yield report(
        index,
        CHECK,
        [age, TextRange(born.start(), born.end())],
        "inconsistent",
        f"Someone born in {born['year']} is {years}; the article says {wording.short(age)}: inconsistent.",
        computed=Interval(low=Decimal(low), value=None, high=Decimal(high)),
        reported=Interval(low=age.value, value=age.value, high=age.value),
    )
