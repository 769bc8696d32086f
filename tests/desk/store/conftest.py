"""Stores of a few articles, and the texts that they are extracted from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language

from extractor import extract
from extractor.desk.store import Store
from extractor.record.extraction import Extraction

URL = "https://news.example/ferries"
FERRIES = (
    "Ferries carried 4,200 passengers in May 2025, up from 3,900 in April, the Coast Authority said.\n\n"
    "Repairs of the quay cost $12 million in 2024.\n\n"
    "“We need new ferries,” said Ingrid Solheim, who leads the authority."
)
Read = Callable[..., Extraction]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Extracts a text, once however often it is asked for."""
    known: dict[tuple[str, str, str], Extraction] = {}

    def read(
        text: str = FERRIES, *, url: str = URL, published: str = "2025-06-09", fetched: str | None = None
    ) -> Extraction:
        key = text, url, published
        if key not in known:
            known[key] = extract(text, url=url, published=published, format="text", nlp=nlp)
        known_extraction = known[key]
        source = replace(known_extraction.article.source, fetched=fetched)
        return replace(known_extraction, article=replace(known_extraction.article, source=source))

    return read


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new store."""
    with Store.open(tmp_path / "claims.db", create=True) as opened:
        yield opened


@pytest.fixture
def ferries(store: Store, read: Read) -> Store:
    """A store with the article on the ferries."""
    store.add([read()])
    return store


def claim_of(store: Store, query: str) -> str:
    """The id of the only claim that a query finds."""
    hits = store.search(query)
    assert hits.total == 1, [claim.row["text"] for claim in hits.claims]
    return hits.claims[0].id


def copies(extraction: Extraction, count: int) -> list[Extraction]:
    """The same article under so many addresses."""
    addresses = [f"https://news.example/{number}" for number in range(count)]
    return [replace(extraction, article=replace(extraction.article, key=address, url=address)) for address in addresses]
