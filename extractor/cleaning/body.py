"""The body of a page by trafilatura, as paragraphs with their kinds and hyperlinks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urljoin

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document
from trafilatura.utils import HTML_PARSER

from extractor.article import BlockKind
from extractor.errors import InputError
from extractor.page import MAX_ELEMENTS, MAX_SHOWN_CHARACTERS

_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "head": "heading", "item": "list_item", "row": "table", "quote": "quote", "code": "paragraph",
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item", "tr": "table",
    "blockquote": "quote", "pre": "paragraph", "lb": "paragraph", "br": "paragraph", "div": "paragraph", "list": "paragraph",
    "table": "table", "body": "paragraph", "ul": "paragraph", "ol": "paragraph", "section": "paragraph",
}  # fmt: skip
_INHERITED: set[BlockKind] = {"list_item", "table", "quote"}  # a paragraph inside one of these is one of these
_HIDDEN = re.compile(
    r"\b(?:sr-only|screen-reader-(?:only|text)|visually-?hidden|tooltip-?text|popover|rollover-\w*-?block)\b"
)
_HIDDEN_WORDS = (
    "sr-only",
    "screen-reader",
    "visually",
    "tooltip",
    "popover",
    "rollover",
)  # without which it finds nothing
_LONG_TAG = re.compile(r"<\w[^<>]{10000,}>")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTES = 1_000  # libxml2 compares each attribute of a tag with each other one; a usual tag has ten
_DEEPEST = 100  # levels of a tree that has more than libxml2 takes (256); the deepest of 142 usual pages has 51
_LEAVES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr"])  # do without those around them
_SPAN = re.compile(r"\s*\d{1,2}\s*")  # columns or rows of a cell: trafilatura fills wider ones with empty cells
_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Paragraph:
    """A stretch of the body: its words with single blanks, its kind, and its links as (start, end, address) in `text`.

    `linked` is the number of code points inside of links, those without a web address among them.
    """

    text: str
    kind: BlockKind
    links: list[tuple[int, int, str]] = field(default_factory=list)
    linked: int = 0


def parse_html(text: str, location: str) -> html.HtmlElement | None:
    """The element tree of what a page shows, None where there is nothing of HTML in it.

    Scripts (but data in JSON), styles and drawings go, since every pass over the tree pays for them; text for screen readers
    and in pop-ups goes, since it breaks sentences.  A tree that is too deep is flattened.  Raises InputError for a page above
    the limits of `extractor.page`.
    """
    text = _LONG_TAG.sub(_with_few_attributes, text)
    tree = trafilatura.load_html(text)
    # Where libxml2 meets a limit of its own it leaves out the rest of the page and says so in its log only.
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in HTML_PARSER.error_log):
        tree = _flat_tree(text)
    if tree is None:
        return None
    unseen = [element for element in tree.iter("script") if "json" not in element.get("type", "")]
    unseen += tree.iter("style", "svg", "template")
    if any(word in text for word in _HIDDEN_WORDS):  # in a third of the pages
        unseen += [element for element in tree.iter("span", "div", "p") if _HIDDEN.search(element.get("class", ""))]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    _check_size(tree, text, location)
    if "colspan" in text or "rowspan" in text:
        for cell in tree.iter("td", "th"):
            for name in ("colspan", "rowspan"):
                if name in cell.attrib and not _SPAN.fullmatch(cell.get(name)):
                    del cell.attrib[name]
    return tree


def _with_few_attributes(tag: re.Match[str]) -> str:
    """The tag as it is; nothing where it has more attributes than any page needs."""
    return "" if len(_VALUE.sub("", tag.group()).split()) > _ATTRIBUTES else tag.group()


def _check_size(tree: html.HtmlElement, text: str, location: str) -> None:
    """Refuse a tree that trafilatura would sit over for minutes.  The source tells most pages from such ones at once."""
    if text.count("<") > MAX_ELEMENTS and (elements := int(tree.xpath("count(descendant::*)"))) > MAX_ELEMENTS:
        raise InputError(f"{location}: {elements:,} elements, above the limit of {MAX_ELEMENTS:,}: not one article")
    if len(text) > MAX_SHOWN_CHARACTERS and (size := int(tree.xpath("string-length(.)"))) > MAX_SHOWN_CHARACTERS:
        raise InputError(
            f"{location}: {size:,} characters on the page, above the limit of {MAX_SHOWN_CHARACTERS:,}: not one article"
        )


class _Flattener:
    """What a parser calls to build a tree of `_DEEPEST` levels: below them paragraphs stand side by side in no container."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder(element_factory=html.html_parser.makeelement)
        self._open: list[str | None] = []  # the open elements, None for one that is not in the tree
        self._levels = 0
        self._leaf = 0  # the place of the paragraph below the deepest level in `_open`
        self.data = self._builder.data

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _LEAVES and self._levels > _DEEPEST:  # a paragraph ends where one begins inside of it
            self._close(self._leaf)
        kept = self._levels < _DEEPEST or (self._levels == _DEEPEST and tag in _LEAVES)
        self._open.append(tag if kept else None)
        if kept:
            self._leaf = len(self._open) - 1
            self._levels += 1
            self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._close(-1)
        self._open.pop()

    def _close(self, place: int) -> None:
        tag = self._open[place]
        if tag is not None:
            self._builder.end(tag)
            self._open[place] = None
            self._levels -= 1

    def close(self) -> html.HtmlElement:
        return self._builder.close()


