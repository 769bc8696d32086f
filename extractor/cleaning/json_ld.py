"""The article node of a page's JSON-LD: schema.org's NewsArticle and its relatives, in @graph, in arrays, in broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

_ARTICLE = re.compile(
    r"(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|Report|Review|ReportageNewsArticle|\w*Posting)$"
)
_PAGE = {"WebPage", "ItemPage", "NewsMediaPage", "CreativeWork", "VideoObject"}
_COMMENTS = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DEPTH = 12  # of nesting: real pages need 5
_FIELD = r'"%s"\s*:\s*"((?:[^"\\\n]|\\.)*)"'
_RESCUED = ("@type", "headline", "datePublished", "dateModified", "articleSection", "inLanguage", "url", "description")


def find_article_node(scripts: Iterable[str]) -> Node:
    """The node that describes the article, best type first, else the one of the page; {} where there is none."""
    nodes = [node for script in scripts for node in _nodes(_parse(script), 0)]
    articles = [node for node in nodes if any(_ARTICLE.match(kind) for kind in types(node))]
    pages = [node for node in nodes if _PAGE.intersection(types(node))]
    candidates = articles or pages
    return max(candidates, key=lambda node: sum(key in node for key in _RESCUED), default={})


def types(node: Node) -> list[str]:
    """The types of a node, without their vocabulary."""
    given = node.get("@type")
    return [
        kind.rsplit("/", 1)[-1] for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str)
    ]


def text_of(value: object) -> str | None:
    """The first string of a value: itself, the first of a list, or the name of a node; entities decoded, None for none."""
    if isinstance(value, str):
        return " ".join(html.unescape(html.unescape(value)).split()) or None
    if isinstance(value, list):
        return next((text for one in value if (text := text_of(one))), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("url") or value.get("@id"))
    return None


def _nodes(data: object, depth: int) -> Iterator[Node]:
    """The node itself, and those of its lists and graphs; not the nodes that only serve it, as its publisher does."""
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for one in data:
            yield from _nodes(one, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(data.get(key), dict | list):
                yield from _nodes(data[key], depth + 1)


def _parse(script: str) -> object:
    script = _COMMENTS.sub("", script)
    for text in (script, _TRAILING_COMMA.sub(r"\1", script)):
        try:
            return json.loads(text, strict=False)  # not strict: raw line breaks in strings are common
        except (ValueError, RecursionError):
            continue
    return _rescue(script)


def _rescue(script: str) -> Node:
    """The plain fields of JSON that cannot be read, from the article's part on."""
    start = re.search(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|Posting)"', script)
    part = script[max(0, start.start() - 20_000) :] if start else script
    found = {name: match[1] for name in _RESCUED if (match := re.search(_FIELD % re.escape(name), part))}
    if author := re.search(r'"author"\s*:\s*[\[{][^\]}]*"name"\s*:\s*"([^"\\\n]*)"', part):
        found["author"] = author[1]
    if start:
        found["@type"] = "NewsArticle"
    return dict(found)
