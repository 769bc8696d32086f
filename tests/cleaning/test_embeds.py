"""Embedded posts: one block each, with their links."""

import pytest

from extractor.cleaning import clean
from extractor.cleaning.body import Paragraph, find_body
from extractor.cleaning.embeds import Post, join_posts
from tests.cleaning.pages import BODY, make_html, make_page, shown

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


CAPTION = "Cranes unload wheat at the quay of Tarnholm"


@pytest.mark.parametrize("index", [0, 2])
def test_a_caption_is_a_block_of_its_own_where_its_picture_is(index: int) -> None:
    figure = f"<figure><img src=a.jpg><figcaption>{CAPTION}<span>Photo: Marta Lind</span></figcaption></figure>"
    prose = [f"<p>{paragraph}</p>" for paragraph in BODY]
    page = f"<html><body><article><h1>Grain trade grows</h1>{''.join([*prose[:index], figure, *prose[index:]])}</article></body></html>"
    kind, words = shown(clean(make_page(page, "html")))[index + 1]
    assert (kind, words.startswith(CAPTION)) == ("caption", True)


def test_a_caption_below_the_article_is_another_articles() -> None:
    below = f"</article><figure><figcaption>{CAPTION}</figcaption></figure>"
    article = clean(make_page(make_html("<h1>Grain trade grows</h1>").replace("</article>", below), "html"))
    assert CAPTION not in article.text


def test_a_post_that_the_extractor_leaves_out_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    post = f'<blockquote class="twitter-tweet"><p>{WORDS}</p>— {NAME}</blockquote>'
    monkeypatch.setattr(
        "extractor.cleaning.html_page.find_body",
        lambda tree, url: [
            paragraph
            for paragraph in find_body(tree, url)
            if WORDS not in paragraph.text and NAME not in paragraph.text
        ],
    )
    article = clean(make_page(make_html().replace("<p>Shipping", f"{post}<p>Shipping"), "html"))
    kinds = [kind for kind, _ in shown(article)]
    assert kinds == ["paragraph", "paragraph", "quote", "paragraph", "paragraph"]


def test_each_entry_of_a_live_blog_carries_its_own_time() -> None:
    entries = "".join(
        f'<div><time datetime="2025-06-{day}T{hour}:15:00+02:00">{hour}:15</time><p>{words}</p></div>'
        for day, hour, words in (("10", "09", BODY[0]), ("09", "21", BODY[1]))
    )
    clock = '<time datetime="2025-06-11T00:00:00+02:00">00:00</time>'
    page = f"<html><body><nav>{clock}</nav><main><h1>Storm hits the coast - live updates</h1>{entries}</main></body></html>"
    article = clean(make_page(page, "html"))
    assert [(block.kind, block.at) for block in article.blocks] == [
        ("headline", None),
        ("live_stamp", "2025-06-10T09:15:00+02:00"),
        ("paragraph", None),
        ("live_stamp", "2025-06-09T21:15:00+02:00"),
        ("paragraph", None),
    ]
    plain = clean(make_page(page.replace(" - live updates", ""), "html"))
    assert not any(block.at for block in plain.blocks)
