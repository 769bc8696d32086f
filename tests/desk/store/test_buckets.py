"""Whatever may be found is in a bucket that is asked for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.desk.store.buckets import buckets_between, buckets_of_days, number_buckets, period_buckets

numbers = (
    st.decimals(-(10**6), 10**6, places=3)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.integers(-20, 20).map(Decimal)
)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@given(numbers, numbers, st.none() | numbers, st.none() | numbers)
def test_a_number_between_two_bounds_is_in_a_bucket_that_is_requested(
    first: Decimal, second: Decimal, low: Decimal | None, high: Decimal | None
) -> None:
    least, most = sorted((first, second))
    if (low is None or most >= low) and (high is None or least <= high):
        assert set(number_buckets("v", least, most)) & set(buckets_between("v", low, high))


@given(numbers, st.none() | numbers, st.none() | numbers)
def test_a_single_number_too(number: Decimal, low: Decimal | None, high: Decimal | None) -> None:
    if (low is None or number >= low) and (high is None or number <= high):
        assert set(number_buckets("v", number, number)) & set(buckets_between("v", low, high))


@given(st.none() | days, st.none() | days, days, days)
def test_a_period_with_days_in_common_is_in_a_bucket_that_is_requested(
    first: dt.date | None, end: dt.date | None, wanted_first: dt.date, wanted_end: dt.date
) -> None:
    if first is None and end is None:
        assert period_buckets(first, end) == []
        return
    wanted = buckets_of_days(wanted_first, wanted_end)
    if wanted and (first or dt.date.min) < wanted_end and (end or dt.date.max) > wanted_first:
        assert set(period_buckets(first, end)) & set(wanted)


def test_few_buckets_are_requested() -> None:
    assert buckets_between("v", Decimal("9.99e11"), None)[:3] == ["vany", "vp20d9", "vp21"]
    assert len(buckets_between("v", Decimal("-5"), None)) < 70
    assert buckets_of_days(dt.date(2025, 5, 1), dt.date(2025, 6, 1)) == ["tany", "tm202505", "tl2025"]
    assert period_buckets(dt.date(2025, 5, 1), dt.date(2025, 6, 1)) == ["tm202505", "ty2025"]
    assert period_buckets(dt.date(2025, 1, 1), dt.date(2026, 1, 1)) == ["tl2025", "ty2025"]
