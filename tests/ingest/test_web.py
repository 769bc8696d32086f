"""From an address to pages: a page, a list, a feed or a sitemap, each recognised for what it is."""

import datetime as dt
import gzip
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.ingest import read_pages
from extractor.ingest.web import read_feed, read_sitemap, read_url, read_urls
from extractor.record.page import Failure, Page, Source
from tests.ingest.web_server import Answer, WebServer, fetcher_of, reply

URL = "http://news.example/a"
RSS = b"<rss><channel><item><link>/1</link></item><item><link>/2</link></item></channel></rss>"
SITEMAP = b"<urlset><url><loc>http://news.example/1</loc></url><url><loc>http://news.example/2</loc></url></urlset>"
LIST = b"http://news.example/1\nhttp://news.example/2\n"


def read(answers: dict[str, Answer | list[Answer]], url: str = URL, **options: str) -> list[Page | Failure]:
    with WebServer(answers) as server:
        return list(read_url(url, fetcher_of(server), **options))  # type: ignore[arg-type]


def ids(results: list[Page | Failure]) -> list[tuple[str, str]]:
    return [(type(result).__name__, result.input_id) for result in results]


def test_a_page_carries_where_and_when_it_came_from() -> None:
    answers = {
        "news.example/a": reply(status="301 X", Location="/b"),
        "news.example/b": reply(b"<p>x", Content_Type="text/html; charset=latin1").replace(b"\r\n\r\n", b"\r\nTDM-Reservation: 1\r\n\r\n"),
    }  # fmt: skip
    with WebServer(answers) as server:
        fetcher = fetcher_of(server, now=lambda: dt.datetime(2025, 6, 9, 10))
        (page,) = read_url(URL, fetcher, published="2025-06-08")
    assert page == Page(
        input_id=URL,
        content=b"<p>x",
        format="html",
        source=Source(
            kind="url",
            location="http://news.example/b",
            sha256="bebcbe06a9c51d5d1c1f390c0d55a7a360e2ba18c9e39e26338ccfb6f62683a5",
            fetched="2025-06-09T10:00:00Z",
        ),
        url="http://news.example/b",
        published="2025-06-08",
        encoding="latin1",
        tdm_reservation="1",
    )