def _flat_tree(text: str) -> html.HtmlElement:
    """The tree of a page that is too deep, or has a text too long, for libxml2 to build it by itself."""
    parser = html.HTMLParser(target=_Flattener(), encoding="utf-8", huge_tree=True)
    return etree.fromstring(text.encode(), parser)


def find_body(tree: html.HtmlElement, url: str | None) -> list[Paragraph]:
    """The paragraphs of the article in a page; none where trafilatura finds no article."""
    document = trafilatura.bare_extraction(tree, include_comments=False, include_links=True)
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

    def add(self, text: str | None) -> None:
        text = _BLANKS.sub(" ", text or "")
        if self.length == 0 or self.pieces[-1].endswith(" "):
            text = text.lstrip()
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def mark(self) -> tuple[int, int]:
        """Where a link begins that starts now: the number of pieces and of code points so far."""
        return len(self.pieces), self.length

    def add_link(self, mark: tuple[int, int], href: str | None) -> None:
        """A link from `mark` to here, without outer blanks."""
        pieces, start = mark
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


def read_paragraph(element: html.HtmlElement, kind: BlockKind, url: str | None, whole: bool) -> Paragraph:
    """The paragraph that is all the text of an element of the page, with its links; else what stands in no block inside of it."""
    collector = _Collector(url)
    marks: list[tuple[int, int]] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        skipped = not whole and node is not element and node.tag in _BLOCKS and node.tag != "br"
        if event == "start":
            if skipped:
                walk.skip_subtree()
                continue
            if node.tag == "a":
                marks.append(collector.mark())
            collector.add(" " if node.tag == "br" else node.text)
        else:
            if node.tag == "a":
                collector.add_link(marks.pop(), node.get("href"))
            if node is not element:
                collector.add(node.tail)
    collector.close(kind)
    return collector.done[0] if collector.done else Paragraph("", kind)


def _paragraphs(body: etree._Element, url: str | None) -> list[Paragraph]:
    collector = _Collector(url)
    kinds: list[BlockKind] = ["paragraph"]
    marks: list[tuple[int, int]] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        kind = _BLOCKS.get(tag)
        if event == "start":
            if kind is not None:
                collector.close(kinds[-1])
                kinds.append(kinds[-1] if kind == "paragraph" and kinds[-1] in _INHERITED else kind)
            elif tag in ("ref", "a"):
                marks.append(collector.mark())
            elif tag in ("cell", "td", "th") and collector.length:
                collector.add(" | ")
            collector.add(element.text)
        else:
            if kind is not None:
                collector.close(kinds.pop())
            elif tag in ("ref", "a"):
                collector.add_link(marks.pop(), element.get("target") or element.get("href"))
            if element is not body:
                collector.add(element.tail)
    collector.close("paragraph")
    return collector.done
