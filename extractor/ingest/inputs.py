"""What the command line calls INPUT: files, folders, patterns, "-" and URLs, each one or many pages."""

from __future__ import annotations

import glob
import io
import logging
import os
import re
import sys
import typing
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import InputError
from extractor.extras import check_format
from extractor.formats import FORMAT, FORMATS, KNOWN_SUFFIXES, READ, format_named, suffix
from extractor.ingest.one_by_one import attempt_each
from extractor.ingest.readers import READERS
from extractor.ingest.reading import Reading, ReadingProgress, fetcher_once
from extractor.ingest.recognition import GZIP_START, START, detect_input
from extractor.ingest.unpacking import unpacked_stream
from extractor.record.page import Failure, Page, row_keys

if TYPE_CHECKING:
    from extractor.ingest.fetch import Fetcher

_URL = re.compile(r"https?://", re.I)
_PATTERN = re.compile(r"[*?[]")
# The folder that browsers make for the parts of NAME.html, in the languages in which they name it
_PARTS = re.compile(
    r"(.+)(?:[._]files|-Dateien|_fichiers|_archivos|_ficheiros|_arquivos|_bestanden|-filer|_pliki)", re.I
)
_NEEDED = ("id", "text", "html")  # of a row: one that lacks anything else is used all the same
_LISTED = 5  # names of files that a notice lists
_log = logging.getLogger(__name__)


def read_pages(
    inputs: Iterable[str | Path] | str | Path,
    *,
    format: str = "auto",
    published: str | None = None,
    keys: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
    progress: ReadingProgress | None = None,
) -> Iterator[Page | Failure]:
    """The pages of the inputs, or of the only one, in order; one that cannot be read gives a Failure and the others go on.

    So does one row, record or entry among others, whatever reading it raises.
    An input is a file, a folder (every file below it with a suffix that we know, sorted by path), a pattern with * ? or [ ]
    (the files and folders that match, sorted by path; ** refers to any folders), "-" for `stdin` (by default that of the
    process), or a URL.
    `format` is a name of `extractor.formats.READ`, or "auto", which goes by the suffix, then by the first bytes; what is packed
    with gzip is unpacked.  `published`, an ISO
    8601 date or date-time, holds for every page: it is what the caller knows better.  `keys` maps names of
    `extractor.record.page.ROW_FIELDS` to the columns of CSV and Parquet and the keys of JSON Lines; `keep` names those that
    go into the record untouched (`article.meta`).  Pages from the web come through the `fetcher`, by default one
    that keeps nothing.  `progress` follows how far the files are read.
    Raises PackageError where an input needs a package that is not installed, before any is read.
    """
    if format not in ("auto", *READ):
        raise InputError(f"{format!r} is not an input format: give auto or one of {', '.join(sorted(READ))}")
    progress = progress or ReadingProgress()
    try:
        named = row_keys((keys or {}).items())
    except InputError as error:
        raise InputError(f"keys: {error}") from error
    kept = tuple(dict.fromkeys(keep))
    given = [str(input_) for input_ in ([inputs] if isinstance(inputs, str | Path) else inputs)]
    check_packages(given, format)
    progress.expect(given)
    common = Reading(
        location="", published=published, keys=named, keep=kept, unfilled=set(kept), progress=progress,
        fetcher=fetcher_once(fetcher), is_only=len(given) == 1 and not os.path.isdir(given[0]) and not _PATTERN.search(given[0]),
    )  # fmt: skip
    has_rows = False
    for input_ in given:
        reading = replace(common, location=_shown(input_))
        for page in attempt_each(reading.location, _read_input, input_, format, reading, stdin):
            if isinstance(page, Page) and page.meta is not None:
                has_rows = True
                common.unfilled.difference_update(name for name, value in page.meta.items() if value is not None)
            yield page
    where = ", ".join(map(_shown, given[:_LISTED])) + (" ..." if len(given) > _LISTED else "")
    for name in kept:
        if has_rows and name in common.unfilled:
            _log.warning('%s: no row has a value for "%s", which was to be kept', where, name)


def check_packages(inputs: Iterable[str], format: str = "auto") -> None:
    """Raises PackageError where a format, given or seen from a file's name, needs a package that is not installed."""
    named = (format_named(input_) for input_ in inputs if not _URL.match(input_))
    for name in {known.name for known in named if known} if format == "auto" else {format}:
        check_format(name, "reading")


def _read_input(input_: str, format: str, reading: Reading, stdin: BinaryIO | None) -> Iterator[Page | Failure]:
    if input_ == "-":
        yield from _read_stream(stdin or sys.stdin.buffer, format, replace(reading, kind="stdin"))
    elif _URL.match(input_):
        yield from _read_web(input_, format, reading)
    elif (paths := files_of(input_)) != [input_]:
        yield from _read_all(paths, format, reading)
    else:
        yield from _read_file(input_, format, reading)


def files_of(input_: str) -> list[str]:
    """The files that an input refers to, sorted by path; "-", a URL and the name of one file are returned as they are.

    Raises InputError for a folder or a pattern without any.
    """
    if input_ == "-" or _URL.match(input_):
        return [input_]
    if os.path.isdir(input_):
        paths, none = _files_below(input_), f"no file to read in this folder: known are {', '.join(KNOWN_SUFFIXES)}"
    elif _PATTERN.search(input_) and not os.path.lexists(input_):
        paths, none = _files_that_match(input_), "no file matches this pattern: check its folder and its suffix"
    else:
        return [input_]
    if not paths:
        raise InputError(f"{input_}: {none}")
    return paths


