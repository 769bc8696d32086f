"""Posts of other sites inside of an article: each one block, with its links, whatever number of paragraphs it is cut into.

A post of words is quoted for what it says: its kind is `quote`, as its mark on the page is.  Of a post with a picture or a
film the words are only the caption: its kind is `embed`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from extractor.article import BlockKind
from extractor.cleaning.body import Paragraph
from extractor.cleaning.outline import words_of

_OF_WORDS = re.compile(
    r"\b(?:twitter-tweet|bluesky-embed|mastodon-embed|text-post-media|reddit-(?:card|embed)-?\w*)\b", re.I
)
_OF_PICTURES = re.compile(
    r"\b(?:instagram-media|tiktok-embed|twitter-video|fb-xfbml-parse-ignore|imgur-embed-pub)\b", re.I
)
_LEAST = 6  # words: fewer may stand in a post by chance


@dataclass(frozen=True, slots=True)
class Post:
    """The words of an embedded post, with a blank around each, and the kind of its block."""

    words: str
    kind: BlockKind


def find_posts(tree: html.HtmlElement) -> list[Post]:
    """The embedded posts of a page, by the classes that their sites give to the block quotes for embedding."""
    posts = []
    for element in tree.iter("blockquote"):
        names = element.get("class", "")
        kind: BlockKind | None = "quote" if _OF_WORDS.search(names) else "embed" if _OF_PICTURES.search(names) else None
        if kind is not None:
            posts.append(Post(_spaced(" ".join(element.itertext())), kind))
    return posts


def join_posts(paragraphs: Sequence[Paragraph], posts: Sequence[Post]) -> list[Paragraph]:
    """The paragraphs, those of one post joined by a blank."""
    joined: list[Paragraph] = []
    before: Post | None = None  # that the last paragraph is of
    for paragraph in paragraphs:
        words = _spaced(paragraph.text)
        least = 1 if before is not None and words in before.words else _LEAST
        post = next((post for post in posts if words in post.words), None) if words.count(" ") > least else None
        if post is None:
            joined.append(paragraph)
        elif post is before:
            joined.append(_join(joined.pop(), paragraph))
        else:
            joined.append(Paragraph(paragraph.text, post.kind, paragraph.links, paragraph.linked))
        before = post
    return joined


def _join(first: Paragraph, second: Paragraph) -> Paragraph:
    shift = len(first.text) + 1
    links = [*first.links, *((start + shift, end + shift, href) for start, end, href in second.links)]
    return Paragraph(f"{first.text} {second.text}", first.kind, links, first.linked + second.linked)


def _spaced(text: str) -> str:
    return f" {' '.join(words_of(text))} "
