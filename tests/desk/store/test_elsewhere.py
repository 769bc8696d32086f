"""The same claim in other articles."""

from __future__ import annotations

import pytest

from extractor.desk.store import Store
from tests.desk.store.conftest import Read, claim_of

OFFICE = "Norway's exports of steel reached {} in {} 2025, the Customs Office said."


@pytest.fixture
def archive(store: Store, read: Read) -> Store:
    statements = [
        ("$3 billion", "May"),
        ("$3 billion", "May"),
        ("$5 billion", "May"),
        ("$4 billion", "April"),
        ("€4 billion", "March"),
    ]
    store.add(
        read(OFFICE.format(*values), url=f"https://news.example/{n}", published=f"2025-06-{n + 10}")
        for n, values in enumerate(statements)
    )
    return store


def first(archive: Store, query: str) -> str:
    return archive.search(f"{query} type:figure").claims[0].id


def test_the_same_claim_elsewhere_is_the_same_or_another_value(archive: Store) -> None:
    matches = archive.elsewhere(first(archive, "article:https://news.example/0"))
    assert [(match.relation, match.claim.row["amount"], match.claim.row["url"][-1]) for match in matches] == [
        ("different_period", "$4 billion", "3"),
        ("updated", "$5 billion", "2"),
        ("same", "$3 billion", "1"),
    ]
    assert (
        matches[1].message
        == "$3 billion (10 June 2025), $5 billion (12 June 2025); a later article has a different value"
    )


def test_what_nobody_else_says_is_nowhere_else(ferries: Store) -> None:
    assert ferries.elsewhere(claim_of(ferries, "quay type:figure")) == ()
    assert ferries.elsewhere(claim_of(ferries, "type:quote")) == ()


def test_what_is_corrected_is_not_compared_as_it_was_found(archive: Store) -> None:
    claim, second = (first(archive, f"article:https://news.example/{number}") for number in (0, 1))
    archive.decide(second, status="edited", who="Ida", slots={"amount": "$9 billion"})
    assert {match.relation for match in archive.elsewhere(claim)} == {"different_period", "updated"}
    archive.decide(claim, status="edited", who="Ida", slots={"amount": "$9 billion"})
    assert archive.elsewhere(claim) == ()


def test_a_quote_elsewhere_is_found_by_who_says_it_and_most_of_the_words(store: Store, read: Read) -> None:
    words = "“We need new ferries before the winter comes,” Ingrid Solheim said."
    store.add(
        [
            read(words, url="https://a.example/1"),
            read(words.replace(" before", " long before"), url="https://b.example/2"),
        ]
    )
    (match,) = store.elsewhere(first_quote(store))
    assert (match.relation, match.claim.row["type"]) == ("same", "quote")
    assert "long before" in match.claim.row["text"]


def test_a_quote_elsewhere_is_found_in_the_claim_of_a_figure_too(store: Store, read: Read) -> None:
    words = "“We need new ferries before the winter comes,” Ingrid Solheim said."
    with_figure = words.replace("new ferries", "two new ferries")
    store.add([read(words, url="https://a.example/1"), read(with_figure, url="https://b.example/2")])
    (match,) = store.elsewhere(first_quote(store))
    assert (match.claim.row["type"], match.claim.row["amount"]) == ("figure", "two new ferries")


def first_quote(store: Store) -> str:
    return store.search("type:quote article:https://a.example/1").claims[0].id


def test_every_claim_of_an_article_can_be_requested(archive: Store, read: Read) -> None:
    text = (
        "“…” he said. ¥5 rose 3 percent, “— — — —,” & Co. said. About 40% of €2 million is “4 4 4 4”, 🚢 said in May."
    )
    archive.add([read(text, url="https://odd.example/1"), read(text, url="https://odd.example/2")])
    for claim in archive.search("").claims:
        archive.elsewhere(claim.id)
        archive.series(claim.id)
        assert archive.copy_text(claim.id)
