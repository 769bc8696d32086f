"""Two words for what may be one unit."""

from __future__ import annotations

from tests.checks.builder import build
from tests.checks.findings import findings

TONS = "<FIGURE id=f1 kind=quantity value=24827 unit=ton candidates=tonne,ton,long_ton>24,827 tons</FIGURE>"


def test_tons_beside_tonnes_are_ambiguous() -> None:
    extraction = build(f"They moved <FIGURE id=f2 kind=quantity value=5 unit=tonne>5 tonnes</FIGURE>, then {TONS}.")
    (finding,) = findings(extraction, "ambiguous_unit")
    assert (finding.status, finding.severity) == ("unresolved", "info")
    assert "24,827 tons may be in tonnes, tons or long tons" in finding.message


def test_two_ambiguous_units_or_other_amounts_explain_nothing() -> None:
    second = "<FIGURE id=f2 kind=quantity value=5 unit=tonne candidates=tonne,long_ton>5 tonnes</FIGURE>"
    assert not findings(build(f"They moved {second}, then {TONS}."), "ambiguous_unit")
    dollars = "<FIGURE id=f1 kind=money value=5 unit=USD candidates=USD,CAD>5 dollars</FIGURE>"
    canadian = "<FIGURE id=f2 kind=money value=5 unit=CAD>C$5</FIGURE>"
    assert not findings(build(f"They paid {dollars}, then {canadian}."), "ambiguous_unit")


def test_tons_alone_are_not_mentioned() -> None:
    assert not findings(build(f"They moved {TONS}."), "ambiguous_unit")


def test_a_unit_that_is_used_again_and_again_is_reported_once() -> None:
    again = TONS.replace("f1", "f3")
    extraction = build(f"<FIGURE id=f2 kind=quantity value=5 unit=tonne>5 tonnes</FIGURE>, then {TONS} and {again}.")
    (finding,) = findings(extraction, "ambiguous_unit")
    assert finding.start == extraction.figures[1].start
