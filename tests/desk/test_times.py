"""What is said of the day of an article and of its times that are not resolved."""

from dataclasses import replace

import pytest

from extractor import extract
from extractor.desk import Slots, awaiting_date, publication, why_undated
from extractor.desk.times import lack
from extractor.pipeline import Pipeline
from extractor.record.article import DateSource, DayCandidate, Published
from extractor.record.extraction import Extraction
from extractor.record.timex import Timex
from tests.record.tables.sample import extraction

UNDATED = "Exports fell 3 percent last month. Imports rose 2 percent in May. Prices rose 4 percent on Friday."


def slot(extraction: Extraction, key: str) -> str:
    """The words of a slot of the first claim; empty for none."""
    return next((slot.words for slot in Slots(extraction).of(extraction.claims[0]) if slot.key == key), "")


def dated(value: str, source: DateSource) -> Extraction:
    extracted = extraction()
    return replace(extracted, article=replace(extracted.article, published=Published(value=value, source=source)))


@pytest.mark.parametrize(
    ("value", "source", "said"),
    [
        ("2019-12-10", "text", "published 10 December 2019 (guessed from the text)"),
        ("2019-12-10", "htmldate", "published 10 December 2019 (guessed from the page)"),
        ("2019-12-10T10:15:00+02:00", "json-ld", "published 10 December 2019, 10:15 (metadata)"),
        ("2019-12-10", "url", "published 10 December 2019 (URL)"),
        ("2019-12-10", "argument", "published 10 December 2019"),
    ],
)
def test_the_day_is_said_in_words_with_where_it_was_read(value: str, source: DateSource, said: str) -> None:
    assert publication(dated(value, source)) == said


def test_without_a_day_the_times_that_wait_for_one_are_named(nlp: Pipeline) -> None:
    extraction = extract(UNDATED, nlp=nlp)
    assert [time.surface for time in awaiting_date(extraction)] == ["last month", "May", "Friday"]
    assert publication(extraction) == "no publication date: “last month” and 2 more are not resolved"
    assert publication(extract("Exports fell 3 percent in May.", nlp=nlp), " (so)").endswith(
        "“May” is not resolved (so)"
    )
    assert publication(extract("Exports fell 3 percent.", nlp=nlp), " (so)") == "no publication date"
    assert awaiting_date(extract(UNDATED, nlp=nlp, published="2025-06-09")) == []


def test_why_there_is_no_date_is_said() -> None:
    days = DayCandidate(value="2019-06-09", source="json-ld"), DayCandidate(value="2024-05-06", source="url")
    assert why_undated(Published()) == "This article has no publication date"
    assert why_undated(Published(candidates=days)) == "The page gives publication dates that contradict each other"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("last month", "not resolved: last month (no publication date)"),
        ("in the third quarter", "not resolved: the third quarter (year unknown)"),
        ("on 9 June", "not resolved: 9 June (year unknown)"),
        ("in May 2025", "May 2025"),
        ("recently", ""),
    ],
)
def test_a_period_that_was_found_and_not_resolved_says_what_is_missing(nlp: Pipeline, words: str, said: str) -> None:
    assert slot(extract(f"Exports fell 3 percent {words}.", nlp=nlp), "period") == said


def test_the_day_on_which_something_was_said_is_no_unresolved_period(nlp: Pipeline) -> None:
    extraction = extract("Exports fell 3 percent, the Customs Office said on Monday.", nlp=nlp)
    assert slot(extraction, "period") == ""


def test_a_baseline_that_was_found_and_not_resolved_says_so(nlp: Pipeline) -> None:
    extraction = extract("Exports fell 3 percent in the third quarter from a year earlier.", nlp=nlp)
    assert slot(extraction, "baseline") == "compared with a year earlier (not resolved: no publication date)"


def test_a_time_of_a_dated_article_lacks_no_publication_date() -> None:
    time = Timex(id="t1", start=0, end=5, surface="a day", type="DATE", value="XXXX-XX-XX")
    assert lack(time, Published(value="2025-06-09", source="argument")) == "no exact date"
