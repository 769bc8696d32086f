"""One change in two units, and the value it led to."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def index_fell(percent: str) -> Extraction:
    return build(
        "The index lost <FIGURE id=f1 kind=index value=102.2 half=0.05 role=change direction=down>102.2 points</FIGURE>, or "
        f"<FIGURE id=f2 kind=percent value={percent} half=0.005 role=change direction=down>{percent}%</FIGURE>, to end at "
        f"<FIGURE id=f3 kind=index value=27934.02 half=0.005>27,934.02</FIGURE>.",
        claims=[{"value": "f3", "change": "f1", "again": "f2"}],
    )


def lost(absolute: str, relative: str, value: str) -> Extraction:
    return build(
        f"It lost <FIGURE id=f1 role=change direction=down {absolute}>so much</FIGURE>, or <FIGURE id=f2 role=change {relative}>so much</FIGURE>, "
        f"to end at <FIGURE id=f3 {value}>so much</FIGURE>.",
        claims=[{"value": "f3", "change": "f1", "again": "f2"}],
    )


FELL = "kind=percent value=50 half=0.5 direction=down"


@pytest.mark.parametrize(
    ("absolute", "relative", "value", "status"),
    [
        ("kind=money value=5", FELL, "kind=money value=5", "consistent_exact"),
        ("kind=money value=5 modifier=approx", FELL, "kind=money value=5", "consistent_rounded"),
        ("kind=points unit=point value=5", FELL, "kind=index value=5", "consistent_exact"),
        ("kind=index value=5", FELL, "kind=other value=5", "consistent_exact"),
        ("kind=money value=5", FELL, "kind=money value=5 unit=EUR", None),
        ("kind=money value=5", FELL, "kind=index value=5", None),
        ("kind=index value=5", FELL, "kind=money value=5", None),
        ("kind=points value=5", FELL, "kind=percent value=5", None),
        ("kind=money value=5", "kind=percent value=50 direction=up", "kind=money value=5", None),
        ("kind=money value=5", "kind=money value=5 direction=down", "kind=money value=5", None),
        ("kind=percent value=5", FELL, "kind=money value=5", None),
        ("kind=money", FELL, "kind=money value=5", None),
        ("kind=money value=5", "kind=percent direction=down", "kind=money value=5", None),
        ("kind=money value=5", FELL, "kind=money", None),
        ("kind=money value=-5", FELL, "kind=money value=5", None),
        ("kind=money value=5 half=1", FELL, "kind=money value=-4", None),
        ("kind=money value=5", FELL, "kind=money value=-4.5", "inconsistent"),
        ("kind=money value=5", FELL, "kind=money value=5 modifier=less_than", None),
    ],
)
def test_both_changes_lead_to_the_value(absolute: str, relative: str, value: str, status: str | None) -> None:
    assert statuses(lost(absolute, relative, value), "two_changes") == ([status] if status else [])


def test_an_adjusted_change_is_not_recomputed() -> None:
    money = ("kind=money value=5", "kind=money value=50")
    assert statuses(lost(money[0], FELL, money[1]), "two_changes") == ["inconsistent"]
    assert statuses(lost(money[0], f"{FELL} basis=real", money[1]), "two_changes") == []


@pytest.mark.parametrize(("percent", "status"), [("0.36", "consistent_exact"), ("0.63", "inconsistent")])
def test_points_and_percent_are_set_against_the_level(percent: str, status: str) -> None:
    assert statuses(index_fell(percent), "two_changes") == [status]


def test_the_words_bind_two_changes_whose_measure_is_inferred() -> None:
    extraction = lost("kind=money value=5 inferred=measure", FELL, "kind=money value=50")
    (finding,) = findings(extraction, "two_changes")
    assert (finding.status, finding.severity) == ("inconsistent", "warn")
