"""The pages as the server sends them."""

from __future__ import annotations

import logging
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from extractor.desk.store import Store
from extractor.desk.web.access import new_access
from extractor.desk.web.app import make_app
from extractor.desk.web.assets import STATIC, load_assets
from tests.desk.report.sample import steel
from tests.desk.web.serving import SECRET, desk_on, filled
from tests.desk.web.test_data import claims_of

pytestmark = pytest.mark.issue(18)

PAGES = ("/", "/search?q=steel", "/articles/{article}", "/articles/{article}?marks=1", "/series/{claim}")


@pytest.fixture
def pages(client: TestClient) -> dict[str, str]:
    claim = claims_of(client)[0]
    paths = {page: page.format(article=claim.rpartition(":")[0], claim=claim) for page in PAGES}
    answers = {page: client.get(path) for page, path in paths.items()}
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(PAGES, 200)
    return {page: answer.text for page, answer in answers.items()}


def test_a_one_time_token_is_exchanged_for_the_session_once(store: Path) -> None:
    access = new_access()
    with TestClient(make_app(desk_on(store), access), base_url="http://127.0.0.1") as client:
        given = {"token": access.one_time.issue()}
        another = client.post("/data/session", json={"token": "another"})
        assert (another.status_code, access.session in another.text) == (403, False)
        first = client.post("/data/session", json=given)
        assert (first.status_code, first.json()) == (200, {"token": access.session})
        assert "set-cookie" not in first.headers
        again = client.post("/data/session", json=given)
        assert (again.status_code, again.json()["code"]) == (403, "forbidden")
        assert "has signed in once already" in again.json()["error"]
        assert client.post("/data/session", content=b"[").status_code == 422


class Faults(HTMLParser):
    """What the policy of the pages forbids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps tags with content of their own that runs or styles, and such attributes."""
        attributes = dict(attrs)
        own = (attributes.get("src") or "").startswith(STATIC)
        if tag in ("style", "img", "iframe", "object", "base") or (tag == "script" and not own):
            self.found.append(tag)
        self.found += [
            name
            for name, value in attrs
            if name.startswith("on") or name == "style" or (name == "href" and (value or "").startswith("javascript"))
        ]


def test_no_page_has_what_its_policy_forbids(pages: dict[str, str]) -> None:
    assert Faults("<p onclick=a><script>1</script><style></style>").found == ["onclick", "script", "style"]
    assert {page: faults for page, html in pages.items() if (faults := Faults(html).found)} == {}


@pytest.mark.issue(50)
def test_only_scripts_set_the_focus(pages: dict[str, str]) -> None:
    """An `autofocus`, in a closed dialog too, is acted on while the page is drawn: before or after the script's, as it happens."""
    assert {page for page, html in pages.items() if re.search(r"<[^>]*\sautofocus\b", html)} == set()


def test_every_script_and_style_is_named_with_its_digest(client: TestClient, pages: dict[str, str]) -> None:
    shell = client.get("/", headers={"Authorization": ""}).text
    wanted = {
        digests
        for html in [*pages.values(), shell]
        for digests in re.findall(r'"(/static/[^"]+\.(?:js|css)\?[^"]+)"([^>]*)>', html)
    }
    assert len(wanted) == 3
    assert wanted == {(asset.url, f' integrity="{asset.integrity}"') for asset in load_assets().values()} & wanted


def test_what_an_article_says_is_text_on_every_page(pages: dict[str, str]) -> None:
    showing = [html for html in pages.values() if "&lt;img src=x" in html]
    assert len(showing) > 2
    assert all("{{ 7 * 7 }}" in html for html in showing)


def test_no_page_has_a_token(client: TestClient, pages: dict[str, str]) -> None:
    session = client.headers["Authorization"].removeprefix("Bearer ")
    for html in pages.values():
        assert session not in html
        assert SECRET not in html


def test_a_search_that_cannot_be_understood_says_so_on_the_page(client: TestClient) -> None:
    for path in ("/", "/search"):
        answer = client.get(path, params={"q": "value>many"})
        assert answer.status_code == 400
        assert "value" in answer.text


