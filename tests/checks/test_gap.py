"""A gap or a multiple against the two amounts that it lies between."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def apart(first: str, second: str, gap: str) -> Extraction:
    return build(
        f"It passed by <FIGURE id=f1 {first}>so many</FIGURE> to <FIGURE id=f2 {second}>so many</FIGURE>, a majority of "
        f"<FIGURE id=f3 {gap}>so many</FIGURE>.",
        claims=[{"value": "f1"}, {"value": "f2"}, {"value": "f3", "between": ("f1", "f2")}],
    )


@pytest.mark.parametrize(
    ("more", "less"), [("value=51 half=0.5", "value=41 half=0.5"), ("value=41 half=0.5", "value=51 half=0.5")]
)
@pytest.mark.parametrize(
    ("gap", "status"),
    [("value=10", "consistent_exact"), ("value=11", "consistent_rounded"), ("value=12", "inconsistent")],
)
def test_a_gap_is_recomputed_and_has_no_sign(more: str, less: str, gap: str, status: str) -> None:
    extraction = apart(f"kind=percent {more}", f"kind=percent {less}", f"kind=points half=0.5 {gap}")
    assert statuses(extraction, "gap") == [status]


@pytest.mark.parametrize(
    ("multiple", "status"),
    [("value=2", "consistent_exact"), ("value=2.2", "consistent_exact"), ("value=3", "inconsistent")],
)
def test_a_multiple_is_the_ratio_of_the_two(multiple: str, status: str) -> None:
    extraction = apart("value=800", "value=400", f"kind=multiple {multiple}")
    assert statuses(extraction, "gap") == [status]
    message = findings(extraction, "gap")[0].message
    assert message.startswith("The ratio of so many to so many is 2 times")


@pytest.mark.parametrize("slots", [("", "value=3", "value=3"), ("value=3", "", "value=3"), ("value=3", "value=3", "")])
def test_a_vague_amount_is_not_compared(slots: tuple[str, str, str]) -> None:
    assert not findings(apart(*slots), "gap")
    assert not findings(apart("value=3", "value=0", "kind=multiple value=2"), "gap")


def test_the_words_bind_a_gap_whose_measure_is_inferred() -> None:
    (finding,) = findings(apart("value=52", "value=35", "value=23 inferred=measure"), "gap")
    assert finding.severity == "warn"
