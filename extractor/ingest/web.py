"""Pages from addresses of the web: one URL, a list of them, a feed, a sitemap."""

from __future__ import annotations

import hashlib
import typing
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from extractor.errors import InputError
from extractor.ingest.feeds import feed_links, is_feed
from extractor.ingest.fetch import PAGE_TYPES, XML_TYPES, Fetcher
from extractor.ingest.fetched import Fetched
from extractor.ingest.one_by_one import attempt
from extractor.ingest.sitemaps import is_sitemap, sitemap_links, unpacked
from extractor.ingest.url_lists import is_url_list, listed_urls
from extractor.ingest.xml_items import root_name
from extractor.record.page import Failure, Page, Source, check_page_size

WebFormat = Literal["auto", "html", "text", "urls", "feed", "sitemap"]
WEB_FORMATS: dict[str, WebFormat] = {name: name for name in typing.get_args(WebFormat)}


def read_url(
    url: str, fetcher: Fetcher, *, format: WebFormat = "auto", published: str | None = None
) -> Iterator[Page | Failure]:
    """What is at an address that the user wrote: a page, or the pages of the feed, sitemap or list of URLs that is there.

    `format` "auto" goes by the first bytes, then by the media type.  Raises InputError when the address cannot be fetched or
    is something else.
    """
    fetched = fetcher.fetch(url, types=PAGE_TYPES | XML_TYPES)
    content = unpacked(fetched.content, fetched.url)
    fetched = replace(fetched, content=content)
    kind = _kind(fetched, content[:4096]) if format == "auto" else format
    if kind == "feed":
        yield from read_feed(content, fetched.url, fetcher, published=published)
    elif kind in (
        "sitemap",
        "urls",
    ):  # a list on a website is its sitemap in plain text: it was not written by the user
        yield from read_sitemap(content, fetched.url, fetcher, published=published)
    else:
        check_page_size(content, fetched.url)  # feeds and sitemaps may have more, and what was packed
        yield _page(url, fetched, "text" if kind == "text" else "html", published)


def read_urls(
    lines: Iterable[bytes | None], location: str, fetcher: Fetcher, *, published: str | None = None
) -> Iterator[Page | Failure]:
    """The pages of a list of URLs that the user wrote, fetched one after the other."""
    yield from _follow(listed_urls(lines, location), fetcher, published)


def read_feed(
    content: bytes, location: str, fetcher: Fetcher, *, published: str | None = None
) -> Iterator[Page | Failure]:
    """The pages that the entries of an RSS or Atom feed link to.

    The entries' own dates, titles and texts are not used: what a page says about itself is nearer to it.
    """
    yield from _follow(feed_links(content, location), fetcher, published, listed_by=location)


def read_sitemap(
    content: bytes, location: str, fetcher: Fetcher, *, published: str | None = None
) -> Iterator[Page | Failure]:
    """The pages that a sitemap lists, or the sitemaps of an index."""

    def fetch_sitemap(url: str) -> bytes:
        return fetcher.fetch(url, types=PAGE_TYPES | XML_TYPES, named=False, listed_by=location).content

    yield from _follow(sitemap_links(content, location, fetch_sitemap), fetcher, published, listed_by=location)


def _follow(
    links: Iterable[str | Failure], fetcher: Fetcher, published: str | None, *, listed_by: str | None = None
) -> Iterator[Page | Failure]:
    for link in links:
        if isinstance(link, Failure):
            yield link
            continue
        yield attempt(link, _fetch_page, link, fetcher, published, listed_by)


def _fetch_page(link: str, fetcher: Fetcher, published: str | None, listed_by: str | None) -> Page:
    fetched = fetcher.fetch(link, named=listed_by is None, listed_by=listed_by or "")
    return _page(link, fetched, _page_format(fetched), published)


def _kind(fetched: Fetched, start: bytes) -> WebFormat:
    if is_feed(start):
        return "feed"
    if is_sitemap(start):
        return "sitemap"
    if fetched.media_type not in ("text/html", "application/xhtml+xml") and is_url_list(start):
        return "urls"
    if fetched.media_type in PAGE_TYPES or root_name(start) == "html":
        return _page_format(fetched)
    raise InputError(
        f"{fetched.url}: {fetched.media_type} that is neither a page nor a feed nor a sitemap: save it and give the file"
    )


def _page_format(fetched: Fetched) -> Literal["html", "text"]:
    """Text is what its server calls so or leaves without a type, unless it begins with a tag."""
    is_text = fetched.media_type in ("text/plain", "") and not fetched.content[:1024].lstrip(
        b"\xef\xbb\xbf \t\r\n"
    ).startswith(b"<")
    return "text" if is_text else "html"


def _page(url: str, fetched: Fetched, format: Literal["html", "text"], published: str | None) -> Page:
    return Page(
        input_id=url,
        content=fetched.content,
        format=format,
        source=Source(
            kind="url",
            location=fetched.url,
            sha256=hashlib.sha256(fetched.content).hexdigest(),
            fetched=fetched.fetched,
        ),
        url=fetched.url,
        published=published,
        encoding=fetched.charset,
        tdm_reservation=fetched.tdm_reservation,
    )
