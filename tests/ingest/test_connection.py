"""One request: the address that was checked, the certificate, compression, size and time."""

import gzip
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import brotli
import pytest
from urllib3.util import connection as urllib3_connection

from extractor.errors import InputError
from extractor.ingest.connection import UnreachableError, open_url, read_body
from extractor.ingest.web_address import parse_web_address
from tests.ingest.web_server import WebServer, reply

CERTIFICATE = Path(__file__).parent / "news.example.pem"


def body(server: WebServer, url: str = "http://news.example/", *, limit: int = 1_000, seconds: float = 20.0) -> bytes:
    with open_url(parse_web_address(url), ("127.0.0.1", server.port), {}, seconds) as response:
        return read_body(response, limit)


def test_the_request_says_the_host_and_goes_to_the_address() -> None:
    with WebServer({"news.example:8080/a?b=c": reply(b"text")}) as server:
        assert body(server, "http://news.example:8080/a?b=c") == b"text"
    assert server.heads[0].startswith("GET /a?b=c HTTP/1.1\r\n")


def test_the_name_is_not_resolved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    connected = []

    def create_connection(address: tuple[str, int], *_: object, **__: object) -> None:
        connected.append(address)
        raise OSError("stop here")

    monkeypatch.setattr(urllib3_connection, "create_connection", create_connection)
    for scheme in ("http", "https"):
        with (
            pytest.raises(UnreachableError, match="stop here"),
            open_url(parse_web_address(f"{scheme}://news.example/"), ("93.184.216.34", 80), {}, 9.0),
        ):
            pass
    assert connected == [("93.184.216.34", 80)] * 2


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with WebServer({"news.example/": reply(b"text")}) as server:
        assert body(server) == b"text"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli.compress), ("identity", bytes), ("X-GZIP", gzip.compress)],
)  # fmt: skip
def test_compression(coding: str, pack: type[bytes]) -> None:
    with WebServer({"news.example/": reply(pack(b"Exports fell."), Content_Encoding=coding)}) as server:
        assert body(server) == b"Exports fell."
        assert "gzip,deflate,br" in server.heads[0]


@pytest.mark.parametrize(
    ("coding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(30_000_000), mtime=0)),
        ("br", brotli.compress(bytes(30_000_000))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(30_000_000), mtime=0), mtime=0)),
    ],
)
def test_a_bomb_is_not_unpacked_beyond_the_limit(coding: str, bomb: bytes) -> None:
    with WebServer({"news.example/": reply(bomb, Content_Encoding=coding)}) as server:
        assert len(body(server, limit=100_000)) == 100_001


@pytest.mark.parametrize("coding", ["compress", "gzip, exi", "aes128gcm"])
def test_a_compression_that_was_not_requested_is_an_error(coding: str) -> None:
    with (
        WebServer({"news.example/": reply(b"\x1f\x9d", Content_Encoding=coding)}) as server,
        pytest.raises(InputError, match="which is not supported"),
    ):
        body(server)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n12",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        reply(b"no gzip", Content_Encoding="gzip"),
    ],
)
def test_a_broken_answer_is_a_failure_of_the_network(answer: bytes) -> None:
    with WebServer({"news.example/": answer}) as server, pytest.raises(UnreachableError, match="cannot be reached"):
        body(server)


def test_nobody_there() -> None:
    with WebServer({}) as server:
        pass
    said = r"http://news\.example/: cannot be reached \(Failed to establish a new connection: .*refused\): check the address"
    with pytest.raises(UnreachableError, match=said):
        body(server)


class Timer:
    """A timer whose time comes when the test says so."""

    def __init__(self, seconds: float, expire: Callable[[], None]) -> None:
        self.seconds, self.expire, self.is_started = seconds, expire, False

    def start(self) -> None:
        self.is_started = True

    def cancel(self) -> None:
        pass


@pytest.mark.parametrize(
    ("start", "drip"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
    ids=["status", "header", "body", "chunks"],
)
def test_a_server_that_drips_is_cut_off(start: bytes, drip: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would go on for ever; nothing but the limit ends it, whose time comes here when some drops have fallen."""
    timers: list[Timer] = []

    def make(seconds: float, expire: Callable[[], None]) -> Timer:
        timers.append(Timer(seconds, expire))
        return timers[-1]

    monkeypatch.setattr("extractor.ingest.connection.threading", SimpleNamespace(Timer=make, Event=threading.Event))

    def pieces() -> Iterator[bytes]:
        yield start
        for _ in range(20):
            yield drip
        assert timers[0].is_started
        timers[0].expire()
        while True:
            yield drip

    with (
        WebServer({"news.example/": pieces()}) as server,
        pytest.raises(UnreachableError, match="not complete within the time limit"),
    ):
        body(server, limit=10**12)
    assert [timer.seconds for timer in timers] == [20.0]


@pytest.fixture
def tls(monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def test_a_certificate_is_checked_against_the_host(tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))  # whom OpenSSL trusts
    answers = {f"{host}/": reply(b"text") for host in ("news.example", "other.example")}
    with WebServer(answers, tls=tls) as server:
        assert body(server, "https://news.example/") == b"text"
        with pytest.raises(
            InputError, match=r"https://other\.example/: its certificate is not valid \(Hostname mismatch"
        ):
            body(server, "https://other.example/")
    assert server.requested == ["news.example/"]


def test_a_certificate_that_nobody_vouches_for_is_refused(tls: ssl.SSLContext) -> None:
    with (
        WebServer({"news.example/": reply(b"text")}, tls=tls) as server,
        pytest.raises(InputError, match="is not valid"),
    ):
        body(server, "https://news.example/")
    assert server.requested == []
