"""What a page says about its article: JSON-LD first, then OpenGraph and other meta tags, then the visible head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from extractor.cleaning.authors import Byline, is_agency, read_bylines, squash
from extractor.cleaning.dates import DateFacts, as_printed, find_modified, find_published, stated_days
from extractor.cleaning.json_ld import Node, article_node, is_article, read_nodes, text_of, types
from extractor.cleaning.language import stated_language
from extractor.cleaning.microdata import find_microdata, find_rel_author
from extractor.cleaning.outlet_name import TITLE_MARK, find_outlet, without_outlet
from extractor.cleaning.page_head import LONGEST_HEADLINE, PageHead, heading_text, read_head
from extractor.cleaning.topics import find_keywords, find_section
from extractor.cleaning.tree import line_of
from extractor.record.article import DayCandidate, Published, Rights
from extractor.record.page import Page

_TAGS = ("html", "title", "meta", "link", "script", "h1", "h2", "time")
_HEADINGS = 3  # of the page that may be the headline
_SHOWN = etree.XPath("descendant::text()[not(parent::script or parent::title)]")
_RDF = re.compile(r"^http://ogp\.me/ns(?:/(article))?#")
_AUTHOR_NAMES = ("author", "article:author", "article:author_name", "article_author", "parsely-author", "sailthru.author",
                 "dc.creator", "dcterms.creator", "byl", "citation_author", "cxenseparse:author", "og:article:author",
                 "author.name", "mrf:authors", "dcsext.author", "og:author")  # fmt: skip
_OUTLET_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher")
_RIGHTS_NAMES = ("copyright", "dc.rights", "dcterms.rights", "rights", "dcterms.rightsholder")
_TIER = {"free": True, "metered": False, "locked": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The facts of a page about its article.

    `headlines` are the candidates, best first; `dek` is what the page prints below the headline; `free` is whether everybody
    may read it; `words` is its length; `types` are the types of everything that the page describes, in schema.org's and
    OpenGraph's words, `own_types` the article's.
    """

    headlines: tuple[str, ...]
    dek: str | None
    description: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    site: str | None
    url: str | None
    section: str | None
    keywords: tuple[str, ...]
    language: str | None
    published: Published
    stated_days: tuple[DayCandidate, ...]
    modified: str | None
    corrections: tuple[str, ...]
    rights: Rights
    free: bool | None
    words: int | None
    types: tuple[str, ...]
    own_types: tuple[str, ...]


def read_metadata(tree: html.HtmlElement | None, url: str | None, *, tdm_reservation: str | None = None) -> Metadata:
    """The metadata of a page, by its elements; None for a page that has none.

    `url` is where the caller found it, `tdm_reservation` the HTTP header of that name.
    """
    tags = _read_tags(tree)
    nodes = read_nodes(tag.text or "" for tag in tags["script"] if "ld+json" in tag.get("type", "").lower())
    stated = article_node(nodes)
    is_whole = is_article(stated) and "author" in stated and "datePublished" in stated
    marked_up = {} if tree is None or is_whole else find_microdata(tree)
    node = {**marked_up, **stated}
    meta = _meta(tags["meta"])
    page_title = next((line_of(title) for title in tags["title"]), None)
    canonical = _canonical(tags["link"], node, meta, url)
    publisher = text_of(node.get("publisher"))
    outlet = find_outlet([publisher, *(_first(meta, (name,)) for name in _OUTLET_NAMES)], page_title, canonical or url)
    section = find_section(node, meta)
    first, *others = (text_of(node.get("headline")) for node in (stated, marked_up))
    titles = [title for title in (first, meta.get("og:title"), meta.get("twitter:title")) if title]
    named = [title for title in (*others, page_title) if title]
    head = read_head([*tags["h1"], *tags["h2"]], [*titles, *named])
    byline = _byline(node, meta, outlet, tree, head)
    article_tags = [
        tag.get("content") for tag in tags["meta"] if tag.get("property") == "article:tag" and "content" in tag.attrib
    ]
    times = [head.time] if head.time else [tag.get("datetime") for tag in tags["time"] if "datetime" in tag.attrib]
    dates = DateFacts(stated, marked_up, meta, times, head.day, canonical or url)
    wired = (publisher,) if publisher and is_agency(publisher) and publisher != outlet else ()
    return Metadata(
        headlines=_headlines(head.headline, titles, tags["h1"], named, outlet, section),
        dek=head.dek,
        description=text_of(node.get("description")) or meta.get("og:description") or meta.get("description"),
        authors=byline.persons,
        agencies=tuple(dict.fromkeys((*byline.agencies, *wired))),
        site=outlet,
        url=canonical,
        section=section,
        keywords=find_keywords(node, meta, article_tags),
        language=_language(tags["html"], node, meta),
        published=as_printed(find_published(dates), head.day),
        stated_days=tuple(stated_days(dates, head.stamp)),
        modified=find_modified(stated, marked_up, meta, head.modified),
        corrections=_corrections(node),
        rights=_rights(node, meta, tdm_reservation),
        free=_free(node, meta),
        words=_words(node),
        types=(*(kind for node in (*nodes, marked_up) for kind in types(node)), meta.get("og:type", "")),
        own_types=tuple(types(node)),
    )


