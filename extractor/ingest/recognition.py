"""What an input is by its first bytes, packed with gzip or not."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Literal

from extractor.formats import FORMAT, FORMATS, KNOWN_SUFFIXES, suffix
from extractor.ingest.feeds import is_feed
from extractor.ingest.sitemaps import is_sitemap
from extractor.ingest.url_lists import is_url_list

GZIP_START = b"\x1f\x8b"
START = 1_024  # bytes that are looked at
_LONGEST_NAME = 4_096  # characters of a URL or a path
_URL = re.compile(r"\s*https?://\S+\s*")
_PATH = re.compile(r"(?:~|\.{0,2}[/\\]|\w:\\)[^\n<]+|[^\s<]+[/\\][^\s<]+")
LOOKS: dict[str, Callable[[bytes], bool]] = {"feed": is_feed, "sitemap": is_sitemap, "urls": is_url_list}


def detect_input(start: bytes) -> str:
    """The name of the format of an input that begins so; "text" where its bytes show none."""
    start = _unpacked_start(start) if start.startswith(GZIP_START) else start[:START]
    for format in FORMATS:
        looks = LOOKS.get(format.name) or (format.start and format.start.match)
        if looks and looks(start):
            return format.name
    return "text"


def looks_like_html(start: bytes) -> bool:
    """True if a content that begins so is a web page."""
    pattern = FORMAT["html"].start
    return pattern is not None and pattern.match(start[:START]) is not None


def names_article(text: str) -> Literal["URL", "path"] | None:
    """What a text is that is no article but the name of one."""
    if len(text) > _LONGEST_NAME:
        return None
    if _URL.fullmatch(text):
        return "URL"
    return "path" if _PATH.fullmatch(text) and suffix(text) in KNOWN_SUFFIXES else None


def _unpacked_start(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(start, START)
    except zlib.error:
        return b""
