"""The severity of a finding follows from how sure its bindings are."""

from __future__ import annotations

import pytest

from extractor.checks.index import Index
from extractor.checks.report import report
from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings

STATED = "measure=m1 period=t1"


def fall(*, slots: str = "", inferred: tuple[str, ...] = (), stated: str = STATED) -> Extraction:
    return build(
        f"<MEASURE id=m1>Rent</MEASURE> fell <FIGURE id=f1 kind=percent value=40 half=0.5 role=change direction=down {slots}>40%</FIGURE> to "
        f"<FIGURE id=f2 kind=money value=9 half=0.5 {stated}>$9</FIGURE> in <TIME id=t1 from=2025-05-01 until=2025-06-01>May"
        "</TIME> from "
        "<FIGURE id=f3 kind=money value=11 half=0.5 role=baseline>$11</FIGURE>.",
        claims=[{"value": "f2", "change": "f1", "baseline": "f3", "inferred": inferred}],
    )


def test_explicit_bindings_give_an_error() -> None:
    (finding,) = findings(fall(), "change")
    assert finding.severity == "error"


@pytest.mark.parametrize("slot", ["period", "measure", "baseline"])
def test_an_inferred_binding_gives_an_info(slot: str) -> None:
    for extraction in (fall(slots=f"inferred={slot}"), fall(inferred=(slot,))):
        (finding,) = findings(extraction, "change")
        assert (finding.status, finding.severity) == ("inconsistent", "info")


def test_another_inferred_slot_does_not_weaken_the_finding() -> None:
    (finding,) = findings(fall(inferred=("subject",)), "change")
    assert finding.severity == "error"


@pytest.mark.parametrize(
    ("slots", "severity"),
    [("with=f3", "error"), ("with=f3 candidates=percent,points", "warn"), ("role=share", "error")],
)
def test_units_are_sure_and_changes_compared_in_an_error(slots: str, severity: str) -> None:
    extraction = build(
        f"<MEASURE id=m1>Rent</MEASURE> of <TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME>: <FIGURE id=f1 kind=percent value=40 "
        f"role=change measure=m1 period=t1 {slots}>40%</FIGURE>, <FIGURE id=f3 kind=percent value=9>9%</FIGURE>"
    )
    index = Index(extraction)
    assert report(index, "x", [*index.figures(["f1"])], "inconsistent", "").severity == severity


def test_the_measure_of_a_figure_without_a_claim_is_stated() -> None:
    index = Index(build(
        "<MEASURE id=m1>Rent</MEASURE> of <TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME>: <FIGURE id=f1 kind=money value=40 measure=m1 "
        "period=t1>$40</FIGURE>.",
        claims=[],
    ))  # fmt: skip
    assert report(index, "x", [*index.figures(["f1"])], "inconsistent", "").severity == "error"


def test_a_change_that_nothing_is_compared_with_or_a_part_without_figures_is_no_error() -> None:
    index = Index(build(
        "<MEASURE id=m1>Rent</MEASURE> of <TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME> fell <FIGURE id=f1 kind=percent value=40 "
        "role=change measure=m1 period=t1>40%</FIGURE> or <FIGURE id=f2 kind=percent value=4 role=difference measure=m1 period=t1>4%</FIGURE>."
    ))  # fmt: skip
    for figure in index.amounts():
        assert report(index, "x", [figure], "inconsistent", "").severity == "warn"
    assert report(index, "x", [index.times["t1"]], "inconsistent", "").severity == "error"
    assert report(index, "x", [*index.figures(["f1"])], "unresolved", "").severity == "info"


@pytest.mark.parametrize("stated", ["measure=m1", "period=t1", "", f"{STATED} inferred=unit"])
def test_what_is_not_stated_in_full_is_never_an_error(stated: str) -> None:
    (finding,) = findings(fall(stated=stated), "change")
    assert (finding.status, finding.severity) == ("inconsistent", "warn")
