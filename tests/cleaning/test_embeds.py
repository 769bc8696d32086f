"""Embedded posts: one block each, with their links."""

import pytest

from extractor.cleaning import clean
from extractor.cleaning.body import Paragraph
from extractor.cleaning.embeds import Post, join_posts
from tests.cleaning.pages import BODY, make_html, make_page

WORDS = "The new crane has been lifted into its place at berth four tonight."
NAME = "Tarnholm Port (@tarnholmport)"


@pytest.mark.parametrize(("names", "kind"), [("twitter-tweet", "quote"), ("instagram-media", "embed")])
def test_a_post_is_one_block_with_its_link(names: str, kind: str) -> None:
    post = f'<blockquote class="{names}"><p>{WORDS}</p>— {NAME} <a href="https://posts.example/1">June 3, 2025</a></blockquote>'
    source = make_html(paragraphs=(*BODY, *BODY[:0])).replace("<p>Shipping", f"{post}<p>Shipping")
    article = clean(make_page(source, "html"))
    (block,) = (b for b in article.blocks if WORDS in article.text[b.start : b.end])
    assert block.kind == kind
    assert NAME in article.text[block.start : block.end]
    (link,) = article.links
    assert link.href == "https://posts.example/1"
    assert block.start < link.start < link.end <= block.end
    assert article.text[link.start : link.end] == link.surface == "June 3, 2025"


def test_a_short_line_of_the_article_is_not_taken_for_a_post_that_has_its_words() -> None:
    post = Post(" the new crane has been lifted ", "embed")
    assert join_posts([Paragraph("The new crane", "heading")], [post])[0].kind == "heading"
    assert join_posts([Paragraph("The new crane has been lifted", "quote")], [post])[0].kind == "embed"
