"""Numbers in text: what is written, where it is, and that hostile text stays linear."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.numbers import find_numbers
from extractor.numbers.scales import with_ambiguous_suffix
from extractor.numbers.words import as_decimal


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
        ("half million", "500000"),
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
    assert [number.number.ambiguous for number in find_numbers(text)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two and three", ["two", "three"]),
        ("fifty and two", ["fifty", "two"]),
        ("ninety ten", ["ninety", "ten"]),
        ("ninety zero", ["ninety", "zero"]),
        ("nine nineteen", ["nine", "nineteen"]),
        ("one hundred hundred", ["one hundred"]),
        ("5 and million", ["5"]),
        ("2 and quarter", ["2"]),
        ("3 9/8", ["3"]),
        ("3 x 10 boxes", ["3", "10"]),
        ("5bn/day", ["5"]),
        ("5bnx", ["5"]),
        ("5bnx more", ["5"]),
        ("3rdx", ["3"]),
        ("a.5", ["5"]),
        ("by a.5", ["5"]),
        ("in ½ or .5", ["½", ".5"]),
        ("1..5", ["1", ".5"]),
        ("two quarters of growth", ["two"]),
        ("two quarters of the growth", ["two quarters"]),
        ("one third term", ["one"]),
        ("one third of", ["one third"]),
        ("two third graders", []),
        ("one halves", []),
        ("zero thirds", []),
        ("one hundred thirds", []),
        ("twenty-fourth", []),
        ("a fourth of them", ["a fourth"]),
        ("by a fifth", ["a fifth"]),
        ("and a fourth from Norland", []),
        ("a third who left", []),
        ("half staff", []),
        ("it was half-built", []),
        ("a box-half of it", []),
        ("at half-time", []),
        ("the other half", []),
        ("a half", ["a half"]),
        ("one-half of", ["one-half"]),
        ("thousand million", []),
        ("scores of fans", ["scores"]),
        ("scores again", []),
        ("hundreds and fans", ["hundreds"]),
        ("few hundred", ["few hundred"]),
        ("some hundred", []),
        ("5 thousand million million million", ["5 thousand million million"]),
        ("4/4 or 0/4 or 5/4", []),
        ("1" * 25, ["1" * 25]),
        ("1" * 26, []),
    ],
)
def test_a_number_ends_where_another_word_begins(text: str, expected: list[str]) -> None:
    assert [surface for surface, _ in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "digit", "rounded"),
    [
        ("two million", "2000000", "1000000", True),
        ("two hundred thousand", "200000", "1000", True),
        ("a hundred and fifty", "150", "1", False),
        ("an hundred", "100", "100", True),
        ("half a million", "500000", "500000", True),
        ("half-million", "500000", "500000", True),
        ("a quarter of a million", "250000", "1000000", True),
        ("half a dozen", "6", "1", False),
        ("five-dozen", "60", "1", False),
        ("one hundred one thousand", "101000", "1000", True),
        ("2 thousand million", "2000000000", "1000000000", True),
        ("5 millions", "5000000", "1000000", True),
        ("two hundreds", "200", "100", True),
        ("two thousand million", "2000000000", "1000000", True),
        ("a thousand and five", "1005", "1", False),
        ("twenty one", "21", "1", False),
        ("zero", "0", "1", False),
        ("3 dozen", "36", "1", False),
        ("2 and a third million", "2333333.333", "1000000", True),
        ("2 and three quarters", "2.75", "1", False),
        ("2 and two fifths", "2.4", "1", False),
        ("3 ¾", "3.75", "1", False),
        ("3 × 10-6", "0.000003", "0.000001", True),
        ("3 x 10^4", "30000", "10000", True),
        ("1 200,5", "1200.5", "0.1", True),
        ("1.200", "1.2", "0.001", True),
        ("3.50 million", "3500000", "10000", True),
        ("0", "0", "1", False),
    ],
)
def test_the_last_printed_place_and_whether_it_is_rounded(text: str, value: str, digit: str, rounded: bool) -> None:
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == text
    assert (number.number.value, number.number.precision, number.number.rounded) == (
        Decimal(value),
        Decimal(digit),
        rounded,
    )


@pytest.mark.parametrize("text", ["dozens", "several hundred thousand", "few dozen"])
def test_a_vague_number_is_not_rounded(text: str) -> None:
    assert [number.number.rounded for number in find_numbers(text)] == [False]


@pytest.mark.parametrize("text", ["816 000", "1,293", "12.5", "12,50,000"])
def test_a_number_that_all_read_alike_is_not_ambiguous(text: str) -> None:
    assert [number.number.ambiguous for number in find_numbers(text)] == [False]


@pytest.mark.parametrize(
    ("fraction", "decimal"),
    [((1, 2), "0.5"), ((1, 3), "0.333333333"), ((1, 512), "0.001953125"), ((3, 1024), "0.002929688"), ((5, 1), "5")],
)
def test_a_fraction_has_nine_decimals_or_fewer(fraction: tuple[int, int], decimal: str) -> None:
    assert str(as_decimal(Fraction(*fraction))) == decimal


@pytest.mark.parametrize(
    ("text", "digits", "scale", "word"),
    [
        ("3.5 million", "3.5", "1000000", "million"),
        ("4 hundred thousand", "4", "100000", "thousand"),
        ("5bn", "5", "1000000000", "bn"),
        ("two hundred thousand", "two hundred", "1000", "thousand"),
        ("two hundreds", "two", "100", "hundred"),
        ("half a million", "", "1000000", "million"),
        ("several hundred thousand", "several hundred thousand", "1000", "thousand"),
        ("twenty two", "twenty two", "1", ""),
    ],
)
def test_a_scale_is_distinguished_from_the_digits(text: str, digits: str, scale: str, word: str) -> None:
    (number,) = find_numbers(text)
    assert (text[number.start : number.digits_end].strip(), number.scale, number.scale_word) == (
        digits,
        Decimal(scale),
        word,
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [("5m", "5m"), ("8 B", "8 B"), ("8 m", None), ("eighteen B", None), ("2mx", None), ("2m/s", None), ("5km", None), ("5bn", None)],
)  # fmt: skip
def test_a_letter_that_could_be_a_unit_is_read_only_where_that_is_given(text: str, read: str | None) -> None:
    (number,) = find_numbers(text)
    scaled = with_ambiguous_suffix(text, number)
    assert (scaled and text[: scaled.end]) == read
    assert scaled is None or scaled.number.value == number.number.value * scaled.scale  # type: ignore[operator]


def test_only_the_numbers_between_two_places_are_found() -> None:
    text = "12 and 345 and 6"
    assert [number.start for number in find_numbers(text, 3)] == [7, 15]
    assert [number.start for number in find_numbers(text, 0, 10)] == [0, 7]
    assert [number.start for number in find_numbers(text, 0, 9)] == [0, 7]
    assert [number.start for number in find_numbers("two million", 0, 8)] == []


@given(st.integers(0, 999_999_999))
def test_separators_do_not_change_the_value(number: int) -> None:
    (parsed,) = find_numbers(f"{number:,}")
    assert parsed.number.value == number


@given(
    st.lists(st.sampled_from([*"0123456789,./- ½$%", "million ", "two ", "and ", "half ", "of "]), max_size=200).map(
        "".join
    )
)
def test_numbers_are_ordered_and_apart(text: str) -> None:
    end = 0
    for number in find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end


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
    assert (dozen.number.precision, dozen.number.rounded) == (1, False)
    assert (million.number.precision, million.number.rounded) == (Decimal(10**6), True)
