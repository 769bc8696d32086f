"""The body of a page by trafilatura, as paragraphs with their kinds and hyperlinks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urljoin

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document, Extractor

from extractor.record.article import BlockKind

_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "head": "heading", "item": "list_item", "row": "table", "quote": "quote", "code": "paragraph",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item", "tr": "table",
    "blockquote": "quote", "pre": "paragraph", "lb": "paragraph", "br": "paragraph", "div": "paragraph", "list": "paragraph",
    "table": "table", "body": "paragraph", "ul": "paragraph", "ol": "paragraph", "section": "paragraph",
}  # fmt: skip
_INHERITED: set[BlockKind] = {"list_item", "table", "quote"}  # a paragraph inside one of these is one of these
_BLANKS = re.compile(r"\s+")
# XML is the format for which no text is written from the body.  Fast leaves out the comparison with other extractors.
_USUAL, _FAST = (Extractor(output_format="xml", comments=False, links=True, fast=fast) for fast in (False, True))
_MANY = 5_000  # paragraphs: no article has more, and the comparison takes the square of them


@dataclass(slots=True)
class Paragraph:
    """A stretch of the body: its words with single blanks, its kind, and its links as (start, end, address) in `text`.

    `linked` is the number of code points inside of links, those without a web address among them; `at` is the instant that
    an entry's time stamp shows.
    """

    text: str
    kind: BlockKind
    links: list[tuple[int, int, str]] = field(default_factory=list)
    linked: int = 0
    at: str | None = None


def find_body(tree: html.HtmlElement, url: str | None) -> list[Paragraph]:
    """The paragraphs of the article in a page; none where trafilatura finds no article."""
    is_long = next(islice(tree.iter("p"), _MANY, None), None) is not None
    document = trafilatura.bare_extraction(tree, options=_FAST if is_long else _USUAL)
    return _paragraphs(document.body, url) if isinstance(document, Document) and document.body is not None else []


class _Collector:
    """Takes the pieces of text of a body in order and gives paragraphs."""

    def __init__(self, url: str | None) -> None:
        self.url = url
        self.done: list[Paragraph] = []
        self.pieces: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self.linked = 0
        self.open: list[tuple[int, int]] = []  # where each open link begins: pieces and code points before it

    def add(self, text: str | None) -> None:
        text = _BLANKS.sub(" ", text or "")
        if self.length == 0 or self.pieces[-1].endswith(" "):
            text = text.lstrip()
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def open_link(self) -> None:
        """Begin a link here."""
        self.open.append((len(self.pieces), self.length))

    def close_link(self, href: str | None) -> None:
        """End the link that was opened last: its words in this paragraph, without outer blanks."""
        pieces, start = self.open.pop()
        words = "".join(self.pieces[pieces:])
        self.linked += len(words)
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        address = urljoin(self.url or "", href or "")
        if end > start and address.startswith(("http://", "https://")):
            self.links.append((start, end, address))

    def close(self, kind: BlockKind) -> None:
        """End the paragraph, if one is open."""
        text = "".join(self.pieces).rstrip()
        if text:
            self.done.append(Paragraph(text, kind, self.links, self.linked))
        self.pieces, self.length, self.links, self.linked = [], 0, [], 0
        self.open = [(0, 0)] * len(self.open)  # an open link goes on in the next paragraph


def read_paragraph(element: html.HtmlElement, kind: BlockKind, url: str | None, whole: bool) -> Paragraph:
    """The paragraph that is all the text of an element of the page, with its links; else what is in no block inside of it."""
    collector = _Collector(url)
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        skipped = not whole and node is not element and node.tag in _BLOCKS and node.tag != "br"
        if event == "start":
            if skipped:
                walk.skip_subtree()
                continue
            if node.tag == "a":
                collector.open_link()
            collector.add(" " if node.tag == "br" else node.text)
        else:
            if node.tag == "a":
                collector.close_link(node.get("href"))
            if node is not element:
                collector.add(node.tail)
    collector.close(kind)
    return collector.done[0] if collector.done else Paragraph("", kind)


def _paragraphs(body: etree._Element, url: str | None) -> list[Paragraph]:
    collector = _Collector(url)
    kinds: list[BlockKind] = ["paragraph"]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        kind = _BLOCKS.get(tag)
        if event == "start":
            if kind is not None:
                collector.close(kinds[-1])
                kinds.append(kinds[-1] if kind == "paragraph" and kinds[-1] in _INHERITED else kind)
            elif tag in ("ref", "a"):
                collector.open_link()
            elif tag in ("cell", "td", "th") and (collector.length or element.getprevious() is not None):
                collector.add(" | ")  # after an empty cell too: it keeps its column
            collector.add(element.text)
        else:
            if kind is not None:
                collector.close(kinds.pop())
            elif tag in ("ref", "a"):
                collector.close_link(element.get("target") or element.get("href"))
            if element is not body:
                collector.add(element.tail)
    collector.close("paragraph")
    return collector.done
