"""What a person gives: texts, files, addresses."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from extractor.desk.web.sources import read_address, read_file, read_text
from extractor.errors import InputError
from extractor.ingest.fetch import Fetcher
from extractor.record.page import MAX_PAGE_BYTES

pytestmark = pytest.mark.issue(18)

PAGE = b"<!doctype html><html><body><article><h1>Steel</h1><p>Exports fell 5% in May.</p></article></body></html>"


def test_a_text_is_a_page_and_html_is_known_by_its_beginning() -> None:
    pages = [(page.format, page.content) for page in (read_text("Exports fell."), read_text("<html><p>Exports fell."))]
    assert pages == [("text", "Exports fell."), ("html", "<html><p>Exports fell.")]
    assert read_text("p>Exports fell.", is_html=True).format == "html"
    page = read_text("Exports fell.", published="2025-06-09", url="https://news.example/a", title="Steel")
    assert (page.published, page.url, page.title, page.input_id) == (
        "2025-06-09", "https://news.example/a", "Steel", "https://news.example/a",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "said"),
    [
        (" \n", None, "empty"),
        ("Exports fell.", "last week", "'last week' is not an ISO 8601 date"),
        ("x" * (MAX_PAGE_BYTES + 1), None, "more than 20,000,000 bytes"),
    ],
)
def test_a_text_that_is_none_says_why(text: str, published: str | None, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_text(text, published=published)


def test_a_file_is_known_by_its_name_or_else_by_its_beginning() -> None:
    formats = {name: read_file(name, PAGE).format for name in ("a.html", "a", "a.md", "", "A.HTM")}
    assert formats == {"a.html": "html", "a": "html", "a.md": "text", "": "html", "A.HTM": "html"}


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "..\\..\\a.html", "a\0.html", "C:\\a.html", "~/a.html", "x" * 5_000]
)
def test_the_name_of_a_file_is_a_word_and_leads_nowhere(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr("builtins.open", opened)
    monkeypatch.setattr("os.open", opened)
    page = read_file(name, PAGE)
    assert page.content == PAGE
    assert "/" not in page.source.location
    assert "\\" not in page.source.location
    assert len(page.source.location) <= 200


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "pdf .*not read here: take its text out first"),
        ("a.docx", b"PK\x03\x04", "office .*save a document as text or HTML"),
        ("a.csv", b"text\nExports fell.\n", "csv .*extractor store add"),
        ("a", b'{"text": "Exports fell."}\n', "jsonl .*extractor store add"),
        ("a.html", b"", "a.html: empty"),
        ("a.mhtml", b"From: nobody", "a.mhtml"),
        ("a.html", b"x" * (MAX_PAGE_BYTES + 1), "more than 20,000,000 bytes"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_one_article_says_what_to_do(name: str, content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_file(name, content)


@pytest.fixture
def server() -> Iterator[str]:
    """A server on this machine, which a page of the web must not reach."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>a secret")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/page"
        server.shutdown()
        thread.join()
    assert requests == []


def test_an_address_of_this_machine_is_not_fetched(server: str) -> None:
    for url in (server, server.replace("127.0.0.1", "localhost"), server.replace("127.0.0.1", "[::ffff:127.0.0.1]")):
        with pytest.raises(InputError, match="not a public address"):
            read_address(url, Fetcher())


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "/etc/passwd", "-", "ftp://news.example/a", "http://", "http://[", "gopher://a", "*.html"],
)
def test_what_is_no_address_of_the_web_is_not_read(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_bytes(PAGE)
    with pytest.raises(InputError, match="not a web address"):
        read_address(url, Fetcher())
