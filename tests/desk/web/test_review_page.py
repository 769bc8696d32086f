"""The page of an article before any script runs: its versions, and what people decided of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from extractor.desk.store import Store
from tests.desk.report.sample import steel

pytestmark = pytest.mark.issue(18)


def page(client: TestClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


@pytest.fixture
def article(store: Path) -> str:
    """The steel article in two versions; the second has lost the claim on jobs, on which Ida had decided."""
    with Store.open(store) as open_:
        first = open_.article(steel().article.key)
        jobs = next(claim for claim in first.extraction.claims if claim.subject_id is None and "400" in claim.text)
        open_.decide(f"{first.summary.id}:{jobs.id}", status="rejected", who="Ida", note="of another year")
        extraction = first.extraction
        text = extraction.article.text.replace("400 jobs", "few jobs")
        later = replace(
            extraction,
            article=replace(extraction.article, text=text, text_sha256="2" * 64, modified=None),
            figures=tuple(figure for figure in extraction.figures if "400" not in figure.surface),
            statements=tuple(
                statement for statement in extraction.statements if jobs.value_id not in statement.figures
            ),
            claims=tuple(claim for claim in extraction.claims if "400" not in claim.text),
        )
        open_.add([later])
        return first.summary.id


def test_an_earlier_version_is_to_read_and_the_current_one_to_decide(client: TestClient, article: str) -> None:
    current, earlier = page(client, f"/articles/{article}"), page(client, f"/articles/{article}?version=1")
    assert current.select_one("#decide") is not None
    assert earlier.select_one("#decide") is None
    assert "earlier version" in earlier.select_one(".fault").text  # type: ignore[union-attr]
    assert [link["href"] for link in earlier.select(".about a[href^='?']")] == ["?version=2"]
    assert "version 1 of 2" in earlier.select_one("#left").text  # type: ignore[union-attr]
    assert earlier.select(".state, [data-claim]") == []  # what was decided is not known of it, and nothing can be asked


def test_the_claims_that_a_version_has_lost_are_listed(client: TestClient, article: str) -> None:
    gone = page(client, f"/articles/{article}").select("#gone + ul li")
    assert len(gone) == 2  # the claim, and the quote that it is in
    assert all("400 jobs" in element.text for element in gone)


def test_a_decision_whose_claim_is_gone_is_listed(client: TestClient, article: str) -> None:
    lost = page(client, f"/articles/{article}").select("#lost + ul li")
    assert [element.text.partition(",")[0] for element in lost] == ["rejected by Ida"]
    assert lost[0].text.endswith("of another year")


def test_what_is_inferred_and_what_is_missing_is_marked_in_each_row(client: TestClient, store: Path) -> None:
    with Store.open(store, read_only=True) as open_:
        id_ = open_.article(steel().article.key).summary.id
    rows = page(client, f"/articles/{id_}").select(".claim")
    assert any("not found: period" in row.text for row in rows)
