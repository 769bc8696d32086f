"""An article: cleaned text, its blocks, and what the page says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.page import Source
from extractor.textrange import TextRange

BlockKind = Literal[
    "headline", "dek", "byline", "paragraph", "heading", "list_item", "table", "quote", "caption", "embed",
    "pull_quote", "correction", "live_stamp", "furniture",
]  # fmt: skip
FurnitureKind = Literal[
    "promotion", "newsletter", "related", "share", "comments", "copyright", "credit", "navigation", "other"
]
DateSource = Literal["argument", "json-ld", "opengraph", "meta", "time-tag", "htmldate", "url", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text with one function on the page.  Blocks do not overlap or nest; `subtype` is for furniture."""

    start: int
    end: int
    kind: BlockKind
    subtype: FurnitureKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article was published: ISO 8601 date or date-time, where that was read, and its zone (an offset or name)."""

    value: str | None = None
    source: DateSource | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink of the body: the range of its words and its absolute address."""

    start: int
    end: int
    surface: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Whether the whole article seems to be there: `status` and the reason for anything but "complete"."""

    status: Literal["complete", "suspect", "stub", "empty"] = "complete"
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The copyright line and the text-and-data-mining reservation, as the page states them."""

    copyright: str | None = None
    tdm_reservation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A cleaned article.

    `text` is the one coordinate system: every range of the record counts its code points.
    `key` identifies the article whatever its cleaning: the canonical URL, else the digest of the source bytes.
    """

    key: str
    text: str
    text_sha256: str
    headline: TextRange | None
    authors: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    rights: Rights = Rights()
    published: Published = Published()
    modified: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    completeness: Completeness = Completeness()
    source: Source
