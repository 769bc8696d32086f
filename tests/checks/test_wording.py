"""Numbers as the findings write them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor.checks import wording
from extractor.record.figure import Figure, Unit
from extractor.record.finding import Interval


def figure(surface: str, **slots: Any) -> Figure:
    return Figure(
        **{"id": "f1", "start": 0, "end": 1, "surface": surface, "kind": "count", "value": Decimal(1), **slots}
    )


def between(low: str | None, value: str | None, high: str | None) -> Interval:
    return Interval(**{k: end and Decimal(end) for k, end in (("low", low), ("value", value), ("high", high))})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("surface", "slots", "short"),
    [
        ("$18.7  million", {"kind": "money"}, "$18.7m"),
        ("$2 billion", {"kind": "money"}, "$2bn"),
        ("$2 trillion", {"kind": "money"}, "$2tn"),
        ("2 million", {}, "2 million"),
        ("13.7 percent", {"kind": "percent", "modifier": "approx"}, "about 13.7%"),
    ],
)
def test_a_figure_in_short_form(surface: str, slots: dict[str, Any], short: str) -> None:
    assert wording.short(figure(surface, **slots)) == short


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({"direction": "down"}, "down 5"),
        ({"direction": "up"}, "up 5"),
        ({"direction": "flat"}, "5"),
        ({"direction": "up", "kind": "multiple"}, "5"),
        ({}, "5"),
    ],
)
def test_a_change_with_its_direction(slots: dict[str, Any], said: str) -> None:
    assert wording.said(figure("5", **slots)) == said


@pytest.mark.parametrize(
    ("ends", "shown"),
    [
        (("13.4", "13.8", "14.3"), "13.8 (13.4 to 14.3 allowing for rounding)"),
        (("-14.3", "-13.8", "-13.4"), "-13.8 (-13.4 to -14.3 allowing for rounding)"),
        (("999.5", "999.5", "999.5"), "999.50"),
        (("1000", "1000", "1000"), "1,000"),
        (("999.4", "999.7", "1000"), "1,000 (999 to 1,000 allowing for rounding)"),
        (("-1000", "-1000", "-1000"), "-1,000"),
        (("0.50", "0.51", "0.52"), "0.51 (0.50 to 0.52 allowing for rounding)"),
        (("0", "1", "1"), "1.0 (0.0 to 1.0 allowing for rounding)"),
        (("0", "0.5", "0.9"), "0.50 (0.00 to 0.90 allowing for rounding)"),
        (("1", "1.00001", "1.00002"), "1.0000"),
        (("1", "1.001", "1.002"), "1.001 (1.000 to 1.002 allowing for rounding)"),
        (("-1", "0", "1"), "0.0 (-1.0 to 1.0 allowing for rounding)"),
        ((None, "2", "3"), "at most 3.0"),
        (("1", "2", None), "at least 1.0"),
        (("1", None, "3"), "at least 1.0 and at most 3.0"),
        ((None, None, None), "open"),
    ],
)
def test_an_interval_shows_as_many_digits_as_distinguish_its_ends(ends: tuple[str, str, str], shown: str) -> None:
    assert wording.percentages(between(*ends)).replace("%", "") == shown


@pytest.mark.parametrize(
    ("kind", "unit", "value", "shown"),
    [
        ("money", "USD", "36200000", "$36.20m"),
        ("money", "USD", "1000000", "$1m"),
        ("money", "USD", "-2000000000", "-$2bn"),
        ("money", "EUR", "999999", "€999,999"),
        ("money", "CHF", "5", "CHF 5"),
        ("money", "USD", "0", "$0"),
        ("count", "person", "5", "5 people"),
        ("count", "car", "5", "5 cars"),
        ("count", "bus", "5", "5 buses"),
        ("count", None, "5", "5"),
        ("count", "city", "5", "5 cities"),
        ("count", "day", "5", "5 days"),
        ("count", "year", "1", "1 year"),
        ("quantity", "square_foot", "5", "5 square feet"),
        ("quantity", "square_mile", "5", "5 square miles"),
        ("percent", "percent", "5", "5%"),
    ],
)
def test_an_amount_has_the_unit_of_its_like(kind: str, unit: str | None, value: str, shown: str) -> None:
    like = figure("x", kind=kind, unit=Unit(id=unit, surface=unit) if unit else None)
    assert wording.amounts(between(value, value, value), like) == shown


def test_an_open_amount_keeps_its_scale() -> None:
    like = figure("x", kind="money", unit=Unit(id="USD", surface="$"))
    assert wording.amounts(between("2000000", None, None), like) == "at least $2.0m"
    assert wording.amounts(between(None, None, "2000000"), like) == "at most $2.0m"
    assert wording.amounts(between(None, "3000000", "4000000"), like) == "at most $4.0m"
    assert wording.amounts(between(None, None, None), like) == "open"


def test_nothing_is_written_as_minus_nothing() -> None:
    assert wording.number(Decimal("-0.04"), 1) == "0.0"


@pytest.mark.parametrize(
    ("unit", "shown"), [("degree celsius", "59.50 degrees Celsius"), ("square foot", "59.50 square feet")]
)
def test_units_have_their_plural(unit: str, shown: str) -> None:
    like = figure("so much", kind="quantity", unit=Unit(id=unit))
    interval = Interval(low=Decimal("59.49"), value=Decimal("59.5"), high=Decimal("59.51"))
    assert wording.amounts(interval, like).startswith(shown)
