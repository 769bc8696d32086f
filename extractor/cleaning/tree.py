"""The element tree of a page: parsed once, without what a page does not show, within limits that keep a pass over it cheap."""

from __future__ import annotations

import re

from lxml import etree, html

from extractor.cleaning.page_names import page_name
from extractor.errors import InputError
from extractor.record.page import MAX_ELEMENTS, MAX_SHOWN_CHARACTERS

_PARSER = html.HTMLParser(
    collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
)
# One class for all elements, chosen in C: by default lxml asks a function in Python for each.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n\r")  # end a page for libxml2, or are no text
_DOCTYPE = re.compile(r"<\s?!\s?doctype[^>]*/[^<>]*>", re.I)  # one with addresses hides what follows it
_CLOSED_ROOT = re.compile(r"(<html\b[^<>]*)/>", re.I)
_BEGINNING = 50  # characters: where a page that is HTML says so, if it has no elements beside each other
_HEAD = 4_096  # characters
_UNSEEN = ("style", "svg", "template")
_CELLS = ("td", "th")
_LONG_TAG = re.compile(r"<\w[^<>]{10000,}>")
_TAG = re.compile(r"<[a-z]", re.I)
_BLOCK = 5_000  # characters: a long tag fills one
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTES = 1_000  # libxml2 compares each attribute of a tag with each other one; a usual tag has ten
_DEEPEST = 100  # levels of a tree that has more than libxml2 takes (256); the deepest of 142 usual pages has 51
_LEAVES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "tr"])  # do without those around them
_SPAN = re.compile(r"\s*\d{1,2}\s*")  # columns or rows of a cell: trafilatura fills wider ones with empty cells


def line_of(element: html.HtmlElement) -> str:
    """All the text in an element as one line, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def parse_html(text: str, location: str) -> html.HtmlElement | None:
    """The element tree of what a page shows, None where there is nothing of HTML in it.

    Scripts (but data in JSON), styles and drawings go, since every pass over the tree pays for them; text for screen readers
    and in pop-ups goes, since it breaks sentences.  A tree that is too deep is flattened.  Raises InputError for a page above
    the limits of `extractor.record.page`.
    """
    tree = _parse(text)
    if tree is None:
        return None
    unseen, hidden = [], page_name("hidden")
    for element in tree.iter(*_UNSEEN, "script", "span", "div", "p", *_CELLS):
        tag = element.tag
        if tag in _CELLS:
            _narrow(element)
        elif tag in _UNSEEN or (
            "json" not in element.get("type", "").lower()
            if tag == "script"
            else (names := element.get("class")) is not None and hidden.search(names)
        ):
            unseen.append(element)
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    _check_size(tree, text, location)
    return tree


def _parse(text: str) -> html.HtmlElement | None:
    is_html = "html" in text[:_BEGINNING].lower()
    text = _without_bloated_tags(text)
    if doctype := _DOCTYPE.match(text):
        text = text[doctype.end() :]
    if root := _CLOSED_ROOT.search(text, 0, _HEAD):
        text = f"{text[: root.end(1)]}>{text[root.end() :]}"
    content = text.replace("\ufffe", "").replace("\uffff", "").encode().translate(None, _CONTROLS)
    try:
        tree = html.fromstring(content, parser=_PARSER)
    except etree.LxmlError:  # no elements: nothing but comments and blanks, or so much of them that it read no further
        tree = None
    # Where libxml2 meets a limit of its own it leaves out the rest of the page, and says so only in its log, at the end.
    last = _PARSER.error_log.last_error
    if last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return _flat_tree(content)
    if tree is None or is_html or len(tree) > 1:
        return tree
    if not _TAG.search(text):
        return None
    page = html.document_fromstring("<html><body></body></html>", parser=_PARSER)  # one element is a piece of a page
    page[0].append(tree)
    return page


def _without_bloated_tags(text: str) -> str:
    """The text without the tags that have more attributes than any page needs."""
    kept, end = [], 0
    is_bare = False  # without brackets, as a block within a long tag is
    for at in range(0, len(text), _BLOCK):
        block = text[at : at + _BLOCK]
        was_bare, is_bare = is_bare, "<" not in block and ">" not in block
        if is_bare and not was_bare:
            last = max(text.rfind(bracket, max(0, at - _BLOCK), at) for bracket in "<>")
            tag = _LONG_TAG.match(text, max(0, last))
            if tag and len(_VALUE.sub("", tag.group()).split()) > _ATTRIBUTES:
                kept.append(text[end : tag.start()])
                end = tag.end()
    return "".join((*kept, text[end:])) if kept else text


def _narrow(cell: html.HtmlElement) -> None:
    """Let a cell of a table be one column and one row where it says that it is very many."""
    for name in ("colspan", "rowspan"):
        if name in cell.attrib and not _SPAN.fullmatch(cell.get(name)):
            del cell.attrib[name]


def _check_size(tree: html.HtmlElement, text: str, location: str) -> None:
    """Refuse a tree on which trafilatura would spend minutes.  The source separates most pages from such trees at once."""
    if text.count("<") > MAX_ELEMENTS and (elements := int(tree.xpath("count(descendant::*)"))) > MAX_ELEMENTS:
        raise InputError(f"{location}: {elements:,} elements, above the limit of {MAX_ELEMENTS:,}: not one article")
    if len(text) > MAX_SHOWN_CHARACTERS and (size := int(tree.xpath("string-length(.)"))) > MAX_SHOWN_CHARACTERS:
        raise InputError(
            f"{location}: {size:,} characters on the page, above the limit of {MAX_SHOWN_CHARACTERS:,}: not one article"
        )


class _Flattener:
    """What a parser calls to build a tree of `_DEEPEST` levels: below them paragraphs are side by side in no container."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder(element_factory=html.html_parser.makeelement)
        self._open: list[str | None] = []  # the open elements, None for one that is not in the tree
        self._levels = 0
        self._leaf = 0  # the index of the paragraph below the deepest level in `_open`
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

    def _close(self, index: int) -> None:
        tag = self._open[index]
        if tag is not None:
            self._builder.end(tag)
            self._open[index] = None
            self._levels -= 1

    def close(self) -> html.HtmlElement:
        return self._builder.close()


def _flat_tree(content: bytes) -> html.HtmlElement | None:
    """The tree of a page that is too deep, or has a text too long, for libxml2 to build it by itself; None without elements."""
    try:
        return etree.fromstring(content, html.HTMLParser(target=_Flattener(), encoding="utf-8", huge_tree=True))
    except etree.LxmlError:
        return None