def with_given(facts: Metadata, page: Page) -> Metadata:
    """The facts with the outlet, authors and section that came with the page in place of those that it states."""
    facts = replace(facts, site=page.site or facts.site, section=page.section or facts.section)
    byline = read_bylines(((line, False) for line in page.authors), facts.site)
    return replace(facts, authors=byline.persons, agencies=byline.agencies) if byline != Byline() else facts


def _read_tags(tree: html.HtmlElement | None) -> dict[str, list[html.HtmlElement]]:
    """The elements that can say something, by their tags."""
    return {tag: [] if tree is None else list(tree.iter(tag)) for tag in _TAGS}


def _meta(tags: Sequence[html.HtmlElement]) -> dict[str, str]:
    """Name, property or itemprop (small letters) of each meta tag to its content; the first of a name wins."""
    properties: dict[str, str] = {}
    for tag in tags:
        content = " ".join(tag.get("content", "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv") if content else ():
            if name := tag.get(attribute, "").lower():
                properties.setdefault(_RDF.sub(_ogp, name), content)
    return properties


def _ogp(match: re.Match[str]) -> str:
    return "article:" if match[1] else "og:"


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name.lower()] for name in names if name.lower() in meta), None)


def _headlines(
    printed: str | None,
    titles: Sequence[str],
    h1: Sequence[html.HtmlElement],
    named: Sequence[str],
    outlet: str | None,
    section: str | None,
) -> tuple[str, ...]:
    """The candidates, best first: as printed, JSON-LD, meta tags, other headings, microdata, title; then without their tails."""
    shown = [heading_text(tag) for tag in h1[:_HEADINGS]]
    shown = [text for text in shown if len(text) <= LONGEST_HEADLINE and squash(text) not in squash(outlet or "")]
    given = [*((printed,) if printed else ()), *titles, *shown, *named]
    whole = [without_outlet(text, outlet, section) for text in given]
    first_parts = [TITLE_MARK.split(text)[0] for text in given[1:]]
    return tuple(dict.fromkeys(text for text in (*whole, *first_parts) if text))


def _byline(
    node: Node, meta: dict[str, str], outlet: str | None, tree: html.HtmlElement | None, head: PageHead
) -> Byline:
    """The names of the first source that has a person, else of the first that has an agency.

    Names that the page prints are taken where its metadata give no person, or persons who are nowhere on the page.
    """
    sources = [_author_lines(node.get("author") or node.get("creator"))]
    sources += [[(meta[name], False)] for name in _AUTHOR_NAMES if name in meta]
    stated = [byline for lines in sources if (byline := read_bylines(lines, outlet)) != Byline()]
    best = next((byline for byline in stated if byline.persons), stated[0] if stated else Byline())
    bylines = (read_bylines([(line, False)], outlet).full_names() for line in head.bylines)
    printed = next((byline for byline in bylines if byline.persons), Byline())
    if tree is not None and not (stated or printed.persons):
        return read_bylines(((name, False) for name in find_rel_author(tree)), outlet)
    is_same = bool({*best.persons} & {*printed.persons})
    if printed.persons and tree is not None and not (is_same or _is_shown(tree, best.persons)):
        return Byline(printed.persons, best.agencies or printed.agencies)
    return best


