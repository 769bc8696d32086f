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
positions = st.integers(0, MOST_CLAIMS - 1)
counts = st.integers(0, 2**20 - 1)


@given(days, counts, positions, days, counts, positions)
def test_a_later_day_and_an_earlier_place_have_the_larger_number(
    day: dt.date, count: int, index: int, other_day: dt.date, other_count: int, other_place: int
) -> None:
    first = claim_number(first_article_number(day) + count, index)
    second = claim_number(first_article_number(other_day) + other_count, other_place)
    assert (first > second) == ((day, count, -index) > (other_day, other_count, -other_place))
    assert 0 <= first < 2**53


@given(days, counts, positions, days, days)
def test_the_numbers_of_some_days_are_those_of_the_claims_published_then(
    day: dt.date, count: int, index: int, first: dt.date, end: dt.date
) -> None:
    least, greatest = claim_numbers(first, end)
    assert (least <= claim_number(first_article_number(day) + count, index) <= greatest) == (first <= day < end)


def test_what_has_no_day_comes_before_all_that_has_one() -> None:
    assert last_article_number(None) < first_article_number(FIRST_DAY)
    assert first_article_number(dt.date(1, 1, 1)) == first_article_number(None)
