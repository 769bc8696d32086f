"""What a page says that its article is about: its section and its keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.cleaning.json_ld import Node, text_of
from extractor.cleaning.page_names import page_name

_SECTION_NAMES = ("article:section", "og:article:section", "og:section", "parsely-section", "articlesection", "section",
                  "prism.section", "article.section", "cxenseparse:section", "sailthru_section")  # fmt: skip
_KEYWORD_NAMES = ("news_keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "keywords")
_SECTION_MARK = re.compile(r"\s*(?:[,;|/>›»]|\s[-–—]\s)\s*")
_LIST_MARK = re.compile(r"[,;]")
# marks for the website's own machines
_NO_KEYWORD = re.compile(r"[\W_]|.*(?:[_@]|: |\w:\w|\w/\w+\.)|[0-9a-f-]{16,}$|.{61}", re.S)


def find_section(node: Node, meta: dict[str, str]) -> str | None:
    """The section, of a path the first part that says something: "Home > Trade > Ports" is Trade."""
    names = (*_texts(node.get("articleSection")), *(meta.get(name) for name in _SECTION_NAMES))
    parts = [part for name in names if name for part in _SECTION_MARK.split(name)]
    return next((part for part in parts if part and "_" not in part and not page_name("no_section").match(part)), None)


def find_keywords(node: Node, meta: dict[str, str], tags: Sequence[str]) -> tuple[str, ...]:
    """The keywords of the first source that has any, in its order, each once; `tags` are those of OpenGraph, one each.

    Marks that a website makes for its own machines ("_no-app", "Page Type: story") are left out.
    """
    sources = [_texts(node.get("keywords")), *(_of_meta(name, meta, tags) for name in _KEYWORD_NAMES)]
    for lines in sources:
        words = lines if len(lines) > 1 else [word for line in lines for word in _LIST_MARK.split(line)]
        names: dict[str, str] = {}
        for word in map(str.strip, words):
            if word and not _NO_KEYWORD.match(word):
                names.setdefault(word.casefold(), word)
        if names:
            return tuple(names.values())
    return ()


def _of_meta(name: str, meta: dict[str, str], tags: Sequence[str]) -> list[str]:
    if name == "article:tag" and tags:
        return list(tags)
    return [meta[name]] if name in meta else []


def _texts(value: object) -> list[str]:
    return [text for topic in (value if isinstance(value, list) else [value]) if (text := text_of(topic))]
