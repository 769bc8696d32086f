"""What a page prints around its headline: headline, dek, byline and day."""

import pytest

from extractor.cleaning import clean
from extractor.cleaning.dates import as_printed
from extractor.cleaning.printed_days import printed_day
from extractor.record.article import Article, Published
from tests.cleaning.pages import BODY, make_page, shown

TITLE = "<title>Grain trade grows - Harbour Daily</title>"
H1 = "<h1>Grain trade grows</h1>"
NO_HEAD = (
    "figure", "figcaption", "nav", "aside", "form", "video", "audio", "iframe", "footer", "noscript", "table", "dialog", "h1",
)  # fmt: skip
DEK = "Farmers fear a dry spring as the port counts its best quarter since the strike"


def read(
    top: str, head: str = TITLE, tail: str = "", url: str | None = "https://harbourdaily.example/grain"
) -> Article:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = f"<html><head>{head}</head><body><header>{top}</header><div class='body'>{prose}{tail}</div></body></html>"
    return clean(make_page(page, "html", **({"url": url} if url else {})))


@pytest.mark.parametrize(
    ("top", "authors"),
    [
        (
            '<div class="c-byline">By <span>Ines Moreau</span> and Tom Ashby, Coast Press</div>',
            ("Ines Moreau", "Tom Ashby"),
        ),
        ('<span itemprop="author">Ines Moreau</span>', ("Ines Moreau",)),
        ("<p>By Ines Moreau and Tom Ashby</p>", ("Ines Moreau", "Tom Ashby")),
        ("<div>By</div><div><a href=/im>Ines Moreau</a></div>", ("Ines Moreau",)),
        ("<div>Written by Ines Moreau, MS, RD on June 9, 2025</div>", ("Ines Moreau",)),
        ('<div class="AuthorBox"><span>Ines Moreau</span><span>Harbour Daily</span></div>', ("Ines Moreau",)),
        ('<p class="byline">By Ines Moreau, Reuters</p>', ("Ines Moreau",)),
        ('<p class="author-name">Staff Reporter</p>', ()),
        ('<p class="author-name">Harbour Daily</p>', ()),
        ('<p class="byline">By Reuters</p>', ()),
        ('<div class="related">By Ines Moreau</div>', ()),
    ],
)
def test_a_printed_byline_names_the_authors_where_metadata_are_silent(top: str, authors: tuple[str, ...]) -> None:
    assert read(H1 + top).authors == authors


def test_the_byline_of_the_metadata_is_where_the_page_prints_its_names() -> None:
    meta = TITLE + '<meta name="author" content="Ines Moreau">'
    assert read(H1 + '<p class="byline">By Ines Moreau and the night desk</p>', meta).authors == ("Ines Moreau",)


def test_an_author_whom_the_page_does_not_print_gives_way_to_one_whom_it_does() -> None:
    meta = TITLE + '<meta name="author" content="Web Loader">'
    assert read(H1 + "<p>By Ines Moreau</p>", meta).authors == ("Ines Moreau",)
    assert read(H1, meta).authors == ("Web Loader",)


def test_a_byline_below_the_first_paragraphs_is_another_articles() -> None:
    assert read(H1, tail="<p class='byline'>By Ines Moreau</p>").authors == ()


@pytest.mark.parametrize(
    "top",
    [
        f'{H1}<p class="standfirst">{DEK}</p>',
        f'{H1}<h2 class="sub-headline">{DEK}</h2><p class="byline">By Ines Moreau</p>',
        f'{H1}<div class="x7f">{DEK}</div><div>June 9, 2025</div>',
        f'{H1}<div class="byline-strip"><p class="byline">By Ines Moreau</p><p class="strapline">{DEK}</p></div>',
        f'{H1}<p class="byline">By Ines Moreau</p><div class="ArticleDek">{DEK}</div>',
    ],
)
def test_the_line_below_the_headline_is_the_dek(top: str) -> None:
    assert shown(read(top))[1] == ("dek", DEK)


@pytest.mark.parametrize(
    "top",
    [
        *(f"{H1}<{tag}>{DEK}</{tag}>" for tag in NO_HEAD),
        f"{H1}<select><option>{DEK}</option></select>",
        f'{H1}<script type="application/json">{DEK}</script>',
        f'{H1}<div class="image-caption">{DEK}</div>',
        f"{H1}<div><a href=/other>{DEK}</a></div>",
        f"{H1}<ul><li>{DEK}</li></ul>",
        f'{H1}<div class="newsletter-box">{DEK}</div>',
        f"{H1}<div>Published on Monday at 10:15 in the morning</div>",
        f"<nav>{DEK}</nav>{H1}",
    ],
)
def test_captions_links_boxes_and_dates_are_no_dek(top: str) -> None:
    assert "dek" not in dict(shown(read(top)))


