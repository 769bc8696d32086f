"""The severity of a finding follows from how sure its bindings are."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
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


@pytest.mark.parametrize("stated", ["measure=m1", "period=t1", "", f"{STATED} inferred=unit"])
def test_what_is_not_stated_in_full_is_never_an_error(stated: str) -> None:
    (finding,) = findings(fall(stated=stated), "change")
    assert (finding.status, finding.severity) == ("inconsistent", "warn")
