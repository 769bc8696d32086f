"""Sources that a caller gives, as pages: texts, HTML, bytes, paths, pages and rows."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal, TypeAlias

from extractor.errors import InputError
from extractor.ingest import looks_like_html, read_pages
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.recognition import names_article
from extractor.ingest.rows import page_of_row
from extractor.record.page import Failure, Page, PageFormat, Source, iso_date, row_keys

Given: TypeAlias = str | bytes | Path | Page | Mapping[str, object]


def pages_of(
    sources: Iterable[Given], published: str | None, keys: Mapping[str, str], keep: tuple[str, ...]
) -> Iterator[Page | Failure]:
    """The pages of the sources; "source 3" is the location of a row or text that cannot be read."""
    reading = Reading(location="-", published=published, keys=row_keys(keys.items()), keep=keep)
    for number, source in enumerate(sources, 1):
        where = f"source {number}"
        if isinstance(source, Path):
            yield from read_pages([source], published=published, keys=keys, keep=keep)
        elif isinstance(source, Mapping):
            row = {name: value for name, value in source.items() if not _is_missing(value)}
            yield attempt(where, page_of_row, row, number=number, where=where, kind="json", reading=reading)
        else:
            yield attempt(where, page_of, source, published, None, "auto")


def _is_missing(value: object) -> bool:
    """True for what a DataFrame has where it has nothing: None, NaN and NaT."""
    return value is None or (isinstance(value, float | dt.date) and value != value)


def page_of(
    source: str | bytes | Path | Page,
    published: str | dt.date | None,
    url: str | None,
    format: PageFormat | Literal["auto"],
) -> Page:
    """The page that a source is, with what the caller knows of it."""
    date = date_of(published)
    if isinstance(source, Page):
        return replace(source, published=date or source.published, url=url or source.url)
    if not isinstance(source, Path):
        if isinstance(source, str) and format != "text":
            _refuse_name(source)
        return _page(source, date, url, format)
    if not source.is_file():
        raise InputError(f"{source}: not a file: check the path, or use extract_pages with read_pages")
    pages = list(islice(read_pages([str(source)], format=format, published=date), 2))
    if len(pages) != 1:
        raise InputError(
            f"{source}: {'more than one' if pages else 'no'} article in it: use extract_pages with read_pages"
        )
    if isinstance(pages[0], Failure):
        raise pages[0].error
    return pages[0]


def date_of(published: str | dt.date | None) -> str | None:
    given = published.isoformat() if isinstance(published, dt.date) else published  # a date-time too
    return iso_date(str(given), "published") if given else None


def _refuse_name(text: str) -> None:
    """Raise InputError for a text that is no article but the URL or the path of one."""
    name = names_article(text)
    if name == "URL":
        raise InputError(f"{text}: a URL, not an article: read its page with extract_pages(read_pages([{text!r}]))")
    if name == "path" or ("\n" not in text and os.path.isfile(text)):
        raise InputError(f'{text}: a path, not an article: give Path({text!r}), or format="text" to read these words')


def _page(content: str | bytes, published: str | None, url: str | None, format: PageFormat | Literal["auto"]) -> Page:
    if not isinstance(content, str | bytes):  # None or NaN, where a table has no text
        given = type(content).__name__
        raise InputError(f"an article cannot be read from {given}: give a text, HTML, bytes, a Path or a Page")
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    is_html = format == "html" or (format == "auto" and looks_like_html(data))
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        input_id=digest,
        content=content,
        format="html" if is_html else "text",
        source=Source(kind="stdin", location="-", sha256=digest),
        url=url,
        published=published,
    )
