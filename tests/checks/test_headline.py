"""Headline against body, rough against exact figures."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def story(headline: str, body: str, *, measure: str = "exports of tea", slots: str = "") -> Extraction:
    return build(
        f"<MEASURE id=m1>Tea exports</MEASURE> fall <FIGURE id=f1 kind=percent value={headline} half=0.5 role=change "
        f"direction=down measure=m1>{headline}%</FIGURE>\n<MEASURE id=m2>{measure}</MEASURE> fell <FIGURE id=f2 kind=percent "
        f"value={body} half=0.05 role=change direction=down measure=m2 {slots}>{body}%</FIGURE> in May.",
        claims=[{"change": "f1"}, {"change": "f2"}],
        headline=True,
    )


@pytest.mark.parametrize(
    ("headline", "body", "status"),
    [("12", "12.3", "consistent_rounded"), ("50", "48.3", "consistent_rounded"), ("12", "21.3", "inconsistent")],
)
def test_headline_rounds_the_body(headline: str, body: str, status: str) -> None:
    (finding,) = findings(story(headline, body), "headline_and_body")
    assert finding.status == status
    assert finding.severity == ("warn" if status == "inconsistent" else "info")


def test_headline_about_something_else_is_left_alone() -> None:
    assert not findings(story("12", "21.3", measure="imports of coffee"), "headline_and_body")
    assert not findings(story("12", "21.3", slots="unit=percentage_point"), "headline_and_body")


def test_a_rough_figure_of_the_body_is_consistent_with_the_exact_one() -> None:
    extraction = build(
        "The <MEASURE id=m1>worth of rare earth minerals</MEASURE> dropped by approximately <FIGURE id=f1 kind=percent value=50 "
        "half=5 modifier=approx role=change direction=down measure=m1>50%</FIGURE>.\n<MEASURE id=m2>Rare earth materials"
        "</MEASURE> saw a decrease of <FIGURE id=f2 kind=percent value=48.3 half=0.05 role=change direction=down measure=m2>"
        "48.3%</FIGURE>.",
        claims=[{"change": "f1"}, {"change": "f2"}],
    )
    assert statuses(extraction, "headline_and_body") == ["consistent_rounded"]


@pytest.mark.parametrize(("body", "found"), [("224000000", 1), ("224000000000", 0), ("223000000", 0)])
def test_headline_with_another_scale_than_the_body(body: str, found: int) -> None:
    extraction = build(
        "Storms cost <FIGURE id=f1 kind=money value=224000000000 half=500000000>$224 billion</FIGURE>\n"
        f"Property worth <FIGURE id=f2 kind=money value={body} half=500000>$224 million</FIGURE> was destroyed.",
        headline=True,
    )
    assert len(findings(extraction, "unit_factor")) == found
