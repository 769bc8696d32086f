"""What pages say about their articles, with the source of the date."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning import clean
from extractor.cleaning.dates import normal_date
from extractor.cleaning.decode import decode
from extractor.cleaning.json_ld import article_node, read_nodes
from extractor.record.article import Article, Published, Rights
from tests.cleaning.pages import make_html, make_page

JSON_LD = """{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "WebServer"},
  {"@type": ["NewsArticle"], "headline": "Grain &amp; barley", "datePublished": "2025-06-09T10:15:00+0200",
   "dateModified": "2025-06-09T12:00:00Z", "author": [{"@type": "Person", "name": "By Ines Moreau"}, {"name": "Tom Ashby"}],
   "publisher": {"@type": "Organization", "name": "Harbour Daily"}, "articleSection": ["Trade", "Ports"], "inLanguage": "en-GB",
   "copyrightHolder": {"name": "Harbour Media"}, "copyrightYear": 2025}]}"""


def read(head: str, url: str | None = None, body: str = ""):  # type: ignore[no-untyped-def]
    facts = {"url": url} if url else {}
    return clean(make_page(make_html(body, head=head), "html", **facts))


@pytest.mark.parametrize(
    ("escaped", "read"),
    [
        (r"Boats \ud83d sold", "Boats � sold"),
        (r"Boats \uDE00 sold", "Boats � sold"),
        (r"Boats \ud83d\ude00 sold", "Boats 😀 sold"),
        (r"Boats \\ud83d sold", r"Boats \ud83d sold"),
    ],
)
def test_half_an_emoji_in_json_ld_loses_no_page(escaped: str, read: str) -> None:
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{escaped}"}}</script>'
    page = make_page(
        f"<html><head>{script}</head><body><p>{'The harbour sold boats in May. ' * 20}</p></body></html>", "html"
    )
    article = clean(page)
    assert article.headline is not None
    assert article.text[slice(*article.headline)] == read


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
    assert article_node(read_nodes([script]))["headline"] == "Grain"


@pytest.mark.parametrize("kind", ["WebPage", "ItemPage", "CreativeWork", "VideoObject"])
def test_the_node_of_the_page_replaces_one_of_an_article(kind: str) -> None:
    nodes = read_nodes([f'{{"@type": "{kind}", "headline": "Grain"}}', '{"@type": "Person", "headline": "Rye"}'])
    assert article_node(nodes)["headline"] == "Grain"


def test_nested_json_does_no_harm() -> None:
    assert article_node(read_nodes(["[" * 100_000, '{"@graph": ' * 50 + "1" + "}" * 50, "null", "3", '"x"'])) == {}


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
    assert decode(content, "test").text == text


def test_an_encoding_that_nobody_names_is_detected() -> None:
    text = "Der Hafen hat im März 4,2 Millionen Tonnen Getreide umgeschlagen, mehr als je zuvor für einen Monat."
    assert decode(text.encode("cp1252"), "test").text == text
    russian = "Порт обработал четыре миллиона тонн зерна в первом квартале, сообщил во вторник совет порта. " * 3
    assert decode(russian.encode("cp1251"), "test").text == russian


def ld(**fields: Any) -> str:
    """A script of JSON-LD with an article of those fields."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def metas(**tags: str) -> str:
    """Meta tags; a double underscore means a colon, a single one for a hyphen."""
    return "".join(f'<meta name="{n.replace("__", ":").replace("_", "-")}" content="{c}">' for n, c in tags.items())


GRAPH = """<script type="application/ld+json">{"@graph": [
  {"@type": "Organization", "@id": "https://d.example/#org", "name": "Harbour Daily"},
  {"@type": "Person", "@id": "https://d.example/#/schema/person/1", "name": "Ines Moreau"},
  {"@type": "Article", "%s": {"@id": "https://d.example/#/schema/person/%s"}, "publisher": {"@id": "https://d.example/#org"},
   "copyrightHolder": {"@id": "https://d.example/#org"}, "copyrightYear": ["2025"]}]}</script>"""


@pytest.mark.issue(7)
@pytest.mark.parametrize("field", ["author", "creator"])
def test_references_in_a_graph_are_followed(field: str) -> None:
    article = read(GRAPH % (field, 1))
    assert (article.authors, article.site) == (("Ines Moreau",), "Harbour Daily")
    assert article.rights.copyright == "© 2025 Harbour Daily"


@pytest.mark.issue(7)
def test_a_reference_to_nothing_gives_way_to_the_meta_tags() -> None:
    article = read(GRAPH % ("author", 2) + metas(author="Tom Ashby"))
    assert (article.authors, article.agencies) == (("Tom Ashby",), ())


def test_addresses_of_authors_are_no_names() -> None:
    head = metas(article__author="https://d.example/staff/ines", parsely_author="Ines Moreau")
    assert read(head).authors == ("Ines Moreau",)


def test_persons_come_apart_from_agencies() -> None:
    names = [{"@type": "Person", "name": "Ines Moreau, Reuters"}, {"@type": "Organization", "name": "Valley Post"}]
    article = read(ld(author=names))
    assert (article.authors, article.agencies) == (("Ines Moreau",), ("Reuters", "Valley Post"))


def test_the_agency_that_a_page_calls_its_publisher_is_an_agency() -> None:
    head = (
        ld(author="Ines Moreau", publisher={"name": "Associated Press"})
        + '<meta property="og:site_name" content="Harbour Daily">'
    )
    article = read(head, "https://harbourdaily.example/grain")
    assert (article.site, article.agencies) == ("Harbour Daily", ("Associated Press",))


