"""An article: cleaned text, its blocks, and what the page says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.page import Source, sound_url
from extractor.plain import FromOutside
from extractor.textrange import TextRange

BlockKind = Literal[
    "headline", "dek", "byline", "paragraph", "heading", "list_item", "table", "quote", "caption", "embed",
    "pull_quote", "correction", "live_stamp", "furniture",
]  # fmt: skip
FurnitureKind = Literal[
    "promotion", "newsletter", "related", "share", "comments", "copyright", "credit", "navigation", "other"
]
ArticleKind = Literal["article", "live_blog", "index", "error", "cookie_wall"]
_NO_DATES = ("0001-", "9999-")
DateSource = Literal["argument", "json-ld", "opengraph", "meta", "time-tag", "htmldate", "url", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text with one function on the page.  Blocks do not overlap or nest; `subtype` is for furniture.

    `repeats` is the range of the block whose words it has once more: a pull quote's sentence, a paragraph printed twice.
    `at` is the instant that a live_stamp tells, in ISO 8601, where the page states it: that of the entry below.
    """

    start: int
    end: int
    kind: BlockKind
    subtype: FurnitureKind | None = None
    repeats: TextRange | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(FromOutside):
    """When the article was published: ISO 8601 date or date-time, where that was read, and its zone (an offset or name).

    A date in the year 1 or 9999 is one that software fills in where it has none: nothing is known then.
    """

    value: str | None = None
    source: DateSource | None = None
    zone: str | None = None

    def __post_init__(self) -> None:
        FromOutside.__post_init__(self)
        if self.value and self.value.startswith(_NO_DATES):
            for name in self.__slots__:
                object.__setattr__(self, name, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(FromOutside):
    """A hyperlink of the body: the range of its words and its absolute address."""

    start: int
    end: int
    surface: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness(FromOutside):
    """Whether the whole article seems to be there: `status` and the reason for anything but "complete"."""

    status: Literal["complete", "suspect", "stub", "empty"] = "complete"
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights(FromOutside):
    """The copyright line and the text-and-data-mining reservation, as the page states them.

    `tdm_reservation` is "1" (reserved) or "0" by W3C's TDM Reservation Protocol, `tdm_policy` the address of its terms.
    """

    copyright: str | None = None
    tdm_reservation: str | None = None
    tdm_policy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(FromOutside):
    """A cleaned article.

    `text` is the one coordinate system: every range of the record counts its code points.
    `key` identifies the article whatever its cleaning: the canonical URL, else the digest of the source bytes.
    `kind` is what the page is; `authors` are persons, `agencies` the agencies and desks of the byline; `free` is whether
    the page says that everybody may read it; `corrections` are the notes that its metadata carry.
    Whatever the page's metadata hold, NUL and lone surrogates are U+FFFD in every string here, and a `url` that is no
    address is None.
    """

    key: str
    text: str
    text_sha256: str
    kind: ArticleKind = "article"
    headline: TextRange | None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    site: str | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    free: bool | None = None
    corrections: tuple[str, ...] = ()
    rights: Rights = Rights()
    published: Published = Published()
    modified: str | None = None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    completeness: Completeness = Completeness()
    source: Source

    def __post_init__(self) -> None:
        FromOutside.__post_init__(self)
        object.__setattr__(self, "url", sound_url(self.url))
