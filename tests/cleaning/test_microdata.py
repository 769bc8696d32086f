"""Articles marked up in the tags of the page."""

import pytest
from lxml import html

from extractor.cleaning import clean
from extractor.cleaning.microdata import find_microdata, find_rel_author
from extractor.record.article import Published
from tests.cleaning.pages import make_html, make_page

MICRODATA = """<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Grain trade grows</h1>
  <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ines Moreau</b>, Oslo</span>
  <time itemprop="datePublished" datetime="2025-06-09T10:15:00+02:00">Monday</time>
  <meta itemprop="dateModified" content="2025-06-10"><a itemprop="articleSection">Trade</a>
  <div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Harbour Daily"></div>
  <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Troll</i></div></div>"""
RDFA = """<div vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">Grain trade grows</h1>
  <span property="author" typeof="Person"><b property="name">Ines Moreau</b></span><meta property="datePublished" content="2025-06-09"></div>"""


@pytest.mark.parametrize("source", [MICRODATA, RDFA])
def test_the_article_has_the_shape_of_json_ld(source: str) -> None:
    node = find_microdata(html.fromstring(source))
    assert (node["@type"], node["headline"]) == ("NewsArticle", ["Grain trade grows"])
    assert node["author"] == [{"@type": "Person", "name": "Ines Moreau"}]


def test_microdata_fill_what_json_ld_and_meta_tags_leave_open() -> None:
    article = clean(make_page(make_html(MICRODATA), "html"))
    assert article.published == Published(value="2025-06-09T10:15:00+02:00", source="meta", zone="+02:00")
    assert (article.authors, article.modified) == (("Ines Moreau",), "2025-06-10")
    assert (article.site, article.section) == ("Harbour Daily", "Trade")


def test_json_ld_comes_before_microdata() -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Sea"}</script>'
    article = clean(make_page(make_html(MICRODATA, head=script), "html"))
    assert (article.section, article.published.value) == ("Sea", "2025-06-09T10:15:00+02:00")


def test_a_page_without_marks_gives_nothing() -> None:
    assert (
        find_microdata(html.fromstring("<div itemscope itemtype='https://schema.org/Recipe'><p>Bread</p></div>")) == {}
    )


def test_links_to_authors_count_where_they_name_few() -> None:
    def page(*names: str) -> html.HtmlElement:
        return html.fromstring(
            "<div>" + "".join(f"<a rel='author me' href='/{name}'>{name}</a>" for name in names) + "</div>"
        )

    assert find_rel_author(page("Ines Moreau", "Ines Moreau")) == ["Ines Moreau"]
    assert find_rel_author(page("A B", "C D", "E F", "G H")) == []


def test_deep_nesting_is_no_harm() -> None:
    deep = "<span itemprop='author' itemscope itemtype='https://schema.org/Person'>" * 200 + "Ines Moreau"
    node = find_microdata(html.fromstring(f"<div itemscope itemtype='https://schema.org/Article'>{deep}</div>"))
    assert len(node["author"]) == 1
