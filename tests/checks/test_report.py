"""The severity of a finding follows from how sure its bindings are."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings


def fall(*, slots: str = "", inferred: tuple[str, ...] = ()) -> Extraction:
    return build(
        f"It fell <FIGURE id=f1 kind=percent value=40 half=0.5 role=change direction=down {slots}>40%</FIGURE> to "
        "<FIGURE id=f2 kind=money value=9 half=0.5>$9</FIGURE> from "
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