@pytest.mark.parametrize(
    ("type", "body", "format"),
    [
        ("text/html", b"Exports fell.", "html"),
        ("application/xhtml+xml", b"<html/>", "html"),
        ("application/xml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "html"),
        ("text/plain", b"Exports fell.", "text"),
        ("text/plain", b"\n<!DOCTYPE html><p>x", "html"),
        ("", b"Exports fell.", "text"),
        ("", b"\xef\xbb\xbf<p>x", "html"),
        ("text/html", LIST, "html"),
    ],
)
def test_the_format_of_a_page(type: str, body: bytes, format: str) -> None:
    (page,) = read({"news.example/a": reply(body, Content_Type=type)})
    assert isinstance(page, Page)
    assert (page.format, page.content) == (format, body)


@pytest.mark.issue(7)
@pytest.mark.parametrize("format", ["auto", "html"])
def test_a_packed_page_is_unpacked_within_the_limit(format: str) -> None:
    def answers(body: bytes) -> dict[str, Answer | list[Answer]]:
        return {"news.example/a": reply(gzip.compress(body), Content_Type="application/gzip")}

    html = b"<!DOCTYPE html><html><p>Exports fell."
    (page,) = read(answers(html), format=format)
    assert isinstance(page, Page)
    assert (page.format, page.content) == ("html", html)
    with pytest.raises(InputError, match="more than 20,000,000 bytes: not one article"):
        read(answers(html.ljust(20_000_001)), format=format)


def test_the_format_that_the_user_gives_wins() -> None:
    (page,) = read({"news.example/a": reply(RSS, Content_Type="text/html")}, format="html")
    assert isinstance(page, Page)
    assert (page.format, page.content) == ("html", RSS)


@pytest.mark.parametrize(
    ("type", "body"),
    [("application/rss+xml", RSS), ("text/html", RSS), ("text/xml", SITEMAP), ("application/x-gzip", gzip.compress(SITEMAP, mtime=0)),
     ("application/octet-stream", gzip.compress(SITEMAP, mtime=0)), ("text/plain", LIST), ("application/gzip", gzip.compress(RSS, mtime=0))],
)  # fmt: skip
def test_a_feed_a_sitemap_and_a_list_give_their_pages(type: str, body: bytes) -> None:
    answers = {"news.example/a": reply(body, Content_Type=type), "news.example/2": reply(b"<p>2")}
    results = read(answers)
    assert ids(results) == [("Failure", "http://news.example/1"), ("Page", "http://news.example/2")]
    assert isinstance(results[0], Failure)
    assert "404 Not Found" in str(results[0].error)


@pytest.mark.parametrize(
    ("type", "body"), [("application/xml", b"<kml/>"), ("application/octet-stream", b"PK"), ("text/xml", b"")]
)
def test_anything_else_is_an_error(type: str, body: bytes) -> None:
    with pytest.raises(InputError, match=f"{type} that is neither a page nor a feed nor a sitemap"):
        read({"news.example/a": reply(body, Content_Type=type)})


def test_a_feed_is_not_followed_into_another() -> None:
    (failure,) = read(
        {
            "news.example/a": reply(b"<rss><item><link>/b</link></item></rss>"),
            "news.example/b": reply(RSS, Content_Type="text/xml"),
        }
    )
    assert isinstance(failure, Failure)
    assert "its type is text/xml" in str(failure.error)


def test_links_of_strangers_do_not_choose_ports_and_those_of_the_user_do() -> None:
    link = "http://news.example:8080/x"
    with WebServer({"news.example:8080/x": reply(b"<p>x")}) as server:
        feed = list(read_feed(f"<rss><item><link>{link}</link></item></rss>".encode(), URL, fetcher_of(server)))
        sitemap = list(read_sitemap(f"<urlset><url><loc>{link}</loc></url></urlset>".encode(), URL, fetcher_of(server)))
        listed = list(read_urls([link.encode()], "urls.txt", fetcher_of(server)))
    assert ids(feed) == ids(sitemap) == [("Failure", link)]
    assert ids(listed) == [("Page", link)]


def test_a_list_goes_on_after_a_failure() -> None:
    lines = [b"http://127.0.0.1/\n", b"nothing\n", b"http://news.example/2\n"]
    with WebServer({"news.example/2": reply(b"<p>2")}) as server:
        results = list(read_urls(lines, "-", fetcher_of(server), published="2025-06-09"))
    assert ids(results) == [
        ("Failure", "http://127.0.0.1/"),
        ("Failure", "-, line 2"),
        ("Page", "http://news.example/2"),
    ]
    assert isinstance(results[2], Page)
    assert results[2].published == "2025-06-09"


def test_an_index_of_sitemaps_is_fetched_like_pages(tmp_path: Path) -> None:
    index = b"<sitemapindex><sitemap><loc>http://news.example/s.xml.gz</loc></sitemap></sitemapindex>"
    answers = {
        "news.example/s.xml.gz": reply(gzip.compress(SITEMAP, mtime=0), Content_Type="application/x-gzip"),
        "news.example/1": reply(b"1"),
    }
    with WebServer(answers) as server:
        results = list(read_sitemap(index, URL, fetcher_of(server)))
    assert ids(results) == [("Page", "http://news.example/1"), ("Failure", "http://news.example/2")]


def test_one_fetcher_serves_all_inputs() -> None:
    with WebServer({"news.example/a": reply(b"<p>a"), "news.example/b": reply(b"<p>b")}) as server:
        inputs = [URL, "http://news.example/b"]
        results = list(read_pages(inputs, stdin=None, fetcher=fetcher_of(server)))  # type: ignore[arg-type]
    assert ids(results) == [("Page", url) for url in inputs]
    assert server.requested == ["news.example/robots.txt", "news.example/a", "news.example/b"]


def test_json_lines_are_not_read_from_the_web() -> None:
    (failure,) = read_pages([URL], format="jsonl", stdin=None)  # type: ignore[arg-type]
    assert isinstance(failure, Failure)
    assert "jsonl is read from files only: save it and give the file" in str(failure.error)
