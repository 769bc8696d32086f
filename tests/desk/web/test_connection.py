"""Clients that take their time, and many that do nothing."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPResponse
from pathlib import Path

import pytest

from extractor.desk.web import connection
from extractor.desk.web.connection import MAX_WITHOUT_TOKEN
from extractor.record.page import Failure, Page
from extractor.sinks import Record
from tests.desk.web.serving import SECRET, Served, canned, serving

pytestmark = pytest.mark.issue(18)

SIGNED = f"Authorization: Bearer {SECRET}\r\n"
GUARD = 30.0  # seconds in which something that hangs is given up


@pytest.fixture(autouse=True)
def no_deadlines(monkeypatch: pytest.MonkeyPatch) -> None:
    """But those that a test sets."""
    for name in ("HEADERS_SECONDS", "BODY_SECONDS"):
        monkeypatch.setattr(connection, name, 10 * GUARD)


@pytest.fixture
def opened(served: Served) -> Iterator[list[socket.socket]]:
    """Connections to the server; they are closed at the end."""
    sockets: list[socket.socket] = []
    yield sockets
    for opened_socket in sockets:
        opened_socket.close()


def connect(served: Served, opened: list[socket.socket], sent: str = "") -> socket.socket:
    host, _, port = served.address.removeprefix("http://").partition(":")
    connected = socket.create_connection((host, int(port)), timeout=GUARD)
    opened.append(connected)
    connected.sendall(sent.encode())
    return connected


def request(path: str, headers: str = "", method: str = "GET") -> str:
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n"


def answer(connected: socket.socket, method: str = "GET") -> int:
    """The status of the answer, which is read whole; 0 where the server closed the connection instead."""
    response = HTTPResponse(connected, method=method)
    try:
        response.begin()
    except ConnectionError:
        return 0
    response.read()
    return response.status


@pytest.mark.parametrize(
    ("deadline", "sent"),
    [
        ("HEADERS_SECONDS", ""),
        ("HEADERS_SECONDS", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"),
        ("BODY_SECONDS", request("/data/extract", f"{SIGNED}Content-Length: 9\r\n", "POST")),
    ],
    ids=["no byte", "half of the headers", "no body"],
)
def test_who_sends_nothing_more_is_let_go(
    served: Served, opened: list[socket.socket], monkeypatch: pytest.MonkeyPatch, deadline: str, sent: str
) -> None:
    monkeypatch.setattr(connection, deadline, 0.05)
    assert answer(connect(served, opened, sent)) == 0


def test_a_byte_now_and_then_does_not_put_the_deadline_off(
    served: Served, opened: list[socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "HEADERS_SECONDS", 0.2)
    connected = connect(served, opened, "GET / HTTP/1.1\r\nX: ")

    def drip() -> None:
        for _ in range(3_000):
            connected.sendall(b"x")
            time.sleep(0.01)

    with pytest.raises(ConnectionError):
        drip()


def test_a_request_after_an_answer_has_a_deadline_of_its_own(
    served: Served, opened: list[socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """uvicorn's own for connections that are kept ends with the first byte."""
    connected = connect(served, opened, request("/static/nothing"))
    assert answer(connected) == 404
    monkeypatch.setattr(connection, "HEADERS_SECONDS", 0.05)
    connected.sendall(b"G")
    assert answer(connected) == 0


def test_an_answer_may_take_longer_than_what_it_answers(
    store: Path, opened: list[socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def slow(page: Page) -> Record | Failure:
        await asyncio.sleep(1.0)
        return await canned(page)

    for name in ("HEADERS_SECONDS", "BODY_SECONDS"):
        monkeypatch.setattr(connection, name, 0.5)
    with serving(store, slow) as served:
        body = '{"text": "Steel exports fell."}'
        headers = f"{SIGNED}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        assert answer(connect(served, opened, request("/data/extract", headers, "POST") + body)) == 201


def test_connections_that_do_nothing_stop_nobody(served: Served, opened: list[socket.socket]) -> None:
    """Those without a token free some space, the oldest first; one with a token is kept."""
    ours = connect(served, opened, request("/api/search", SIGNED))
    assert answer(ours) == 200
    first, *_ = [connect(served, opened) for _ in range(MAX_WITHOUT_TOKEN)]
    for _ in range(MAX_WITHOUT_TOKEN // 2):
        assert answer(connect(served, opened, request("/api/search", SIGNED))) == 200
    assert answer(connect(served, opened, request("/api/search"))) == 401
    assert answer(first) == 0
    ours.sendall(request("/api/search", SIGNED).encode())
    assert answer(ours) == 200


def test_who_goes_away_in_the_middle_is_no_fault(
    served: Served, opened: list[socket.socket], caplog: pytest.LogCaptureFixture
) -> None:
    with ExitStack() as gone:
        for sent in (
            request("/data/extract", f"{SIGNED}Content-Length: 9\r\n", "POST") + "abc",
            request("/api/extract", f"{SIGNED}Content-Type: application/json\r\nContent-Length: 9\r\n", "POST") + "{",
            request("/data/export?format=records", SIGNED),
            request("/articles/nothing", SIGNED),
        ):
            connected = gone.enter_context(socket.socket())
            host, _, port = served.address.removeprefix("http://").partition(":")
            connected.connect((host, int(port)))
            connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # a reset, at once
            connected.sendall(sent.encode())
    assert answer(connect(served, opened, request("/api/search", SIGNED))) == 200
    assert caplog.records == []


def test_what_is_no_http_after_a_request_is_no_fault(
    served: Served, opened: list[socket.socket], caplog: pytest.LogCaptureFixture
) -> None:
    """uvicorn would answer 400 beside the answer that is on its way, or to HEAD, which has no body."""
    chunked = f"{SIGNED}Transfer-Encoding: chunked\r\n"
    for method in ("POST", "HEAD"):
        sent = request("/data/extract", chunked, method) + "no length\r\n"
        assert answer(connect(served, opened, sent), method) == 400
    connected = connect(served, opened, request("/static/nothing", chunked, "POST"))
    assert answer(connected) == 405
    connected.sendall(b"no length\r\n")
    assert answer(connected) == 0
    assert caplog.records == []
