"""Ages against birth dates."""

from __future__ import annotations

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def aged(value: int, name: str = "f1") -> str:
    return f"<FIGURE id={name} kind=age value={value}>{value}</FIGURE>"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"Ali Kaya, {aged(46)}, was born in 1978.", "consistent_exact"),
        (f"Ali Kaya, {aged(47)}, was born in 1978.", "consistent_exact"),
        (f"Ali Kaya, {aged(45)}, was born in 1978.", "inconsistent"),
        (f"Maria Lund, born in 1939, died in 2020 aged {aged(81)}.", "consistent_exact"),
        (f"Maria Lund, born in 1939, died in 2020 aged {aged(71)}.", "inconsistent"),
    ],
)
def test_age_against_birth_year(text: str, status: str) -> None:
    assert statuses(build(text), "age") == [status]


@pytest.mark.parametrize(
    "text",
    [
        f"He was {aged(20)} when he left the town, where he was born in 1950.",
        f"Ali Kaya, {aged(20)}, and Eva Berg, {aged(45, 'f2')}, were born in 1978.",
        f"Ali Kaya, born in Ankara, is {aged(20)}.",
    ],
)
def test_age_of_another_day_or_person_is_left_alone(text: str) -> None:
    assert not findings(build(text), "age")


def test_age_needs_the_day_of_publication() -> None:
    assert not findings(build(f"Ali Kaya, {aged(20)}, was born in 1978.", published=None), "age")