@pytest.mark.parametrize(
    "path", ["/nothing", "/articles/nothing", "/series/nothing", "/data/nothing", "/api/nothing", "/static/nothing"]
)
def test_what_is_not_there_is_said_on_a_page_or_in_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    if path.startswith(("/data/", "/api/")):
        assert set(answer.json()) == {"code", "error"}
    else:
        assert answer.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("path", ["/", "/data/claims/a", "/api/search"])
def test_an_error_shows_a_number_and_the_log_the_rest(
    client: TestClient, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("/home/ida/secret.db is broken")

    for name in ("articles", "claim", "search"):
        monkeypatch.setattr(Store, name, failing)
    with caplog.at_level(logging.ERROR):
        answer = client.get(path)
    assert answer.status_code == 500
    assert not re.search("secret|RuntimeError|Traceback|site-packages", answer.text)
    assert "secret.db is broken" in caplog.text
    (number,) = set(re.findall(r"fault ([0-9a-f]{8})", answer.text))
    assert number in caplog.text
    assert answer.headers["x-frame-options"] == "DENY"


def test_an_address_writes_no_line_of_its_own_into_the_log(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(Store, "article", failing)
    with caplog.at_level(logging.ERROR):
        assert client.get("/articles/a%0AERROR%3A%20all%20is%20lost%1B%5B2J").status_code == 500
    assert "\nERROR" not in caplog.messages[0]
    assert "\x1b" not in caplog.messages[0]


def test_a_store_that_takes_nothing_says_so_in_the_terminal(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractor.errors import StoreError

    def full(*_: object, **__: object) -> None:
        raise StoreError("/home/ida/claims.db: the disk is full: free some space")

    monkeypatch.setattr(Store, "articles", full)
    answer = client.get("/")
    assert (answer.status_code, "/home" in answer.text) == (500, False)


def test_a_list_has_its_earlier_and_its_later_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.desk.web.pages._ON_A_PAGE", 1)
    first = client.get("/search?q=steel&order=score").text
    (later,) = re.findall(r'href="(/search\?[^"]*offset=1)"', first)
    second = client.get(later.replace("&amp;", "&")).text
    assert re.search(r'href="/search\?[^"]*q=steel&amp;[^"]*offset=0"', second)


def test_claims_of_one_sentence_show_it_once(client: TestClient) -> None:
    html = client.get("/search?q=type:figure+article:https://news.example/steel&order=newest").text
    rows = re.findall(r"<tr.*?</tr>", html, re.DOTALL)[1:]
    texts = [re.search(r'class="open"[^>]*>(.*?)</a>', row)[1] for row in rows]  # type: ignore[index]
    assert len(set(texts)) == len(texts) > 1


def test_a_filter_is_a_term_of_the_query(client: TestClient) -> None:
    html = client.get("/search?q=steel").text
    assert 'href="/search?q=steel+has%3Afinding"' in html
    html = client.get("/search?q=steel+has:finding").text
    assert '<a href="/search?q=steel" aria-current="true">Has a finding' in html


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    assert "No matching claims. Try fewer words" in client.get("/search?q=zebra").text
    assert "No matching articles. Try fewer words" in client.get("/?q=zebra").text


def test_the_articles_are_ordered_by_a_column(client: TestClient, store: Path) -> None:
    filled(store, [steel(url="https://news.example/other")])
    for order in ("headline", "outlet", "claims", "undecided", "findings"):
        answer = client.get(f"/?order={order}")
        assert answer.text.count("aria-sort") == 1
        (link,) = re.findall(rf'href="([^"]+&amp;order={order}&amp;at=0)"', answer.text)
        assert f"order={order}&amp;at=1" in client.get(link.replace("&amp;", "&")).text  # the next one


def test_an_empty_desk_says_what_it_is_and_offers_an_example(tmp_path: Path) -> None:
    access = new_access(SECRET)
    headers = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {access.session}"}
    app = make_app(desk_on(tmp_path / "new.db"), access)
    with TestClient(app, base_url="http://127.0.0.1", headers=headers) as empty:
        html = empty.get("/").text
    assert "No articles yet" in html
    assert "sends nothing" in html
    assert 'data-text="Norwegian steel exports slip' in html
