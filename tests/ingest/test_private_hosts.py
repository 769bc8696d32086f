"""Hosts of the user's own: reached where the user asks for them, and no way into the network for anybody else."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import InputError
from extractor.ingest import read_pages
from extractor.ingest.fetch import Fetcher
from extractor.record.page import Failure, Page
from tests.ingest.web_server import Time, WebServer, reply

pytestmark = pytest.mark.issue(15)

PAGE = reply(b"<p>Exports fell.")


def fetcher(*private: str) -> Fetcher:
    """One with the world's own way to find a host."""
    time = Time()
    return Fetcher(private=private, clock=time.clock, sleep=time.sleep)


def read(url: str, fetcher: Fetcher) -> list[Page | Failure]:
    return list(read_pages([url], fetcher=fetcher))


def reason(result: Page | Failure) -> str:
    assert isinstance(result, Failure)
    return str(result.error)


@pytest.mark.parametrize(
    ("host", "private"), [("127.0.0.1", "127.0.0.1"), ("localhost", "LOCALHOST."), ("localhost", "localhost")]
)
def test_a_host_that_is_named_is_reached_and_no_other(host: str, private: str) -> None:
    with WebServer({}) as server:
        server.answers[f"{host}:{server.port}/a"] = PAGE
        (page,) = read(f"http://{host}:{server.port}/a", fetcher(private))
        assert isinstance(page, Page)
        assert page.content == b"<p>Exports fell."
        another = "localhost" if host == "127.0.0.1" else "127.0.0.1"
        (failure,) = read(f"http://{another}:{server.port}/a", fetcher(private))
        assert another in reason(failure)
        assert f"is not a public address: allow it with --allow-private {another} if it is yours" in reason(failure)
        assert server.pages == [f"{host}:{server.port}/a"]


def test_its_redirects_lead_to_hosts_that_are_named_and_to_no_others() -> None:
    with WebServer({}) as server:
        there, another = f"127.0.0.1:{server.port}", f"localhost:{server.port}"
        server.answers[f"{there}/a"] = reply(status="301 Moved Permanently", Location=f"http://{another}/b")
        server.answers[f"{another}/b"] = PAGE
        (failure,) = read(f"http://{there}/a", fetcher("127.0.0.1"))
        assert "port" in reason(failure)  # of another host, which the user did not write
        own = fetcher("127.0.0.1", "localhost")
        own._named.add(("localhost", server.port))
        (page,) = read(f"http://{there}/a", own)
        assert isinstance(page, Page)


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    """A resolver that finds these for "archive.intranet", one after the other, the last for ever."""
    left, real = list(addresses), socket.getaddrinfo

    def getaddrinfo(host: str, port: int, *rest: Any, **named: Any) -> list[Any]:
        if host != "archive.intranet":
            return list(real(host, port, *rest, **named))
        address = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


@pytest.mark.parametrize("path", ["a", "feed", "map"])
def test_a_page_of_a_stranger_does_not_lead_there(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {
        "a": reply(status="302 Found", Location="http://archive.intranet/secret"),
        "feed": reply(b"<rss><item><link>http://archive.intranet/secret</link></item></rss>", Content_Type="text/xml"),
        "map": reply(
            b"<sitemapindex><sitemap><loc>http://news.example/2</loc></sitemap></sitemapindex>", Content_Type="text/xml"
        ),
    }
    with WebServer({f"news.example/{path}": answers[path], "archive.intranet/secret": PAGE}) as server:
        server.answers["news.example/2"] = reply(status="302 Found", Location="http://archive.intranet/secret")
        resolve_to(monkeypatch, "127.0.0.1")
        time = Time()
        own = Fetcher(
            private=["archive.intranet"],
            locate=lambda host, port: _stranger(host, server),
            clock=time.clock,
            sleep=time.sleep,
        )
        results = read(f"http://news.example/{path}", own)
        assert "archive.intranet (127.0.0.1) is not a public address" in reason(results[0])
        assert not any("secret" in url for url in server.requested)


def _stranger(host: str, server: WebServer) -> list[tuple[str, int]]:
    if host != "news.example":
        raise InputError(f"{host} (127.0.0.1) is not a public address")
    return [("127.0.0.1", server.port)]


def test_what_the_host_itself_lists_is_reached(tmp_path: Path) -> None:
    with WebServer({}) as server:
        home = f"127.0.0.1:{server.port}"
        server.answers[f"{home}/feed"] = reply(
            f"<rss><item><link>http://{home}/a</link></item></rss>".encode(), Content_Type="text/xml"
        )
        server.answers[f"{home}/a"] = PAGE
        (page,) = read(f"http://{home}/feed", fetcher("127.0.0.1"))
        assert isinstance(page, Page)
        (tmp_path / "feed.rss").write_text(f"<rss><item><link>http://{home}/a</link></item></rss>")
        (failure,) = read(str(tmp_path / "feed.rss"), fetcher("127.0.0.1"))
        assert "is not a web port" in reason(failure)  # a file may be a stranger's


def test_a_name_that_is_bound_anew_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    with WebServer({}) as server:
        server.answers[f"archive.intranet:{server.port}/a"] = PAGE
        resolve_to(monkeypatch, "127.0.0.1", "169.254.169.254")  # robots.txt, then the page
        (failure,) = read(f"http://archive.intranet:{server.port}/a", fetcher("archive.intranet"))
        assert "archive.intranet (169.254.169.254) is not an address of your hosts" in reason(failure)
        assert server.pages == []
