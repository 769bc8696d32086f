"""What an input is by its first bytes, and the suffix of its name."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePath
from typing import Literal

from extractor.ingest.feeds import is_feed
from extractor.ingest.sitemaps import is_sitemap
from extractor.ingest.url_lists import is_url_list
from extractor.page import InputFormat

GZIP_START = b"\x1f\x8b"
START = 1_024  # bytes that are looked at
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?xml|html|head|body|meta|div|article|main|p|script)\b", re.I
)
_JSONL_START = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_MAGIC: dict[bytes, InputFormat] = {b"WARC/": "warc", b"PAR1": "parquet", b"PK\x03\x04": "wacz"}


def suffix(name: str) -> str:
    """The suffix of a file's name in small letters, ".gz" apart: "news.CSV.gz" has ".csv"."""
    return PurePath(name.lower().removesuffix(".gz")).suffix


def detect_input(start: bytes) -> InputFormat:
    """The format of an input that begins so, packed with gzip or not."""
    if start.startswith(GZIP_START):
        start = _unpacked_start(start)
    looks: dict[InputFormat, bool] = {"feed": is_feed(start), "sitemap": is_sitemap(start), "urls": is_url_list(start)}
    found = [format for magic, format in _MAGIC.items() if start.startswith(magic)]
    found += [format for format, is_so in looks.items() if is_so]
    return found[0] if found else detect_format(start)


def detect_format(start: bytes) -> Literal["html", "text", "jsonl"]:
    """What the first bytes of a content look like; at most 1,024 of them are looked at."""
    if _JSONL_START.match(start[:START]):
        return "jsonl"
    return "html" if _HTML_START.match(start[:START]) else "text"


def _unpacked_start(start: bytes) -> bytes:
    try:
        return zlib.decompressobj(31).decompress(start, START)
    except zlib.error:
        return b""