def test_the_first_paragraph_of_the_body_is_no_dek() -> None:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = f"<html><head>{TITLE}</head><body><article>{H1}{prose}</article></body></html>"
    assert [kind for kind, _ in shown(clean(make_page(page, "html")))] == ["headline", *["paragraph"] * len(BODY)]


def test_a_dek_that_the_body_holds_is_not_printed_twice() -> None:
    article = clean(
        make_page(
            f"<html><head>{TITLE}</head><body><article>{H1}<p class='standfirst'>{DEK}</p>"
            + "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
            + "</article></body></html>",
            "html",
        )
    )
    assert article.text.count(DEK) == 1
    assert shown(article)[1] == ("dek", DEK)


def test_the_printed_headline_comes_before_the_social_title() -> None:
    social = '<meta property="og:title" content="You will not believe how much grain this port moved">'
    assert shown(read("<h1>Grain trade at Tarnholm grows by 12 percent</h1>", social))[0][1].startswith(
        "Grain trade at"
    )


def test_a_heading_that_is_the_outlets_name_is_no_headline() -> None:
    page = "<title>Grain trade at Tarnholm grows by 12 percent</title>"
    assert shown(read("<h1>Harbour Daily</h1>", page))[0][1] == "Grain trade at Tarnholm grows by 12 percent"


def test_a_second_rank_heading_is_the_headline_where_the_first_is_another_articles() -> None:
    page = "<title>Grain trade at Tarnholm grows by 12 percent</title>"
    top = f"<h1>Choir sings in the old mill</h1><h2>Grain trade at Tarnholm grows by 12 percent</h2><p class='dek'>{DEK}</p>"
    assert [words for _, words in shown(read(top, page))[:2]] == ["Grain trade at Tarnholm grows by 12 percent", DEK]


@pytest.mark.parametrize(
    ("top", "value", "source"),
    [
        ("<p>June 9, 2025</p>", "2025-06-09", "text"),
        ("<div>Published: 9th June 2025, 10:15 am</div>", "2025-06-09", "text"),
        ("<div>Updated 12 June 2025; first published 9 June 2025</div>", "2025-06-09", "text"),
        ('<time class="updated" datetime="2025-06-12">12 June</time><time datetime="2025-06-09">9 June</time>', "2025-06-09", "time-tag"),
    ],
)  # fmt: skip
def test_the_day_near_the_headline_is_read_before_anything_is_guessed(top: str, value: str, source: str) -> None:
    published = read(H1 + top, tail="<footer>Founded on 3 May 1921</footer>").published
    assert (published.value, published.source) == (value, source)


def test_the_day_of_a_change_is_not_that_of_publication() -> None:
    article = read(f"{H1}<p>Last updated: 12 June 2025</p>")
    assert (article.published, article.modified) == (Published(), "2025-06-12")
    meta = TITLE + '<meta property="article:modified_time" content="2025-06-12T10:00:00Z">'
    assert read(H1, meta).published == Published()


def test_a_year_alone_is_no_first_of_january() -> None:
    assert read(H1, tail="<p>Copyright 2019 Harbour Daily</p>").published == Published()


@pytest.mark.parametrize("address", ["/2019/nov/18/grain", "/2019/11/18/grain", "/2019/november/18/grain"])
def test_an_address_shows_its_day_with_the_month_in_words_too(address: str) -> None:
    published = read(H1, url=f"https://harbourdaily.example{address}").published
    assert published == Published(value="2019-11-18", source="url")


@pytest.mark.parametrize(
    ("value", "line", "shown_as"),
    [
        ("2025-06-10T01:20:00+00:00", "June 9, 2025 8:19 pm", "2025-06-09T20:20:00-05:00"),
        ("2025-06-10T01:20:00+00:00", "Posted Jun 9, 8:19 PM", "2025-06-09T20:20:00-05:00"),
        ("2025-06-10T01:20:00+00:00", "9 June 2025", "2025-06-09"),
        ("2025-06-10T01:20:00-05:00", "9 June 2025, 19:20", "2025-06-09"),
        ("2025-06-10T01:20:00+00:00", "10 June 2025", "2025-06-10T01:20:00+00:00"),
        ("2025-06-10T01:20:00+00:00", "2 June 2025", "2025-06-10T01:20:00+00:00"),
        ("2025-06-10", "9 June 2025", "2025-06-10"),
    ],
)
def test_an_instant_given_in_another_zone_has_the_day_that_the_page_prints(
    value: str, line: str, shown_as: str
) -> None:
    assert as_printed(Published(value=value, source="json-ld"), printed_day(line)).value == shown_as


def test_the_day_of_a_photo_is_not_that_of_publication() -> None:
    caption = "In this Dec. 12, 2006, file photo, the trawlers of Tarnholm lie in the harbour, as they did for years."
    published = read(f"{H1}<p>{caption}</p><p>Published Monday, June 9, 2025</p>").published
    assert published == Published(value="2025-06-09", source="text")
