"""robots.txt: what a website asks of visitors like us (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego
from urllib3.util import Url

from extractor.errors import InputError

ROBOT = "extractor"  # the product token that a robots.txt can name
MAX_ROBOTS_BYTES = 512_000  # what is read of a robots.txt; RFC 9309 asks for 500 KiB at least
MAX_CRAWL_DELAY = 30.0  # seconds; a longer one would hold a whole run


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one website; with a `refusal` nothing may be fetched, and it says why."""

    rules: Protego
    refusal: str | None = None

    @property
    def crawl_delay(self) -> float:
        """The seconds to wait between two requests, at most MAX_CRAWL_DELAY; 0 when nothing is asked."""
        return min(self.rules.crawl_delay(ROBOT) or 0.0, MAX_CRAWL_DELAY)

    def check(self, url: Url) -> None:
        """Raises InputError for a URL that the website does not want to be fetched."""
        if self.refusal:
            raise InputError(
                f"{url}: not fetched: {self.refusal}, which counts as a refusal (RFC 9309): try later, or save the page and"
                " give the file"
            )
        if not self.rules.can_fetch(url.url, ROBOT):
            raise InputError(f"{url}: the site's robots.txt forbids it: save the page and give the file")


def parse_robots(status: int, content: bytes) -> Robots:
    """The rules that an answer for robots.txt means.

    200 gives its rules, of the first MAX_ROBOTS_BYTES; 4xx means that there are none, apart from 429, which asks us to keep
    away; any other answer forbids the website.
    """
    if status == 200:
        return Robots(Protego.parse(content[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")))
    if 400 <= status < 500 and status != 429:
        return Robots(Protego.parse(""))
    return forbidding(f"the server answers {status}")


def forbidding(reason: str) -> Robots:
    """The rules of a website whose robots.txt cannot be had."""
    return Robots(Protego.parse(""), refusal=f"the site's robots.txt cannot be read ({reason})")