def _is_shown(tree: html.HtmlElement, names: Sequence[str]) -> bool:
    text = " ".join(_SHOWN(tree)).casefold()
    return any(name.casefold() in text for name in names)


def _author_lines(value: object) -> list[tuple[str, bool]]:
    """The names of author nodes, each with whether its type is one of an organisation's."""
    lines = []
    for author in value if isinstance(value, list) else [value]:
        name = text_of(author)
        if name:
            kinds = types(author) if isinstance(author, dict) else []
            lines.append((name, any(kind.lower().endswith("organization") for kind in kinds)))
    return lines


def _canonical(links: Sequence[html.HtmlElement], node: Node, meta: dict[str, str], url: str | None) -> str | None:
    stated = (link.get("href") for link in links if "canonical" in link.get("rel", "").lower().split())
    candidates = [
        next((href for href in stated if href is not None), None),
        meta.get("og:url"),
        text_of(node.get("url")),
    ]
    for candidate in candidates:
        address = urljoin(url or "", candidate.strip()) if candidate else ""
        try:
            parts = urlsplit(address)
        except ValueError:  # a stray bracket
            continue
        if parts.scheme in ("http", "https") and parts.netloc and len(parts.path) > 1 and address.isprintable():
            return parts._replace(fragment="").geturl()
    return url


def _language(roots: Sequence[html.HtmlElement], node: Node, meta: dict[str, str]) -> str | None:
    stated = (
        next((root.get("lang") for root in roots if "lang" in root.attrib), None),
        meta.get("og:locale"),
        text_of(node.get("inLanguage")),
        meta.get("content-language"),
        meta.get("dc.language"),
    )
    return next((code for value in stated if value and (code := stated_language(value))), None)


def _rights(node: Node, meta: dict[str, str], header: str | None) -> Rights:
    """Copyright, and the reservation of text and data mining by W3C TDMRep: "1" or "0", the page's own over the header's."""
    owner, year = text_of(node.get("copyrightHolder")), _number(node.get("copyrightYear"))
    line = text_of(node.get("copyrightNotice")) or _first(meta, _RIGHTS_NAMES)
    line = line or (" ".join(part for part in ("©", year, owner) if part) if owner else None)
    stated = (value.strip() for value in (meta.get("tdm-reservation"), header) if value)
    reserved = next((value for value in stated if value in ("0", "1")), None)
    return Rights(
        copyright=line, tdm_reservation=reserved, tdm_policy=meta.get("tdm-policy") if reserved == "1" else None
    )


def _corrections(node: Node) -> tuple[str, ...]:
    given = node.get("correction")
    texts = (text_of(correction) for correction in (given if isinstance(given, list) else [given]))
    return tuple(dict.fromkeys(text for text in texts if text and not text.startswith(("http:", "https:"))))


def _free(node: Node, meta: dict[str, str]) -> bool | None:
    """True if the page says that everybody may read it all: not where any part of it is for payers."""
    parts = node.get("hasPart")
    parts = parts if isinstance(parts, list) else [parts]
    stated = [part.get("isAccessibleForFree") for part in (node, *parts) if isinstance(part, dict)]
    values = {str(text_of(value) if isinstance(value, list) else value).strip().lower() for value in stated}
    if values & {"false", "no", "0"}:
        return False
    if values & {"true", "yes", "1"}:
        return True
    tier = _first(meta, ("article:content_tier", "article:content-tier", "og:article:content_tier"))
    return _TIER.get((tier or "").lower())


def _words(node: Node) -> int | None:
    """The length of the article in words, by the page's own count or by the text that it carries for machines."""
    count = _number(node.get("wordCount"))
    body = text_of(node.get("articleBody"))
    return max(int(count) if count and count.isdecimal() else 0, len(body.split()) if body else 0) or None


def _number(value: object) -> str | None:
    """A number that some pages give as a number, some as a string, some in a list."""
    first = value[0] if isinstance(value, list) and value else value
    return str(first) if isinstance(first, int) else text_of(first)
