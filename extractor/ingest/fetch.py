"""Pages from the web, politely and carefully.

Politely: our name is said, robots.txt is obeyed (RFC 9309), a host gets one request at a time with a pause between, a server
in trouble is asked again a few times only and when it says, and with a cache folder only for what has changed.  Carefully:
each hop's name is resolved once, all its addresses have to be public, and the connection goes to one of them (a second
resolution could give another); redirects are few and checked like a first address; size and time have limits.

Reading order: `Fetcher.fetch`, `_follow` (redirects), `_hop` (robots.txt, cache), `_ask` (retries), `_ask_once` (the pause).
"""

from __future__ import annotations

import datetime as dt
import math
import time
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin

from urllib3 import Retry
from urllib3.exceptions import InvalidHeader
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url

from extractor.errors import InputError
from extractor.ingest.connection import UnreachableError, open_url, read_body
from extractor.ingest.fetched import Fetched, parse_content_type
from extractor.ingest.page_cache import PageCache
from extractor.ingest.robots import MAX_ROBOTS_BYTES, ROBOT, Robots, forbidding, parse_robots
from extractor.ingest.sitemaps import MAX_SITEMAP_BYTES
from extractor.ingest.web_address import (
    WEB_PORTS,
    bare_host,
    parse_web_address,
    port_of,
    private_addresses,
    public_addresses,
)
from extractor.record.page import MAX_PAGE_BYTES

AGENT = f"{ROBOT} (news claim extraction; fetches pages, feeds and sitemaps on request of its user)"
PAUSE = 1.0  # seconds between the end of a request and the next one to the same host
MAX_SECONDS = 30.0  # of a whole fetch, redirects, robots.txt and retries included, polite waiting not
MAX_REDIRECTS = 5
BACKOFF = (1.0, 2.0)  # seconds before the second and the third attempt, the last one
MAX_WAIT = 60.0  # seconds between two attempts; a server that asks for more is left alone

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})  # "": the server does not say
XML_TYPES = frozenset(
    {"application/xml", "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
     # and packed
     "application/gzip", "application/x-gzip", "application/octet-stream"}
)  # fmt: skip

