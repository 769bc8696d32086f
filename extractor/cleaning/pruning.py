"""What a page holds and its reader does not see as a part of the article: hidden elements, boxes, rows of other articles.

They go before the body is looked for, and after the metadata were read, which may well be hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree, html

from extractor.cleaning.page_names import page_name
from extractor.cleaning.rules import RULES
from extractor.cleaning.tree import line_of

_BLOCKS = "div section aside form p ul ol li nav article blockquote table"
_BLOCK = " or ".join(f"self::{tag}" for tag in _BLOCKS.split())
_HIDDEN, _NAMED = (
    etree.XPath(f"descendant-or-self::*[{_BLOCK}][{mark}]") for mark in ("@hidden or @style", "@class or @id")
)
_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_BOX = 1200  # code points of a box
_MOST = 1 / 3  # of the prose of a page: what holds more is shown by a script
_ROW = 3  # articles side by side
_OWN = 150  # code points of prose outside of a row of articles: less is a list of them
_PARAGRAPH = 40  # code points: a shorter one is a label
_SECRET = "Nobody reads here of 700 barrels of herring."
_TEASER = "<article><h3>A mill is built</h3><p>The new mill will grind rye from the autumn on.</p></article>"


def prune(tree: html.HtmlElement) -> None:
    """Take out of a tree what is hidden, unless it holds much of the page's prose, small boxes, and articles in a row.

    The boxes are those for newsletters, disclaimers and authors' lives, by their names.  A row is three `article` elements
    side by side below the headline, on a page that has prose outside of it: teasers.
    """
    prose = _prose(tree)
    for pruner in RULES.of("prune"):
        for element in pruner.find(tree, prose):
            if element.getparent() is not None:
                element.drop_tree()


@RULES.add("hidden", "prune", f"<main>…<p hidden>{_SECRET}</p></main>", f'<main>…<p class="shown">{_SECRET}</p></main>')
def _hidden(tree: html.HtmlElement, prose: int) -> Sequence[html.HtmlElement]:
    elements = (
        element for element in _HIDDEN(tree) if "hidden" in element.attrib or _STYLE.search(element.get("style"))
    )
    return [element for element in elements if _prose(element) <= _MOST * prose]


@RULES.add(
    "box", "prune", f'<main>…<div id="SignUp"><p>{_SECRET}</p></div></main>', '<main class="newsletter">…</main>'
)
def _boxes(tree: html.HtmlElement, prose: int) -> Sequence[html.HtmlElement]:
    name = page_name("pruned")
    elements = (element for element in _NAMED(tree) if name.search(f"{element.get('class')} {element.get('id')}"))
    boxes = [element for element in elements if len("".join(element.itertext())) <= _BOX]
    return [box for box in boxes if _prose(box) <= _MOST * prose and next(box.iter("h1"), None) is None]


@RULES.add("row", "prune", f"<main>…</main>{3 * _TEASER}", f"<main>…</main>{2 * _TEASER}")
def _teasers(tree: html.HtmlElement, prose: int) -> Sequence[html.HtmlElement]:
    """The articles that are side by side, without those with a headline of the page."""
    rows: dict[html.HtmlElement | None, list[html.HtmlElement]] = defaultdict(list)
    for article in tree.iter("article"):
        rows[article.getparent()].append(article)
    long = [
        row for row in rows.values() if len(row) >= _ROW and all(next(cell.iter("h1"), None) is None for cell in row)
    ]
    return [article for row in long if prose - sum(map(_prose, row)) >= _OWN for article in row]


def _prose(element: html.HtmlElement) -> int:
    """The code points of the paragraphs inside."""
    lengths = (len(line_of(paragraph)) for paragraph in element.iter("p"))
    return sum(length for length in lengths if length >= _PARAGRAPH)
