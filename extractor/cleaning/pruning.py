"""What a page holds and its reader does not see as a part of the article: hidden elements, boxes, rows of other articles.

They go before the body is looked for, and after the metadata were read, which may well be hidden.
"""

from __future__ import annotations

import re

from lxml import etree, html

_STYLED = etree.XPath("descendant::*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]")
_SILENT = etree.XPath("descendant::*[@aria-hidden='true']")
_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_ARTICLES = etree.XPath(
    "descendant::article[count(following-sibling::article) > 1 and not(preceding-sibling::article)]/.."
)
_BOXES = (
    "ewsletter",
    "ignup",
    "ignUp",
    "ign-up",
    "isclaimer",
    "uthor-bio",
    "uthor-box",
    "uthorBio",
    "uthorBox",
)  # parts of names
_CALLED = " or ".join(f"contains(@{name}, '{word}')" for name in ("class", "id") for word in _BOXES)
_BOX_ELEMENTS = etree.XPath(f"descendant::*[@class or @id][{_CALLED}]")
_BOX = 1200  # code points of a box
_MOST = 1 / 3  # of the prose of a page: what holds more is shown by a script
_SILENT_MOST = 0.1  # of it: where more is kept from screen readers the mark stands for something else
_OWN = 150  # code points of prose outside of a row of articles: less is a list of them
_PARAGRAPH = 40  # code points: a shorter one is a label


def prune(tree: html.HtmlElement) -> None:
    """Take out of a tree what is hidden, unless it holds much of the page's prose, small boxes, and articles in a row.

    The boxes are those for newsletters, disclaimers and authors' lives, by their names.  A row is three `article` elements
    side by side below the headline, on a page that has prose outside of it: teasers.
    """
    prose = _prose(tree)
    hidden = [one for one in _STYLED(tree) if "hidden" in one.attrib or _STYLE.search(one.get("style", ""))]
    hidden = [element for element in hidden if _prose(element) <= _MOST * prose]
    silent = _SILENT(tree)
    if sum(map(_prose, silent)) <= _SILENT_MOST * prose:
        hidden += silent
    for element in hidden:
        _drop(element)
    for box in _BOX_ELEMENTS(tree):
        if len("".join(box.itertext())) <= _BOX and _prose(box) <= _MOST * prose and next(box.iter("h1"), None) is None:
            _drop(box)
    for parent in _ARTICLES(tree):
        row = [child for child in parent if child.tag == "article"]
        if prose - sum(map(_prose, row)) >= _OWN and not any(next(one.iter("h1"), None) is not None for one in row):
            for article in row:
                _drop(article)


def _drop(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _prose(element: html.HtmlElement) -> int:
    """The code points of the paragraphs inside."""
    texts = (" ".join("".join(paragraph.itertext()).split()) for paragraph in element.iter("p"))
    return sum(len(text) for text in texts if len(text) >= _PARAGRAPH)
