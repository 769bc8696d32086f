"""When an article was published, in ISO 8601, with where that was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import cast

from extractor.cleaning.json_ld import Node, text_of
from extractor.cleaning.line_patterns import compiled
from extractor.cleaning.printed_days import YEAR, PrintedDay, month_number
from extractor.cleaning.rules import RULES
from extractor.record.article import DateSource, DayCandidate, Published

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
_URL_DAY = rf"(?i:[/_-]{YEAR}[/_-](?P<month>[01]?\d|{{month}})[/_-](?P<day>[0-3]?\d)(?=[/_.-]|$))"
Values = Iterable[str | None]
_OF_PUBLICATION = frozenset(["json-ld/published", "opengraph/published", "meta/microdata", "meta/tags", "url/day"])

_QUARTER = 15  # minutes, of which every zone's offset is made
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)  # the offsets that zones have


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


@dataclass(frozen=True, slots=True)
class DateFacts:
    """What a page says of its days: the nodes of JSON-LD and of microdata, meta tags, the times of its head, its address, and the
    day `printed` near the headline.
    """

    node: Node
    marked_up: Node
    meta: dict[str, str]
    times: Sequence[str]
    printed: PrintedDay | None
    url: str | None


def find_published(facts: DateFacts) -> Published:
    """The published date from the first source that gives one, by the order of the rules; their ids begin with the source."""
    for source in RULES.of("published"):
        for value in source.find(facts):
            if day := published_at(value, cast(DateSource, source.id.split("/")[0])):
                return day
    return Published()


def stated_days(facts: DateFacts, stamp: PrintedDay | None) -> Iterator[DayCandidate]:
    """The days that a page gives as that of its publication, by their sources, and the one of its `stamp`.

    Times of its head, and days of other lines, may be those of other pages.
    """
    for source in RULES.of("published"):
        if source.id in _OF_PUBLICATION:
            for value in source.find(facts):
                if value and (normal := normal_date(value)):
                    yield DayCandidate(value=normal, source=cast(DateSource, source.id.split("/")[0]))
                    break
    if stamp and (day := stamp.iso()):
        yield DayCandidate(value=day, source="text")


_LD = '<script type="application/ld+json">{{"@type": "NewsArticle", "{}": "2025-06-09"}}</script>…'
_TAG = '<meta property="{}" content="2025-06-09">…'


@RULES.add("json-ld/published", "published", _LD.format("datePublished"), _LD.format("dateModified"))
def _stated(facts: DateFacts) -> Values:
    return [text_of(facts.node.get("datePublished"))]


@RULES.add(
    "opengraph/published", "published", _TAG.format("article:published_time"), _TAG.format("article:modified_time")
)
def _opengraph(facts: DateFacts) -> Values:
    return map(facts.meta.get, _OPENGRAPH)


_MARKED_UP = '<main itemscope itemtype="http://schema.org/Article"><i itemprop="{}" content="2025-06-09"></i>…</main>'


@RULES.add("meta/microdata", "published", _MARKED_UP.format("datePublished"), _MARKED_UP.format("dateModified"))
def _microdata(facts: DateFacts) -> Values:
    return [text_of(facts.marked_up.get("datePublished"))]


@RULES.add("meta/tags", "published", _TAG.format("pubdate"), _TAG.format("last-modified"))
def _meta_tags(facts: DateFacts) -> Values:
    return map(facts.meta.get, _META)


@RULES.add("time-tag/first", "published", '<time datetime="2025-06-09">Monday</time>…', "<time>Monday</time>…")
def _time_tag(facts: DateFacts) -> Values:
    return facts.times[:1]


@RULES.add("json-ld/created", "published", _LD.format("dateCreated"), _LD.format("dateModified"))
def _created(facts: DateFacts) -> Values:
    return [text_of(facts.node.get("dateCreated"))]


_ADDRESS = '<link rel="canonical" href="https://harbour.example/{}/grain">…'


@RULES.add("url/day", "published", _ADDRESS.format("2025/06/09"), _ADDRESS.format("2025"))
def _in_address(facts: DateFacts) -> Values:
    return [_url_day(facts.url)]


@RULES.add(
    "text/head", "published", "<h1>Grain trade grows</h1><i>9 June 2025</i>…", "<h1>Grain trade grows</h1><i>June</i>…"
)
def _in_head(facts: DateFacts) -> Values:
    return [facts.printed.iso() if facts.printed else None]


def find_modified(node: Node, marked_up: Node, meta: dict[str, str], printed: PrintedDay | None) -> str | None:
    """When the article was last changed, from JSON-LD, microdata, meta tags or as `printed`, in ISO 8601."""
    given = [text_of(data.get("dateModified")) for data in (node, marked_up)]
    candidates = (*given, *(meta.get(name) for name in _MODIFIED), printed.iso() if printed else None)
    return next((normal for value in candidates if value and (normal := normal_date(value))), None)


def _url_day(url: str | None) -> str | None:
    match = compiled(_URL_DAY).search(url or "")
    return f"{match['year']}-{month_number(match['month']):02}-{int(match['day']):02}" if match else None


def as_printed(published: Published, printed: PrintedDay | None) -> Published:
    """An instant whose day is the one before or after the printed one, since it is given in another zone, by the printed day.

    The instant stays where the clock time beside the day shows the zone of the page.
    """
    if printed is None or published.value is None or "T" not in published.value:
        return published
    instant = datetime.fromisoformat(published.value)
    local = printed.iso(instant.year)
    if local is None or abs(date.fromisoformat(local) - instant.date()) != timedelta(days=1):
        return published
    if printed.clock and instant.utcoffset() == timedelta(0):
        shift = datetime.combine(date.fromisoformat(local), printed.clock) - instant.replace(tzinfo=None)
        offset = timedelta(minutes=_QUARTER * round(shift / timedelta(minutes=_QUARTER)))
        if _WEST <= offset <= _EAST:
            moved = instant.astimezone(timezone(offset)).isoformat()
            return replace(published, value=moved, zone=moved[-6:])
    return replace(published, value=local, zone=None)


def guess_published(tree: object, url: str | None, modified: str | None) -> Published:
    """What htmldate reads from the visible page, for pages that say nothing else: a day, and a guess.

    No day at all where it is that of the last change, or the first of a year: so it writes a year alone.
    """
    from htmldate import find_date  # slow to import, rarely needed

    try:
        day = find_date(tree, url=url, original_date=True)
    except Exception:  # its heuristics raise many kinds on hostile pages, and no guess is an answer
        return Published()
    if day and (day.endswith("-01-01") or (modified or "").startswith(day)):
        return Published()
    return published_at(day, "htmldate") or Published()
