"""RSS (0.9 to 2.0) and Atom feeds: where their entries are."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from extractor.errors import InputError
from extractor.ingest.xml_items import Item, read_items, root_name
from extractor.record.page import Failure

MAX_ENTRIES = 50_000  # of one feed; those that we know stay below 1,000

_ROOTS = {"rss", "feed", "rdf"}


def is_feed(start: bytes) -> bool:
    """True if a content that begins like this is a feed; 4,096 bytes of it are enough."""
    return root_name(start) in _ROOTS


def feed_links(content: bytes, location: str) -> Iterator[str | Failure]:
    """The addresses of the entries, in order, each once; a Failure for an entry without one and at the end of a damaged feed.

    Relative addresses count from `location`, the feed's own URL.
    """
    seen: set[str] = set()
    number = 0
    try:
        for number, item in enumerate(read_items(content, {"item", "entry"}, location), 1):
            if number > MAX_ENTRIES:
                raise InputError(f"{location}: more than {MAX_ENTRIES:,} entries: the rest is not read; split it")
            link = _link(item, location)
            if link is None:
                where = f"{location}, entry {number}"
                yield Failure(input_id=where, error=InputError(f"{where}: has no link to a page: give its address"))
            elif link not in seen:
                seen.add(link)
                yield link
        if number == 0:
            raise InputError(f"{location}: a feed without entries: check that it is the right one")
    except Exception as error:  # the parser's own kinds among them
        yield Failure.of(error, location, "reading")


def _link(item: Item, location: str) -> str | None:
    """Atom's alternate link, else RSS's link, else RSS's permanent identifier."""
    alternate = [
        child.attributes["href"]
        for child in item.children
        if child.name == "link" and "href" in child.attributes and child.attributes.get("rel") in (None, "alternate")
    ]
    plain = [child.text for child in item.children if child.name == "link" and "href" not in child.attributes]
    permanent = [
        child.text for child in item.children if child.name == "guid" and child.attributes.get("isPermaLink") != "false"
    ]
    for candidate in (*plain, *alternate, *permanent):
        try:
            link = urljoin(location, candidate.strip()) if candidate.strip() else ""
        except ValueError:  # a host in brackets that is no address
            continue
        if link.lower().startswith(("http://", "https://")):
            return link
    return None
