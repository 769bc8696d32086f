"""What programs ask: as the documents say it, and whatever their description allows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import positive_data_acceptance
from schemathesis.schemas import BaseSchema
from starlette.testclient import TestClient

from extractor.errors import InputError
from extractor.ingest import Fetcher
from extractor.page import Page
from extractor.sinks import Record
from extractor.web.access import new_access
from extractor.web.app import make_app
from extractor.web.sources import Addresses
from extractor.web.worker import Busy
from tests.report.sample import steel
from tests.web.serving import SECRET, Served, canned, desk_on, filled, serving

pytestmark = pytest.mark.issue(18)

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/how-to/ask-the-api.md"
PROGRAM = {"Authorization": f"Bearer {SECRET}"}
CURLS = [block for block in re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S) if "curl" in block]


def nowhere(host: str, port: int) -> list[tuple[str, int]]:
    raise InputError("the tests fetch nothing")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    store = filled(tmp_path_factory.mktemp("api") / "claims.db", [steel()])
    with serving(store, canned, addresses=Addresses(Fetcher(locate=nowhere))) as one:
        yield one


@pytest.fixture(scope="module")
def description(server: Served) -> BaseSchema:
    return schemathesis.openapi.from_url(f"{server.address}/api/openapi.json", headers=PROGRAM)


@schemathesis.pytest.from_fixture("description").parametrize()
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_answers_are_those_that_the_description_promises(case: Case) -> None:
    """What fits the description may still be no article and no search, so that it is not always accepted."""
    case.call_and_validate(headers=PROGRAM, excluded_checks=[positive_data_acceptance])


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl")
@pytest.mark.parametrize("block", CURLS, ids=range(len(CURLS)))
def test_the_examples_of_the_document_work(server: Served, block: str, tmp_path: Path) -> None:
    script = block.replace("http://127.0.0.1:8765", server.address)
    environment = os.environ | {"EXTRACTOR_TOKEN": SECRET}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not done.stdout or json.loads(done.stdout.splitlines()[0])


def test_the_document_shows_all_that_can_be_asked(server: Served, description: BaseSchema) -> None:
    asked = "\n".join(CURLS)
    paths = [path.partition("{")[0] for path in description.raw_schema["paths"]]
    assert len(paths) == 5
    assert [path for path in paths if f"/api{path}" not in asked] == []


@pytest.fixture
def program(client: TestClient) -> TestClient:
    client.headers = PROGRAM
    client.cookies.clear()
    return client


def test_a_record_is_kept_where_that_is_asked_for(program: TestClient) -> None:
    given = {"text": "Steel exports fell.", "published": "2025-06-09"}
    told = program.post("/api/extract", json=given).json()
    assert (told["record"]["schema"], told["article_id"]) == ("extractor/1", None)
    kept = program.post("/api/extract?keep=true", json=given).json()
    article = program.get(f"/api/articles/{kept['article_id']}").json()
    assert (article["record"], article["version"], article["decisions"]) == (kept["record"], 1, {})


def test_a_search_answers_with_claims_and_what_people_decided(program: TestClient) -> None:
    found = program.get("/api/search", params={"q": "steel", "limit": 1}).json()
    (claim,) = found["claims"]
    assert found["total"] > 1
    assert (claim["status"], claim["decision"]) == ("undecided", None)
    (second,) = program.get("/api/search", params={"q": "steel", "limit": 1, "offset": 1}).json()["claims"]
    assert second["id"] != claim["id"]
    program.post(f"/data/claims/{claim['id']}/decision", json={"status": "needs_source"})
    told = program.get(f"/api/claims/{claim['id']}").json()
    assert (told["claim"]["status"], told["claim"]["decision"]["who"]) == ("needs_source", "Ida")
    assert {one["claim"]["id"] for one in told["elsewhere"]} == {
        claim["id"].replace(claim["article_id"], second["article_id"])
    }


def test_where_too_many_articles_wait_the_next_one_is_told_to_come_back(store: Path) -> None:
    async def busy(page: Page) -> Record:
        raise Busy("20 articles wait for their extraction: try again in a minute")

    with TestClient(
        make_app(desk_on(store, busy), new_access(SECRET)), base_url="http://127.0.0.1", headers=PROGRAM
    ) as client:
        answer = client.post("/api/extract", json={"text": "Steel exports fell."})
        assert (answer.status_code, answer.json()["code"]) == (503, "busy")


def test_the_description_is_for_those_who_may_ask(program: TestClient) -> None:
    assert program.get("/api/openapi.json").json()["info"]["title"] == "extractor"
    assert program.get("/api/openapi.json", headers={"Authorization": ""}).status_code == 401
    assert program.get("/api/docs").status_code == program.get("/api/redoc").status_code == 404
