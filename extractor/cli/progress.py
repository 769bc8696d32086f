"""How far a run is, in one line that stays below what is said: on standard error, where somebody watches."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from rich.progress import BarColumn, Progress, TextColumn

from extractor.cli.summary import counted
from extractor.cli.terminal import err_console

if TYPE_CHECKING:
    from extractor.ingest import ReadingProgress

T = TypeVar("T")

_SETTLED = 2.0  # seconds before which rate and time left would only jump


class Watched:
    """The results of a run, counted as they pass; a context manager, after which the line is gone.

    Pages are read ahead, some at a time: a result is as far as the reading was when its page came.  `until_first` is for results
    that are shown themselves: the line is gone when the first one comes.
    """

    def __init__(self, reading: ReadingProgress, *, is_shown: bool, until_first: bool = False) -> None:
        self._reading, self._until_first = reading, until_first
        self._ahead: deque[int] = deque()  # how many bytes were read when each page came that has no result yet
        self._line: Progress | None = None
        if is_shown and sys.stderr is not None and sys.stderr.isatty():
            # refreshed by no thread of its own: a process with threads is not to fork
            columns = (BarColumn(bar_width=20), TextColumn("{task.description}"))
            self._line = Progress(*columns, console=err_console(), transient=True, auto_refresh=False)

    def __enter__(self) -> Self:
        if self._line:
            self._line.start()
            self._line.add_task("loading the model", total=None)
            self._line.refresh()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._line:
            with suppress(OSError):  # the terminal is gone
                self._line.stop()
            self._line = None

    def pages(self, pages: Iterator[T]) -> Iterator[T]:
        """The pages as they are read."""
        for page in pages:
            self._ahead.append(self._reading.done)
            yield page

    def results(self, results: Iterator[T]) -> Iterator[T]:
        """The results, one for each page in the same order; what was done before the first is taken does not count."""
        start = time.monotonic()
        for count, result in enumerate(results, 1):
            done, total = self._ahead.popleft(), self._reading.total
            if self._until_first:
                self.__exit__(None, None, None)
            yield result
            if self._line:
                self._draw(self._line, in_words(count, time.monotonic() - start, done, total), done, total)

    def _draw(self, line: Progress, words: str, done: int, total: int) -> None:
        try:
            line.update(line.task_ids[0], description=words, completed=done, total=total or None, refresh=True)
        except OSError:  # the terminal is gone, and the run goes on where that is allowed
            self._line = None


def in_words(count: int, seconds: float, done: float, total: float, *, of: int | None = None) -> str:
    """Count, rate and time left: "120 of 300 articles, 3.2 a second, 0:00:56 left"; `of` is None where it is not known.

    `done` and `total` are bytes of files, or articles; without any, or in the first two seconds, nobody can know what is left.
    """
    parts = [counted(count, "article") if of is None else f"{count:,} of {counted(of, 'article')}"]
    if count and seconds >= _SETTLED:
        parts.append(f"{count / seconds:.1f} a second")
        if 0 < done <= total:
            left = round(seconds * (total - done) / done)
            parts.append(f"{dt.timedelta(seconds=left)} left")
    return ", ".join(parts)
