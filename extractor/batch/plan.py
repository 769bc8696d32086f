"""Inputs -> shards: the inputs are read once, in order, and a shard is closed as soon as it is full.

Files are grouped into sections, and no shard crosses the border of one.  So the jobs that share an archive need not read
each other's files, and what a shard is called and what is in it does not depend on how many jobs there are.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count, islice
from typing import Any

from extractor.batch.shard import Origin, ShardSpec
from extractor.errors import InputError
from extractor.ingest import ReadingProgress, check_packages, files_of, read_pages
from extractor.record.page import Failure, Page
from extractor.sinks.batch_folder import digest_of

SHARD_SIZE = 200  # articles: a minute or two of work, all that a killed worker loses
_FIRST = 20  # articles of the first shards, so that a small archive, too, has work for all workers
_ALIKE = 4  # shards of one size; the next ones have twice as many articles, until they are full
_SHARD_BYTES = 16_000_000  # of pages: a shard with more is closed before it is full, for its memory
_SECTION_BYTES = 64_000_000  # of files: a section with more is closed
_SECTION_FILES = 1_000
_WHOLE = 16_000_000  # bytes of a file that all count for its digest; of a longer one, stretches of it
_STRETCHES = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What is read and how: `sources` (the inputs), `format`, `keys` and `keep` as for `read_pages`.

    `published`, an ISO 8601 date or date-time, holds for the articles without a date of their own, or by force for all.
    A shard has `shard_size` articles, or fewer where they are long, and at the beginning; `limit` ends the reading after so many.
    """

    sources: tuple[str, ...]
    format: str = "auto"
    published: str | None = None
    force_published: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    shard_size: int = SHARD_SIZE
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """The part of an archive that one of several jobs does: `number` from 1 to `of`."""

    number: int = 1
    of: int = 1

    def __str__(self) -> str:
        return f"{self.number}-of-{self.of}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """Files in a row with their sizes in bytes (0 for what is no file), and the bytes of those before them."""

    number: int
    files: tuple[str, ...]
    sizes: tuple[int, ...]
    before: int


class Plan:
    """The shards of the inputs, or of a portion of them.

    Where there are as many sections as portions, a portion takes whole sections, one in `of`, and reads no other; else it
    reads all and takes one shard in `of`.
    """

    def __init__(self, inputs: Inputs, portion: Portion) -> None:
        self._inputs, self._portion = inputs, portion
        self._sections = _sections(inputs.sources)
        check_packages(chain.from_iterable(section.files for section in self._sections), inputs.format)
        self.passed_over: Counter[str] = Counter()
        """Records of WARC files that hold no page, by the reason, in the sections that are read."""
        self._bytes = sum(map(sum, (section.sizes for section in self._sections)))

    def described(self) -> Mapping[str, Any]:
        """The inputs as a run's manifest has them, with a digest of the names and sizes of all files."""
        named = [[list(map(_shown, section.files)), list(section.sizes)] for section in self._sections]
        return {
            "places": [_shown(source) for source in self._inputs.sources],
            "from": self._inputs.format,
            "published": self._inputs.published,
            "force_published": self._inputs.force_published,
            "keys": dict(sorted(self._inputs.keys.items())),
            "keep": list(self._inputs.keep),
            "shard_size": self._inputs.shard_size,
            "limit": self._inputs.limit,
            "files": sum(len(section.files) for section in self._sections),
            "bytes": self._bytes,
            "names_and_sizes_sha256": digest_of(named),
        }

    def shards(self) -> Iterator[ShardSpec]:
        """The shards in order.  Whatever cannot be read is a Failure among their pages."""
        number, of = self._portion.number - 1, self._portion.of
        whole_sections = len(self._sections) >= of
        mine = (section for section in self._sections if not whole_sections or section.number % of == number)
        shards = self._shards_of(mine)
        return shards if whole_sections else islice(shards, number, None, of)

    def _shards_of(self, sections: Iterable[_Section]) -> Iterator[ShardSpec]:
        left = self._inputs.limit
        for section in sections:
            origin = Origin(
                first=_shown(section.files[0]), last=_shown(section.files[-1]), sha256=_fingerprint(section.files)
            )
            progress = ReadingProgress()
            progress.passed_over = self.passed_over
            pages = islice(self._pages(section, progress), left)
            for number in count():
                some = tuple(_next_pages(pages, self._size(section, number)))
                if not some:
                    break
                left = left and left - len(some)
                yield ShardSpec(
                    name=f"{section.number:05}-{number:05}",
                    origin=origin,
                    pages=some,
                    position=(section.before + progress.done) / max(1, self._bytes),
                )
            if left == 0:
                return

    def _size(self, section: _Section, number: int) -> int:
        """The articles of a shard, at most: fewer at the beginning of the archive, whoever does it."""
        full = self._inputs.shard_size
        return full if section.number else min(full, _FIRST * 2 ** min(number // _ALIKE, 10))

    def _pages(self, section: _Section, progress: ReadingProgress) -> Iterator[Page | Failure]:
        inputs = self._inputs
        forced = inputs.published if inputs.force_published else None
        for page in read_pages(
            section.files, format=inputs.format, published=forced, keys=inputs.keys, keep=inputs.keep, progress=progress
        ):
            yield replace(page, default_published=inputs.published) if isinstance(page, Page) else page


def _next_pages(pages: Iterator[Page | Failure], most: int) -> Iterator[Page | Failure]:
    """The next `most` pages, or fewer with `_SHARD_BYTES` of content."""
    size = 0
    for page in islice(pages, most):
        yield page
        size += 0 if isinstance(page, Failure) else len(page.content)
        if size >= _SHARD_BYTES:
            return


def _sections(sources: Iterable[str]) -> tuple[_Section, ...]:
    """All files of the inputs in their order, in sections that are closed at `_SECTION_BYTES` or `_SECTION_FILES`."""
    sections: list[_Section] = []
    files: list[str] = []
    sizes: list[int] = []
    before = 0
    for path in (path for source in sources for path in _files_of(source)):
        files.append(path)
        sizes.append(os.path.getsize(path) if os.path.isfile(path) else 0)
        if sum(sizes) >= _SECTION_BYTES or len(files) >= _SECTION_FILES:
            sections.append(_Section(number=len(sections), files=tuple(files), sizes=tuple(sizes), before=before))
            before += sum(sizes)
            files, sizes = [], []
    if files:
        sections.append(_Section(number=len(sections), files=tuple(files), sizes=tuple(sizes), before=before))
    return tuple(sections)


def _files_of(source: str) -> list[str]:
    try:
        return files_of(source)
    except InputError:  # the reader meets it again, and makes a Failure of it
        return [source]


def _fingerprint(files: Iterable[str]) -> str:
    """A digest of the files' names, sizes and contents; of a long file it reads stretches, evenly spread, and not all."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(os.fsencode(path) + b"\0")
        if os.path.isfile(path):
            with contextlib.suppress(OSError):  # the reader meets it again, and makes a Failure of it
                for data in _contents(path):
                    digest.update(data)
    return digest.hexdigest()


def _contents(path: str) -> Iterator[bytes]:
    size = os.path.getsize(path)
    yield b"%d\0" % size
    with open(path, "rb") as file:
        if size <= _WHOLE:
            yield file.read()
            return
        length = _WHOLE // _STRETCHES
        for stretch in range(_STRETCHES):
            file.seek(stretch * (size - length) // (_STRETCHES - 1))
            yield file.read(length)


def _shown(path: str) -> str:
    """A path as it is written down: bytes of its name that are no UTF-8 as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
