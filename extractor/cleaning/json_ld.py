"""The article node of a page's JSON-LD: schema.org's NewsArticle and its relatives, in @graph, in arrays, in broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Node = dict[str, Any]

_ARTICLE = re.compile(
    r"(?:\w*Article|\w*NewsArticle|BlogPosting|LiveBlogPosting|Report|Review|ReportageNewsArticle|\w*Posting)$"
)
_REFERRING = {"author", "creator", "publisher", "copyrightHolder"}
_PAGE = {"WebPage", "ItemPage", "CreativeWork", "VideoObject"}
_COMMENTS = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
# backslashes and whole pairs as they are, in group 1, and halves of pairs: a cut emoji
_ESCAPES = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)
_DEPTH = 12  # of nesting: real pages need 5
_FIELD = r'"%s"\s*:\s*"((?:[^"\\\n]|\\.)*)"'
_RESCUED = ("@type", "headline", "datePublished", "dateModified", "articleSection", "inLanguage", "url", "description",
            "keywords")  # fmt: skip


def read_nodes(scripts: Iterable[str]) -> list[Node]:
    """The nodes of all scripts: those at the top, in lists and in graphs."""
    return [node for script in scripts for node in _nodes(_parse(script), 0)]


def article_node(nodes: Sequence[Node]) -> Node:
    """The node that describes the article, else the one of the page; {} where there is none.

    What it says of people and firms by reference ({"@id": ...}) is put in place; a reference to nothing is left out.
    """
    candidates = [node for node in nodes if is_article(node)]
    candidates = candidates or [node for node in nodes if _PAGE.intersection(types(node))]
    node = max(candidates, key=lambda node: sum(key in node for key in _RESCUED), default={})
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return {key: _resolved(value, named) if key in _REFERRING else value for key, value in node.items()}


def is_article(node: Node) -> bool:
    """True if a node is an article of any of the types of schema.org."""
    return any(_ARTICLE.match(kind) for kind in types(node))


def _resolved(value: object, named: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [resolved for part in value if (resolved := _resolved(part, named)) is not None]
    if isinstance(value, dict) and "@id" in value and not value.get("name"):
        return named.get(str(value["@id"]))
    return value


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
        return next((text for part in value if (text := text_of(part))), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("text"))
    return None


def _nodes(data: object, depth: int) -> Iterator[Node]:
    """The node itself, and those of its lists and graphs; not the nodes that only serve it, as its publisher does."""
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for part in data:
            yield from _nodes(part, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if isinstance(data.get(key), dict | list):
                yield from _nodes(data[key], depth + 1)


def _parse(script: str) -> object:
    script = _ESCAPES.sub(lambda match: match[1] or r"\ufffd", _COMMENTS.sub("", script))
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
    fields = {name: match[1] for name in _RESCUED if (match := re.search(_FIELD % re.escape(name), part))}
    if author := re.search(r'"author"\s*:\s*[\[{][^\]}]{0,500}"name"\s*:\s*"([^"\\\n]*)"', part):
        fields["author"] = author[1]
    if start:
        fields["@type"] = "NewsArticle"
    return dict(fields)
