"""Datasette opens a store with its metadata: facets, units, meanings and full-text search."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor.desk.store import Store
from tests.desk.store.conftest import claim_of

datasette_app = pytest.importorskip("datasette.app")
yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "scripts"))

from datasette_metadata import metadata_page  # noqa: E402

METADATA = ROOT / "docs/datasette/metadata.yml"


def test_the_metadata_are_fresh() -> None:
    assert METADATA.read_text(encoding="utf-8") == metadata_page(), "stale: run `python scripts/refresh_docs.py`"


def ask(path: Path, *addresses: str) -> list[Any]:
    """What Datasette answers on a file: JSON as data, a page as text."""

    async def answers() -> list[Any]:
        desk = datasette_app.Datasette([str(path)], metadata=yaml.safe_load(METADATA.read_text(encoding="utf-8")))
        responses = [await desk.client.get(address) for address in addresses]
        assert [answer.status_code for answer in responses] == [200] * len(responses)
        return [
            response.json() if ".json" in address else response.text
            for response, address in zip(responses, addresses, strict=True)
        ]

    return asyncio.run(answers())


def test_datasette_shows_searches_and_counts(ferries: Store) -> None:
    ferries.decide(claim_of(ferries, "quay type:figure"), status="accepted", who="Ida")
    rows, hits, page, articles = ask(
        ferries.path,
        "/claims/claims.json?_shape=objects",
        "/claims/claims.json?_search=repair&_shape=objects",
        "/claims/claims",
        "/claims/articles.json?_shape=objects",
    )
    facets = {
        name: [(result["value"], result["count"]) for result in facet["results"]]
        for name, facet in rows["facet_results"].items()
    }
    assert facets["status"] == [("undecided", 2), ("accepted", 1)]
    assert ("money", 1) in facets["kind"]
    assert "Ingrid Solheim" in [value for value, _ in facets["entities"]]
    assert [row["amount"] for row in hits["rows"]] == ["$12 million"]
    assert rows["units"] == dict.fromkeys(("start", "end", "lead_start", "lead_end"), "character")
    assert "The words that name what is measured." in page
    assert [row["outlet"] for row in articles["rows"]] == ["news.example"]


def test_datasette_changes_nothing(ferries: Store) -> None:
    ferries.close()
    before = ferries.path.read_bytes()
    ask(ferries.path, "/claims/claims.json", "/claims/decisions.json")
    assert ferries.path.read_bytes() == before
