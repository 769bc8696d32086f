"""A total against how many there are and what each comes to."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def sold(many: str, each: str, total: str) -> Extraction:
    return build(
        f"It sold <FIGURE id=f1 unit=share {many}>many shares</FIGURE> at <FIGURE id=f2 kind=money per=share {each}>so much</FIGURE> "
        f"for <FIGURE id=f3 kind=money {total}>so much</FIGURE>.",
        claims=[{"value": "f1"}, {"value": "f2"}, {"value": "f3", "factors": ("f1", "f2")}],
    )


@pytest.mark.parametrize(
    ("total", "status"),
    [("value=10", "consistent_exact"), ("value=12 half=2", "consistent_exact"), ("value=12 half=1", "inconsistent")],
)
def test_a_total_is_recomputed(total: str, status: str) -> None:
    assert statuses(sold("value=2", "value=5", total), "each") == [status]


@pytest.mark.parametrize(
    "slots", [("", "value=5", "value=12"), ("value=2", "", "value=12"), ("value=2", "value=5", "")]
)
def test_a_vague_amount_is_not_multiplied(slots: tuple[str, str, str]) -> None:
    assert not findings(sold(*slots), "each")
    assert not findings(sold("value=-2", "value=5", "value=12"), "each")
