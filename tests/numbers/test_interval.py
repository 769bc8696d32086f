"""The interval that the printed digits of a number allow, as the record contract defines it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.numbers import find_numbers, printed_interval
from extractor.record.figure import Modifier


def interval(text: str, *, modifier: Modifier = "exact", always_rounded: bool = False) -> list[str | None]:
    (number,) = find_numbers(text)
    ends = printed_interval(number.number, modifier=modifier, always_rounded=always_rounded)
    return [None if end is None else format(end.normalize(), "f") for end in ends]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("18.7 million", ["18650000", "18750000"]),
        ("2 million", ["1500000", "2500000"]),
        ("48.30", ["48.295", "48.305"]),
        ("1,293", ["1293", "1293"]),
        ("1,200", ["1150", "1250"]),
        ("100", ["50", "150"]),
        ("1,230", ["1230", "1230"]),
        ("0", ["0", "0"]),
        ("two dozen", ["24", "24"]),
        ("a third", ["0.333333333", "0.333333333"]),
        ("dozens", [None, None]),
    ],
)
def test_printed_digits_give_the_ends(text: str, ends: list[str | None]) -> None:
    assert interval(text) == ends


def test_a_whole_percentage_is_rounded_too() -> None:
    assert interval("12", always_rounded=True) == ["11.5", "12.5"]


@pytest.mark.parametrize(
    ("modifier", "ends"),
    [("more_than", ["40", None]), ("at_least", ["40", None]), ("less_than", [None, "40"]), ("at_most", [None, "40"])],
)
def test_a_bound_leaves_one_side_open(modifier: Modifier, ends: list[str | None]) -> None:
    assert interval("40", modifier=modifier) == ends


def test_about_allows_five_percent_or_half_of_the_last_place() -> None:
    assert interval("40", modifier="approx") == ["35", "45"]
    assert interval("123", modifier="approx") == ["116.85", "129.15"]
    assert interval("0", modifier="approx") == ["-0.5", "0.5"]
    assert interval("half", modifier="approx") == ["0.475", "0.525"]
    assert interval("0.2", modifier="approx") == ["0.15", "0.25"]


@given(st.integers(1, 10**9), st.sampled_from(["exact", "approx"]))
def test_the_value_lies_within_its_ends(number: int, modifier: Modifier) -> None:
    (parsed,) = find_numbers(str(number))
    low, high = printed_interval(parsed.number, modifier=modifier)
    assert low is not None
    assert high is not None
    assert low <= number <= high
    assert high - number == Decimal(number) - low
