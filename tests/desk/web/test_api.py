"""What programs ask: as the documents say it, and whatever their description allows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from extractor.desk.web.access import new_access
from extractor.desk.web.app import make_app
from extractor.desk.web.worker import Busy
from extractor.errors import InputError
from extractor.ingest.fetch import Fetcher
from extractor.record.page import Page
from extractor.sinks import Record, record_of
from tests.desk.report.sample import steel
from tests.desk.web.serving import SECRET, Served, canned, desk_on, filled, serving

pytestmark = pytest.mark.issue(18)

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = ROOT / "docs/how-to/ask-the-api.md"
PROGRAM = {"Authorization": f"Bearer {SECRET}"}
CURLS = [block for block in re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S) if "curl" in block]


def nowhere(host: str, port: int) -> list[tuple[str, int]]:
    raise InputError("the tests fetch nothing")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    store = filled(tmp_path_factory.mktemp("api") / "claims.db", [steel()])
    with serving(store, canned, fetcher=Fetcher(locate=nowhere)) as server:
        yield server


def test_the_answers_are_those_that_the_description_promises(server: Served, tmp_path: Path) -> None:
    """Schemathesis asks what the description allows and what it forbids, the corners first, then at random.

    What fits the description may still be no article and no search, so that it is not always accepted.
    """
    program = [
        "run", f"{server.address}/api/openapi.json", "--header", f"Authorization: Bearer {SECRET}", "--checks", "all",
        "--exclude-checks", "positive_data_acceptance", "--phases", "coverage,fuzzing", "--max-examples", "5", "--seed", "1", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", *program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout
    assert "5 selected / 5 total" in done.stdout


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
    assert not done.stdout or json.JSONDecoder().raw_decode(done.stdout)


def test_the_document_shows_all_that_can_be_requested(program: TestClient) -> None:
    paths = program.get("/api/openapi.json").json()["paths"]
    shown = {path for path in paths if f"/api{path.partition('{')[0]}" in "".join(CURLS)}
    assert (len(shown), shown) == (5, set(paths))


@pytest.fixture
def program(client: TestClient) -> TestClient:
    client.headers = PROGRAM
    client.cookies.clear()
    return client


def test_a_record_is_kept_where_that_is_requested(program: TestClient) -> None:
    given = {"text": "Steel exports fell.", "published": "2025-06-09"}
    answer = program.post("/api/extract", json=given).json()
    assert (answer["record"]["schema"], answer["article_id"]) == ("extractor/1", None)
    kept = program.post("/api/extract?keep=true", json=given).json()
    article = program.get(f"/api/articles/{kept['article_id']}").json()
    assert (article["record"], article["version"], article["decisions"]) == (kept["record"], 1, {})


def test_a_search_answers_with_claims_and_what_people_decided(program: TestClient) -> None:
    answer = program.get("/api/search", params={"q": "steel", "limit": 1}).json()
    (claim,) = answer["claims"]
    assert answer["total"] > 1
    assert (claim["status"], claim["decision"]) == ("undecided", None)
    (second,) = program.get("/api/search", params={"q": "steel", "limit": 1, "offset": 1}).json()["claims"]
    assert second["id"] != claim["id"]
    edit = {"status": "edited", "slots": {"measure": {"words": "exports of steel"}}}
    program.post(f"/data/claims/{claim['id']}/decision", json=edit)
    stored = program.get(f"/api/claims/{claim['id']}").json()["claim"]
    assert (stored["status"], stored["decision"]["who"]) == ("edited", "Ida")
    assert stored["decision"]["slots"]["measure"]["words"] == "exports of steel"
    article = program.get(f"/api/articles/{claim['article_id']}").json()
    assert article["decisions"] == {claim["record_id"]: stored["decision"]}


def test_a_claim_comes_with_what_other_articles_say_of_the_same(tmp_path: Path) -> None:
    articles = [steel(name, url=f"https://{name}.example/steel") for name in ("post", "times")]
    app = make_app(desk_on(filled(tmp_path / "claims.db", articles)), new_access(SECRET))
    with TestClient(app, base_url="http://127.0.0.1", headers=PROGRAM) as client:
        (claim,) = client.get("/api/search", params={"q": "measure:exports outlet:post", "limit": 1}).json()["claims"]
        (answer,) = client.get(f"/api/claims/{claim['id']}").json()["elsewhere"]
    assert (answer["relation"], answer["claim"]["row"]["text"]) == ("same", claim["row"]["text"])
    assert answer["claim"]["article_id"] != claim["article_id"]


def test_where_too_many_articles_wait_the_next_one_has_to_come_back(store: Path) -> None:
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


@pytest.mark.issue(18)
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/api/search?query=steel", "there is no parameter 'query'"),  # not all claims
        ("/api/export?to=gold", "there is no parameter 'to'"),
        ("/api/claims/x?version=1", "there is no parameter 'version'"),
        ("/api/articles/x?keep=true", "there is no parameter 'keep'"),
    ],
)
def test_a_parameter_that_there_is_not_is_refused(program: TestClient, address: str, said: str) -> None:
    answer = program.get(address)
    assert (answer.status_code, answer.json()) == (422, {"code": "input", "error": said})


@pytest.mark.issue(18)
@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ('{"text": "x"', "application/json", "the body is no JSON"),
        (b'{"text": "\xff"}', "application/json", "the body is no JSON: send it in UTF-8"),
        ('{"text": "x"}', "text/plain", "send one, with Content-Type: application/json"),
        ("", "application/json", "the body is missing: send an article as JSON"),
        ("{}", "application/json", "body: give text, html or url"),
        ('{"words": "x"}', "application/json", "there is no field 'words' in the body"),
        ('{"text": 5}', "application/json", "body.text: Input should be a valid string"),
    ],
)
def test_a_body_that_cannot_be_used_is_said_in_a_sentence(
    program: TestClient, body: str | bytes, kind: str, said: str
) -> None:
    answer = program.post("/api/extract", content=body, headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["code"]) == (422, "input")
    assert said in answer.json()["error"]


def test_a_program_without_the_token_has_to_send_it(program: TestClient) -> None:
    answer = program.get("/api/search", headers={"Authorization": "Bearer nothing"})
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    assert "Authorization: Bearer TOKEN" in answer.json()["error"]


@pytest.mark.issue(18)
def test_the_description_names_and_explains_all_that_is_requested_and_answered(program: TestClient) -> None:
    described = program.get("/api/openapi.json").json()
    schemas = described["components"]["schemas"]
    operations = [value for path in described["paths"].values() for value in path.values()]
    assert [operation["operationId"] for operation in operations] == ["extract", "search", "article", "claim", "export"]
    assert all(parameter["description"] for operation in operations for parameter in operation["parameters"])
    assert {"row", "record"} <= {name for schema in schemas.values() for name in schema.get("properties", {})}
    references = re.findall(r'"\$ref": ?"#/components/schemas/(\w+)"', json.dumps(described))
    assert set(references) <= set(schemas)
    assert schemas["RecordExtraction"]["properties"]["claims"]["items"] == {"$ref": "#/components/schemas/RecordClaim"}
    for refused, paths in (("400", {"search", "export"}), ("404", {"article", "claim"})):
        assert {operation["operationId"] for operation in operations if refused in operation["responses"]} == paths


def test_the_row_of_a_claim_is_as_it_is_described(program: TestClient) -> None:
    described = program.get("/api/openapi.json").json()
    (claim,) = program.get("/api/search", params={"limit": 1}).json()["claims"]
    reference = {"$ref": "#/components/schemas/ClaimRow", "components": described["components"]}
    jsonschema.validate(claim["row"], reference)
    assert set(claim["row"]) == set(described["components"]["schemas"]["ClaimRow"]["properties"])


@pytest.mark.issue(18)
def test_an_article_that_is_not_read_is_said(store: Path) -> None:
    async def unread(page: Page) -> Record:
        return record_of(replace(steel(), producer=replace(steel().producer, capabilities=()), claims=(), findings=()))

    app = make_app(desk_on(store, unread), new_access(SECRET))
    with TestClient(app, base_url="http://127.0.0.1", headers=PROGRAM) as client:
        assert client.post("/api/extract", json={"text": "Der Umsatz stieg."}).json()["was_read"] is False


def test_claims_on_which_people_differ_have_what_the_others_say(program: TestClient) -> None:
    (claim,) = program.get("/api/search", params={"q": "steel", "limit": 1}).json()["claims"]
    after = None
    for who, status in (("Ida", "accepted"), ("Bo", "rejected")):
        decided = program.post(
            f"/data/claims/{claim['id']}/decision", json={"status": status, "who": who, "after": after}
        )
        after = decided.json()["id"]
    (answer,) = program.get("/api/search", params={"q": "status:disputed"}).json()["claims"]
    assert (answer["status"], [(decision["who"], decision["status"]) for decision in answer["others"]]) == (
        "rejected",
        [("Ida", "accepted")],
    )
