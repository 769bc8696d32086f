"""Pages of every sort to articles: what holds for all, and what bad input gets."""

import hashlib
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.cleaning import clean
from extractor.errors import InputError
from extractor.record.page import MAX_PAGE_BYTES, MAX_TEXT_CHARACTERS
from tests.cleaning.pages import BODY, make_html, make_page, shown


@settings(deadline=None)  # the first text that is long enough loads the language model
@given(st.text(st.characters(codec=None, exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=300))
def test_text_is_kept_and_blocks_cover_its_words(text: str) -> None:
    article = clean(make_page(text))
    assert article.text == text
    ends = [0, *(block.end for block in article.blocks)]
    assert all(before <= block.start < block.end for before, block in zip(ends, article.blocks, strict=False))
    outside = text
    for block in reversed(article.blocks):
        outside = outside[: block.start] + outside[block.end :]
    assert not outside.strip()


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("One.\r\nTwo.", "One.\nTwo."),
        ("A\x00B", "A\ufffdB"),
        ("A\ud83dB", "A\ufffdB"),
        ("  \n\n ", "  \n\n "),
    ],
)
def test_text_changes_only_where_the_contract_says(given_text: str, kept: str) -> None:
    article = clean(make_page(given_text))
    assert article.text == kept
    assert article.text_sha256 == hashlib.sha256(kept.encode()).hexdigest()


@pytest.mark.parametrize("content", ["", b"", "  \n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("format", ["text", "html"])
def test_nothing_gives_an_empty_article_that_says_so(content: str | bytes, format: str) -> None:
    article = clean(make_page(content, format))  # type: ignore[arg-type]
    assert article.blocks == ()
    assert article.completeness.status == "empty"
    assert article.completeness.reason


@pytest.mark.parametrize("source", ["<html><body></body></html>", make_html(paragraphs=()), "<p>", "<<<>>>", "{}"])
def test_a_page_without_an_article_is_empty_or_a_stub(source: str) -> None:
    assert clean(make_page(source, "html")).completeness.status in ("empty", "stub")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 \xe2\xe3", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 4, b"PK\x03\x04abc"]
)
def test_a_binary_file_is_refused_with_advice(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^test: binary.*: extract"):
        clean(make_page(content))


def test_limits_are_reported_with_size_and_limit() -> None:
    with pytest.raises(InputError, match=r"500,001 characters.*500,000"):
        clean(make_page("a" * (MAX_TEXT_CHARACTERS + 1)))
    with pytest.raises(InputError, match=r"20,000,001 bytes.*20,000,000"):
        clean(make_page(b"a" * (MAX_PAGE_BYTES + 1)))


def test_ten_megabytes_of_one_line_are_refused() -> None:
    with pytest.raises(InputError, match="split it"):
        clean(make_page(b"word " * 2_000_000))


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul><li", "table><tr><td", "blockquote"])
def test_deep_nesting_ends_with_an_article_or_none(tag: str) -> None:
    article = clean(make_page(make_html(f"<{tag}>" * 5_000), "html"))
    assert article.completeness.reason or BODY[0] in article.text


def test_unreadable_characters_in_html_do_no_harm() -> None:
    article = clean(
        make_page(make_html("<p>The \x00 harbour \ud800 board met on Monday to hear the news.</p>"), "html")
    )
    assert BODY[0] in article.text
    assert "\x00" not in article.text


def test_the_caller_knows_better_than_the_page() -> None:
    head = '<meta property="og:title" content="Other"><meta property="article:published_time" content="2020-01-01">'
    article = clean(make_page(make_html(head=head), "html", title="Grain trade grows", published="2025-06-09"))
    assert shown(article)[0] == ("headline", "Grain trade grows")
    assert (article.published.value, article.published.source) == ("2025-06-09", "argument")


GIVEN: dict[str, Any] = {
    "site": "Harbour Courier", "authors": ("By Ines Moreau and Tom Ode", "Reuters"), "section": "Trade",
    "language": "en", "meta": {"topic": "grain"},
}  # fmt: skip


@pytest.mark.parametrize("format", ["text", "html"])
def test_what_came_with_an_article_wins_over_its_page(format: Literal["text", "html"]) -> None:
    head = (
        '<meta property="og:site_name" content="Other"><meta name="author" content="Ana Ruiz">'
        '<meta property="article:section" content="Other">'
    )
    content = make_html(head=head) if format == "html" else "\n\n".join(BODY)
    article = clean(make_page(content, format, **GIVEN))
    assert (article.site, article.authors, article.agencies) == (
        "Harbour Courier",
        ("Ines Moreau", "Tom Ode"),
        ("Reuters",),
    )
    assert (article.section, article.language, article.meta) == ("Trade", "en", {"topic": "grain"})


def test_a_title_that_came_with_a_page_takes_the_place_of_its_headline() -> None:
    article = clean(make_page(make_html("<h1>Old words of the page</h1>"), "html", title="Grain trade grows"))
    assert shown(article)[:2] == [("headline", "Grain trade grows"), ("paragraph", BODY[0])]


def test_a_title_that_the_text_does_not_have_is_the_headline_that_is_shown() -> None:
    article = clean(make_page("\n\n".join(["USA TODAY", *BODY]), title="Grain trade grows"))
    assert (article.headline, article.title, article.headline_words) == (None, "Grain trade grows", "Grain trade grows")


def test_cleaning_twice_is_cleaning_once() -> None:
    first = clean(make_page(make_html("<h1>Grain trade grows at Tarnholm</h1>"), "html"))
    second = clean(make_page(first.text))
    assert second.text == first.text
    assert shown(second) == shown(first)


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">' * 5_000,
        "<h1>" * 5_000,
        "<title>" * 5_000,
        "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">x</p>",
        "<table><tr><td colspan='99999999'>x</td></tr></table>",
        "<p>" + "&" * 50_000 + "</p>",
        "<a href='/x'>Ferry fares to rise</a> " * 2_000,
    ],
    ids=["scripts", "h1", "title", "attributes", "colspan", "ampersands", "links"],
)
def test_hostile_pages_end(body: str) -> None:
    article = clean(make_page(make_html(body), "html"))
    assert all(0 <= block.start < block.end <= len(article.text) for block in article.blocks)


@pytest.mark.parametrize(
    "line",
    [
        "By " + "A" * 280,
        "12:30 " * 49,
        "facebook twitter " * 17 + "z",
        "home " + "> a " * 70 + "!",
        "(" * 299,
        "A " * 149,
    ],
)
def test_hostile_lines_end(line: str) -> None:
    assert clean(make_page(f"{line}\n" * 500)).text.startswith(line)


def test_entities_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(2, 10))
    source = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l1 "lol">{laughs}]><html><body><p>&l9;</p></body></html>'
    assert len(clean(make_page(source, "html")).text) < 100
