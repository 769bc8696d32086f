"""The article that a page marks up in its tags: schema.org in microdata or RDFa Lite, in the shape of JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from extractor.cleaning.json_ld import Node

_ARTICLE = re.compile(r"(?:schema\.org/|schema:|^)\w*(?:Article|Posting|Report)$")
_FORMS = (("itemscope", "itemtype", "itemprop"), ("typeof", "typeof", "property"))  # microdata, RDFa Lite
_ITEMS = etree.XPath("descendant-or-self::*[@itemtype or @typeof]")
_AUTHOR_LINKS = etree.XPath('descendant-or-self::a[contains(concat(" ", @rel, " "), " author ")]')
_WANTED = frozenset((
    "headline", "name", "alternativeHeadline", "author", "creator", "publisher", "datePublished", "dateModified",
    "dateCreated", "articleSection", "keywords", "isAccessibleForFree", "inLanguage", "copyrightHolder",
    "copyrightYear", "correction", "description",
))  # fmt: skip
_VOCABULARY = re.compile(r"[/:]")
_MANY = 5_000  # elements: no article's mark-up lies deeper in it
_FEW = 3  # people
_PIECES = 20  # of text in a value


def find_microdata(tree: html.HtmlElement) -> Node:
    """The first marked-up article with its properties; {} where there is none."""
    items = _ITEMS(tree)
    for scope, kind, prop in _FORMS:
        for element in items:
            types = [name for name in element.get(kind, "").split() if _ARTICLE.search(name)]
            if types:
                return {"@type": _VOCABULARY.split(types[0])[-1], **_properties(element, scope, prop)}
    return {}


def find_rel_author(tree: html.HtmlElement) -> list[str]:
    """The words of the links to an author's page, where they name few people: a list of teasers names many."""
    links = _AUTHOR_LINKS(tree)
    names = list(dict.fromkeys(words for link in links[:_MANY] if (words := _words(link))))
    return names if len(names) <= _FEW else []


def _properties(element: html.HtmlElement, scope: str, prop: str) -> Node:
    node: dict[str, list[str | Node]] = {}
    for child in islice(_own(element, scope), _MANY):
        for name in child.get(prop, "").replace("schema:", "").split():
            if name in _WANTED and (value := _value(child, scope, prop)):
                node.setdefault(name, []).append(value)
    return {**node}


def _own(element: html.HtmlElement, scope: str) -> Iterator[html.HtmlElement]:
    """The elements inside that belong to this item; what lies in an item of its own belongs to that."""
    stack = list(element)[::-1]
    while stack:
        child = stack.pop()
        if isinstance(child.tag, str):
            yield child
            if child.get(scope) is None:
                stack += list(child)[::-1]


def _value(element: html.HtmlElement, scope: str, prop: str) -> str | Node | None:
    """The value of a property: an item with its type and name, an attribute, or the words."""
    if element.get(scope) is None:
        return element.get("content") or element.get("datetime") or _words(element)
    named = (child for child in islice(_own(element, scope), _MANY) if "name" in child.get(prop, "").split())
    name = next((child.get("content") or _words(child) for child in named), None)
    kind = _VOCABULARY.split(element.get("itemtype") or element.get("typeof") or "")[-1]
    return {"@type": kind, "name": name or _words(element)}


def _words(element: html.HtmlElement) -> str:
    return " ".join("".join(islice(element.itertext(), _PIECES)).split())
