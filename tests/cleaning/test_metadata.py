"""What pages say about their articles, with the source of the date."""

import pytest

from extractor.article import Published
from extractor.cleaning import clean
from extractor.cleaning.dates import normal_date
from extractor.cleaning.decode import decode
from extractor.cleaning.json_ld import find_article_node
from tests.cleaning.pages import make_html, make_page

JSON_LD = """{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "Site"},
  {"@type": ["NewsArticle"], "headline": "Grain &amp; barley", "datePublished": "2025-06-09T10:15:00+0200",
   "dateModified": "2025-06-09T12:00:00Z", "author": [{"@type": "Person", "name": "By Ines Moreau"}, {"name": "Tom Ashby"}],
   "publisher": {"@type": "Organization", "name": "Harbour Daily"}, "articleSection": ["Trade", "Ports"], "inLanguage": "en-GB",
   "copyrightHolder": {"name": "Harbour Media"}, "copyrightYear": 2025}]}"""


def read(head: str, url: str | None = None, body: str = ""):  # type: ignore[no-untyped-def]
    facts = {"url": url} if url else {}
    return clean(make_page(make_html(body, head=head), "html", **facts))


def test_json_ld_gives_everything() -> None:
    article = read(
        f'<script type="application/ld+json">{JSON_LD}</script><link rel="canonical" href="/grain">',
        "https://d.example/g?x=1",
    )
    assert article.text.startswith("Grain & barley\n\n")
    assert article.published == Published(value="2025-06-09T10:15:00+02:00", source="json-ld", zone="+02:00")
    assert article.modified == "2025-06-09T12:00:00+00:00"
    assert article.authors == ("Ines Moreau", "Tom Ashby")
    assert (article.site, article.section, article.language) == ("Harbour Daily", "Trade", "en")
    assert article.rights.copyright == "© 2025 Harbour Media"
    assert article.key == article.url == "https://d.example/grain"


@pytest.mark.parametrize(
    "script",
    [
        '[{"@type": "Organization"}, {"@type": "ReportageNewsArticle", "headline": "Grain"}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Grain"}}',
        '<!--\n{"@type": "http://schema.org/NewsArticle", "headline": "Grain",}\n-->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Grain"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Grain", "description": "broken "quote" here"}',
        '{"@type": "BlogPosting", "headline": "Grain", "x": "a\nb"}',
    ],
)
def test_the_article_node_is_found_in_every_wrapping(script: str) -> None:
    assert find_article_node([script])["headline"] == "Grain"


def test_nested_json_does_no_harm() -> None:
    assert find_article_node(["[" * 100_000, '{"@graph": ' * 50 + "1" + "}" * 50, "null", "3", '"x"']) == {}


@pytest.mark.parametrize(
    ("head", "body", "value", "source"),
    [
        (
            '<meta property="article:published_time" content="2025-06-09T08:00:00Z">',
            "",
            "2025-06-09T08:00:00+00:00",
            "opengraph",
        ),
        ('<meta name="pubdate" content="2025-06-09">', "", "2025-06-09", "meta"),
        ('<meta itemprop="datePublished" content="2025-06-09 08:00">', "", "2025-06-09T08:00", "meta"),
        ('<meta name="date" content="Mon, 09 Jun 2025 08:00:00 +0100">', "", "2025-06-09T08:00:00+01:00", "meta"),
        ("", '<time datetime="2025-06-09T08:00-05:00">today</time>', "2025-06-09T08:00-05:00", "time-tag"),
        ('<meta name="date" content="soon">', "<p>Published on June 9, 2025</p>", "2025-06-09", "htmldate"),
    ],
)
def test_the_date_comes_with_its_source(head: str, body: str, value: str, source: str) -> None:
    published = read(head, body=body).published
    assert (published.value, published.source) == (value, source)


def test_the_date_in_an_address_is_the_last_of_the_sources_that_state_one() -> None:
    assert read("", "https://d.example/2025/06/09/grain").published == Published(value="2025-06-09", source="url")


@pytest.mark.parametrize(
    "text", ["", "June", "2025-13-01", "2025-02-30T10:00", "9.6.2025", "0000-00-00", "Tue, 99 Foo 2025"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert normal_date(text) is None


def test_the_zone_is_kept_as_the_page_gives_it() -> None:
    assert read('<meta property="article:published_time" content="2025-06-09T08:00-05:00">').published.zone == "-05:00"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("naïve “quote”".encode(), "naïve “quote”"),
        (b"\xef\xbb\xbfgrain", "grain"),
        ("grain £5".encode("utf-16"), "grain £5"),
        (b'<meta charset="iso-8859-1">\x93grain\x94', '<meta charset="iso-8859-1">“grain”'),
        ('<meta charset="windows-1251">Зерно'.encode("cp1251"), '<meta charset="windows-1251">Зерно'),
        (
            b'<meta charset="utf-8">' + "naïve ".encode() * 200 + b"\xff",
            '<meta charset="utf-8">' + "naïve " * 200 + "\ufffd",
        ),
    ],
)
def test_bytes_are_decoded_as_they_say_or_look(content: bytes, text: str) -> None:
    assert decode(content, "test") == text


def test_an_encoding_that_nobody_names_is_detected() -> None:
    text = "Der Hafen hat im März 4,2 Millionen Tonnen Getreide umgeschlagen, mehr als je zuvor für einen Monat."
    assert decode(text.encode("cp1252"), "test") == text
    russian = "Порт обработал четыре миллиона тонн зерна в первом квартале, сообщил во вторник совет порта. " * 3
    assert decode(russian.encode("cp1251"), "test") == russian
