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


def sale(total: int, per: str = "share", between: str = "for") -> Extraction:
    return build(
        "It sold <FIGURE id=f1 unit=share value=2000000 half=50000>2.0 million shares</FIGURE> at "
        f"<FIGURE id=f2 kind=money value=5.01 half=0.005 role=rate per={per}>$5.01 a share</FIGURE> {between} "
        f"<FIGURE id=f3 kind=money value={total} half=500000>$ {total}</FIGURE>."
    )


@pytest.mark.parametrize(("total", "status"), [(10000000, "consistent_exact"), (15000000, "inconsistent")])
def test_total_is_recomputed_from_quantity_and_price(total: int, status: str) -> None:
    assert statuses(sale(total), "rate_and_base") == [status]


def test_price_of_something_else_is_left_alone() -> None:
    assert not findings(sale(15000000, per="barrel"), "rate_and_base")
    assert not findings(sale(15000000, between="after it had earned"), "rate_and_base")
