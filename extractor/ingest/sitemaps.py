"""Sitemaps (sitemaps.org): the pages of a website, listed in one file or in an index of files, XML or plain text, gzip or not."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import urlsplit

from extractor.errors import InputError
from extractor.ingest.lines import bounded_lines, with_any_end
from extractor.ingest.unpacking import unpacked_stream
from extractor.ingest.url_lists import MAX_URL_BYTES, is_url_list, listed_urls
from extractor.ingest.xml_items import read_items, root_name
from extractor.record.page import Failure

MAX_SITEMAP_BYTES = 52_428_800  # unpacked; this and the next, apart from the depth, are the protocol's
MAX_DEPTH = 3  # an index, its indexes, their sitemaps; the protocol has no index of indexes, some websites do
MAX_SITEMAPS = 1_000
MAX_ENTRIES = 50_000  # of one sitemap, as in the protocol

_ROOTS = {"urlset", "sitemapindex"}
_GZIP = b"\x1f\x8b"


def is_sitemap(start: bytes) -> bool:
    """True if a content that begins like this is an XML sitemap; 4,096 bytes of it are enough."""
    return root_name(start) in _ROOTS


def sitemap_links(content: bytes, location: str, fetch_sitemap: Callable[[str], bytes]) -> Iterator[str | Failure]:
    """The addresses of the pages that a sitemap lists, each once, in order, those of the sitemaps of an index in their places.

    `fetch_sitemap` gives the content of one more sitemap.  A Failure says what was passed over: an address on another host
    than the sitemap that lists it (where `location` is a URL; "www." makes no difference), what goes beyond MAX_DEPTH,
    MAX_SITEMAPS and MAX_ENTRIES, a sitemap that cannot be read.
    """
    pending: list[tuple[str, int, bytes | None]] = [(location, 1, content)]
    seen = {location}
    pages: set[str] = set()
    while pending:
        url, depth, given = pending.pop()
        nested: list[str] = []
        try:
            for kind, link in _entries(fetch_sitemap(url) if given is None else given, url):
                if isinstance(link, Failure):
                    yield link
                elif not _same_host(link, url):
                    yield _passed_over(link, f"not on the host of {url}, whose sitemap lists it: give it by itself")
                elif kind == "url":
                    if link not in pages:
                        pages.add(link)
                        yield link
                elif depth == MAX_DEPTH:
                    yield _passed_over(link, f"more than {MAX_DEPTH} sitemaps deep in {location}: give it by itself")
                elif link not in seen and len(seen) == MAX_SITEMAPS:
                    yield _passed_over(link, f"more than {MAX_SITEMAPS:,} sitemaps in {location}: give it by itself")
                elif link not in seen:
                    seen.add(link)
                    nested.append(link)
        except Exception as error:  # one sitemap of many
            yield Failure.of(error, url, "reading")
        pending += [(link, depth + 1, None) for link in reversed(nested)]


def unpacked(content: bytes, location: str) -> bytes:
    """The content itself, or what is in it if it is gzip.  Raises InputError for damage and beyond MAX_SITEMAP_BYTES."""
    if not content.startswith(_GZIP):
        return content
    try:
        inner = unpacked_stream(BytesIO(content), location).read(MAX_SITEMAP_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{location}: damaged ({error}): get it again") from error
    if len(inner) > MAX_SITEMAP_BYTES:
        raise InputError(f"{location}: more than {MAX_SITEMAP_BYTES:,} bytes when unpacked: not a sitemap; split it")
    return inner


def _entries(content: bytes, location: str) -> Iterator[tuple[str, str | Failure]]:
    """("url" or "sitemap", address) of each entry."""
    number = 0
    for number, entry in enumerate(_all_entries(unpacked(content, location), location), 1):
        if number > MAX_ENTRIES:
            raise InputError(f"{location}: more than {MAX_ENTRIES:,} entries: the rest is not read; split it")
        yield entry
    if number == 0:
        raise InputError(f"{location}: a sitemap without entries: check that it is the right one")


def _all_entries(content: bytes, location: str) -> Iterator[tuple[str, str | Failure]]:
    if is_sitemap(content):
        for number, item in enumerate(read_items(content, {"url", "sitemap"}, location), 1):
            link = next((child.text.strip() for child in item.children if child.name == "loc"), "")
            where = f"{location}, entry {number}"
            yield (
                item.name,
                link or Failure(input_id=where, error=InputError(f"{where}: has no <loc>: give its address")),
            )
    elif is_url_list(content[:4096]):
        with with_any_end(BytesIO(content)) as lines:  # not all of them at once: each costs more than its byte
            for listed in listed_urls(bounded_lines(lines, MAX_URL_BYTES, ends=(b"\n", b"\r")), location):
                yield "url", listed
    else:
        raise InputError(f"{location}: not a sitemap: neither XML with <urlset> or <sitemapindex> nor a list of URLs")


def _same_host(link: str, url: str) -> bool:
    """True if both are on one host; always where the sitemap is a file, which has none."""
    return _host(url) in ("", _host(link))


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:  # a host in brackets that is no address
        return ""


def _passed_over(link: str, reason: str) -> Failure:
    return Failure(input_id=link, error=InputError(f"{link}: {reason}"))
