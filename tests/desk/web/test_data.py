"""What the script of the pages asks for and sends."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from extractor.desk.store import Store
from extractor.desk.web.access import new_access
from extractor.desk.web.app import make_app
from extractor.desk.web.guard import MAX_BODY
from extractor.desk.web.worker import Extracting
from extractor.errors import OutOfTime
from extractor.record.article import Published
from extractor.record.page import Failure, Page
from extractor.sinks import Record, record_of
from tests.desk.report.sample import steel
from tests.desk.web.serving import SECRET, desk_on, filled

pytestmark = pytest.mark.issue(18)


def claims_of(client: TestClient) -> list[str]:
    """The ids of all claims, those of the newest article first."""
    return [claim["id"] for claim in client.get("/api/search").json()["claims"]]


@pytest.fixture
def claim(client: TestClient) -> str:
    return claims_of(client)[0]


def test_a_decision_is_in_the_file_when_it_is_answered(client: TestClient, store: Path, claim: str) -> None:
    answer = client.post(f"/data/claims/{claim}/decision", json={"status": "accepted", "note": "checked"})
    decided = answer.json()
    assert (answer.status_code, decided["status"], decided["who"], decided["note"]) == (
        200,
        "accepted",
        "Ida",
        "checked",
    )
    with Store.open(store, read_only=True) as beside:
        decision = beside.claim(claim).decision
    assert decision
    assert decision.id == decided["id"]
    assert client.get(f"/data/claims/{claim}").json()["decision"] == decided


def test_an_edit_has_slots_and_who_made_it(client: TestClient, claim: str) -> None:
    slots = {"measure": {"words": "steel exports"}, "place": {"words": None}}
    answer = client.post(
        f"/data/claims/{claim}/decision", json={"status": "edited", "slots": slots, "who": "Bo"}
    ).json()
    assert (answer["who"], answer["slots"]["measure"]["words"], answer["slots"]["place"]["words"]) == (
        "Bo",
        "steel exports",
        None,
    )


def test_two_tabs_that_decide_on_one_claim_learn_of_each_other(client: TestClient, claim: str) -> None:
    first = client.post(f"/data/claims/{claim}/decision", json={"status": "accepted"}).json()
    answer = client.post(f"/data/claims/{claim}/decision", json={"status": "rejected"})
    assert (answer.status_code, answer.json()["code"], answer.json()["decision"]) == (409, "conflict", first)
    later = client.post(f"/data/claims/{claim}/decision", json={"status": "rejected", "after": first["id"]})
    assert (later.status_code, later.json()["status"]) == (200, "rejected")


def test_undo_goes_back_one_decision_at_a_time(client: TestClient, claim: str) -> None:
    first = client.post(f"/data/claims/{claim}/decision", json={"status": "accepted"}).json()
    path, undo = f"/data/claims/{claim}/decision", f"/data/claims/{claim}/undo"
    second = client.post(path, json={"status": "rejected", "after": first["id"]}).json()
    assert client.post(undo, json={"after": second["id"]}).json()["status"] == "accepted"
    assert client.post(undo, json={"after": first["id"]}).json() is None
    assert client.get(f"/data/claims/{claim}").json()["decision"] is None


def test_an_undo_of_what_was_not_seen_gets_the_decision_in_force(client: TestClient, claim: str) -> None:
    path, undo = f"/data/claims/{claim}/decision", f"/data/claims/{claim}/undo"
    first = client.post(path, json={"status": "accepted"}).json()
    second = client.post(path, json={"status": "rejected", "after": first["id"], "who": "Bo"}).json()
    answer = client.post(undo, json={"after": first["id"]})
    assert (answer.status_code, answer.json()["code"], answer.json()["decision"]) == (409, "conflict", second)
    assert client.post(undo, json={}).status_code == 422


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('{"status": "true"}', "status"),
        ('{"status": "accepted", "row": 1}', "row"),
        ('{"status": "accepted", "who": ""}', "who"),
        ('{"status": "edited", "slots": {"nothing": {"words": "a"}}}', "nothing"),
        ('{"status": "edited", "slots": {"measure": {"words": 1}}}', "slots.measure.words"),
        ("{", "JSON"),
        ("[]", "object"),
        ("", "status"),
    ],
)
def test_a_decision_that_is_none_is_refused_with_its_reason(
    client: TestClient, claim: str, body: str, said: str
) -> None:
    answer = client.post(f"/data/claims/{claim}/decision", content=body)
    assert answer.status_code == 422
    assert said in answer.json()["error"]
    assert client.get(f"/data/claims/{claim}").json()["decision"] is None


@pytest.mark.parametrize("id_", ["nothing", "a:b", "../../etc/passwd", "%00", "x" * 3_000, "'; drop table claims; --"])
def test_an_id_that_is_none_is_not_found(client: TestClient, id_: str) -> None:
    for path in (
        f"/articles/{id_}",
        f"/data/claims/{id_}",
        f"/data/claims/{id_}/elsewhere",
        f"/data/claims/{id_}/copy",
    ):
        assert client.get(path).status_code == 404, path
    for path in (f"/data/claims/{id_}/undo", f"/data/claims/{id_}/decision"):
        body = {"status": "accepted"} if path.endswith("decision") else {"after": "a"}
        assert client.post(path, json=body).status_code == 404, path


def test_the_form_of_a_claim_has_its_slots_in_words_as_found_and_as_corrected(client: TestClient, claim: str) -> None:
    before = client.get(f"/data/claims/{claim}").json()
    assert before["found"] == before["now"]
    slots = {"amount": {"words": "$2.8bn"}, "period": {"words": "Q2 2019"}}
    client.post(f"/data/claims/{claim}/decision", json={"status": "edited", "slots": slots})
    after = client.get(f"/data/claims/{claim}").json()
    assert after["found"] == before["found"]
    assert {name: now for name, now in after["now"].items() if now != after["found"][name]} == {
        "amount": "$2.8bn", "value": "2800000000", "period": "April to June 2019",
    }  # fmt: skip


def test_a_correction_that_does_not_fit_names_its_slot(client: TestClient, claim: str) -> None:
    body = {"status": "edited", "slots": {"period": {"words": "last month"}}}
    answer = client.post(f"/data/claims/{claim}/decision", json=body)
    assert (answer.status_code, answer.json()["slot"]) == (422, "period")


def extracting_again(read: list[Page]) -> Extracting:
    """Finds the steel article in whatever is read, with what its page says of the article."""

    async def extracting(page: Page) -> Record:
        read.append(page)
        assert page.article is not None
        return record_of(replace(steel(), article=page.article))

    return extracting


def test_an_article_that_is_in_the_store_is_not_extracted_again_and_keeps_its_details(tmp_path: Path) -> None:
    text, read = "Steel exports fell.", []

    async def extracting(page: Page) -> Record:
        read.append(page.input_id)
        extraction = steel(page.input_id, url=page.url or "")
        article = page.article or replace(
            extraction.article, key=page.source.sha256, url=None, site=None, source=page.source, published=Published()
        )
        return record_of(replace(extraction, article=article))

    access = new_access(SECRET)
    headers = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {access.session}"}
    desk = desk_on(filled(tmp_path / "steel.db", []), extracting)
    with TestClient(make_app(desk, access), base_url="http://127.0.0.1", headers=headers) as client:
        added = client.post("/data/extract", json={"text": text})
        path = f"/data/articles/{added.json()['article_id']}/facts"
        client.post(path, json={"published": "2025-06-10", "outlet": "The Person"})
        again = client.post("/data/extract", json={"text": text})
        dated = client.post("/data/extract", json={"text": text, "published": "2025-06-11"})
    assert (added.status_code, added.json()["is_new"]) == (201, True)
    assert [response.status_code for response in (again, dated)] == [200, 200]
    assert again.json() == dated.json() == added.json() | {"is_new": False}
    assert len(read) == 3  # not again where nothing was stated
    with Store.open(tmp_path / "steel.db") as store:
        summary = store.article(added.json()["article_id"]).summary
    assert (summary.outlet, summary.published) == ("The Person", "2025-06-10")


def test_details_that_are_corrected_are_used_and_decisions_follow(tmp_path: Path) -> None:
    store = filled(tmp_path / "steel.db", [steel()])
    read: list[Page] = []
    access = new_access(SECRET)
    headers = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {access.session}"}
    with Store.open(store) as open_:
        article = open_.article(steel().article.key)
        claim = f"{article.summary.id}:{article.extraction.claims[0].id}"
        open_.decide(claim, status="accepted", who="Ida")
    desk = desk_on(store, extracting_again(read))
    with TestClient(make_app(desk, access), base_url="http://127.0.0.1", headers=headers) as client:
        path = f"/data/articles/{article.summary.id}/facts"
        answer = client.post(path, json={"published": "2025-06-10", "title": "Steel slips", "outlet": "The Post"})
        assert answer.json() == {"kept": 1, "lost": 0}
        page = client.get(f"/articles/{article.summary.id}").text
        assert client.post(path, json={"published": "June"}).status_code == 422
        assert client.post("/data/articles/nothing/facts", json={"outlet": "The Post"}).status_code == 404
    assert len(read) == 1
    assert all(words in page for words in ("Steel slips", "The Post", "2025-06-10"))
    with Store.open(store) as open_:
        stored = open_.article(steel().article.key)
        assert (stored.summary.headline, stored.summary.outlet) == ("Steel slips", "The Post")
        assert stored.summary.published == "2025-06-10"
        assert stored.extraction.article.text == article.extraction.article.text
        assert open_.claim(claim).status == "accepted"


def test_a_decision_whose_claim_is_lost_by_a_corrected_date_is_counted(tmp_path: Path) -> None:
    store = filled(tmp_path / "steel.db", [steel()])
    with Store.open(store) as open_:
        article = open_.article(steel().article.key)
        figure = next(claim for claim in article.extraction.claims if claim.type == "figure" and not claim.findings)
        open_.decide(f"{article.summary.id}:{figure.id}", status="accepted", who="Ida")

    async def losing(page: Page) -> Record:
        assert page.article is not None
        kept = tuple(claim for claim in steel().claims if claim.id != figure.id)
        return record_of(replace(steel(), article=page.article, claims=kept))

    access = new_access(SECRET)
    headers = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {access.session}"}
    with TestClient(make_app(desk_on(store, losing), access), base_url="http://127.0.0.1", headers=headers) as client:
        answer = client.post(f"/data/articles/{article.summary.id}/facts", json={"published": "2025-06-10"})
        assert answer.json() == {"kept": 0, "lost": 1}
        assert (
            "Decisions on claims that are no longer in the article"
            in client.get(f"/articles/{article.summary.id}").text
        )


def test_a_deleted_article_is_gone_and_can_be_added_again(client: TestClient, claim: str) -> None:
    article = claim.partition(":")[0]
    assert client.post(f"/data/articles/{article}/delete", json={}).json() == {}
    for path in (f"/articles/{article}", f"/data/claims/{claim}", f"/data/articles/{article}/report"):
        assert client.get(path).status_code == 404
    assert client.post(f"/data/articles/{article}/delete", json={}).status_code == 404
    given = {"text": "Steel exports fell.", "url": "https://news.example/mistake"}
    article = client.post("/data/extract", json=given).json()["article_id"]
    client.post(f"/data/articles/{article}/delete", json={})
    again = client.post("/data/extract", json=given)
    assert (again.status_code, again.json()) == (201, {"article_id": article, "is_new": True})


def test_the_report_of_an_article_is_a_file_to_save(client: TestClient, claim: str) -> None:
    slots = {"amount": {"words": "$2.8bn"}}
    client.post(f"/data/claims/{claim}/decision", json={"status": "edited", "slots": slots})
    answer = client.get(f"/data/articles/{claim.partition(':')[0]}/report")
    assert re.fullmatch(r'attachment; filename="[a-z0-9-]+\.html"', answer.headers["content-disposition"])
    assert "<del>$3bn</del> <ins>$2.8bn</ins>" in answer.text


def test_the_report_says_who_decided_what_and_strikes_what_was_rejected(client: TestClient) -> None:
    article = claims_of(client)[0].partition(":")[0]
    rejected, doubted = (f"{article}:{claim.id}" for claim in steel().claims if claim.type == "figure")
    path = f"/data/articles/{article}/report"
    assert 'class="state"' not in client.get(path).text
    for claim, status, note in ((rejected, "rejected", "of another year"), (doubted, "needs_source", None)):
        client.post(f"/data/claims/{claim}/decision", json={"status": status, "note": note})
    rows = BeautifulSoup(client.get(path).text, "lxml").select(".claim:has(.state)")
    assert [row["class"] for row in rows] == [["claim", "rejected"], ["claim", "needs_source"]]
    lines = [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "TIME", row.select(".state")[0].text) for row in rows]
    assert lines == ["✗ rejected by Ida, TIME: of another year", "⚑ needs a source by Ida, TIME"]
    repeat = next(f"{article}:{claim.id}" for claim in steel().claims if claim.type != "figure")
    client.post(f"/data/claims/{repeat}/decision", json={"status": "rejected"})
    repeats = BeautifulSoup(client.get(path).text, "lxml").select(".card.rejected .claim.rejected .state")
    assert [repeat.text[:17] for repeat in repeats] == ["✗ rejected by Ida"] * 2  # a repeat that was decided is listed


def test_a_text_and_a_file_become_articles(client: TestClient) -> None:
    html = b"<!doctype html><article><p>Steel exports fell."
    answers = [
        client.post("/data/extract", json={"text": "Steel exports fell.", "published": "2025-06-09"}),
        client.post("/data/extract", json={"html": "<p>Steel exports fell.", "url": "https://news.example/b"}),
        client.post("/data/extract?name=../a.html&published=2025-06-09", content=html, headers={"Content-Type": "application/octet-stream"}),
    ]  # fmt: skip
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    ids = {answer.json()["article_id"] for answer in answers}
    assert len(ids) == 3
    assert all("steel exports" in client.get(f"/articles/{id_}").text for id_ in ids)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"url": "http://127.0.0.1:8765/"}, "not a public address"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, "not a public address"),
        ({"url": "file:///etc/passwd"}, "not a web address"),
        ({"text": "a", "html": "b"}, "not both"),
        ({}, "give text, html or url"),
        ({"text": " "}, "empty"),
        ({"text": "a", "published": "soon"}, "ISO 8601"),
        ({"path": "/etc/passwd"}, "path"),
    ],
)
def test_what_cannot_be_read_says_why(client: TestClient, body: dict[str, str], said: str) -> None:
    answer = client.post("/data/extract", json=body)
    assert answer.status_code == 422
    assert said in answer.json()["error"]


def test_a_file_of_another_kind_is_refused(client: TestClient) -> None:
    answer = client.post("/data/extract?name=a.pdf", content=b"%PDF-1.7 " + b"x" * MAX_BODY)
    assert (answer.status_code, answer.json()["code"]) == (422, "input")
    assert "take its text out first" in answer.json()["error"]


def test_an_article_on_which_the_work_was_ended_says_so(store: Path) -> None:
    async def ended(page: Page) -> Record | Failure:
        return Failure(input_id=page.input_id, error=OutOfTime("a.html: the work took more than 30 seconds"))

    headers = {"Authorization": f"Bearer {SECRET}"}
    with TestClient(
        make_app(desk_on(store, ended), new_access(SECRET)), base_url="http://127.0.0.1", headers=headers
    ) as client:
        answer = client.post("/data/extract", json={"text": "Steel exports fell."})
        assert (answer.status_code, answer.json()) == (
            422,
            {"code": "time", "error": "a.html: the work took more than 30 seconds"},
        )


def test_an_article_that_was_deleted_on_request_is_not_taken_in_again(client: TestClient, store: Path) -> None:
    given = {"text": "Steel exports fell.", "url": "https://news.example/gone"}
    id_ = client.post("/data/extract", json=given).json()["article_id"]
    with Store.open(store) as beside:
        beside.delete_article(id_)
    answer = client.post("/data/extract", json=given)
    assert (answer.status_code, "deleted" in answer.json()["error"]) == (422, True)


def test_every_export_is_a_file_to_save(client: TestClient, claim: str) -> None:
    client.post(f"/data/claims/{claim}/decision", json={"status": "accepted"})
    for format, name in (
        ("claims", "claims.csv"),
        ("records", "records.jsonl"),
        ("decisions", "decisions.jsonl"),
        ("gold", "gold.jsonl"),
    ):
        answer = client.get(f"/data/export?format={format}")
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert answer.content, format
        if name.endswith(".jsonl"):
            assert all(json.loads(line) for line in answer.text.splitlines())


def test_no_cell_of_an_export_is_a_formula(tmp_path: Path) -> None:
    store = filled(tmp_path / "claims.db", [steel(url="https://news.example/a")])
    headers = {"Authorization": f"Bearer {SECRET}"}
    with TestClient(
        make_app(desk_on(store), new_access(SECRET)), base_url="http://127.0.0.1", headers=headers
    ) as client:
        claim = claims_of(client)[0]
        formula = '=HYPERLINK("http://evil.example","a")'
        slots = {"measure": {"words": formula}}
        body = {"status": "edited", "slots": slots, "note": "+A1", "who": "@ida"}
        assert client.post(f"/data/claims/{claim}/decision", json=body).status_code == 200
        table = client.get("/data/export?format=claims").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert f"'{formula}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_an_export_that_cannot_be_says_why_and_is_no_file(client: TestClient) -> None:
    assert client.get("/data/export?format=exe").status_code == 422
    answer = client.get("/data/export?q=value>many")
    assert (answer.status_code, answer.json()["code"]) == (400, "query")
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize("version", ["0", "-1", "two", "9" * 50, "٣"])
def test_a_number_of_an_address_has_bounds(client: TestClient, claim: str, version: str) -> None:
    answer = client.get(f"/articles/{claim.rpartition(':')[0]}", params={"version": version})
    assert (answer.status_code, "a number from 1" in answer.text) == (422, True)
