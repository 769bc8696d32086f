"""Each thing that a stranger's page or network could try, and that it gets nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from extractor.desk.web.access import Access, new_access
from extractor.desk.web.faults import Faults
from extractor.desk.web.guard import MAX_BODY, MAX_REQUESTS, Guard

pytestmark = pytest.mark.issue(18)

PROGRAM = "a-token-of-the-tests"
ACCESS = new_access(PROGRAM)
OWN = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
SESSION = f"Bearer {ACCESS.session}"


async def echo(request: Request) -> Response:
    return PlainTextResponse(f"{len(await request.body())} bytes")


def guarded(access: Access = ACCESS) -> Starlette:
    paths = ("/", "/data/extract", "/data/session", "/api/search", "/static/a.js")
    routes = [Route(path, echo, methods=["GET", "POST"]) for path in paths]
    return Starlette(routes=routes, middleware=[Middleware(Guard, access=access), Middleware(Faults)])


@pytest.fixture
def client() -> Iterator[TestClient]:
    """What a page that is signed in asks with."""
    with TestClient(guarded(), base_url="http://127.0.0.1:8765", headers={"Authorization": SESSION}) as client:
        yield client


@pytest.fixture
def stranger(client: TestClient) -> TestClient:
    """Who has no token."""
    del client.headers["Authorization"]
    return client


def test_what_a_page_of_ours_asks_is_answered(client: TestClient) -> None:
    assert client.get("/", headers=OWN).text == "0 bytes"
    assert client.post("/", content=b"abc", headers=OWN).text == "3 bytes"


def test_without_a_token_there_is_the_shell_in_place_of_every_page(stranger: TestClient) -> None:
    shells = {stranger.get(path, headers=OWN).text for path in ("/", "/nothing", "/articles/a?q=b")}
    assert len(shells) == 1
    assert "shell.js" in shells.pop()
    assert stranger.get("/static/a.js").text == "0 bytes"


@pytest.mark.parametrize("path", ["/data/extract", "/api/search", "/data/", "/data/session/", "/api/nothing"])
def test_without_a_token_no_data_are_read(stranger: TestClient, path: str) -> None:
    assert (stranger.get(path).status_code, stranger.post(path).status_code) == (401, 401)


def test_without_a_token_nothing_is_changed(stranger: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE", "PROPFIND"):
        assert stranger.request(method, "/", headers=OWN).status_code == 401


@pytest.mark.parametrize("value", [ACCESS.session, PROGRAM, SESSION], ids=["session", "program", "header"])
def test_a_cookie_reads_and_changes_nothing(stranger: TestClient, value: str) -> None:
    """A browser sends the cookies of a host to each of its ports, where anybody may listen and send them on."""
    for name in ("extractor-session", "extractor-session-8765", "Authorization"):
        stranger.cookies.set(name, value)
    assert "shell.js" in stranger.get("/", headers=OWN).text
    assert stranger.get("/api/search", headers=OWN).status_code == 401
    assert stranger.post("/", headers=OWN).status_code == 401


def test_a_token_in_an_address_is_none(stranger: TestClient) -> None:
    assert stranger.get("/api/search", params={"token": ACCESS.session, "access_token": PROGRAM}).status_code == 401


def test_a_one_time_token_is_no_session(stranger: TestClient) -> None:
    header = {"Authorization": f"Bearer {ACCESS.one_time.issue()}"}
    assert stranger.get("/api/search", headers=header).status_code == 401


def test_a_program_sends_its_token(stranger: TestClient) -> None:
    for header, status in ((f"Bearer {PROGRAM}", 200), (f"Bearer {PROGRAM}x", 401), (f"Basic {PROGRAM}", 401)):
        assert stranger.post("/", headers={"Authorization": header}).status_code == status


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "localhost.evil.example", "127.0.0.1.evil.example",
                                  "127.0.0.2", "[::2]", "", "127.0.0.1@evil.example", "127.0.0.1/static/?", "evil.example#@127.0.0.1", "[", "ⅼocalhost"])  # fmt: skip
def test_a_name_that_is_not_ours_gets_nothing(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host.encode()}).status_code == 421


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8765", "127.0.0.1", "localhost:8765", "LOCALHOST.:8765", "[::1]:8765", "localhost:9000"]
)
def test_our_own_names_are_answered_on_any_port(client: TestClient, host: str) -> None:
    """The port is another one after a tunnel."""
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_two_host_headers_get_nothing(client: TestClient) -> None:
    twice = [(b"host", b"127.0.0.1"), (b"host", b"evil.example")]
    assert client.get("/", headers=twice).status_code == 421


def test_an_exposed_server_goes_by_its_addresses_and_the_names_that_were_given() -> None:
    access = new_access(PROGRAM, names=["0.0.0.0", "Desk.example"], any_address=True)
    statuses = {
        host: access.knows_host(host) for host in ("192.0.2.7:80", "[2001:db8::1]:80", "desk.example", "evil.example")
    }
    assert statuses == {"192.0.2.7:80": True, "[2001:db8::1]:80": True, "desk.example": True, "evil.example": False}


@pytest.mark.parametrize("relation", ["cross-site", "same-site", "", "Same-Origin"])
def test_another_page_changes_nothing_with_the_token(client: TestClient, relation: str) -> None:
    """Another port of this machine is "same-site" to a browser."""
    assert client.post("/", headers={"Sec-Fetch-Site": relation}).status_code == 403


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
def test_where_a_browser_says_nothing_of_its_page_the_origin_decides(
    client: TestClient, origin: str, status: int
) -> None:
    assert client.post("/", headers={"Origin": origin}).status_code == status


def test_another_page_embeds_nothing_and_may_link(client: TestClient) -> None:
    for relation in ("cross-site", "same-site"):
        for mode, dest, status in (
            ("no-cors", "script", 403), ("cors", "empty", 403), ("navigate", "iframe", 403), ("navigate", "document", 200),
        ):  # fmt: skip
            headers = {"Sec-Fetch-Site": relation, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
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

    assert client.post("/", content=b"x" * MAX_BODY, headers=OWN).status_code == 200
    assert client.post("/", content=b"x" * (MAX_BODY + 1), headers=OWN).status_code == 413
    assert client.post("/", content=pieces(), headers=OWN).status_code == 413
    assert client.post("/data/extract", content=b"x" * (MAX_BODY + 1), headers=OWN).status_code == 200
    said = {"Content-Length": "9" * 5_000}
    assert client.post("/", content=b"x", headers=OWN | said).status_code == 413


def test_more_requests_at_a_time_than_may_be_have_to_come_back() -> None:
    """Those without a token are answered beside them."""

    async def scenario() -> list[int]:
        going_on = asyncio.Event()

        async def slow(scope: Scope, receive: Receive, send: Send) -> None:
            await going_on.wait()
            await PlainTextResponse("done")(scope, receive, send)

        guard = Guard(slow, ACCESS)
        statuses: list[int] = []

        async def ask(path: str, *headers: tuple[bytes, bytes]) -> None:
            async def keep(message: Message) -> None:
                if message["type"] == "http.response.start":
                    statuses.append(message["status"])

            scope = {
                "type": "http",
                "method": "GET",
                "scheme": "http",
                "path": path,
                "headers": [(b"host", b"127.0.0.1"), *headers],
            }
            await guard(scope, receive, keep)

        async def receive() -> Message:
            return {"type": "http.request"}

        signed = (b"authorization", SESSION.encode())
        running = [asyncio.create_task(ask("/api/search", signed)) for _ in range(MAX_REQUESTS)]
        await asyncio.sleep(0)
        await ask("/api/search", signed)
        await ask("/")
        going_on.set()
        await asyncio.gather(*running)
        await ask("/api/search", signed)
        return statuses

    statuses = asyncio.run(scenario())
    assert (statuses[:2], set(statuses[2:])) == ([503, 200], {200})
