"""A share against its part and its whole."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def absent(part: str, whole: str, share: str) -> Extraction:
    return build(
        f"<FIGURE id=f1 unit=member {part}>120</FIGURE> of the <FIGURE id=f2 unit=member {whole}>400 members</FIGURE>, or "
        f"<FIGURE id=f3 {share}>so many</FIGURE>, were absent.",
        claims=[{"value": "f1", "whole": "f2", "share": "f3"}, {"value": "f3"}],
    )


@pytest.mark.parametrize(
    ("share", "status"),
    [
        ("kind=percent value=30 half=0.5", "consistent_exact"),
        ("kind=percent value=31 half=1", "consistent_rounded"),
        ("kind=percent value=30 half=0.5 modifier=approx", "consistent_rounded"),
        ("kind=percent value=35 half=0.5", "inconsistent"),
        ("kind=fraction value=0.25", "inconsistent"),
        ("kind=fraction value=0.3", "consistent_exact"),
    ],
)
def test_a_share_is_recomputed_from_part_and_whole(share: str, status: str) -> None:
    (outcome,) = statuses(absent("value=120", "value=400", share), "share_of_total")
    assert outcome.split("_")[0] == status.split("_")[0]


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [("", "value=400", "value=30"), ("value=120", "", "value=30"), ("value=120", "value=400", ""),
     ("value=120", "value=0", "value=30"), ("value=120 range=yes", "value=400", "value=40")],
)  # fmt: skip
def test_what_cannot_be_divided_is_left_alone(part: str, whole: str, share: str) -> None:
    assert not findings(absent(part, whole, f"kind=percent {share}"), "share_of_total")


@pytest.mark.parametrize(
    ("part", "whole", "count"),
    [
        ("value=25", "value=20", 1),
        ("value=20", "value=20", 0),
        ("value=25", "value=20 half=5", 0),
        ("value=70", "value=20", 0),
        ("kind=percent value=25", "value=20", 0),
    ],
)
def test_a_part_is_no_more_than_its_whole(part: str, whole: str, count: int) -> None:
    extraction = build(
        f"<FIGURE id=f1 unit=man {part}>25</FIGURE> of the <FIGURE id=f2 unit=man {whole}>20 men</FIGURE> left.",
        claims=[{"value": "f1", "whole": "f2"}],
    )
    assert statuses(extraction, "share_of_total") == ["inconsistent"] * count


def test_a_share_whose_measure_was_concluded_is_bound_by_its_words() -> None:
    (finding,) = findings(absent("value=120 inferred=measure", "value=400", "kind=percent value=40"), "share_of_total")
    assert finding.severity == "warn"


@pytest.mark.parametrize(("rate", "status"), [("20", "consistent_exact"), ("31", "inconsistent")])
def test_a_rate_is_recomputed_for_as_many_as_it_is_per(rate: str, status: str) -> None:
    extraction = build(
        "Doctors saw <FIGURE id=f1 unit=case value=40>40 cases</FIGURE> among <FIGURE id=f2 unit=person value=200000>200,000 "
        f"people</FIGURE>, or <FIGURE id=f3 kind=other per=100,000 value={rate} half=0.5>so many per 100,000</FIGURE>.",
        claims=[{"value": "f1", "whole": "f2", "share": "f3"}, {"value": "f3"}],
    )
    assert statuses(extraction, "share_of_total") == [status]
