"""Interval arithmetic: the interval of a calculation holds every result of the numbers in its operands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checks.intervals import (
    add,
    compare,
    divide,
    is_slip,
    multiply,
    negate,
    overlap,
    percent_change,
    point,
    printed,
    signed,
    subtract,
)
from extractor.record.figure import Figure
from extractor.record.finding import Interval

D = Decimal
numbers = st.decimals(min_value=-(10**6), max_value=10**6, places=2)
positive = st.decimals(min_value=D("0.01"), max_value=10**6, places=2)


def around(value: D, half: D) -> Interval:
    return Interval(low=value - half, value=value, high=value + half)


def holds(interval: Interval | None, number: D) -> bool:
    return interval is not None and overlap(interval, point(number))


def figure(**slots: object) -> Figure:
    return Figure(**{"id": "f1", "start": 0, "end": 1, "surface": "x", "kind": "count", **slots})  # type: ignore[arg-type]


@given(numbers, numbers, st.decimals(-1, 1, places=2), st.decimals(-1, 1, places=2))
def test_sum_and_difference_hold_the_exact_result(a: D, b: D, x: D, y: D) -> None:
    first, second = around(a, D(1)), around(b, D(1))
    assert holds(add(first, second), a + x + b + y)
    assert holds(subtract(first, second), a + x - b - y)


@given(positive, positive, st.decimals(-1, 1, places=2), st.decimals(-1, 1, places=2))
def test_quotient_and_change_hold_the_exact_result(a: D, b: D, x: D, y: D) -> None:
    first, second = around(a + 1, D(1)), around(b + 1, D(1))
    true_a, true_b = a + 1 + x, b + 1 + y
    assert holds(divide(first, second), true_a / true_b)
    assert holds(multiply(first, second), true_a * true_b)
    change = percent_change(first, second)
    assert change is not None
    assert change.low is not None and change.high is not None  # noqa: PT018
    assert change.low - D("1e-9") <= (true_a / true_b - 1) * 100 <= change.high + D("1e-9")


@given(numbers, numbers)
def test_overlap_is_symmetric(a: D, b: D) -> None:
    first, second = around(a, D(10)), around(b, D(10))
    assert overlap(first, second) == overlap(second, first) == (abs(a - b) <= 20)


def test_quotient_by_what_may_be_zero_is_unknown() -> None:
    assert divide(point(D(1)), around(D(0), D("0.5"))) is None


def test_quotient_of_a_negative_number_keeps_its_order() -> None:
    quotient = divide(around(D(-10), D(2)), around(D(4), D(1)))
    assert quotient == Interval(low=D(-4), value=D("-2.5"), high=D("-1.6"))


def test_open_sides_stay_open() -> None:
    more_than_five = Interval(low=D(5), value=D(5), high=None)
    assert add(more_than_five, point(D(1))) == Interval(low=D(6), value=D(6), high=None)
    assert negate(more_than_five) == Interval(low=None, value=D(-5), high=D(-5))
    assert overlap(more_than_five, point(D(10**9)))
    assert not overlap(more_than_five, point(D(4)))


def test_printed_takes_the_digits_of_the_figure() -> None:
    assert printed(figure(value=D("18.7"), low=D("18.65"), high=D("18.75"))) == around(D("18.7"), D("0.05"))


@pytest.mark.parametrize(("kind", "value"), [("fraction", D("0.333333333")), ("multiple", D(2))])
def test_printed_words_for_fractions_and_multiples_are_round(kind: str, value: D) -> None:
    interval = printed(figure(kind=kind, value=value, low=value, high=value))
    assert holds(interval, value * D("1.1"))
    assert holds(interval, value * D("0.9"))
    assert not holds(interval, value * D("1.11"))


def test_printed_range_has_its_middle_as_value() -> None:
    assert printed(figure(value=None, low=D(10), high=D(15), range=True)) == Interval(
        low=D(10), value=D("12.5"), high=D(15)
    )


def test_printed_keeps_a_value_that_is_not_the_middle_and_an_end_that_is_open() -> None:
    wide = Interval(low=D(1), value=D(2), high=D("2.6"))
    assert printed(figure(value=D(2), low=D(1), high=D("2.6"))) == wide
    assert printed(figure(value=None, low=D(10))) == Interval(low=D(10), value=None, high=None)
    assert printed(figure(value=None, high=D(10))) == Interval(low=None, value=None, high=D(10))


def test_a_factor_may_be_zero_and_a_divisor_may_not() -> None:
    to_two = Interval(low=D(0), value=D(1), high=D(2))
    assert multiply(to_two, point(D(3))) == Interval(low=D(0), value=D(3), high=D(6))
    assert divide(point(D(1)), to_two) is None
    assert divide(point(D(1)), Interval(low=None, value=D(1), high=D(2))) is None


def test_the_quotient_of_a_small_number_has_its_ends_and_an_open_divisor_reaches_zero() -> None:
    small, wide = Interval(low=D("0.1"), value=D("0.3"), high=D("0.5")), Interval(low=D(1), value=D("1.5"), high=D(2))
    assert divide(small, wide) == Interval(low=D("0.05"), value=D("0.2"), high=D("0.5"))
    assert divide(point(D(1)), Interval(low=D(1), value=None, high=None)) == Interval(low=D(0), value=None, high=D(1))


def test_printed_vague_amount_is_unknown() -> None:
    assert printed(figure(value=None, vague=True)) is None


def test_signed_change_down_is_below_zero() -> None:
    down = figure(value=D(5), low=D("4.5"), high=D("5.5"), direction="down")
    assert signed(down) == Interval(low=D("-5.5"), value=D(-5), high=D("-4.5"))


@pytest.mark.parametrize(
    ("computed", "approximate", "status"),
    [
        (around(D("13.71"), D("0.4")), False, "consistent_exact"),
        (around(D("13.8"), D("0.4")), False, "consistent_rounded"),
        (around(D("13.71"), D("0.4")), True, "consistent_rounded"),
        (around(D("15.0"), D("0.4")), False, "inconsistent"),
    ],
)
def test_compare_has_three_levels(computed: Interval, approximate: bool, status: str) -> None:
    assert compare(computed, around(D("13.7"), D("0.05")), approximate=approximate) == status


@pytest.mark.parametrize(
    ("first", "second", "slip"), [("1", "3", True), ("-3", "1", True), ("1", "3.01", False), ("0", "2", False)]
)
def test_a_slip_lies_within_a_factor_of_three(first: str, second: str, slip: bool) -> None:
    assert is_slip(figure(value=D(first)), figure(value=D(second))) is slip
