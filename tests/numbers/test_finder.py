"""Numbers in text: what is written, where it stands, and that hostile text stays linear."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.numbers import find_numbers


def read(text: str) -> list[tuple[str, str]]:
    """Surface and value of each number; a vague one has no value."""
    return [
        (text[f.start : f.end], "" if f.number.value is None else format(f.number.value.normalize(), "f"))
        for f in find_numbers(text)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,293", "1293"),
        ("816 000", "816000"),
        ("12,50,000", "1250000"),
        (".750", "0.75"),
        ("1.2bn", "1200000000"),
        ("40 mn", "40000000"),
        ("4 hundred thousand", "400000"),
        ("3 1/2", "3.5"),
        ("1½", "1.5"),
        ("7/32", "0.21875"),
        ("twenty-eight thousand six hundred forty-two", "28642"),
        ("two hundred and fifty", "250"),
        ("a hundred and twenty", "120"),
        ("two and a half million", "2500000"),
        ("half a dozen", "6"),
        ("a quarter of a million", "250000"),
        ("three-quarters", "0.75"),
        ("1 lakh crore", "1000000000000"),
        ("2.5 × 10^-8", "0.000000025"),
    ],
)
def test_one_number_is_read_whole(text: str, value: str) -> None:
    assert read(text) == [(text, value)]


@pytest.mark.parametrize(
    "text",
    ["1,1,1,1", "11.05.2020", "the 22nd", "a third-rate show", "the second half", "3/17", "twenty-first", "9" * 60],
)
def test_what_has_no_single_reading_is_no_number(text: str) -> None:
    assert read(text) in ([], [("a third", "0.333333333")])


@pytest.mark.parametrize("text", ["hundreds of thousands", "tens or even hundreds of billions", "dozens"])
def test_vague_plurals_have_no_value(text: str) -> None:
    assert read(text) == [(text, "")]


@pytest.mark.parametrize("text", ["1 000,5", "1.000,50", "12,5", "1.234.567"])
def test_a_number_that_another_country_reads_otherwise_is_ambiguous(text: str) -> None:
    assert [found.number.ambiguous for found in find_numbers(text)] == [True]


@given(st.integers(0, 999_999_999))
def test_separators_do_not_change_the_value(number: int) -> None:
    (found,) = find_numbers(f"{number:,}")
    assert found.number.value == number


@given(
    st.lists(st.sampled_from([*"0123456789,./- ½$%", "million ", "two ", "and ", "half ", "of "]), max_size=200).map(
        "".join
    )
)
def test_numbers_are_ordered_and_apart(text: str) -> None:
    end = 0
    for found in find_numbers(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


class CountedText(str):
    """A text that counts how many of its code points are copied: quadratic reading shows as copies of long stretches."""

    copied = 0

    def __getitem__(self, key: object) -> str:
        part = super().__getitem__(key)  # type: ignore[index]
        CountedText.copied += len(part)
        return part


@pytest.mark.parametrize(
    "unit", ["1", "1,", "$", "1,1", "million ", "two ", "a half of ", "1/2", "hundreds of ", "one hundred and ", "3 1/"]
)
def test_reading_copies_no_more_than_a_window_for_each_number(unit: str) -> None:
    copied = []
    for size in (500, 1000):
        CountedText.copied = 0
        list(find_numbers(CountedText(unit * size)))
        copied.append(CountedText.copied)
    assert copied[1] <= 2.2 * copied[0] + 100


def test_a_dozen_is_exact_and_a_scale_is_rounded() -> None:
    dozen, million = find_numbers("two dozen of 2 million")
    assert (dozen.number.place, dozen.number.rounded) == (1, False)
    assert (million.number.place, million.number.rounded) == (Decimal(10**6), True)
