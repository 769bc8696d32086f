"""Parts that add up to a total."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def held(total: str, men: str = "value=12", women: str = "value=9") -> Extraction:
    return build(
        f"They held <FIGURE id=f1 unit=person {total}>so many people</FIGURE>: <FIGURE id=f2 unit=man {men}>12 men</FIGURE> and "
        f"<FIGURE id=f3 unit=woman {women}>9 women</FIGURE>.",
        claims=[{"value": "f1", "parts": ("f2", "f3")}, {"value": "f2"}, {"value": "f3"}],
    )


@pytest.mark.parametrize(
    ("total", "status"),
    [
        ("value=21", "consistent_exact"),
        ("value=20 half=5", "consistent_exact"),
        ("value=23", "inconsistent"),
        ("value=35", "inconsistent"),
    ],
)
def test_parts_are_added_up(total: str, status: str) -> None:
    assert statuses(held(total), "parts_and_sum") == [status]


def test_the_sum_is_shown_in_the_unit_of_the_total() -> None:
    (finding,) = findings(held("value=23"), "parts_and_sum")
    assert finding.message == "12 men + 9 women is 21 people; the article says so many people: inconsistent."


@pytest.mark.parametrize("total", ["value=36", "value=12", "", "value=0"])
def test_a_list_of_something_else_is_left_alone(total: str) -> None:
    assert not findings(held(total), "parts_and_sum")
    assert not findings(held("value=23", men=""), "parts_and_sum")


def test_a_rough_part_makes_a_sum_rounded() -> None:
    assert statuses(held("value=21", men="value=12 modifier=approx"), "parts_and_sum") == ["consistent_rounded"]


@pytest.mark.parametrize(
    ("total", "severities"), [("value=21", ["info"]), ("value=26", ["info"]), ("value=19", ["warn"])]
)
def test_what_a_list_leaves_out_is_a_question_and_too_much_is_not(total: str, severities: list[str]) -> None:
    extraction = build(
        f"They held <FIGURE id=f1 unit=person {total}>so many people</FIGURE>, <FIGURE id=f2 unit=person value=12>12</FIGURE> in "
        "Ghent and <FIGURE id=f3 unit=person value=9>9</FIGURE> in Bruges.",
        claims=[{"value": "f1", "some_parts": ("f2", "f3")}, {"value": "f2"}, {"value": "f3"}],
    )
    assert [finding.severity for finding in findings(extraction, "parts_and_sum")] == severities
