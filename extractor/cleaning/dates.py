"""When an article was published, in ISO 8601, with where that was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

from extractor.article import DateSource, Published
from extractor.cleaning.json_ld import Node, text_of

_ISO = re.compile(
    r"(?P<day>(?:19|20)\d\d-[01]\d-[0-3]\d)(?:[T ]+(?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-][01]\d:?[0-5]\d|[+-][01]\d)?(?!\d)"
)
_ZONE = re.compile(r"(?<=:\d\d)[+-]\d\d:\d\d$")
_OPENGRAPH = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "og:pubdate",
)
_META = (
    "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publicationdate", "citation_publication_date", "article.published", "article_date_original",
    "originalpublicationdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "ptime", "date",
    "datecreated", "dc.created", "rnews:datepublished", "article.created", "bt:pubdate", "displaydate", "dateposted",
    "lp.article:published_time", "release_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "article:modified", "datemodified", "dcterms.modified",
    "dc.date.modified", "date.modified", "last_modified", "last-modified", "og:updated_time", "lastmod",
)  # fmt: skip
_URL_DAY = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]([01]?\d)[/_-]([0-3]?\d)(?=[/_.-]|$)")


def normal_date(text: str) -> str | None:
    """A date or date-time as ISO 8601 with the given precision and zone: "2024-05-02T10:00:00+0100" -> "...+01:00".

    Reads ISO 8601 with its common slips, and RFC 5322; None for anything else, and for what is no date of the calendar.
    """
    text = text.strip()
    match = _ISO.match(text)
    try:
        if match:
            day, clock, zone = match["day"], match["clock"], match["zone"]
            value = day if clock is None else f"{day}T{clock}{_offset(zone)}"
            datetime.fromisoformat(value)
            return value
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _offset(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone[0] not in "+-":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def published_at(value: str | None, source: DateSource) -> Published | None:
    """The published date of a value that a source gave; None where it is no date."""
    normal = normal_date(value) if value else None
    if normal is None:
        return None
    zone = _ZONE.search(normal)
    return Published(value=normal, source=source, zone=zone.group() if zone else None)


def find_published(
    node: Node, marked_up: Node, meta: dict[str, str], times: Sequence[str], url: str | None
) -> Published:
    """The published date from JSON-LD, OpenGraph, microdata, meta tags, the first time tag, the URL: the first that gives one."""
    candidates: list[tuple[str | None, DateSource]] = [(text_of(node.get("datePublished")), "json-ld")]
    candidates += [(meta.get(name), "opengraph") for name in _OPENGRAPH]
    candidates += [(text_of(marked_up.get("datePublished")), "meta")]
    candidates += [(meta.get(name), "meta") for name in _META]
    candidates += [(time, "time-tag") for time in times[:1]]
    candidates += [(text_of(node.get("dateCreated")), "json-ld"), (_url_day(url), "url")]
    return next((found for value, source in candidates if (found := published_at(value, source))), Published())


def find_modified(node: Node, marked_up: Node, meta: dict[str, str]) -> str | None:
    """When the article was last changed, from JSON-LD, microdata or meta tags, in ISO 8601."""
    given = [text_of(one.get("dateModified")) for one in (node, marked_up)]
    candidates = (*given, *(meta.get(name) for name in _MODIFIED))
    return next((normal for value in candidates if value and (normal := normal_date(value))), None)


def _url_day(url: str | None) -> str | None:
    match = _URL_DAY.search(url or "")
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else None


def guess_published(tree: object, url: str | None) -> Published:
    """What htmldate reads from the visible page: for pages whose metadata say nothing.  It gives days only."""
    from htmldate import find_date  # slow to import, rarely needed

    try:
        day = find_date(tree, url=url, original_date=True)
    except Exception:  # its heuristics raise many kinds on hostile pages, and no guess is an answer
        return Published()
    return published_at(day, "htmldate") or Published()
