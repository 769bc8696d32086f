"""MHTML: the page that a browser saved with all that belongs to it."""

from __future__ import annotations

import base64
import quopri
from io import BytesIO

import pytest

from extractor.errors import InputError
from extractor.ingest import mhtml as module
from extractor.ingest import read_pages
from extractor.ingest.mhtml import read_mhtml
from extractor.ingest.reading import Reading
from extractor.record.page import Page

pytestmark = pytest.mark.issue(15)

HTML = "<p>Exports = “5%”, the Harbour Board of Tarnholm said in a long line that quoted-printable has to break somewhere.</p>"
HEAD = b"""From: <Saved by Blink>\r
Snapshot-Content-Location: https://news.example/grain?a=1\r
Subject: Grain\r
Date: Mon, 9 Jun 2025 10:00:00 +0200\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----Ab--c+"\r
\r
\r
"""


def part(
    body: bytes, kind: str = "text/html; charset=utf-8", packing: str = "binary", where: str = "https://a.example/x"
) -> bytes:
    head = f"------Ab--c+\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {packing}\r\nContent-Location: {where}\r\n\r\n"
    return head.encode() + body + b"\r\n"


END = b"------Ab--c+--\r\n"
PICTURE = part(base64.b64encode(bytes(100)), "image/png", "base64")


def read(content: bytes) -> Page:
    (page,) = read_mhtml(BytesIO(content), Reading(location="a.mhtml"))
    assert isinstance(page, Page)
    return page


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("quoted-printable", quopri.encodestring(HTML.encode())),
        ("base64", base64.encodebytes(HTML.encode())),
        ("binary", HTML.encode()),
        ("8bit", HTML.encode()),
    ],
)
@pytest.mark.parametrize("before", [b"", PICTURE])
def test_the_page_is_the_first_part_that_is_one(packing: str, body: bytes, before: bytes) -> None:
    frame = part(b"<p>An advertisement")
    page = read(HEAD + before + part(body, packing=packing) + frame + END)
    assert isinstance(page.content, bytes)
    assert page.content.decode().strip() == HTML
    assert (page.url, page.encoding, page.format) == ("https://news.example/grain?a=1", "utf-8", "html")
    assert page.source.fetched == "2025-06-09T08:00:00Z"


def test_it_is_recognised_without_its_name() -> None:
    (page,) = read_pages(["-"], stdin=BytesIO(HEAD + part(HTML.encode()) + END))
    assert isinstance(page, Page)
    assert page.url == "https://news.example/grain?a=1"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Exports fell.", "not MHTML, its header names no boundary: save the page as HTML"),
        (HEAD, "no web page in it, or it is cut off: save the page again"),
        (HEAD + PICTURE + END, "no web page in it"),
        (HEAD + part(HTML.encode())[:60], "no web page in it"),
        (HEAD + part(b"abcde", packing="base64"), "its page is damaged"),
    ],
)
def test_what_is_none_says_so(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"a.mhtml: {reason}"):
        read(content)


def test_a_file_of_parts_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_PARTS", 3)
    with pytest.raises(InputError, match="no web page in it"):
        read(HEAD + PICTURE * 3 + part(HTML.encode()) + END)
    monkeypatch.setattr(module, "MAX_FILE_BYTES", 10)
    with pytest.raises(InputError, match="more than 10 bytes: not one page"):
        read(HEAD)
