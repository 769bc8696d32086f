"""The formats of files, in one table: how each is named and known, and what becomes of it.

Those that are read have a reader in `extractor.ingest.readers.READERS`, those that are written a writer in
`extractor.sinks.record_files.WRITERS`, both under the format's name.  The choices of the command line, its help and
`docs/reference/formats.md` are made from this table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of files."""

    name: str
    """The word for it, on the command line too."""
    about: str
    """What a file of it holds."""
    suffixes: tuple[str, ...] = ()
    """The ends of the names of its files, in small letters."""
    start: re.Pattern[bytes] | None = None
    """What its first bytes match; None where they show nothing, or only all of them together do (`ingest.recognition`)."""
    is_read: bool = False
    is_written: bool = False
    instead: str = ""
    """What to do with one that is not read."""
    instead_of_writing: str = ""
    """What to write in place of one that is not written."""


_ZIP = rb"PK\x03\x04.{26}"  # and then the name of its first file
_CSV = "give a name with .csv, which every spreadsheet opens"


def _starts(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:\xef\xbb\xbf)?" + pattern, re.I | re.S)


# In the order in which first bytes are asked
FORMATS = (
    Format(
        name="warc",
        about="a crawl: its pages, or their texts (WET)",
        suffixes=(".warc", ".wet"),
        start=_starts(rb"WARC/"),
        is_read=True,
    ),
    Format(
        name="parquet",
        about="a table with an article a row",
        suffixes=(".parquet",),
        start=_starts(rb"PAR1"),
        is_read=True,
        is_written=True,
    ),
    Format(
        name="pdf",
        about="printed pages",
        suffixes=(".pdf",),
        start=_starts(rb"%PDF-"),
        instead="take its text out first, for example with pdftotext, and give that",
    ),
    Format(
        name="epub",
        about="an e-book",
        suffixes=(".epub",),
        start=_starts(_ZIP + rb"mimetypeapplication/epub"),
        instead="a book is no article: unpack it (unzip) and give the folder of its chapters, which are web pages",
    ),
    Format(
        name="office",
        about="a document or sheet of an office program",
        suffixes=(".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".pptx"),
        start=_starts(
            rb"\xd0\xcf\x11\xe0|\{\\rtf|"
            + _ZIP
            + rb"(?:\[Content_Types\]|_rels/|docProps/|mimetypeapplication/vnd\.oasis)"
        ),
        instead="save a document as text or HTML, a sheet as CSV, and give that",
        instead_of_writing=_CSV,
    ),
    Format(
        name="store",
        about="a store of claims",
        suffixes=(".db",),
        start=_starts(rb"SQLite format 3\0"),
        instead="write its records first: extractor store export --to records --store FILE -o records.jsonl",
    ),
    Format(name="wacz", about="crawls in a zip file", suffixes=(".wacz",), start=_starts(rb"PK\x03\x04"), is_read=True),
    Format(
        name="zstd",
        about="what is packed with zstd",
        suffixes=(".zst",),
        start=_starts(rb"\x28\xb5\x2f\xfd"),
        instead="unpack it first (zstd -d)",
        instead_of_writing="give a name with .gz, which is packed too",
    ),
    Format(
        name="arc",
        about="a crawl, in the format before WARC",
        suffixes=(".arc",),
        instead="convert it, for example with warcio recompress",
    ),
    Format(
        name="feed",
        about="RSS or Atom: the pages that its entries link to are fetched",
        suffixes=(".rss", ".atom"),
        is_read=True,
    ),
    Format(name="sitemap", about="a list of a website's pages, which are fetched", is_read=True),
    Format(name="urls", about="an address a line; their pages are fetched", is_read=True),
    Format(
        name="mhtml",
        about="a web page that a browser saved whole, in one file",
        suffixes=(".mhtml", ".mht"),
        start=_starts(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+)*?Content-Type:\s*multipart/related"),
        is_read=True,
    ),
    Format(
        name="json",
        about="an array of objects, or objects one after another, each an article",
        suffixes=(".json",),
        start=_starts(rb"\s*(?:\[\s*[\]{]|\{\s*(?:\"[^\n]*[,{\[]\s*?)?\n)"),
        is_read=True,
        is_written=True,
    ),
    Format(
        name="jsonl",
        about="JSON Lines: an object a line, each an article",
        suffixes=(".jsonl", ".ndjson"),
        start=_starts(rb'\s*\{\s*"'),
        is_read=True,
        is_written=True,
    ),
    Format(
        name="csv",
        about="a line of column names, then an article a row",
        suffixes=(".csv",),
        is_read=True,
        is_written=True,
    ),
    Format(
        name="tsv",
        about="as csv, with tabs between",
        suffixes=(".tsv",),
        is_read=True,
        instead_of_writing=_CSV,
    ),
    Format(
        name="html",
        about="a web page",
        suffixes=(".html", ".htm", ".xhtml"),
        start=_starts(rb"\s*<(?:!doctype|!--|\?xml|html|head|body|meta|div|article|main|p|script)\b"),
        is_read=True,
        instead_of_writing="give a name with .json for a reader of records, or .csv for a spreadsheet",
    ),
    Format(name="text", about="an article as plain text", suffixes=(".md",), is_read=True),
    Format(name="table", about="claims for a reader on a terminal", suffixes=(".txt",), is_written=True),
)
FORMAT = {format.name: format for format in FORMATS}
READ = tuple(format.name for format in FORMATS if format.is_read)
WRITTEN = tuple(format.name for format in FORMATS if format.is_written)
PLAIN_SUFFIXES = (".txt", ".text", ".xml")  # say too little of what is read: the first bytes decide
KNOWN_SUFFIXES = tuple(sorted((*(end for name in READ for end in FORMAT[name].suffixes), *PLAIN_SUFFIXES)))


def suffix(name: str) -> str:
    """The suffix of a file's name in small letters, ".gz" apart: "news.CSV.gz" has ".csv"."""
    return PurePath(name.lower().removesuffix(".gz")).suffix


def format_named(name: str, among: Iterable[Format] = FORMATS) -> Format | None:
    """The format that the suffix of a file's name shows; None if it is none of these."""
    end = suffix(name)
    return next((format for format in among if end in format.suffixes), None)
