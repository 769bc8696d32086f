"""What the caller knows of a place that is read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from extractor.record.page import SourceKind

if TYPE_CHECKING:
    from extractor.ingest.fetch import Fetcher


class ReadingProgress:
    """How far the files of a run are read, in bytes as they lie on the disk."""

    def __init__(self) -> None:
        self.total = 0
        """Of all files that are known by now; what is not a file, as standard input, has none."""
        self.passed_over: Counter[str] = Counter()
        """Records that hold no page, by the reason: "status 404"."""
        self._before = 0  # of the files that are read
        self._file: tuple[BinaryIO, int] | None = None  # and its size

    @property
    def done(self) -> int:
        """What is read by now."""
        if self._file is None:
            return 0
        file, size = self._file
        return self._before + (size if file.closed or not size else min(file.tell(), size))  # a pipe has no size

    def expect(self, paths: Iterable[str]) -> None:
        """These will be read; those that are no files are passed over."""
        for path in paths:
            with suppress(OSError, ValueError):
                self.total += os.path.getsize(path) if os.path.isfile(path) else 0

    def enter(self, file: BinaryIO) -> None:
        """This one is read from now on, and what was read before is done."""
        self._before += self._file[1] if self._file else 0
        self._file = file, os.fstat(file.fileno()).st_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The part of a reader's input that is not bytes.

    `location` is a path, a URL or "-".  `published`, an ISO 8601 date or date-time, wins over what the place says.  `keys`
    maps our names (`extractor.record.page.ROW_FIELDS`) to the columns or keys of the input, and `keep` are those that go into the
    record untouched; `unfilled` are those that no row has had yet, of all places together, and `is_only` is True where there is
    one file.  `fetcher()` gets what a list of addresses names; the packages that it needs are loaded with it.
    `progress` learns which file is read.
    """

    location: str
    kind: SourceKind = "file"
    published: str | None = None
    fetcher: Callable[[], Fetcher] = field(default_factory=lambda: fetcher_once(None))
    keys: Mapping[str, str] = field(default_factory=dict)
    keep: tuple[str, ...] = ()
    unfilled: set[str] = field(default_factory=set)
    is_only: bool = False
    progress: ReadingProgress = field(default_factory=ReadingProgress)


def fetcher_once(given: Fetcher | None) -> Callable[[], Fetcher]:
    """Gives the fetcher of a run: the given one, or a new one, made where it is first asked for."""

    @cache
    def fetcher() -> Fetcher:
        from extractor.ingest.fetch import Fetcher

        return given or Fetcher()

    return fetcher
