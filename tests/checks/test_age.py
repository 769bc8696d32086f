"""Ages against birth dates."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings, statuses

YEAR = "from=1978-01-01 until=1979-01-01"


def aged(value: int, born: str = YEAR, published: str | None = "2025-06-09") -> Extraction:
    return build(
        f"Ali Kaya, <FIGURE id=f1 kind=age value={value}>{value}</FIGURE>, was born in <TIME id=t1 {born}>1978</TIME>.",
        claims=[{"value": "f1", "born": "t1"}],
        published=published,
    )


@pytest.mark.parametrize(("age", "count"), [(45, 1), (46, 0), (47, 0), (48, 1)])
def test_age_against_birth_year(age: int, count: int) -> None:
    assert statuses(aged(age), "age") == ["inconsistent"] * count


def test_all_ages_of_a_year_of_birth_are_given() -> None:
    (finding,) = findings(aged(44, published="2025-01-01"), "age")
    assert finding.message == "Someone born in 1978 is 45 to 47; the article says 44: inconsistent."


@pytest.mark.parametrize(
    ("day", "ages"),
    [("1978-03-03", "47"), ("1978-06-09", "46 or 47"), ("1978-05-10", "46 or 47"), ("1978-05-09", "47"), ("1978-06-10", "46")],
)  # fmt: skip
def test_a_day_of_birth_leaves_the_days_of_the_last_month(day: str, ages: str) -> None:
    (finding,) = findings(aged(20, f"from={day} until={day[:-2]}{int(day[-2:]) + 1:02d}"), "age")
    assert f"is {ages}; the article" in finding.message


def test_age_needs_the_days_of_birth_and_publication() -> None:
    assert findings(aged(20), "age")
    assert not findings(aged(20, published=None), "age")
    assert not findings(aged(20, "from=1978-01-01"), "age")
