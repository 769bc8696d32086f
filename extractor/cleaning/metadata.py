"""What a page says about its article: JSON-LD first, then OpenGraph and other meta tags, then the visible head.

Only the tags that can say something are parsed, cut out of the source: one BeautifulSoup parse of a whole page costs more
than the extraction of its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from extractor.article import Published, Rights
from extractor.cleaning.dates import find_published, normal_date
from extractor.cleaning.json_ld import Node, find_article_node, text_of

_SAYING = re.compile(
    r"<(?:(?P<whole>script\b(?=[^>]{0,300}ld\+json)|title\b|h1\b)|meta\b|link\b|time\b|html\b|base\b)[^>]{0,8000}>",
    re.I,
)
_LONGEST_HEADLINE = 2_000  # characters of source between the tags
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author",
                 "cXenseParse:author", "twitter:creator:name", "og:article:author")  # fmt: skip
_SECTION_NAMES = (
    "article:section",
    "og:article:section",
    "parsely-section",
    "section",
    "dc.subject",
    "cXenseParse:section",
)
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_RIGHTS_NAMES = ("copyright", "dc.rights", "dcterms.rights", "rights", "dcterms.rightsholder")
_AND = re.compile(r"\s*(?:,|;|\||/|&|\band\b|\bwith\b)\s*", re.I)
_BY = re.compile(r"^(?:by|from|written by|author:|reporting by)\s+", re.I)
_NOT_NAME = re.compile(r"https?:|www\.|@|\d{3}|^(?:admin|editor|staff|none|null|undefined|author|guest)$", re.I)
_TITLE_MARK = re.compile(r"\s+(?:[|–—•·»:]|-{1,2})\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts of a page about its article.

    `headlines` are the candidates, best first; `free` is whether everybody may read it; `words` is its length.
    """

    headlines: tuple[str, ...]
    description: str | None
    authors: tuple[str, ...]
    site: str | None
    url: str | None
    section: str | None
    language: str | None
    published: Published
    modified: str | None
    rights: Rights
    free: bool | None
    words: int | None


def read_metadata(source: str, url: str | None) -> Metadata:
    """The metadata of a page's source; `url` is where the caller found it."""
    soup = BeautifulSoup("\n".join(_saying_tags(source)), "lxml")
    node = find_article_node(tag.get_text() for tag in soup.find_all("script"))
    meta = _meta(soup)
    canonical = _canonical(soup, node, meta, url)
    times = [str(tag["datetime"]) for tag in soup.find_all("time", datetime=True)]
    return Metadata(
        headlines=_headlines(soup, node, meta),
        description=text_of(node.get("description")) or meta.get("og:description") or meta.get("description"),
        authors=_authors(node, meta),
        site=text_of(node.get("publisher")) or _first(meta, _SITE_NAMES),
        url=canonical,
        section=text_of(node.get("articleSection")) or _first(meta, _SECTION_NAMES),
        language=_language(soup, node, meta),
        published=find_published(node, meta, times, canonical or url),
        modified=normal_date(text_of(node.get("dateModified")) or meta.get("article:modified_time") or ""),
        rights=_rights(node, meta),
        free=_free(node),
        words=_words(node),
    )


def _saying_tags(source: str) -> Iterator[str]:
    """The tags that can say something about the article, with their content; in one pass, however many are never closed."""
    at = 0
    unclosed: set[str] = set()
    while opening := _SAYING.search(source, at):
        at = opening.end()
        tag = (opening["whole"] or "").lower()
        if not tag:
            yield opening.group()
        elif tag not in unclosed:
            closing = re.compile(f"</{tag}\\s*>", re.I).search(source, at)
            if closing is None:
                unclosed.add(tag)
            elif tag == "script" or closing.start() - at <= _LONGEST_HEADLINE:
                at = closing.end()
                yield source[opening.start() : at]


def _meta(soup: BeautifulSoup) -> dict[str, str]:
    """Name, property or itemprop (small letters) of each meta tag to its content; the first of a name wins."""
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True):
        for attribute in ("property", "name", "itemprop"):
            name, content = str(tag.get(attribute, "")).lower(), " ".join(str(tag["content"]).split())
            if name and content:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name.lower()] for name in names if name.lower() in meta), None)


def _headlines(soup: BeautifulSoup, node: Node, meta: dict[str, str]) -> tuple[str, ...]:
    h1 = [" ".join(tag.get_text(" ").split()) for tag in soup.find_all("h1")]
    title = soup.find("title")
    page_title = " ".join(title.get_text().split()) if isinstance(title, Tag) else None
    given = [text_of(node.get("headline")), meta.get("og:title"), meta.get("twitter:title"), *h1[:3], page_title]
    without_site = [_TITLE_MARK.split(text)[0] if text and i != 0 else text for i, text in enumerate(given)]
    return tuple(dict.fromkeys(text for text in (*given, *without_site) if text))


def _authors(node: Node, meta: dict[str, str]) -> tuple[str, ...]:
    given = node.get("author") or node.get("creator")
    names: list[str | None] = [text_of(one) for one in (given if isinstance(given, list) else [given])]
    if not any(names):
        names = [_first(meta, _AUTHOR_NAMES)]
    parts = [part.strip(" .") for name in names if name for part in _AND.split(_BY.sub("", name))]
    return tuple(dict.fromkeys(part for part in parts if 1 < len(part) <= 80 and not _NOT_NAME.search(part)))


def _canonical(soup: BeautifulSoup, node: Node, meta: dict[str, str], url: str | None) -> str | None:
    link = soup.find("link", rel="canonical", href=True)
    candidates = [str(link["href"]) if isinstance(link, Tag) else None, meta.get("og:url"), text_of(node.get("url"))]
    for candidate in candidates:
        address = urljoin(url or "", candidate.strip()) if candidate else ""
        try:
            parts = urlsplit(address)
        except ValueError:  # a stray bracket
            continue
        if parts.scheme in ("http", "https") and parts.netloc and len(parts.path) > 1:
            return parts._replace(fragment="").geturl()
    return url


def _language(soup: BeautifulSoup, node: Node, meta: dict[str, str]) -> str | None:
    root = soup.find("html", lang=True)
    stated = [
        str(root["lang"]) if isinstance(root, Tag) else "",
        meta.get("og:locale", ""),
        text_of(node.get("inLanguage")) or "",
    ]
    return next((code[:2].lower() for code in stated if re.match(r"[A-Za-z]{2}(?:$|[-_])", code)), None)


def _rights(node: Node, meta: dict[str, str]) -> Rights:
    holder, year = text_of(node.get("copyrightHolder")), text_of(str(node.get("copyrightYear") or ""))
    line = text_of(node.get("copyrightNotice")) or _first(meta, _RIGHTS_NAMES)
    line = line or (" ".join(part for part in ("©", year, holder) if part) if holder else None)
    return Rights(copyright=line, tdm_reservation=meta.get("tdm-reservation"))


def _free(node: Node) -> bool | None:
    value = str(node.get("isAccessibleForFree", "")).lower()
    return {"true": True, "false": False}.get(value)


def _words(node: Node) -> int | None:
    """The length of the article in words, by the page's own count or by the text that it carries for machines."""
    count = str(node.get("wordCount") or "")
    body = text_of(node.get("articleBody"))
    return max(int(count) if count.isdecimal() else 0, len(body.split()) if body else 0) or None
