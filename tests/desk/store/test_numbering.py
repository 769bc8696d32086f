import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from extractor.desk.store.numbering import (
    FIRST_DAY,
    MOST_CLAIMS,
    claim_number,
    claim_numbers,
    first_article_number,
    last_article_number,
)

days = st.dates(FIRST_DAY, dt.date(2800, 1, 1))
places = st.integers(0, MOST_CLAIMS - 1)
counts = st.integers(0, 2**20 - 1)


@given(days, counts, places, days, counts, places)
def test_a_later_day_and_an_earlier_place_have_the_larger_number(
    day: dt.date, count: int, place: int, other_day: dt.date, other_count: int, other_place: int
) -> None:
    one = claim_number(first_article_number(day) + count, place)
    other = claim_number(first_article_number(other_day) + other_count, other_place)
    assert (one > other) == ((day, count, -place) > (other_day, other_count, -other_place))
    assert 0 <= one < 2**53


@given(days, counts, places, days, days)
def test_the_numbers_of_some_days_are_those_of_the_claims_published_then(
    day: dt.date, count: int, place: int, first: dt.date, behind: dt.date
) -> None:
    least, greatest = claim_numbers(first, behind)
    assert (least <= claim_number(first_article_number(day) + count, place) <= greatest) == (first <= day < behind)


def test_what_has_no_day_comes_before_all_that_has_one() -> None:
    assert last_article_number(None) < first_article_number(FIRST_DAY)
    assert first_article_number(dt.date(1, 1, 1)) == first_article_number(None)
