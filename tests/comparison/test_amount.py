"""What a printed number may mean in another article."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.comparison.amount import Amount, read_amount
from tests.checks.builder import build


def amount(attributes: str) -> Amount | None:
    (figure,) = build(f"It was <FIGURE id=f1 {attributes}>so much</FIGURE>.").figures
    return read_amount(figure)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("value=28080000 half=5000 kind=money", "value=28100000 half=50000 kind=money"),
        ("value=40 modifier=more_than", "value=43"),
        ("value=40 modifier=at_most", "value=37"),
        ("kind=fraction value=0.666666667 half=0.01", "kind=percent value=66.6 half=0.05"),
        ("kind=duration value=2 unit=year", "kind=duration value=24 half=1 unit=month"),
        ("kind=quantity value=10 half=0.5 unit=mile", "kind=quantity value=16 half=0.5 unit=kilometre"),
        ("value=9 unit=person", "value=9 unit=rider"),
        ("value=9 role=change direction=down", "value=9"),
    ],
)
def test_one_number_may_be_meant(left: str, right: str) -> None:
    first, second = amount(left), amount(right)
    assert first is not None
    assert second is not None
    assert first.meets(second)
    assert second.meets(first)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("value=28080000 half=5000 kind=money", "value=28080000 half=5000 kind=money unit=EUR"),
        ("value=40 modifier=more_than", "value=400 modifier=more_than"),
        ("value=107400 modifier=more_than", "value=107900"),
        ("kind=percent value=3 half=0.5", "kind=percent value=2 half=0.5"),
        ("kind=money value=300 half=50", "kind=money value=350"),
        ("kind=money value=1000000 half=500000", "kind=money value=1400000 half=50000"),
        ("kind=percent value=3 role=change", "kind=percent value=3 role=share"),
        ("kind=money value=3 per=barrel", "kind=money value=3"),
    ],
)
def test_two_numbers_are_meant(left: str, right: str) -> None:
    first, second = amount(left), amount(right)
    assert first is not None
    assert second is not None
    assert not first.meets(second)


def test_a_vague_amount_is_no_number() -> None:
    assert amount("kind=count") is None


def test_the_ends_of_a_range_are_the_amount() -> None:
    amount_ = amount("range=yes low=10 high=15")
    assert amount_ is not None
    assert (amount_.low, amount_.high) == (Decimal(10), Decimal(15))


@pytest.mark.parametrize(
    ("value", "digits"),
    [("300000000", 1), ("28080000", 4), ("0.07", 1), ("0", 1), ("1991", 4), ("0.333333333 kind=fraction", 1),
     ("2.25 kind=multiple", 1)],
)  # fmt: skip
def test_digits_that_show_a_number(value: str, digits: int) -> None:
    amount_ = amount(f"value={value}")
    assert amount_ is not None
    assert amount_.digits == digits


@given(*[st.decimals(-1000, 1000, places=2)] * 3)
def test_meeting_is_mutual_and_no_amount_misses_itself(a: Decimal, b: Decimal, c: Decimal) -> None:
    first, second = Amount("count", a, min(a, b), max(a, b), 1), Amount("count", c, c, c, 1)
    assert first.meets(first)
    assert first.meets(second) == second.meets(first)
