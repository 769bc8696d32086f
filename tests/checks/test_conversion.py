"""One amount in two units, or for two spans of time."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def restated(first: str, *again: str) -> Extraction:
    others = "".join(f" (<FIGURE id=f{n} {attributes}>so much</FIGURE>)" for n, attributes in enumerate(again, 2))
    ids = tuple(f"f{n}" for n in range(2, 2 + len(again)))
    claims = [{"value": "f1", "restated": ids}, *({"value": id_} for id_ in ids)]
    return build(f"The wall is <FIGURE id=f1 {first}>so much</FIGURE>{others} long.", claims=claims)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("value=12 unit=kilometre", "value=7.5 unit=mile", 0),
        ("value=12 unit=kilometre", "value=9.4 unit=mile", 1),
        ("value=12 unit=kilometre", "value=6.9 unit=mile", 1),
        ("value=500 unit=kilometre", "value=300 unit=mile", 0),
        ("value=15 unit='degree celsius'", "value=59 unit='degree fahrenheit'", 0),
        ("value=15 unit='degree celsius'", "value=45 unit='degree fahrenheit'", 1),
        ("value=2 unit='degree celsius'", "value=3.6 unit='degree fahrenheit'", 0),
        ("value=20 unit='degree celsius'", "value=36 unit='degree fahrenheit'", 0),
        ("value=40 unit=ton candidates=ton,tonne", "value=88000 unit=pound", 0),
        ("value=40 unit=ton candidates=ton,tonne", "value=66000 unit=pound", 1),
        ("value=12 unit=kilometre per=hour", "value=9.4 unit=mile per=hour", 0),
        ("value=12 unit=kilometre", "value=9.4 unit=kilogram", 0),
    ],
)
def test_an_amount_in_two_units(first: str, second: str, count: int) -> None:
    first, second = (f"kind=quantity {slots}".replace("'", '"') for slots in (first, second))
    assert len(findings(restated(first, second), "conversion")) == count


def test_each_amount_in_other_terms_is_converted() -> None:
    extraction = restated("kind=quantity unit=kilometre value=12", *("kind=quantity unit=mile value=9.4",) * 2)
    assert statuses(extraction, "conversion") == ["inconsistent"] * 2


def test_the_message_converts_the_first() -> None:
    (finding,) = findings(
        restated("kind=quantity unit=kilometre value=12", "kind=quantity unit=mile value=9.4"), "conversion"
    )
    assert (
        finding.message
        == "so much is 7.5 miles (7.1 to 7.8 allowing for rounding); the article says so much: inconsistent."
    )


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("per=week value=120", "per=year value=6000", 0),
        ("per=week value=120", "per=year value=4010", 1),
        ("per=year value=6240", "per=week value=120", 0),
        ("per=year value=9240", "per=week value=120", 1),
        ("per=month value=11", "per=year value=99", 1),
        ("per=month value=11", "per=person value=99", 0),
    ],
)
def test_an_amount_for_two_spans_of_time(first: str, second: str, count: int) -> None:
    assert len(findings(restated(f"unit=car {first}", f"unit=car {second}"), "conversion")) == count


@pytest.mark.parametrize(("share", "count"), [("value=25 half=0.5", 0), ("value=35", 1)])
def test_a_fraction_in_digits_is_a_percentage(share: str, count: int) -> None:
    text = (
        "<FIGURE id=f1 kind=fraction value=0.25>{}</FIGURE>, or <FIGURE id=f2 kind=percent "
        + share
        + ">so many</FIGURE>"
    )
    claims = [{"value": "f1", "restated": ("f2",)}, {"value": "f2"}]
    assert len(findings(build(text.format("103 out of 412"), claims=claims), "conversion")) == count
    assert not findings(build(text.format("one in four"), claims=claims), "conversion")


def test_the_words_bind_two_amounts_whose_measure_is_inferred() -> None:
    (finding,) = findings(
        restated("kind=quantity unit=kilometre value=12 inferred=measure", "kind=quantity unit=mile value=9.4"),
        "conversion",
    )
    assert finding.severity == "warn"
