"""Sitemaps: their pages in order, the sitemaps of an index in their places, and what is passed over said."""

import gzip

import pytest

from extractor.errors import InputError
from extractor.ingest import sitemaps as module
from extractor.ingest.sitemaps import is_sitemap, sitemap_links, unpacked
from extractor.record.page import Failure

HOME = "http://news.example/sitemap.xml"
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def urlset(*links: str) -> bytes:
    return f"<urlset xmlns='{SPACE}'>{''.join(f'<url><loc>{link}</loc></url>' for link in links)}</urlset>".encode()


def index(*links: str) -> bytes:
    entries = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return f"<sitemapindex xmlns='{SPACE}'>{entries}</sitemapindex>".encode()


def read(content: bytes, others: dict[str, bytes] | None = None, location: str = HOME) -> tuple[list[str], list[str]]:
    """The links, and the errors of the failures."""

    def fetch(url: str) -> bytes:
        try:
            return (others or {})[url]
        except KeyError:
            raise InputError(f"{url}: not there") from None

    results = list(sitemap_links(content, location, fetch))
    return (
        [result for result in results if isinstance(result, str)],
        [str(result.error) for result in results if isinstance(result, Failure)],
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b"<?xml version='1.0'?><urlset>", True),
        (b"<s:sitemapindex xmlns:s='x'>", True),
        (b"<rss>", False),
        (b"urlset", False),
    ],
)
def test_recognised_by_its_root(start: bytes, expected: bool) -> None:
    assert is_sitemap(start) is expected


def test_a_news_sitemap_with_images() -> None:
    content = f"""<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="{SPACE}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="x">
    <url><image:image><image:loc>http://news.example/i.jpg</image:loc></image:image><loc>
      http://news.example/a?x=1&amp;y=2 </loc><news:news><news:title>A</news:title></news:news></url></urlset>"""
    assert read(content.encode()) == (["http://news.example/a?x=1&y=2"], [])


@pytest.mark.parametrize(
    "content",
    [urlset("http://news.example/a", "http://news.example/b"), b"http://news.example/a\nhttp://news.example/b\n"],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_xml_and_plain_text_packed_and_not(content: bytes, pack: type[bytes]) -> None:
    assert read(pack(content)) == (["http://news.example/a", "http://news.example/b"], [])


def test_an_index_gives_its_sitemaps_in_order() -> None:
    others = {
        "http://news.example/1.xml": index("http://news.example/3.xml", HOME),
        "http://news.example/2.xml": urlset("http://news.example/c"),
        "http://news.example/3.xml": gzip.compress(urlset("http://news.example/a", "http://news.example/b")),
    }
    content = index("http://news.example/1.xml", "http://news.example/2.xml", "http://news.example/1.xml")
    assert read(content, others) == ([f"http://news.example/{page}" for page in "abc"], [])


@pytest.mark.issue(7)
def test_a_page_of_two_sitemaps_is_given_once() -> None:
    others = {
        "http://news.example/1.xml": urlset("http://news.example/a", "http://news.example/b", "http://news.example/a"),
        "http://news.example/2.xml": urlset("http://news.example/b", "http://news.example/c"),
    }
    assert read(index(*others), others) == ([f"http://news.example/{page}" for page in "abc"], [])


def test_a_sitemap_that_fails_stops_nothing() -> None:
    content = index("http://news.example/1.xml", "http://news.example/2.xml")
    pages, errors = read(content, {"http://news.example/2.xml": urlset("http://news.example/a")})
    assert pages == ["http://news.example/a"]
    assert errors == ["http://news.example/1.xml: not there"]


@pytest.mark.parametrize(
    "link", ["http://other.example/a", "http://news.example.evil.example/a", "/a", "http://[", "ftp://news.example/"]
)
def test_another_host_is_passed_over_and_said(link: str) -> None:
    pages, errors = read(urlset(link, "https://www.news.example/b"))
    assert pages == ["https://www.news.example/b"]
    assert errors == [f"{link}: not on the host of {HOME}, whose sitemap lists it: give it by itself"]
    assert read(index(link))[1] == errors


def test_a_file_has_no_host() -> None:
    assert read(urlset("http://a.example/", "http://b.example/"), location="sitemap.xml")[0] == [
        "http://a.example/",
        "http://b.example/",
    ]


def test_the_depth_has_a_limit() -> None:
    others = {f"http://news.example/{n}.xml": index(f"http://news.example/{n + 1}.xml") for n in range(9)}
    _, errors = read(index("http://news.example/1.xml"), others)
    assert errors == [f"http://news.example/3.xml: more than 3 sitemaps deep in {HOME}: give it by itself"]


def test_the_number_of_sitemaps_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SITEMAPS", 3)
    others = {f"http://news.example/{n}.xml": urlset(f"http://news.example/{n}") for n in range(9)}
    pages, errors = read(index(*others), others)
    assert pages == ["http://news.example/0", "http://news.example/1"]
    assert len(errors) == 7
    assert "more than 3 sitemaps in" in errors[0]


def test_the_number_of_entries_has_a_limit() -> None:
    pages, errors = read(urlset(*(f"http://news.example/{n}" for n in range(50_002))))
    assert len(pages) == 50_000
    assert errors == [f"{HOME}: more than 50,000 entries: the rest is not read; split it"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"<urlset/>", "a sitemap without entries"),
        (b"<urlset><url><lastmod>2025-06-09</lastmod></url></urlset>", "entry 1: has no <loc>"),
        (b"<html></html>", "not a sitemap"),
        (b"", "not a sitemap"),
        (b"Exports fell.", "not a sitemap"),
        (b"http://news.example/a\nnews\n", "line 2: 'news' is not a URL"),
        (urlset("http://news.example/a")[:-3], "damaged"),
        (gzip.compress(urlset("http://news.example/a"), mtime=0)[:-3], "damaged"),
        (b"\x1f\x8bgarbage", "damaged"),
    ],
)
def test_what_is_wrong_is_said(content: bytes, error: str) -> None:
    _, errors = read(content)
    assert len(errors) == 1
    assert error in errors[0]


def test_a_bomb_is_not_unpacked_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_SITEMAP_BYTES", 1_000_000)
    assert len(unpacked(gzip.compress(bytes(1_000_000)), HOME)) == 1_000_000
    with pytest.raises(InputError, match="more than 1,000,000 bytes when unpacked"):
        unpacked(gzip.compress(bytes(1_000_001)), HOME)
