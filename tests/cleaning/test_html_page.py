"""Web pages: headline, dek, body and their kinds, links, split bodies, and how complete an article is."""

import re

import pytest

from extractor.cleaning import clean, html_page
from tests.cleaning.pages import BODY, make_html, make_page, shown

LONGER = tuple(
    f"{sentence} It was the subject of a long debate in the council, which ended without a vote." for sentence in BODY
)


def test_headline_and_body_are_joined_by_blank_lines() -> None:
    article = clean(make_page(make_html("<h1>Grain trade grows</h1>"), "html"))
    assert article.text == "\n\n".join(["Grain trade grows", *BODY])
    assert shown(article) == [("headline", "Grain trade grows"), *(("paragraph", words) for words in BODY)]
    assert article.headline == (0, 17)


@pytest.mark.parametrize(
    "head",
    [
        "<title>Grain trade grows | Harbour Daily</title>",
        '<meta property="og:title" content="Grain trade grows">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Grain trade grows"}</script>',
    ],
)
def test_the_headline_is_found_in_the_head_of_the_page(head: str) -> None:
    headline = shown(clean(make_page(make_html(head=head), "html")))[0]
    assert headline[0] == "headline"
    assert headline[1].startswith("Grain trade grows")


def test_a_long_heading_below_the_headline_is_the_dek() -> None:
    dek = "The harbour handled an eighth more than a year ago, and the summer looks good"
    article = clean(make_page(make_html(f"<h1>Grain trade grows</h1><h2>{dek}</h2>"), "html"))
    assert shown(article)[1] == ("dek", dek)


def test_links_have_exact_ranges_and_absolute_addresses() -> None:
    linked = 'The figures were published by <a href="/board/2025"> the harbour board </a> on Tuesday, with a table of all goods.'
    article = clean(make_page(make_html(paragraphs=(*BODY, linked)), "html", url="https://daily.example/grain"))
    (link,) = article.links
    assert (link.surface, link.href) == ("the harbour board", "https://daily.example/board/2025")
    assert article.text[link.start : link.end] == link.surface


def test_a_line_that_is_a_link_and_no_sentence_is_not_of_the_body() -> None:
    teaser = '<a href="/x">Ferry fares to rise by a tenth in March</a>'
    article = clean(make_page(make_html(paragraphs=(*BODY[:3], teaser, BODY[3])), "html"))
    assert [words for kind, words in shown(article) if kind == "paragraph"] == list(BODY)


def test_lists_tables_and_quotes_keep_their_kind() -> None:
    extra = (
        "<ul><li>Wheat rose by 14 percent to 1.4 million tonnes</li><li>Barley fell by 3 percent</li></ul>"
        "<blockquote><p>We have never seen such a spring in the valley, and I am seventy.</p></blockquote>"
        "<table><tr><td>Wheat</td><td>1.4</td></tr><tr><td>Barley</td><td>0.3</td></tr></table>"
    )
    source = make_html(paragraphs=LONGER).replace("</article>", f"{extra}<p>{BODY[0]}</p></article>")
    kinds = {words: kind for kind, words in shown(clean(make_page(source, "html")))}
    assert kinds["Barley fell by 3 percent"] == "list_item"
    assert kinds["We have never seen such a spring in the valley, and I am seventy."] == "quote"
    assert kinds["Barley | 0.3"] == "table"


def test_what_the_page_hides_is_left_out() -> None:
    hidden = f'{BODY[0]} <span class="sr-only">opens in a new window</span>'
    article = clean(make_page(make_html(paragraphs=(hidden, *BODY[1:])), "html"))
    assert "opens in a new window" not in article.text


AFTER = (
    "Wheat from the upper valley made up half of the exports, and barley from the coast a third, the harbour board added.",
    "The crane drivers, whose strike closed the berths a year earlier, want a new contract before the summer begins.",
    "Solberg said that shipping companies would wait for the harvest: in a dry spring, they charter fewer vessels.",
    "The council of Tarnholm votes in autumn on a fifth berth, which would cost the harbour board 40 million crowns.",
)


def split_page(first: str, second: str) -> str:
    """A page whose body is split over two containers of these classes."""
    halves = ("".join(f"<p>{words}</p>" for words in LONGER), "".join(f"<p>{words}</p>" for words in AFTER))
    body = f'<div class="{first}">{halves[0]}</div><aside>Advertisement</aside><div class="{second}">{halves[1]}</div>'
    return f"<html><body><h1>Grain trade grows</h1>{body}</body></html>"


def test_a_body_split_over_containers_of_one_kind_is_whole() -> None:
    article = clean(make_page(split_page("article-body", "article-body"), "html"))
    assert [words for kind, words in shown(article)][1:] == [*LONGER, *AFTER]
    assert article.completeness.status == "complete"


