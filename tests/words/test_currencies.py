"""Currencies: signs, codes and names, and what an article makes of an ambiguous one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.words.currencies import CurrencyContext, CurrencyEntry, codes_of, match_after, match_before
from extractor.words.lexicons import load_lexicon

ENTRIES = load_lexicon("currencies", CurrencyEntry)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("HK$45", "HKD"),
        ("US$ 3", "USD"),
        ("EUR 40", "EUR"),
        ("Rs 500", "INR"),
        ("RMB3", "CNY"),
        ("₩900", "KRW"),
        ("R18", "ZAR"),
    ],
)
def test_a_sign_before_the_number(text: str, code: str) -> None:
    match = match_before(text, next(i for i, letter in enumerate(text) if letter.isdigit()))
    assert match is not None
    assert (match.start, match.codes[0]) == (0, code)


def test_letters_that_are_a_unit_after_a_number_are_a_currency_before_it() -> None:
    before = match_before("PS254", 2)
    assert before is not None
    assert before.codes == ("GBP",)
    assert match_after("254 PS", 4) is None


@pytest.mark.parametrize("text", ["ALL 40", "G20", "SDG 11", "COP 28", "USA 3"])
def test_an_abbreviation_is_no_currency(text: str) -> None:
    assert match_before(text, next(i for i, letter in enumerate(text) if letter.isdigit())) is None


@pytest.mark.parametrize(
    ("text", "code", "factor"),
    [
        ("Australian dollars", "AUD", "1"),
        ("Danish crowns", "DKK", "1"),
        ("rupees", "INR", "1"),
        ("yuan", "CNY", "1"),
        ("€", "EUR", "1"),
        ("JPY", "JPY", "1"),
        ("pence", "GBP", "0.01"),
        ("sen", "MYR", "0.01"),
    ],
)
def test_a_name_after_the_number(text: str, code: str, factor: str) -> None:
    match = match_after(text, 0)
    assert match is not None
    assert (match.codes[0], match.factor, match.end) == (code, Decimal(factor), len(text))


@pytest.mark.parametrize(
    ("article", "outlet", "code"),
    [
        ("The grant is $5m.", None, "USD"),
        ("The grant is $5m.", "https://www.example.com.au/news", "AUD"),
        ("Toronto and Ottawa disagree: Canada will pay $5m.", None, "CAD"),
        ("Toronto sold it for C$5m ($3.7m), Ottawa said; Canada agreed.", None, "USD"),
        ("The Sydney firm raised US$5m ($7.6m).", None, "AUD"),
    ],
)
def test_a_bare_dollar_is_decided_by_the_article(article: str, outlet: str | None, code: str) -> None:
    assert CurrencyContext(article, outlet).decide(codes_of("$")) == code


def test_every_currency_has_a_unique_way_to_be_written() -> None:
    symbols = [symbol for entry in ENTRIES for symbol in entry.symbols]
    assert len(symbols) == len(set(symbols))
