"""Rates against counts and bases, totals against quantity and price."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def illness(rate: str, people: str = "person") -> Extraction:
    return build(
        f"Among <FIGURE id=f1 unit={people} value=640003>640,003 people</FIGURE> there were <FIGURE id=f2 unit=case value=69>69 "
        f"cases</FIGURE>, or <FIGURE id=f3 kind=other value={rate} half=0.05>{rate} per 100,000 people</FIGURE>."
    )


@pytest.mark.parametrize(("rate", "status"), [("10.8", "consistent_exact"), ("18.0", "inconsistent")])
def test_rate_is_recomputed_from_count_and_population(rate: str, status: str) -> None:
    assert statuses(illness(rate), "rate_and_base") == [status]


def test_rate_needs_a_population() -> None:
    assert not findings(illness("18.0", people="car"), "rate_and_base")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Of {count} among {base}, or {rate} there.", "inconsistent"),
        ("There were {count} among its {base}, a rate of {rate}.", "inconsistent"),
        ("There were {count} beside {base}, a rate of {rate}.", None),
        ("There were {count} among {base}; but {rate} elsewhere.", None),
        ("There were {count}, or {rate}.", None),
        ("On {days} there were {count} among {base}, or {rate}.", None),
    ],
)
@pytest.mark.parametrize("unit", ["car"])
def test_the_base_is_named_or_stands_behind_among(text: str, status: str | None, unit: str) -> None:
    figures = {
        "count": "<FIGURE id=f1 unit=case value=69>69 cases</FIGURE>",
        "base": f"<FIGURE id=f2 unit={unit} value=640003>640,003 cars</FIGURE>",
        "rate": "<FIGURE id=f3 kind=other value=18 half=0.05>18 per 100,000</FIGURE>",
        "days": "<FIGURE id=f4 unit=day value=2>two days</FIGURE>",
    }
    assert statuses(build(text.format(**figures)), "rate_and_base") == ([status] if status else [])


@pytest.mark.parametrize(
    ("slots", "status"),
    [
        ({}, "consistent_exact"),
        ({"rate": "modifier=approx"}, "consistent_rounded"),
        ({"rate": "value="}, None),
        ({"base": "value="}, None),
        ({"base": "value=0"}, None),
        ({"count": "value="}, None),
        ({"count": "kind=money"}, None),
        ({"count": "unit=resident"}, None),
        ({"base": "unit=resident"}, "consistent_exact"),
    ],
)
def test_a_rate_needs_one_count_and_one_base(slots: dict[str, str], status: str | None) -> None:
    given = {
        "count": {"id": "f1", "unit": "case", "value": "69"},
        "base": {"id": "f2", "unit": "person", "value": "640003"},
        "rate": {"id": "f3", "kind": "other", "value": "10.8", "half": "0.05"},
    }
    texts = []
    for name, own in given.items():
        own |= dict(slot.split("=") for slot in slots.get(name, "").split())
        marks = " ".join(f"{slot}={value}" for slot, value in own.items() if value)
        texts.append(f"<FIGURE {marks}>{own['value']}{' per 100,000' if name == 'rate' else ''}</FIGURE>")
    count, base, rate = texts
    assert statuses(build(f"There were {count} among {base}, or {rate}."), "rate_and_base") == (
        [status] if status else []
    )


def test_the_message_names_the_size_of_the_rate() -> None:
    (finding,) = findings(illness("10.8"), "rate_and_base")
    assert (
        finding.message
        == "69 cases among 640,003 people is 10.78 per 100,000; the article says 10.8 per 100,000 people: consistent."
    )


def sale(total: int, per: str = "share", between: str = "for") -> Extraction:
    return build(
        "It sold <FIGURE id=f1 unit=share value=2000000 half=50000>2.0 million shares</FIGURE> at "
        f"<FIGURE id=f2 kind=money value=5.01 half=0.005 role=rate per={per}>$5.01 a share</FIGURE> {between} "
        f"<FIGURE id=f3 kind=money value={total} half=500000>$ {total}</FIGURE>."
    )


@pytest.mark.parametrize(("total", "status"), [(10000000, "consistent_exact"), (15000000, "inconsistent")])
def test_total_is_recomputed_from_quantity_and_price(total: int, status: str) -> None:
    assert statuses(sale(total), "rate_and_base") == [status]


PRICE = "<FIGURE id=f2 kind=money value=5.01 half=0.005 role=rate per=share {}>$5.01 a share</FIGURE>"
SHARES = "<FIGURE id=f1 unit=share value=2000000 half=50000 {}>2.0 million shares</FIGURE>"
TOTAL = "<FIGURE id=f3 kind=money value=15000000 half=500000 {}>$15 million</FIGURE>"
DAYS = "<FIGURE id=f4 unit=day value=2>two days</FIGURE>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"It sold {SHARES} at {PRICE} for {TOTAL}.", 1),
        (f"In {DAYS} it sold {SHARES} at {PRICE} for {TOTAL}.", 1),
        (f"It sold {SHARES} at {PRICE} for {TOTAL} in {DAYS}.", 1),
        (f"It paid {PRICE} for {SHARES}, or {TOTAL}.", 1),
        (f"In {DAYS} it paid {PRICE} for {SHARES}, or {TOTAL}.", 1),
        (f"It paid {PRICE} for {SHARES}, or {TOTAL} in {DAYS}.", 1),
        (f"It paid {PRICE} beside {SHARES}, or {TOTAL}.", 0),
        (f"It sold {SHARES} at {PRICE}.", 0),
        (f"It paid {PRICE} for {SHARES}.", 0),
        (f"It had {SHARES} when {PRICE} came for {TOTAL}.", 0),
        (f"It sold {DAYS} at {PRICE} for {TOTAL}.", 0),
    ],
)
def test_quantity_price_and_total_stand_side_by_side(text: str, found: int) -> None:
    assert len(findings(build(text.replace(" {}", "")), "rate_and_base")) == found


@pytest.mark.parametrize(
    ("total", "price", "found"),
    [
        ("", "", 1),
        ("modifier=approx", "", 1),
        ("range=yes", "", 0),
        ("", "range=yes", 0),
        ("unit=EUR", "", 0),
        ("per=year", "", 0),
    ],
)
def test_a_total_is_one_amount_in_the_currency_of_the_price(total: str, price: str, found: int) -> None:
    text = f"It sold {SHARES.format('')} at {PRICE.format(price)} for {TOTAL.format(total)}."
    assert len(findings(build(text), "rate_and_base")) == found


@pytest.mark.parametrize("vague", ["value=2000000 half=50000", "value=5.01 half=0.005", "value=15000000 half=500000"])
def test_a_vague_amount_has_no_total(vague: str) -> None:
    text = f"It sold {SHARES.format('')} at {PRICE.format('')} for {TOTAL.format('')}."
    assert not findings(build(text.replace(vague, "")), "rate_and_base")
    assert not findings(build(text.replace("value=5.01", "value=-5.01")), "rate_and_base")
    assert statuses(build(text.replace("15000000", "10000000 modifier=approx")), "rate_and_base") == [
        "consistent_rounded"
    ]


def test_price_of_something_else_is_left_alone() -> None:
    assert not findings(sale(15000000, per="barrel"), "rate_and_base")
    assert not findings(sale(15000000, between="after it had earned"), "rate_and_base")


EACH = "<FIGURE id=f2 kind=money value=5635 {}>$5,635</FIGURE>"
FAMILIES = "<FIGURE id=f1 unit=family value=8851>8,851 families</FIGURE>"
PAID = "<FIGURE id=f3 kind=money value=66830000 half=5000>$66.83 million</FIGURE>"
YEARS = "<FIGURE id=f1 kind=duration unit=year value=8>8 years</FIGURE>"
YEARLY = "<FIGURE id=f2 kind=money value=35000000 half=500000 per=year>$35 million a year</FIGURE>"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"It paid {PAID} to {FAMILIES}, or {EACH} each.", 1),
        (f"The {FAMILIES} share {PAID}, or {EACH} apiece.", 1),
        (f"The {FAMILIES} got {PAID}, an average of {EACH.format('per=family')}.", 1),
        (f"It paid {FAMILIES} {EACH} each.", 0),
        (f"It paid {PAID} to {FAMILIES}, or {EACH} in all.", 0),
        (f"It paid {PAID} to {FAMILIES}, or {EACH.format('per=child')}.", 0),
        (f"It paid {PAID} to {FAMILIES}, or {EACH.format('role=change')} each.", 0),
        (f"It paid {PAID} to {FAMILIES}; {EACH} each is rare.", 0),
        (f"It paid {PAID.replace('=f3', '=f3 per=year')} to {FAMILIES}, or {EACH} each.", 0),
        (f"It will pay {YEARLY} for {YEARS}, a total of {PAID}.", 1),
        (f"It will spend {PAID} over {YEARS}, or {YEARLY}.", 1),
        (f"The loan of {PAID} runs over {YEARS} at {YEARLY}.", 1),
        (f"It cost {YEARLY}, or {PAID} over the {YEARS}.", 1),
        (f"It cost {YEARLY}, or {PAID} after {YEARS}.", 0),
        (f"It will spend {PAID} after {YEARS} at {YEARLY}.", 0),
    ],
)
def test_what_each_gets_how_many_and_the_whole(text: str, found: int) -> None:
    assert statuses(build(text.replace(" {}", "")), "rate_and_base") == ["inconsistent"] * found


@pytest.mark.parametrize(
    "text",
    [
        "There were <FIGURE id=f1 unit=case value=69 {}>69 cases</FIGURE> among <FIGURE id=f2 unit=person value=640003>640,003 "
        "people</FIGURE>, or <FIGURE id=f3 kind=other value=18 half=0.05>18 per 100,000</FIGURE>.",
        f"It sold {SHARES} at {PRICE} for {TOTAL}.",
    ],
)
def test_words_that_tie_a_rate_outweigh_a_period_that_was_concluded(text: str) -> None:
    (finding,) = findings(build(text.replace("{}", "inferred=period")), "rate_and_base")
    assert finding.severity == "warn"
