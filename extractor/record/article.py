"""An article: cleaned text, its blocks, and what the page says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from extractor.record.in_short import in_short
from extractor.record.page import MetaValue, Source, sound_url
from extractor.record.plain import FromOutside, RecordType
from extractor.record.textrange import End, Start, Surface, TextRange

BlockKind = Literal[
    "headline", "dek", "byline", "paragraph", "heading", "list_item", "table", "quote", "caption", "embed",
    "pull_quote", "correction", "live_stamp", "furniture",
]  # fmt: skip
FurnitureKind = Literal[
    "promotion", "newsletter", "related", "share", "comments", "copyright", "credit", "navigation", "other"
]
ArticleKind = Literal["article", "live_blog", "index", "error", "cookie_wall"]
MOST_UNREAD = 10  # characters that could not be read are named one by one up to here
_NO_DATES = ("0001-", "9999-")
DateSource = Literal["argument", "json-ld", "opengraph", "meta", "time-tag", "htmldate", "url", "text"]
CandidateSource = Literal[DateSource, "modified", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text with one function on the page.  The blocks part the text in order, without overlap or nesting."""

    start: Start
    end: End
    kind: BlockKind
    """What it is on the page.  Nothing is extracted from furniture, which is labelled and not cut."""
    subtype: FurnitureKind | None = None
    """What kind of furniture; null for all else."""
    repeats: TextRange | None = None
    """The block whose words it has once more: the sentence of a pull quote, a paragraph printed twice."""
    at: str | None = None
    """The instant that a live_stamp states, ISO 8601, where the page states it: that of the entry below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCandidate(FromOutside):
    """A day that a page gives, where its days contradict each other."""

    value: str
    """ISO 8601: a date, or a date-time."""
    source: CandidateSource
    """Where it was read: as in `Published`, "modified" (the last change) or "body" (a day that the text names)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(FromOutside):
    """When the article was published.

    A date in the year 1 or 9999 is one that software fills in where it has none: nothing is known then.
    """

    value: str | None = None
    """ISO 8601: a date, or a date-time with its offset where the page has it."""
    source: DateSource | None = None
    """Where it was read; "text" (printed at the head) and "htmldate" are guesses, "argument" is what the caller said."""
    zone: str | None = None
    """The zone of the page's clock: an offset or a name."""
    candidates: tuple[DayCandidate, ...] = ()
    """The days of a page that contradicts itself, by some months; then it has no `value`."""

    def __post_init__(self) -> None:
        FromOutside.__post_init__(self)
        if self.value and self.value.startswith(_NO_DATES):
            for name in ("value", "source", "zone"):
                object.__setattr__(self, name, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(FromOutside):
    """A hyperlink of the body."""

    start: Start
    end: End
    surface: Surface
    href: str
    """Its absolute address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadBytes(FromOutside):
    """What the page has where the text has U+FFFD, because it could not be read."""

    start: Start
    end: End
    bytes: str
    """The bytes, in hex: "a3"."""
    offset: int | None
    """Where they are in the page, in bytes from 0; null where that has the same word with the same damage more often than the
    text.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness(FromOutside):
    """Whether the whole article seems to be there."""

    status: Literal["complete", "suspect", "stub", "empty"] = "complete"
    """Nothing says otherwise; part of it seems to be elsewhere; little is here; there is no article."""
    reason: str | None = None
    """What speaks for anything but "complete", with the numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights(FromOutside):
    """What the page says of the right to use it."""

    copyright: str | None = None
    """The copyright line."""
    tdm_reservation: str | None = None
    """By W3C's TDM Reservation Protocol: "1" if text and data mining is reserved, "0" if not."""
    tdm_policy: str | None = None
    """The address of the terms for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(FromOutside, RecordType):
    """A cleaned article.  Whatever its page holds, NUL and lone surrogates are U+FFFD in every string here."""

    OMIT_NULL: ClassVar = ("unread", "meta")

    key: str
    """What identifies the article whatever its cleaning: the canonical address without tracking parameters ("utm_source") and
    fragment, else the hex digest of the source bytes.
    """
    text: str
    """The one coordinate system: every range of the record counts its code points.  A text that was given stays as it is (CR LF
    becomes LF); from HTML it is headline, dek and body, joined by blank lines.
    """
    text_sha256: str
    """The hex digest of the text in UTF-8."""
    kind: ArticleKind = "article"
    """What the page is; nothing is extracted from an index, an error page or a cookie wall."""
    headline: TextRange | None
    """The headline; null where there is none."""
    title: str | None = None
    """The title that came with a text that does not have it; null where the text has its headline, or there is none."""
    authors: tuple[str, ...] = ()
    """The persons of the byline or the metadata."""
    agencies: tuple[str, ...] = ()
    """The agencies and desks of the byline."""
    site: str | None = None
    """The name of the outlet."""
    url: str | None = None
    """The canonical address; null for what is no address."""
    language: str | None = None
    """ISO 639-1; null where it is not known."""
    section: str | None = None
    """The section of the outlet."""
    keywords: tuple[str, ...] = ()
    """The keywords of the metadata."""
    free: bool | None = None
    """Whether the page says that everybody may read it; null where it says nothing."""
    corrections: tuple[str, ...] = ()
    """The notes of correction that the metadata carry."""
    rights: Rights = Rights()
    published: Published = Published()
    modified: str | None = None
    """When it was changed last: an ISO 8601 date or date-time."""
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    completeness: Completeness = Completeness()
    unread: tuple[UnreadBytes, ...] | None = None
    """The damaged bytes of the first ten characters of the text that could not be read, as far as they are known.  Absent where
    none are."""
    source: Source
    meta: Mapping[str, MetaValue] | None = None
    """The columns of its row that were to be kept (`--keep`), as they came; a nested value is a string of JSON.  Absent where
    none were."""

    def __post_init__(self) -> None:
        FromOutside.__post_init__(self)
        object.__setattr__(self, "url", sound_url(self.url))

    @property
    def headline_words(self) -> str | None:
        """Its headline, or the title that came with it."""
        return self.text[slice(*self.headline)] if self.headline else self.title

    def __repr__(self) -> str:
        return in_short(
            self, self.headline_words, site=self.site, published=self.published.value, characters=len(self.text)
        )
