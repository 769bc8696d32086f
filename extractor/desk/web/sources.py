"""What a person gives to be read: a text, an address or a file, each one article.

A name of a file that came with an upload is a word about it and nothing else; nothing here opens a file.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
from collections.abc import Iterable
from itertools import islice

from extractor.errors import InputError
from extractor.formats import FORMAT, FORMATS, format_named
from extractor.ingest import looks_like_html
from extractor.ingest.fetch import Fetcher
from extractor.ingest.readers import READERS
from extractor.ingest.reading import Reading
from extractor.ingest.recognition import START, detect_input
from extractor.ingest.web import read_url
from extractor.record.page import Failure, Page, Source, check_page_size, iso_date

KINDS = ("html", "mhtml", "text")
"""The formats of files that are read: those of one article."""
_NAME = 200  # characters of a file's name that are kept


def read_text(
    text: str,
    *,
    published: str | None = None,
    url: str | None = None,
    title: str | None = None,
    is_html: bool | None = None,
) -> Page:
    """The page of a text, or of HTML, which is known by its beginning unless `is_html` says it.

    Raises InputError for an empty one, one that is too long, and for a date that is none.
    """
    if not text.strip():
        raise InputError("the text is empty: there is no article in it")
    check_page_size(text, "the text")
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        input_id=url or digest,
        content=text,
        format="html" if (looks_like_html(data) if is_html is None else is_html) else "text",
        source=Source(kind="stdin", location="-", sha256=digest),
        url=url,
        published=iso_date(published, "the date:") if published else None,
        title=title,
    )


def read_file(name: str, content: bytes, *, published: str | None = None) -> Page:
    """The page of a file with one article, whatever its name is.

    Raises InputError for another kind of file, with what to do, for an empty or damaged one, and for one that is too long.
    """
    name = posixpath.basename(name.replace("\\", "/"))[-_NAME:] or "the file"
    check_page_size(content, name)
    named = format_named(name, [format for format in FORMATS if format.is_read or format.instead])
    format = named.name if named else detect_input(content[:START])
    if format not in KINDS:
        known = FORMAT.get(format)
        instead = (
            known and known.instead
        ) or "extract many articles in a terminal, and add their records with `extractor store add`"
        raise InputError(f"{name}: {format} ({known.about if known else 'unknown'}) is not read here: {instead}")
    reading = Reading(location=name, published=iso_date(published, "the date:") if published else None)
    return _only(READERS[format](io.BytesIO(content), reading), name)


def read_address(url: str, fetcher: Fetcher, *, published: str | None = None) -> Page:
    """The page at an address, with all limits of the reader.

    Raises InputError for what is none of the web, not public, or not one article.
    """
    return _only(read_url(url.strip(), fetcher, published=published), url)


def _only(source: Iterable[Page | Failure], name: str) -> Page:
    pages = list(islice(source, 2))
    if len(pages) != 1:
        amount = "more than one article" if pages else "no article"
        raise InputError(f"{name}: {amount} in it: give the address or the file of one")
    if isinstance(pages[0], Failure):
        raise pages[0].error
    return pages[0]
