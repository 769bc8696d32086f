"""One amount in two units, and for two spans of time."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def two(first: str, second: str, words: str = "The wall is {} ({}) long.") -> Extraction:
    figures = [f"<FIGURE id=f{n} kind=quantity {slots}>so much</FIGURE>" for n, slots in enumerate((first, second))]
    return build(words.format(*figures))


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("value=12 unit=kilometre", "value=7.5 unit=mile", 0),
        ("value=12 unit=kilometre", "value=9.4 unit=mile", 1),
        ("value=500 unit=kilometre", "value=300 unit=mile", 0),  # 311, in hundreds
        ("value=510 unit=kilometre", "value=280 unit=mile", 1),
        ('value=15 unit="degree celsius"', 'value=59 unit="degree fahrenheit"', 0),
        ('value=15 unit="degree celsius"', 'value=45 unit="degree fahrenheit"', 1),
        ("value=40 unit=ton candidates=ton,tonne", "value=88000 half=500 unit=pound", 0),
        ("value=40 unit=ton candidates=ton,tonne", "value=66000 half=500 unit=pound", 1),
        ("value=12 unit=kilometre", "value=9 unit=pound", 0),
        ("value=12 unit=kilometre", "value=9 unit=kilometre", 0),
        ("value=12 unit=kilometre", "value=9 unit=ferry", 0),
        ("value=12 unit=kilometre range=yes", "value=9 unit=mile", 0),
        ("unit=kilometre", "value=9 unit=mile", 0),
        ("value=12 unit=kilometre modifier=approx", "value=7.1 unit=mile", 0),
        ("value=1250 unit=kilometre modifier=approx", "value=741 unit=mile", 0),  # 777, but for "about"
        ("value=1250 unit=kilometre", "value=741 unit=mile", 1),
        ("value=12 unit=kilometre", "value=6.9 unit=mile", 1),  # 11.5 are 7.1
        ('value=0 unit="degree celsius"', 'value=32 unit="degree fahrenheit"', 0),
    ],
)
def test_an_amount_in_two_units(first: str, second: str, found: int) -> None:
    assert statuses(two(first, second), "conversion") == ["inconsistent"] * found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The wall is {} (about {}) long.", 1),
        ("The wall is {}, or {}.", 1),
        ("The wall — {} — {} — fell.", 1),
        ("The wall is {} long and the road {}.", 0),
        ("The wall is {} (the road, {}) long.", 0),
        ("The wall is {} ({} more than the road) long.", 0),
        ("The wall is {}, or {} with the tower.", 0),
    ],
)
def test_the_second_stands_alone_in_brackets_or_behind_or(words: str, found: int) -> None:
    assert len(findings(two("value=12 unit=kilometre", "value=9.4 unit=mile", words), "conversion")) == found


def test_the_message_converts_the_first() -> None:
    (finding,) = findings(two("value=3 unit=metre", "value=20 unit=foot"), "conversion")
    assert finding.severity == "warn"
    assert (
        finding.message
        == "so much is 9.8 feet (8.4 to 11.3 allowing for rounding); the article says so much: inconsistent."
    )


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("per=week value=120", "per=year value=6240", 0),
        ("per=week value=120", "per=year value=5520", 0),  # 46 weeks of work
        ("per=week value=120", "per=year value=4010", 1),
        ("per=year value=6240", "per=week value=120", 0),
        ("per=year value=9240", "per=week value=120", 1),
        ("per=month value=11", "per=year value=132", 0),
        ("per=month value=11", "per=year value=99", 1),
        ("per=week value=120", "per=share value=4010", 0),
        ("per=week value=120", "per=year value=4010 unit=lorry", 0),
    ],
)
def test_an_amount_for_two_spans_of_time(first: str, second: str, found: int) -> None:
    text = f"It makes <FIGURE id=f0 unit=car {first}>so many cars</FIGURE>, or <FIGURE id=f1 unit=car {second}>so many cars</FIGURE>."
    assert len(findings(build(text), "conversion")) == found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("kind=quantity unit=kilometre value=12", "kind=quantity unit=mile value=9.4"),
        ("unit=car per=week value=120", "unit=car per=year value=4010"),
    ],
)
def test_the_words_bind_two_amounts_whose_measure_is_inferred(first: str, second: str) -> None:
    text = f"It is <FIGURE id=f0 {first} inferred=measure>so much</FIGURE>, or <FIGURE id=f1 {second}>so much</FIGURE>."
    assert [one.severity for one in findings(build(text), "conversion")] == ["warn"]


def rates(second: str, words: str = "The mill cost {} ({}) and the road {} ({}).") -> Extraction:
    slots = (
        "unit=CHF value=3000000 half=50000",
        "unit=USD value=3300000 half=50000",
        "unit=CHF value=2000000 half=50000",
        second,
    )
    figures = [f"<FIGURE id=f{n} kind=money {one}>so much</FIGURE>" for n, one in enumerate(slots)]
    return build(words.format(*figures))


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("unit=USD value=4100000 half=50000", 1),
        ("unit=USD value=2200000 half=50000", 0),
        ("unit=USD value=1480000", 0),  # the rate of another day
        ("unit=USD value=3180000", 0),
        ("unit=USD value=1100000 half=50000", 1),
        ("unit=EUR value=4100000 half=50000", 0),
        ("unit=CHF value=4100000 half=50000", 0),
        ("unit=USD value=4100000 range=yes", 0),
        ("unit=USD value=0", 1),
    ],
)
def test_the_conversions_of_an_article_imply_one_rate(second: str, found: int) -> None:
    told = findings(rates(second), "exchange_rate")
    assert [one.severity for one in told] == ["info"] * found


def test_two_amounts_that_are_no_conversion_imply_no_rate() -> None:
    assert not findings(
        rates("unit=USD value=4100000", "The mill cost {} ({}) and the road {} or rather {} more."), "exchange_rate"
    )


def test_a_rate_may_be_told_either_way() -> None:
    text = (
        "The mill cost <FIGURE id=f0 kind=money unit=CHF value=3000000>3 million francs</FIGURE> (<FIGURE id=f1 kind=money value=3300000>"
        "$3.3 million</FIGURE>), the road <FIGURE id=f2 kind=money value={}>so many dollars</FIGURE> (<FIGURE id=f3 kind=money unit=CHF "
        "value=2000000>2 million francs</FIGURE>)."
    )
    assert not findings(build(text.format(2200000)), "exchange_rate")
    assert findings(build(text.format(4100000)), "exchange_rate")