_HEADERS = {"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, */*;q=0.8"}
_REDIRECTS = {301, 302, 303, 307, 308}
_RETRIED = {429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a request; `page` is set for status 200 alone, `target` for a redirect."""

    status: int
    target: str | None = None
    retry_after: float = 0.0  # seconds
    page: Fetched | None = None


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Fetcher:
    """Fetches the pages of one run, one after the other; not to be shared between threads.

    It remembers robots.txt and the time of the last request of every host.  `cache` is a folder for the pages, so that they
    are fetched again only when they have changed; without it nothing is written.  `private` are hosts of the user's own, whose
    addresses may be private; only an address that the user wrote, and one that such a host lists or redirects to, leads there.
    The other arguments are the world outside, which tests replace: where a host is, what time it is, and how to wait.
    """

    def __init__(
        self,
        cache: Path | None = None,
        *,
        private: Iterable[str] = (),
        locate: Callable[[str, int], list[tuple[str, int]]] = public_addresses,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], dt.datetime] = _utc_now,
    ) -> None:
        self._cache = PageCache(cache) if cache else None
        self._private = frozenset(map(bare_host, private))
        self._locate, self._clock, self._sleep, self._now = locate, clock, sleep, now
        self._robots: dict[str, Robots] = {}
        self._last: dict[str | None, float] = {}  # host -> when its last request ended, on our clock
        self._named: set[tuple[str | None, int]] = set()  # host and port of every address that the user wrote
        self._waited = 0.0  # seconds

    def fetch(self, url: str, *, types: Set[str] = PAGE_TYPES, named: bool = True, listed_by: str = "") -> Fetched:
        """The page at `url`, with a media type of `types`.

        `named` says that the user wrote the address, so that its port is wanted; other addresses, from feeds and redirects,
        may only have the ports 80 and 443 and those that the user wrote for the same host.  `listed_by` is where the feed or
        sitemap is that it comes from.  Raises InputError, which says what failed and what to do.
        """
        address = parse_web_address(url)
        if named:
            self._named.add((address.host, port_of(address)))
        is_trusted = named or self._is_private(_host_of(listed_by))
        last, answer = self._follow(address, types, self._working_time() + MAX_SECONDS, is_trusted=is_trusted)
        if answer.page is None:
            raise InputError(_refusal(last, answer))
        return answer.page

    def _follow(self, url: Url, types: Set[str] | None, deadline: float, *, is_trusted: bool) -> tuple[Url, _Answer]:
        """The last address and its answer; `types` None asks for a robots.txt.  Only a trusted address leads to private hosts."""
        first = url
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._hop(url, types, deadline, is_trusted)
            if answer.target is None:
                return url, answer
            try:
                target = parse_web_address(urljoin(url.url, answer.target))
            except ValueError as error:  # a host in brackets that is no address
                raise InputError(
                    f"{url}: redirects to {answer.target!r}, which is not an address ({error}): give the final address"
                ) from error
            if url.scheme == "https" and target.scheme == "http":
                raise InputError(f"{url}: redirects from https to {target}: give that address directly if you trust it")
            url, is_trusted = target, self._is_private(url.host)
        raise InputError(f"{first}: more than {MAX_REDIRECTS} redirects, last to {url}: give the final address")

    def _is_private(self, host: str | None) -> bool:
        return bare_host(host or "") in self._private

    def _hop(self, url: Url, types: Set[str] | None, deadline: float, is_trusted: bool) -> _Answer:
        if port_of(url) not in WEB_PORTS.values() and (url.host, port_of(url)) not in self._named:
            raise InputError(f"{url}: port {port_of(url)} is not a web port: give the address directly if you trust it")
        locate = private_addresses if is_trusted and self._is_private(url.host) else self._locate
        try:
            addresses = locate(url.host or "", port_of(url))
        except InputError as error:
            raise InputError(f"{url}: {error}") from error
        except OSError as error:
            raise InputError(
                f"{url}: cannot be reached ({error.strerror or error}): check the address and the network"
            ) from error
        if types is None:
            return self._ask(url, addresses, types, {}, PAUSE, deadline)
        robots = self._robots_of(url, deadline, is_trusted)
        robots.check(url)
        stored = self._cache.load(url.url) if self._cache else None
        conditions = {"If-None-Match": stored.etag, "If-Modified-Since": stored.last_modified} if stored else {}
        headers = {name: value for name, value in conditions.items() if value}
        answer = self._ask(url, addresses, types, headers, max(PAUSE, robots.crawl_delay), deadline)
        if answer.status == HTTPStatus.NOT_MODIFIED and stored:
            _check_type(url, stored.media_type, types)
            return replace(answer, page=stored)
        if self._cache and answer.page and (answer.page.etag or answer.page.last_modified):
            self._cache.store(answer.page)
        return answer

    def _robots_of(self, url: Url, deadline: float, is_trusted: bool) -> Robots:
        robots_url = Url(scheme=url.scheme, host=url.host, port=url.port, path="/robots.txt")
        if robots_url.url not in self._robots:
            try:
                _, answer = self._follow(robots_url, None, deadline, is_trusted=is_trusted)
                robots = parse_robots(answer.status, answer.page.content if answer.page else b"")
            except InputError as error:
                robots = forbidding(str(error))
            self._robots[robots_url.url] = robots
        return self._robots[robots_url.url]

    def _ask(
        self, url: Url, addresses: list[tuple[str, int]], types: Set[str] | None, headers: dict[str, str], pause: float,
        deadline: float,
    ) -> _Answer:  # fmt: skip
        """The answer of one URL, requested again after a failure that may pass, from its next address if it has one."""
        attempt = 0
        while True:
            is_last = attempt == len(BACKOFF)
            wait = 0.0 if is_last else BACKOFF[attempt]
            try:
                answer = self._ask_once(url, addresses[attempt % len(addresses)], types, headers, pause, deadline)
            except UnreachableError:
                if is_last or self._working_time() >= deadline:
                    raise
            else:
                wait = max(wait, answer.retry_after)
                if answer.status not in _RETRIED or is_last or wait > MAX_WAIT:
                    return answer
            self._wait(wait)
            attempt += 1

    def _ask_once(
        self, url: Url, address: tuple[str, int], types: Set[str] | None, headers: dict[str, str], pause: float,
        deadline: float,
    ) -> _Answer:  # fmt: skip
        self._wait(self._last.get(url.host, -math.inf) + pause - self._clock())
        seconds = deadline - self._working_time()
        if seconds <= 0:
            raise UnreachableError(f"{url}: not complete after {MAX_SECONDS:g} seconds: try again later")
        try:
            with open_url(url, address, _HEADERS | headers, seconds) as response:
                if response.status != HTTPStatus.OK:
                    target = response.headers.get("Location") if response.status in _REDIRECTS else None
                    return _Answer(response.status, target, _retry_after(response))
                return _Answer(response.status, page=self._page(url, types, response))
        finally:
            self._last[url.host] = self._clock()

    def _page(self, url: Url, types: Set[str] | None, response: BaseHTTPResponse) -> Fetched:
        headers = response.headers
        media_type, charset = parse_content_type(headers)
        limit = MAX_ROBOTS_BYTES
        if types is not None:
            _check_type(url, media_type, types)
            limit = MAX_PAGE_BYTES if media_type in PAGE_TYPES else MAX_SITEMAP_BYTES
        content = read_body(response, limit)
        if len(content) > limit and types is not None:
            raise InputError(f"{url}: more than {limit:,} bytes, decompressed: not one article")
        may_store = "no-store" not in headers.get("Cache-Control", "").lower()
        return Fetched(
            content=content,
            url=url.url,
            media_type=media_type,
            charset=charset,
            tdm_reservation=headers.get("tdm-reservation"),
            etag=headers.get("ETag") if may_store else None,
            last_modified=headers.get("Last-Modified") if may_store else None,
            fetched=self._now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        )

    def _working_time(self) -> float:
        """Our clock without the time that we waited to be polite, which no limit counts."""
        return self._clock() - self._waited

    def _wait(self, seconds: float) -> None:
        if seconds > 0:
            self._sleep(seconds)
            self._waited += seconds


def _host_of(address: str) -> str:
    """The host of an address of the web; "" for anything else."""
    try:
        return parse_web_address(address).host or ""
    except InputError:  # a file
        return ""


def _check_type(url: Url, media_type: str, types: Set[str]) -> None:
    if media_type not in types:
        raise InputError(
            f"{url}: its type is {media_type or 'missing'}, which is not read from the web; supported types:"
            f" {', '.join(sorted(types - {''}))}"
        )


def _refusal(url: Url, answer: _Answer) -> str:
    names = {status.value: f" {status.phrase}" for status in HTTPStatus}
    said = f"{url}: the server answers {answer.status}{names.get(answer.status, '')}"
    if answer.retry_after:
        return f"{said} and asks to wait {answer.retry_after:,.0f} seconds: try again then"
    if answer.status in _RETRIED:
        return f"{said}, {len(BACKOFF) + 1} times: try again later"
    return f"{said}: check the address, or save the page and give the file"


def _retry_after(response: BaseHTTPResponse) -> float:
    """The seconds that the server asks to wait, at most six hours; 0 where it does not say, or not in a way to understand."""
    try:
        return Retry().get_retry_after(response) or 0.0
    except (InvalidHeader, ValueError, OverflowError):
        return 0.0
