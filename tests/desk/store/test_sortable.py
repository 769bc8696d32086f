from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor.desk.store.sortable import sortable

numbers = (
    st.decimals(allow_nan=False, allow_infinity=False)
    | st.decimals(-1000, 1000, places=2)
    | st.integers(-5, 5).map(Decimal)
)


@given(numbers, numbers)
def test_the_texts_sort_as_the_numbers_do(first: Decimal, second: Decimal) -> None:
    assert (sortable(first) < sortable(second)) == (first < second)
    assert (sortable(first) == sortable(second)) == (first == second)


def test_no_digit_is_lost_where_a_float_loses_it() -> None:
    first, second = Decimal("9007199254740993.1"), Decimal("9007199254740993.2")
    assert float(first) == float(second)
    assert sortable(first) < sortable(second)