@pytest.mark.parametrize(
    ("given", "section"),
    [("Trade", "Trade"), ("Global,Trade", "Global"), ("Home > Trade > Ports", "Trade"), ("News - News", "News"), ("All", None),
     ("news_news", None), ("Politics &amp;amp; Government", "Politics & Government"), (["Articles", "Ports"], "Ports")],
)  # fmt: skip
def test_the_section_is_one_name(given: Any, section: str | None) -> None:
    assert read(ld(articleSection=given)).section == section


@pytest.mark.parametrize(
    "name",
    ["article:section", "og:article:section", "og:section", "parsely-section", "articleSection", "section", "prism.section",
     "article.section", "cxenseparse:section", "sailthru_section"],
)  # fmt: skip
def test_the_section_is_in_many_meta_tags(name: str) -> None:
    assert read(f'<meta name="{name}" content="Trade">').section == "Trade"


@pytest.mark.parametrize(
    ("head", "keywords"),
    [
        (ld(keywords="grain, ports,Grain"), ("grain", "ports")),
        (
            ld(
                keywords=[
                    "Lee Baker, CFP",
                    "Page Type: story",
                    "_no-app",
                    "@river",
                    "8f507083-bac4-423a-9015-2eb31e1bce50",
                ]
            ),
            ("Lee Baker, CFP",),
        ),
        (metas(news_keywords="x") + '<meta name="news_keywords" content="ports;grain">', ("ports", "grain")),
        (
            '<meta property="article:tag" content="ports"><meta property="article:tag" content="grain">',
            ("ports", "grain"),
        ),
        (metas(keywords="news, best news") + metas(parsely_tags="grain"), ("grain",)),
        ("", ()),
    ],
)
def test_keywords_come_once_in_order_without_marks_for_machines(head: str, keywords: tuple[str, ...]) -> None:
    assert read(head).keywords == keywords


@pytest.mark.parametrize(
    ("head", "free"),
    [
        (ld(isAccessibleForFree=True), True),
        (ld(isAccessibleForFree="False"), False),
        (ld(hasPart={"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}), False),
        (ld(isAccessibleForFree=True, hasPart=[{"isAccessibleForFree": False}]), False),
        (metas(article__content_tier="x") + '<meta property="article:content_tier" content="metered">', False),
        ('<meta property="article:content_tier" content="free">', True),
        ("", None),
    ],
)
def test_whether_everybody_may_read_it(head: str, free: bool | None) -> None:
    assert read(head).free is free


def test_the_copyright_line_of_a_meta_tag_is_read() -> None:
    assert read(metas(copyright="Harbour Media 2025")).rights.copyright == "Harbour Media 2025"


def test_corrections_are_texts() -> None:
    notes = [
        {"@type": "CorrectionComment", "text": "The tonnage was wrong."},
        "https://d.example/corrections",
        "A name was wrong.",
    ]
    assert read(ld(correction=notes)).corrections == ("The tonnage was wrong.", "A name was wrong.")


@pytest.mark.parametrize(
    ("head", "header", "rights"),
    [
        (
            metas(tdm_reservation="1", tdm_policy="https://d.example/tdm.json"),
            None,
            ("1", "https://d.example/tdm.json"),
        ),
        (metas(tdm_reservation="0"), "1", ("0", None)),
        ("", "1", ("1", None)),
        (metas(tdm_reservation="yes"), None, (None, None)),
    ],
)
def test_the_page_reserves_mining_before_its_header(
    head: str, header: str | None, rights: tuple[str | None, str | None]
) -> None:
    facts = {"tdm_reservation": header} if header else {}
    article: Article = clean(make_page(make_html(head=head), "html", **facts))
    assert article.rights == Rights(tdm_reservation=rights[0], tdm_policy=rights[1])


@pytest.mark.parametrize(
    ("head", "modified"),
    [(metas(last_modified="2025-06-10T08:00:00-0400"), "2025-06-10T08:00:00-04:00"), (metas(dateModified="soon"), None),
     ('<meta property="http://ogp.me/ns/article#modified_time" content="2025-06-10">', "2025-06-10")],
)  # fmt: skip
def test_the_last_change_is_read_from_meta_tags(head: str, modified: str | None) -> None:
    assert read(head).modified == modified


def test_a_title_loses_the_name_of_the_outlet() -> None:
    article = read("<title>Grain trade grows | Harbour Daily</title>", "https://harbourdaily.example/grain")
    assert article.text.startswith("Grain trade grows\n\n")
    assert article.site == "Harbour Daily"


@given(
    st.datetimes().map(str)
    | st.datetimes(timezones=st.timezones()).map(lambda day: day.isoformat())
    | st.dates().map(str)
)
def test_a_normal_date_stays_as_it_is(text: str) -> None:
    normal = normal_date(text)
    assert normal is None or normal_date(normal) == normal


def test_a_page_that_was_cut_off_is_suspect() -> None:
    completeness = clean(make_page(make_html(), "html", truncated="length")).completeness
    assert (completeness.status, completeness.reason) == ("suspect", "the page was cut off when it was fetched: length")


def test_a_meta_tag_may_hold_brackets_and_one_in_a_comment_says_nothing() -> None:
    article = read(
        '<!-- <meta property="og:title" content="An old headline"> -->'
        '<meta property="og:title" content="Imports < exports, says board">'
    )
    assert article.text.startswith("Imports < exports, says board\n\n")


def test_a_heading_that_was_never_closed_is_no_headline() -> None:
    article = read("<title>Grain trade grows</title>", body=f"<h1><span>{'word ' * 500}</span>")
    assert article.text.startswith("Grain trade grows\n\n")


def test_an_address_with_a_control_character_is_none() -> None:
    article = read('<link rel="canonical" href="https://d.ex\x7fample/grain">', "https://d.example/g")
    assert article.url == "https://d.example/g"
