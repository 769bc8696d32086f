"""The values of one measure over time: only what can be compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.desk.store import Store
from tests.desk.store.conftest import Read, claim_of

RATE = "The unemployment rate in Norland was {} percent in {}, the Labour Office said."


@pytest.fixture
def archive(store: Store, read: Read) -> Store:
    statements = [("4.3", "May 2025"), ("4.1", "April 2025"), ("4.4", "May 2025")]
    store.add(
        read(RATE.format(*values), url=f"https://news.example/{n}", published=f"2025-06-{n + 10}")
        for n, values in enumerate(statements)
    )
    return store


def first(store: Store, number: int = 0) -> str:
    return store.search(f"article:https://news.example/{number} type:figure").claims[0].id


def test_a_series_has_the_values_of_one_measure_in_order_of_their_periods(archive: Store) -> None:
    points = archive.series(first(archive))
    assert [(point.period_from, point.amount, point.source, point.published) for point in points] == [
        ("2025-04-01", "4.1 percent", "Labour Office", "2025-06-11"),
        ("2025-05-01", "4.3 percent", "Labour Office", "2025-06-10"),
        ("2025-05-01", "4.4 percent", "Labour Office", "2025-06-12"),
    ]
    assert archive.with_series([first(archive), "no:claim"]) == {first(archive)}


@pytest.mark.parametrize(
    "text",
    [
        "The unemployment rate in Norland was 4 percent in 2024, the Labour Office said.",  # a year
        "The unemployment rate in Sudland was 4 percent in April 2025, the Labour Office said.",
        "The vacancy rate in Norland was 4 percent in April 2025, the Labour Office said.",
        "The unemployment rate in Norland rose by 4 percent in April 2025, the Labour Office said.",
    ],
)
def test_another_length_place_measure_or_role_is_not_joined(store: Store, read: Read, text: str) -> None:
    store.add([read(RATE.format("4.3", "May 2025"), url="https://news.example/0"), read(text)])
    assert [point.amount for point in store.series(first(store))] == ["4.3 percent"]
    assert store.with_series([first(store)]) == frozenset()


def test_a_role_of_its_own_is_not_joined(archive: Store, read: Read) -> None:
    extraction = read(RATE.format("4.1", "March 2025"), url="https://news.example/3")
    archive.add([replace(extraction, figures=tuple(replace(figure, role="target") for figure in extraction.figures))])
    assert "2025-03-01" not in {point.period_from for point in archive.series(first(archive))}


@pytest.mark.parametrize("words", ["The company", "It", "The mill"])
def test_what_has_no_name_is_another_one_in_another_article(store: Store, read: Read, words: str) -> None:
    texts = [f"{words} had net debt of $5 billion in {year}." for year in (2023, 2024)]
    store.add(read(text, url=f"https://news.example/{n}") for n, text in enumerate(texts))
    assert store.with_series([first(store)]) == frozenset()


def test_what_has_no_name_is_the_same_of_one_source_and_in_one_article(store: Store, read: Read) -> None:
    texts = [f"Net debt was $5 billion in {year}, Anna Berg said." for year in (2023, 2024)]
    store.add(read(text, url=f"https://news.example/{n}") for n, text in enumerate(texts))
    assert len(store.series(first(store))) == 2


@pytest.mark.parametrize(("measure", "count"), [("The rate", 0), ("The sick rate", 2), ("Norland's rate", 2)])
def test_a_measure_of_one_word_has_a_series_only_with_a_name(
    store: Store, read: Read, measure: str, count: int
) -> None:
    store.add(
        [
            read(
                f"{measure} was 4 percent in May 2025. {measure} was 5 percent in June 2025.",
                url="https://news.example/0",
            )
        ]
    )
    assert len(store.series(first(store))) == count


def test_a_claim_without_a_measure_has_no_series(ferries: Store) -> None:
    assert ferries.series(claim_of(ferries, "type:quote")) == ()
