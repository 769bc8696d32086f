"""Facets count claims, under one form for all that differ in case and article alone."""

from __future__ import annotations

import pytest

from extractor.desk.store import Store
from tests.desk.store.conftest import Read, claim_of

TEXT = "{} in Norland was {} percent in {} 2025, the Labour Office said."


@pytest.fixture
def archive(store: Store, read: Read) -> Store:
    """Three articles that name one measure in three ways, and one with another."""
    statements = [
        ("The unemployment rate", "4.1", "May"),
        ("Unemployment rate", "4.2", "June"),
        ("The unemployment rate", "4.3", "May"),
        ("Long-term youth unemployment rate", "9", "May"),
    ]
    store.add(read(TEXT.format(*values), url=f"https://news.example/{n}") for n, values in enumerate(statements))
    return store


def test_forms_of_one_value_are_counted_together_under_the_most_frequent(archive: Store) -> None:
    assert archive.facets("type:figure").counts["measure"] == (
        ("unemployment rate in Norland", 3),
        ("Long-term youth unemployment rate in Norland", 1),
    )


def test_a_value_of_more_than_six_words_is_left_out(store: Store, read: Read) -> None:
    store.add([read("Exports of salted cod and dried herring from Norland fell 5 percent in May 2025.")])
    assert claim_of(store, 'measure:"exports of salted cod and dried herring"')
    assert store.facets("").counts["measure"] == ()


def test_each_value_finds_the_claims_that_are_counted_for_it(archive: Store) -> None:
    counted = 0
    for facet, counts in archive.facets("").counts.items():
        for value, count in counts:
            assert archive.search(f'{facet}="{value}"' if facet != "period" else f"period:{value}").total == count, (
                value
            )
            counted += 1
    assert counted > 8


def test_a_year_counts_the_claims_whose_period_has_days_of_it(store: Store, read: Read) -> None:
    store.add([read("Sales rose 5 percent from December 2024 to January 2025. Profit was $5 million in 2025.")])
    counts = dict(store.facets("").counts["period"])
    assert counts == {year: store.search(f"period:{year}").total for year in counts}
