"""Fetching: what must not be fetched is refused before a connection; what fails says how."""

import socket
from typing import Any

import pytest

from extractor.errors import InputError
from extractor.ingest import fetch as module
from extractor.ingest.fetch import fetch


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    def getaddrinfo(host: str, port: int, **_: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1%eth0", "fc00::1",
     "::ffff:10.0.0.1", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_private_addresses_are_refused_after_resolution(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolve_to(monkeypatch, "93.184.216.34", address)
    with pytest.raises(InputError, match="not a public address"):
        fetch("http://news.example/article")


@pytest.mark.parametrize("url", ["ftp://news.example/", "file:///etc/passwd", "http://", "https:///x"])
def test_only_the_web_is_fetched(url: str) -> None:
    with pytest.raises(InputError, match="not a web address"):
        fetch(url)


def test_an_unknown_host_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(InputError, match=r"http://nowhere\.example/: cannot be reached \(Name or service"):
        fetch("http://nowhere.example/")


class Answer:
    """A server's answer, as far as `fetch` looks at it."""

    def __init__(self, status: int, body: bytes = b"", location: str | None = None) -> None:
        from email.message import Message

        self.status, self.reason, self._body, self.headers = status, "Reason", body, Message()
        self.headers["Content-Type"] = "text/html; charset=utf-8"
        if location:
            self.headers["Location"] = location

    def __enter__(self) -> "Answer":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read1(self, size: int) -> bytes:
        chunk, self._body = self._body[:size], self._body[size:]
        return chunk


def answers(monkeypatch: pytest.MonkeyPatch, table: dict[str, Answer]) -> None:
    monkeypatch.setattr(module, "_open", lambda url, deadline: table[url])


def test_redirects_are_followed_and_the_last_address_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, {"http://a.example/": Answer(301, location="/b"), "http://a.example/b": Answer(200, b"<p>x")})
    fetched = fetch("http://a.example/")
    assert (fetched.content, fetched.content_type, fetched.url) == (b"<p>x", "text/html", "http://a.example/b")


def test_a_circle_of_redirects_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, {"http://a.example/": Answer(302, location="http://a.example/")})
    with pytest.raises(InputError, match="more than 5 redirects"):
        fetch("http://a.example/")


def test_a_redirect_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, "169.254.169.254")
    original = module._open
    table = {"http://a.example/": Answer(302, location="http://metadata.example/")}
    monkeypatch.setattr(module, "_open", lambda url, deadline: table.get(url) or original(url, deadline))
    with pytest.raises(InputError, match=r"metadata\.example is 169\.254\.169\.254, which is not a public address"):
        fetch("http://a.example/")


def test_an_error_page_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, {"http://a.example/": Answer(404)})
    with pytest.raises(InputError, match="answers 404 Reason"):
        fetch("http://a.example/")


def test_an_endless_page_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, {"http://a.example/": Answer(200, bytes(20_000_001))})
    with pytest.raises(InputError, match="more than 20,000,000 bytes"):
        fetch("http://a.example/")
