"""What a page holds and its reader does not see as a part of the article: hidden elements, boxes, rows of other articles.

They go before the body is looked for, and after the metadata were read, which may well be hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import html

from extractor.cleaning.page_names import page_name
from extractor.cleaning.tree import line_of

_BLOCKS = ("div", "section", "aside", "form", "p", "ul", "ol", "li", "nav", "article", "blockquote", "table")
_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BOX = 1200  # code points of a box
_MOST = 1 / 3  # of the prose of a page: what holds more is shown by a script
_SILENT_MOST = 0.1  # of it: where more is kept from screen readers the mark stands for something else
_ROW = 3  # articles side by side
_OWN = 150  # code points of prose outside of a row of articles: less is a list of them
_PARAGRAPH = 40  # code points: a shorter one is a label


def prune(tree: html.HtmlElement) -> None:
    """Take out of a tree what is hidden, unless it holds much of the page's prose, small boxes, and articles in a row.

    The boxes are those for newsletters, disclaimers and authors' lives, by their names.  A row is three `article` elements
    side by side below the headline, on a page that has prose outside of it: teasers.
    """
    prose = _prose(tree)
    hidden, silent, boxes = [], [], []
    for element in tree.iter(*_BLOCKS):
        given = dict(element.attrib)
        if "hidden" in given or ("style" in given and _STYLE.search(given["style"])):
            hidden.append(element)
        elif given.get("aria-hidden") == "true":
            silent.append(element)
        elif given and page_name("pruned").search(f"{given.get('class')} {given.get('id')}"):
            boxes.append(element)
    hidden = [element for element in hidden if _prose(element) <= _MOST * prose]
    if sum(map(_prose, silent)) <= _SILENT_MOST * prose:
        hidden += silent
    for element in hidden:
        _drop(element)
    for box in boxes:
        if len("".join(box.itertext())) <= _BOX and _prose(box) <= _MOST * prose and next(box.iter("h1"), None) is None:
            _drop(box)
    for row in _rows(tree):
        if prose - sum(map(_prose, row)) >= _OWN:
            for article in row:
                _drop(article)


def _rows(tree: html.HtmlElement) -> list[list[html.HtmlElement]]:
    """The articles that stand side by side, without those with a headline of the page."""
    rows: dict[html.HtmlElement | None, list[html.HtmlElement]] = defaultdict(list)
    for article in tree.iter("article"):
        rows[article.getparent()].append(article)
    return [row for row in rows.values() if len(row) >= _ROW and all(next(one.iter("h1"), None) is None for one in row)]


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _prose(element: html.HtmlElement) -> int:
    """The code points of the paragraphs inside."""
    lengths = (len(line_of(paragraph)) for paragraph in element.iter("p"))
    return sum(length for length in lengths if length >= _PARAGRAPH)
