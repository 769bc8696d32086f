"""One change in two units, and the value it led to."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import statuses


def index_fell(percent: str) -> Extraction:
    return build(
        "The index lost <FIGURE id=f1 kind=index value=102.2 half=0.05 role=change direction=down>102.2 points</FIGURE>, or "
        f"<FIGURE id=f2 kind=percent value={percent} half=0.005 role=change direction=down>{percent}%</FIGURE>, to end at "
        f"<FIGURE id=f3 kind=index value=27934.02 half=0.005>27,934.02</FIGURE>.",
        claims=[{"value": "f3", "change": "f1", "again": "f2"}],
    )


@pytest.mark.parametrize(("percent", "status"), [("0.36", "consistent_exact"), ("0.63", "inconsistent")])
def test_points_and_percent_are_set_against_the_level(percent: str, status: str) -> None:
    assert statuses(index_fell(percent), "two_changes") == [status]