def _read_all(paths: Sequence[str], format: str, reading: Reading) -> Iterator[Page | Failure]:
    reading.progress.expect(paths)
    for path in paths:
        yield from attempt_each(_shown(path), _read_file, path, format, replace(reading, location=_shown(path)))


def _shown(path: str) -> str:
    """A path as it is written down: bytes of its name that are no UTF-8 as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files_below(folder: str) -> list[str]:
    """The files with a known suffix, hidden ones apart; how many others there are is logged.

    Links to folders are not followed, since they can go in circles, nor those to files that are elsewhere.  What belongs to
    a page that a browser saved is passed over.
    """
    paths: list[str] = []
    others: list[str] = []
    for root, folders, names in os.walk(folder):
        pages = {os.path.splitext(name)[0] for name in names if suffix(name) in FORMAT["html"].suffixes}
        folders[:] = [name for name in folders if not (name.startswith(".") or _belongs(name, pages))]
        for name in names:
            path = os.path.join(root, name)
            if (
                not name.startswith(".") and os.path.isfile(path) and _is_below(path, folder)
            ):  # no pipes: they never end
                (paths if suffix(name) in KNOWN_SUFFIXES else others).append(path)
    if others:
        unread = sorted(os.path.relpath(path, folder) for path in others)
        listed = ", ".join(unread[:_LISTED]) + (f" and {len(unread) - _LISTED} more" if len(unread) > _LISTED else "")
        files = "file" if len(unread) == 1 else "files"
        _log.warning("%s: %d %s of no known format: %s", _shown(folder), len(unread), files, _shown(listed))
    return sorted(paths)


def _belongs(folder: str, pages: Collection[str]) -> bool:
    """True if the folder holds the parts of one of the saved pages, whose names are without their suffix."""
    named = _PARTS.fullmatch(folder)
    return named is not None and named[1] in pages


def _is_below(path: str, folder: str) -> bool:
    """True if the file is in the folder, and is no link that leads out of it."""
    return not os.path.islink(path) or Path(path).resolve().is_relative_to(Path(folder).resolve())


def _files_that_match(pattern: str) -> list[str]:
    """The files that match, whatever their suffix, and the known ones in the folders that do."""
    paths: set[str] = set()
    for path in glob.iglob(pattern, recursive=True):
        paths.update(_files_below(path) if os.path.isdir(path) else [path])
    return sorted(paths)


def _read_file(input_: str, format: str, reading: Reading) -> Iterator[Page | Failure]:
    if format == "auto":
        named = format_named(input_, [format for format in FORMATS if format.is_read or format.instead])
        format = named.name if named else "auto"
        _check_read(format, input_)
    try:
        file = open(input_, "rb")  # noqa: SIM115 - closed below; opening alone may fail
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{input_}: cannot be opened ({reason}): check the path and its permissions") from error
    with file:
        reading.progress.enter(file)
        yield from _read_stream(file, format, reading)


def _read_stream(stream: BinaryIO, format: str, reading: Reading) -> Iterator[Page | Failure]:
    try:
        start, stream = _peek(stream)
        if format == "auto":
            format = detect_input(start)
            _check_read(format, reading.location)
        check_format(format, "reading")
        if not start:
            raise InputError(f"{reading.location}: empty: there is no article in it")
        packed = start.startswith(GZIP_START) or reading.location.lower().endswith(".gz")
        if packed and format != "warc":  # which is packed record by record
            stream = unpacked_stream(stream, reading.location)
        is_empty = True
        for page in _with_missing_keys(READERS[format](stream, reading), reading):
            is_empty = False
            yield page
        if is_empty and format not in ("warc", "wacz"):  # a crawl may hold pictures alone
            raise InputError(f"{reading.location}: there is no article in it")
    except (OSError, EOFError, zlib.error) as error:
        input_ = reading.location
        raise InputError(f"{input_}: cannot be read ({error}): it is damaged or cut off; get it again") from error


def _with_missing_keys(pages: Iterator[Page | Failure], reading: Reading) -> Iterator[Page | Failure]:
    """The pages; after the last of several rows, what none had of the keys that the caller named is logged."""
    unseen = [field for field in reading.keys if field not in _NEEDED]
    rows = 0
    for page in pages:
        if isinstance(page, Page) and page.source.row is not None:
            rows += 1
            unseen = [field for field in unseen if not getattr(page, field)]
        yield page
    for field in unseen if rows > 1 else ():
        _log.warning('%s: no row has "%s", named for %s', reading.location, reading.keys[field], field)


def _check_read(name: str, input_: str) -> None:
    """Raises InputError, with what to do, for a format that is known and not read."""
    format = FORMAT.get(name)
    if format and not format.is_read:
        raise InputError(f"{input_}: {name} ({format.about}) is not read: {format.instead}")


def _peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes, and a stream that begins with them."""
    start = stream.read(START)
    if stream.seekable():
        stream.seek(-len(start), os.SEEK_CUR)
        return start, stream
    return start, typing.cast(BinaryIO, io.BufferedReader(_Again(start, stream)))


class _Again(io.RawIOBase):
    """A stream that cannot go back, with what was read of it in front."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: typing.Any) -> int:
        # read1: what a slow pipe has by now, where read would wait for all of it
        data = self._start or getattr(self._rest, "read1", self._rest.read)(len(buffer))
        data, self._start = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _read_web(url: str, format: str, reading: Reading) -> Iterator[Page | Failure]:
    from extractor.ingest.web import WEB_FORMATS, read_url  # with what only the web needs

    if format not in WEB_FORMATS:
        raise InputError(f"{url}: {format} is read from files only: save it and give the file")
    yield from read_url(url, reading.fetcher(), format=WEB_FORMATS[format], published=reading.published)
