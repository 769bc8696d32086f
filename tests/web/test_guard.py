"""Each thing that a stranger's page or network could try, and that it gets nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from extractor.errors import InputError
from extractor.web.access import Access, host_name, new_access
from extractor.web.faults import Faults
from extractor.web.guard import COOKIE, MAX_BODY, TOKEN_HEADER, Guard

pytestmark = pytest.mark.issue(18)

SECRET = "a-secret-of-the-tests"
ACCESS = new_access(SECRET)
OWN = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
TOKEN = {TOKEN_HEADER: ACCESS.page_token}


async def echo(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())} bytes")


def guarded(access: Access = ACCESS) -> Starlette:
    routes = [Route(path, echo, methods=["GET", "POST"]) for path in ("/", "/open", "/data/extract", "/static/a.js")]
    return Starlette(routes=routes, middleware=[Middleware(Guard, access=access, cookie=COOKIE), Middleware(Faults)])


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A browser that has opened the printed address."""
    with TestClient(guarded(), base_url="http://127.0.0.1:8765") as one:
        one.cookies.set(COOKIE, ACCESS.session)
        yield one


def test_what_a_page_of_ours_asks_is_answered(client: TestClient) -> None:
    assert client.get("/", headers=OWN).text == "0 bytes"
    assert client.post("/", content=b"abc", headers=OWN | TOKEN).text == "3 bytes"


def test_without_the_cookie_nothing_is_read(client: TestClient) -> None:
    client.cookies.clear()
    assert client.get("/").status_code == 401
    client.cookies.set(COOKIE, SECRET)  # of no use as a cookie
    assert client.get("/").status_code == 401


def test_with_the_cookie_alone_nothing_is_changed(client: TestClient) -> None:
    assert client.post("/", headers=OWN).status_code == 403
    assert client.post("/", headers=OWN | {TOKEN_HEADER: ACCESS.session}).status_code == 403
    assert client.put("/", headers=OWN).status_code == 403


def test_with_the_token_of_the_page_alone_nothing_is_changed(client: TestClient) -> None:
    client.cookies.clear()
    assert client.post("/", headers=OWN | TOKEN).status_code == 401


def test_a_program_sends_the_secret(client: TestClient) -> None:
    client.cookies.clear()
    assert client.post("/", headers={"Authorization": f"Bearer {SECRET}"}).status_code == 200
    assert client.post("/", headers={"Authorization": f"Bearer {SECRET}x"}).status_code == 401
    assert client.post("/", headers={"Authorization": f"Basic {SECRET}"}).status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.evil.example",
                                  "127.0.0.2", "[::2]", "", "127.0.0.1@evil.example", "127.0.0.1/static/?", "evil.example#@127.0.0.1", "[", "ⅼocalhost"])  # fmt: skip
def test_a_name_that_is_not_ours_gets_nothing(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host.encode()}).status_code == 421


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "127.0.0.1", "localhost:8765", "LOCALHOST.:8765", "[::1]:8765", "localhost:9000"]
)
def test_our_own_names_are_answered_on_any_port(client: TestClient, host: str) -> None:
    """Behind a tunnel the port is another one."""
    client.cookies.clear()
    assert client.get("/", headers={"Host": host, "Authorization": f"Bearer {SECRET}"}).status_code == 200


def test_two_host_headers_get_nothing(client: TestClient) -> None:
    twice = [(b"host", b"127.0.0.1"), (b"host", b"evil.example")]
    assert client.get("/", headers=twice).status_code == 421


def test_an_exposed_server_goes_by_its_addresses_and_the_names_that_were_given() -> None:
    access = new_access(SECRET, names=["0.0.0.0", "Desk.example"], any_address=True)
    told = {
        host: access.knows_host(host) for host in ("192.0.2.7:80", "[2001:db8::1]:80", "desk.example", "evil.example")
    }
    assert told == {"192.0.2.7:80": True, "[2001:db8::1]:80": True, "desk.example": True, "evil.example": False}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "Same-Origin"])
def test_another_page_changes_nothing_with_the_cookie_and_the_token(client: TestClient, site: str) -> None:
    """Another port of this machine is the same site."""
    assert client.post("/", headers=TOKEN | {"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8765", 200),
        ("http://127.0.0.1:3000", 403),
        ("https://127.0.0.1:8765", 200),  # a proxy before us has it
        ("http://evil.example", 403),
        ("null", 403),
        ("http://[", 403),
    ],
)
def test_where_a_browser_sends_no_site_its_origin_decides(client: TestClient, origin: str, status: int) -> None:
    assert client.post("/", headers=TOKEN | {"Origin": origin}).status_code == status


def test_another_page_embeds_nothing_and_may_link(client: TestClient) -> None:
    for site in ("cross-site", "same-site"):
        for mode, dest, status in (
            ("no-cors", "script", 403), ("cors", "empty", 403), ("navigate", "iframe", 403), ("navigate", "document", 200),
        ):  # fmt: skip
            headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
            assert client.get("/", headers=headers).status_code == status, headers


def test_what_is_refused_and_what_is_answered_has_the_headers_of_security(client: TestClient) -> None:
    for answer in (client.get("/"), client.get("/", headers={"Host": "evil.example"}), client.get("/nothing")):
        headers = answer.headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"


def test_a_body_has_its_limit_whether_it_says_its_length_or_not(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b"x" * 1_000 for _ in range(MAX_BODY // 1_000 + 1))

    assert client.post("/", content=b"x" * MAX_BODY, headers=OWN | TOKEN).status_code == 200
    assert client.post("/", content=b"x" * (MAX_BODY + 1), headers=OWN | TOKEN).status_code == 413
    assert client.post("/", content=pieces(), headers=OWN | TOKEN).status_code == 413
    assert client.post("/data/extract", content=b"x" * (MAX_BODY + 1), headers=OWN | TOKEN).status_code == 200
    said = {"Content-Length": "9" * 5_000}
    assert client.post("/", content=b"x", headers=OWN | TOKEN | said).status_code == 413


def test_a_secret_that_is_none_is_refused() -> None:
    for secret in ("", "short", "ü" * 20, "a line\nand another"):
        with pytest.raises(InputError, match="token"):
            new_access(secret)
    assert new_access().secret != new_access().secret


def test_what_a_cookie_and_a_page_hold_are_other_words_for_each_server() -> None:
    words = {
        word for access in (new_access(), new_access()) for word in (access.secret, access.session, access.page_token)
    }
    assert len(words) == 6


def test_the_name_in_a_host_header() -> None:
    assert [host_name(host) for host in ("::1", "[::1]:80", "A.example:1", "a.example.")] == [
        "::1",
        "::1",
        "a.example",
        "a.example",
    ]
