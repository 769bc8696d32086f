"""A period is read as people write it, both ends included, or not at all."""

from __future__ import annotations

import pytest

from extractor.calendar import TYPED_FORMS, parse_typed_period
from extractor.record.timex import interval_words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2019", "2019"),
        ("2019-Q2", "April to June 2019"),
        ("Q2 2019", "April to June 2019"),
        ("second quarter of 2019", "April to June 2019"),
        ("the 2nd quarter 2019", "April to June 2019"),
        ("first half of 2020", "January to June 2020"),
        ("summer 2020", "June to August 2020"),
        ("May 2019", "May 2019"),
        ("Sept. 2019", "September 2019"),
        ("2019-05", "May 2019"),
        ("2019-05-03", "3 May 2019"),
        ("3 May 2019", "3 May 2019"),
        ("May 3, 2019", "3 May 2019"),
        ("2019-05-03 to 2019-05-07", "3 to 7 May 2019"),
        ("3 – 7 May 2019", "3 to 7 May 2019"),
        ("28 April to 3 May 2019", "28 April to 3 May 2019"),
        ("3-7 May 2019", "3 to 7 May 2019"),
        ("May 3-7, 2019", "3 to 7 May 2019"),
        ("May 3 – 7, 2019", "3 to 7 May 2019"),
        ("the 1970s", "1970 to 1979"),
        ("week of 4 November 2019", "4 to 10 November 2019"),
        ("by 5 November 2020", "until 5 November 2020"),
        ("May to July 2019", "May to July 2019"),
        ("Q1 to Q3 2019", "January to September 2019"),
        ("2019 to 2020", "2019 to 2020"),
        ("since May 2019", "since May 2019"),
        ("until 3 May 2019", "until 3 May 2019"),
        ("until May 2019", "until May 2019"),
    ],
)
def test_a_typed_period_is_shown_back_in_words(words: str, shown: str) -> None:
    days = parse_typed_period(words)
    assert days is not None
    assert interval_words(*(str(day) if day else None for day in days)) == shown
    assert parse_typed_period(shown) == days


def test_every_form_that_people_are_shown_is_read() -> None:
    assert all(map(parse_typed_period, TYPED_FORMS))


@pytest.mark.parametrize(
    "words",
    [
        "", "x", "May", "last month", "third quarter", "19", "199", "the 1900s", "early 2019", "FY2019", "2019-20", "by May 2019", "week of 6 November 2019", "3-7-2019", "7-3 May 2019", "03/05/2019", "3/5 2019", "July to May 2019",
        "30 February 2019", "2019-13", "fifth quarter 2019", "Q5 2019", "May 2019 to", "2019 to 2020 to 2021", "9999",
        "since last month", "tomorrow 2019", "3 4 May 2019",
    ],
)  # fmt: skip
def test_what_is_not_one_certain_period_is_not_read(words: str) -> None:
    assert parse_typed_period(words) is None
