"""A page as the web gave it, and what the server said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The bytes of a page, decompressed, and its headers as far as they matter.

    `url` is the address after the redirects; `media_type` is in lower case, "" when the server names none; `charset` is
    what the Content-Type names; `fetched` is the instant at which the bytes came, UTC, ISO 8601 with "Z"; `etag` and
    `last_modified` are the validators, as the server wrote them.
    """

    content: bytes
    url: str
    media_type: str
    charset: str | None
    tdm_reservation: str | None
    etag: str | None
    last_modified: str | None
    fetched: str


def parse_content_type(headers: Mapping[str, str]) -> tuple[str, str | None]:
    """The media type in lower case ("" when there is none) and the charset of a Content-Type header."""
    header = " ".join(headers.get("Content-Type", "").split())
    message = Message()
    message["Content-Type"] = header
    return header.partition(";")[0].strip().lower(), message.get_content_charset() or None