@pytest.mark.issue(7)
@pytest.mark.parametrize("names", ["chunk-b", "related-content", "promo"])
def test_half_an_article_is_recovered_or_called_suspect(names: str) -> None:
    article = clean(make_page(split_page("article-body", names), "html"))
    status = article.completeness.status
    assert (AFTER[2] in article.text, status) in [(True, "complete"), (False, "suspect")]
    if status == "suspect":
        assert re.fullmatch(r"\d+ characters of similar text .*, \d+ are here", article.completeness.reason or "")


def test_half_an_article_found_is_made_whole_with_links_and_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    linked = AFTER[3].replace("the harbour board", '<a href="/board">the harbour board</a>')
    source = make_html(paragraphs=(*LONGER, linked), body="<h1>Grain trade grows</h1>")
    whole = html_page.find_body
    monkeypatch.setattr(html_page, "find_body", lambda *given: whole(*given)[:2])
    article = clean(make_page(source, "html", url="https://daily.example/grain"))
    assert all(words in article.text for words in LONGER)
    (link,) = article.links
    assert (link.surface, link.href) == ("the harbour board", "https://daily.example/board")
    assert article.text[link.start : link.end] == link.surface


def test_an_article_shorter_than_the_page_says_is_suspect() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script>'
    completeness = clean(make_page(make_html(head=head), "html")).completeness
    assert completeness.status == "suspect"
    assert completeness.reason == "the page counts 900 words, 81 are here"


def test_a_teaser_before_a_paywall_is_a_stub() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert clean(make_page(make_html(head=head), "html")).completeness.status == "stub"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p>A Dry Spring in the Upper Valley</p>", "heading"),
        ("<p><strong>A dry spring</strong></p>", "heading"),
        ("<p><b><span>What comes next?</span></b></p>", "heading"),
        ("<p><strong>Wheat</strong> is short</p>", "paragraph"),
        ("<p>A dry spring</p>", "paragraph"),
        ("<p><strong>It rained at last.</strong></p>", "paragraph"),
    ],
)
def test_a_short_bold_or_title_case_line_between_paragraphs_is_a_heading(line: str, kind: str) -> None:
    prose = [f"<p>{paragraph}</p>" for paragraph in BODY]
    page = f"<html><body><article><h1>Grain trade grows</h1>{''.join([*prose[:2], line, *prose[2:]])}</article></body></html>"
    assert shown(clean(make_page(page, "html")))[3][0] == kind


def test_an_empty_cell_keeps_its_column() -> None:
    table = "<table><tr><th></th><th>2023</th><th>2024</th></tr><tr><td>Wheat</td><td>1.4</td><td>1.5</td></tr></table>"
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    page = f"<html><body><article><h1>Grain trade grows</h1>{prose}{table}{prose}</article></body></html>"
    rows = [words for kind, words in shown(clean(make_page(page, "html"))) if kind == "table"]
    assert rows == ["| 2023 | 2024", "Wheat | 1.4 | 1.5"]


def test_the_hidden_end_of_an_article_is_not_read_but_reported() -> None:
    shown_part = "".join(f"<p>{words}</p>" for words in LONGER)
    hidden_part = "".join(f"<p>{words}</p>" for words in AFTER[:3])
    page = f'<html><body><h1>Grain trade grows</h1><div class="text">{shown_part}</div>'
    page += f'<div class="text" style="display:none">{hidden_part}</div></body></html>'
    article = clean(make_page(page, "html"))
    assert AFTER[0] not in article.text
    assert article.completeness.status == "suspect"


def test_a_part_of_the_page_without_words_of_its_own_is_no_block() -> None:
    words = (
        "The Bank of Norland has slashed its policy rate by 300 basis points to 25 per cent, the largest single cut it has "
        "ever made, after inflation fell faster than anyone had predicted."
    )
    page = (
        '<audio controls src="/a.mp3"><div class="story-text">\n<span>\n<p class="kicker">Business</p>\n'
        "<h1>Bank of Norland makes biggest rate cut in its history</h1>\n\n"
        '<p class="meta"><span class="reporter">Ona Vell</span> | <time datetime="2025-07-30T13:20:00Z" pubdate>'
        'Wednesday, 30 July 2025<a href="/cookies"> | 3 min read</p>\n'
        f'<div class="audio-clip"><span>Listen to this report<div class="story-text">\n<p>{words}'
    )
    article = clean(make_page(page, "html"))
    assert [block for block in article.blocks if block.start == block.end] == []
    assert ("paragraph", words) in shown(article)
