"""Numbers as people type them: one reading, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.desk.store.amounts import is_amount, kind_of, parse_amount, parse_number


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("18.2 million", "18200000", None),
        ("$18.2m", "18200000", "USD"),
        ("18.2 million euros", "18200000", "EUR"),
        ("40 cents", "0.4", "USD"),
        ("5.7 %", "5.7", "percent"),
        ("5 percentage points", "5", "percentage_point"),
        ("-3", "-3", None),
        ("−3", "-3", None),
        ("nearly 450 jobs", "450", None),
        ("12,500,000.10", "12500000.1", None),
        ("5 metres", "5", "metre"),
        ("a third", "0.333333333", "fraction"),
        ("two thousand", "2000", None),
        ("half a million dollars", "500000", "USD"),
    ],
)
def test_an_amount_is_read_with_its_unit(words: str, value: str, unit: str | None) -> None:
    amount = parse_amount(words)
    assert amount is not None
    assert (amount.value, next(iter(amount.units), None)) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "words", ["", "dozens", "banana", "300 to 400", "two or three", "1,5", "1.000,00", "$1.400,50", "4 dozen", "5½"]
)
def test_words_with_no_number_or_several_readings_are_no_amount(words: str) -> None:
    assert parse_amount(words) is None


@pytest.mark.parametrize(
    ("words", "is_one"), [("$1,607.70", True), ("dozens", True), ("banana", False), ("1,5", False)]
)
def test_an_amount_has_a_number_that_is_read_for_certain_or_is_vague(words: str, is_one: bool) -> None:
    assert is_amount(words) is is_one


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("USD", "money"),
        ("percent", "percent"),
        ("year", "duration"),
        ("metre", "quantity"),
        ("fraction", "fraction"),
        (None, None),
    ],
)
def test_the_kind_of_an_amount_is_that_of_its_unit(unit: str | None, kind: str | None) -> None:
    assert kind_of(unit) == kind


@pytest.mark.parametrize("text", ["450 jobs", "1,5", "¤3", "5 percentage", "3 to 4"])
def test_a_number_alone_is_nothing_more(text: str) -> None:
    assert parse_number(text) is None
