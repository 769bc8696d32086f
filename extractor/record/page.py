"""A page as it was found: bytes or text, before anything is known of its content."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import urlsplit

from extractor.errors import ExtractorError, InputError, OutOfMemory
from extractor.record.plain import FromOutside, readable

if TYPE_CHECKING:
    from extractor.record.article import Article  # which imports this module

PageFormat = Literal["html", "text"]
SourceKind = Literal["file", "stdin", "url", "jsonl", "json", "csv", "parquet", "warc"]

# What a row can say of a page
ROW_FIELDS = ("id", "text", "html", "url", "published", "title", "site", "authors", "section", "language")
ROW_ALIASES = {"outlet": "site", "author": "authors"}  # everyday names of them

MetaValue = str | int | float | bool | None

_EVERYDAY = {field: alias for alias, field in ROW_ALIASES.items()}
ROW_NAMES = ", ".join(f"{field} (or {_EVERYDAY[field]})" if field in _EVERYDAY else field for field in ROW_FIELDS)

AT_WORK: ContextVar[str] = ContextVar("AT_WORK", default="")
"""The input id of the page that is being worked on, for those who write logs; empty where there is none."""

MAX_PAGE_BYTES = 20_000_000  # bytes of one page; a longer one is refused, not cut
MAX_TEXT_CHARACTERS = 500_000  # code points of an article's text; a longer one is refused, not cut
MAX_SHOWN_CHARACTERS = 2_000_000  # code points that a page shows: four times the longest article
_DATE = re.compile(r"[\dW-]+(?:[T ].+)?")  # a date or date-time: Python takes any sign between its parts
_SHOWN = 40  # characters of a value that an error shows
MAX_ELEMENTS = 100_000  # of a page's tree; of 142 usual pages the largest has 3,100


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(FromOutside):
    """Where the bytes came from."""

    kind: SourceKind
    """What was read."""
    location: str
    """A path, a URL, or "-" for standard input; of a file in an archive "archive.wacz/archive/data.warc.gz"."""
    sha256: str
    """The hex digest of the page's bytes as read."""
    row: int | None = None
    """The line or row of a file of many articles, counted from 1."""
    offset: int | None = None
    """Where the record begins in a WARC file, in bytes from 0."""
    record_id: str | None = None
    """The id that the record has in the WARC file."""
    fetched: str | None = None
    """The instant at which the page came from the web, ISO 8601."""

    def shown(self, input_id: str, url: str | None) -> str:
        """What people are shown of a page: its id; of a WARC record, whose id says nothing, its address or its place."""
        if self.kind != "warc":
            return input_id
        return url or f"{self.location}, offset {self.offset}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(FromOutside):
    """One input, still raw.

    `content` is bytes when the encoding is not known yet, a string when the caller gave text.
    `format` says how to read it; the facts that follow are what the caller knows, None where they know nothing:
    `published` is an ISO 8601 date or date-time, which wins over what the page says of itself, and `default_published` one that
    holds where the page says none and one could only guess; `title`, `site` (the outlet), `authors` (each as a byline
    has them) and `section` win as well; `language` is an ISO 639-1 code.  `meta` is what goes into the record untouched.
    What came with the bytes:
    `encoding` is the charset of the HTTP header, `tdm_reservation` the header of that name, `truncated` why the crawler cut the
    page off.  `copy_of` is the article that it is known to copy; one that says no more than that (`is_annotated` is False)
    comes cleaned, with nothing extracted.  `article` is what cleaning gave before, with facts that a person corrected:
    it is not cleaned again.
    NUL and lone surrogates are U+FFFD in every string; a `url` that is no address ("http://[") is None.
    Raises InputError for a date that is none.
    """

    input_id: str
    content: bytes | str
    format: PageFormat
    source: Source
    url: str | None = None
    published: str | None = None
    default_published: str | None = None
    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    meta: Mapping[str, MetaValue] | None = None
    encoding: str | None = None
    tdm_reservation: str | None = None
    truncated: str | None = None
    copy_of: str | None = None
    is_annotated: bool = True
    article: Article | None = None

    def __post_init__(self) -> None:
        FromOutside.__post_init__(self)
        object.__setattr__(self, "url", sound_url(self.url))
        for name in ("published", "default_published"):
            if date := getattr(self, name):
                object.__setattr__(self, name, iso_date(date, f"{self.input_id}: its publication date"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(FromOutside):
    """An input that gave no extraction, and why.  The others go on."""

    input_id: str
    error: ExtractorError

    @classmethod
    def of(cls, error: Exception, input_id: str, step: str) -> Self:
        """What an exception that one input led to means for it: `step` ("cleaning") failed, unless the error is one of ours."""
        if isinstance(error, ExtractorError):
            return cls(input_id=input_id, error=error)
        if isinstance(error, MemoryError):
            kind: type[ExtractorError] = OutOfMemory
            fault = f"{step} needs more memory than it may take: allow more, or leave it out"
        else:
            kind = ExtractorError
            fault = f"{step} failed ({type(error).__name__}: {error}): please report it with the input"
        return cls(input_id=input_id, error=kind(readable(f"{input_id}: {fault}")))


def row_keys(keys: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The columns or keys of an input by the fields of `ROW_FIELDS` that they hold.

    Raises InputError for a name that is not one of these, and for a field that is named twice.
    """
    columns: dict[str, str] = {}
    for name, column in keys:
        field = ROW_ALIASES.get(name, name)
        if field not in ROW_FIELDS:
            raise InputError(f"{name!r} is not one of {ROW_NAMES}")
        if field in columns:
            raise InputError(f"{name!r} is given more than once")
        columns[field] = column
    return columns


def sound_url(url: str | None) -> str | None:
    """The address; None where it cannot be taken apart, as "http://[": nobody could follow it or read its host."""
    try:
        urlsplit(url or "")
    except ValueError:
        return None
    return url


def iso_date(text: str, where: str = "") -> str:
    """An ISO 8601 date or date-time, "2025-06-09" or "2025-06-09T10:00+02:00", as it is given; other forms of it as these.

    Raises InputError, with `where` and the text, for anything else: "yesterday", "09/06/2025", "2025-13-45".
    """
    text = text.strip()
    try:
        moment = dt.datetime.fromisoformat(text)
        if not _DATE.fullmatch(text):
            raise ValueError
    except ValueError as error:
        fault = f"{readable(text[:_SHOWN])!r} is not an ISO 8601 date such as 2025-06-09"
        raise InputError(f"{where} {fault}".lstrip()) from error
    day = moment.date().isoformat()
    if text.startswith(day):
        return text
    return moment.isoformat() if re.search("[T ]", text) else day


def check_page_size(content: bytes | str, where: str) -> None:
    """Raises InputError, with `where`, for a page of more than MAX_PAGE_BYTES; a string counts its bytes in UTF-8."""
    size = len(content)
    if isinstance(content, str) and size > MAX_PAGE_BYTES // 4:  # characters have four bytes at most
        size = len(content.encode("utf-8", "surrogatepass"))
    if size > MAX_PAGE_BYTES:
        raise InputError(f"{where}: more than {MAX_PAGE_BYTES:,} bytes: not one article; split it")
