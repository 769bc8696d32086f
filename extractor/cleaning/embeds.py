"""What is set into an article: posts of other websites, captions of pictures, the time stamps of a live blog's entries.

A post is one block, with its links, whatever number of paragraphs it is cut into.  A post of words is quoted for what it
says: its kind is `quote`, as its mark on the page is.  Of a post with a picture or a film the words are only the caption:
its kind is `embed`.  What the extractor left out is put back where the page has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from extractor.cleaning.body import Paragraph, read_paragraph
from extractor.cleaning.dates import normal_date
from extractor.cleaning.line_kinds import find_look
from extractor.cleaning.outline import Outline, words_of
from extractor.cleaning.page_names import page_name
from extractor.cleaning.tree import line_of
from extractor.record.article import BlockKind

_LEAST = 6  # words: fewer may be in a post by chance


@dataclass(frozen=True, slots=True)
class Post:
    """The words of an embedded post, with a blank around each, and the kind of its block."""

    words: str
    kind: BlockKind


def find_posts(tree: html.HtmlElement) -> list[Post]:
    """The embedded posts of a page, by the classes that their websites give to the block quotes for embedding."""
    kinds = ((element, _kind_of_inset(element)) for element in tree.iter("blockquote"))
    return [Post(_spaced(" ".join(element.itertext())), kind) for element, kind in kinds if kind is not None]


def _kind_of_inset(element: html.HtmlElement) -> BlockKind | None:
    """The kind of the block that a caption or a post is; None for any other element."""
    if element.tag != "blockquote":
        return "caption" if element.tag == "figcaption" else None
    names = element.get("class", "")
    return "quote" if page_name("post").search(names) else "embed" if page_name("picture_post").search(names) else None


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


def add_insets(
    paragraphs: Sequence[Paragraph], outline: Outline, tree: html.HtmlElement, url: str | None, *, is_live: bool
) -> list[Paragraph]:
    """The paragraphs with the captions and posts that the page has between them, or between the headline and them.

    In a live blog the times of its entries too, instead of their words without the day.
    """
    if not (is_live or any(map(_kind_of_inset, tree.iter("figcaption", "blockquote")))):
        return list(paragraphs)
    shown = "".join(_spaced(paragraph.text) for paragraph in paragraphs)
    positions = dict(
        zip((part.element for part in outline.parts), outline.indexes([p.text for p in paragraphs]), strict=True)
    )
    headline = words_of(paragraphs[0].text) if paragraphs[0].kind == "headline" else ()
    last = -1  # the paragraph that the page has shown last
    after: dict[int, list[Paragraph]] = defaultdict(list)
    waiting: list[Paragraph] = []  # insets after `last`, for which nothing of the article has followed yet
    for element in tree.iter():
        position = positions.get(element)
        if last < 0 and element.tag in ("h1", "h2") and words_of(" ".join(element.itertext())) == headline:
            waiting, last = [], 0
        elif position is not None:
            after[max(last, 0 if headline else -1)] += waiting
            waiting, last = [], max(last, position)
        elif element.tag == "time":
            waiting += [stamp for stamp in (_stamp(element),) if is_live and stamp.at]
        elif last >= 0 and (kind := _kind_of_inset(element)):
            inset = read_paragraph(element, kind, url, whole=True)  # in the words of the page
            waiting += [inset] * (_spaced(inset.text) not in shown)
    stamped = any(inset.at for insets in after.values() for inset in insets)
    added = after[-1]
    for i, paragraph in enumerate(paragraphs):
        is_stamp = stamped and find_look(paragraph.text) == "live_stamp"
        added += [*(() if is_stamp else (paragraph,)), *after[i]]
    return added


def _stamp(element: html.HtmlElement) -> Paragraph:
    """The time of an entry, as the page prints it; without an instant where it is none."""
    text = line_of(element)
    at = normal_date(element.get("datetime", "")) if find_look(text) == "live_stamp" else None
    return Paragraph(text, "live_stamp", at=at if at and "T" in at else None)
