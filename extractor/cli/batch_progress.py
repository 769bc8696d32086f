"""How far a batch is, on standard error: one line that is written over where somebody watches, else a line now and then."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, Progress, TextColumn

from extractor.cli.progress import in_words
from extractor.cli.terminal import err_console, say

if TYPE_CHECKING:
    from extractor.batch import Tally

_FIRST_LINE = 10.0  # seconds, where nobody watches; each next one after twice as many
_LINE_EVERY = 60.0  # seconds, at the longest


class BatchProgress:
    """Shows the tally of a run, and the articles of the shards at work; a context manager, after which the line is gone."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._tally: Tally | None = None
        self._started = time.monotonic()
        self._next_line = _FIRST_LINE  # seconds after the start
        self._is_counting = False
        self._line: Progress | None = None
        if not quiet and sys.stderr.isatty():
            columns = (BarColumn(bar_width=20), TextColumn("{task.description}"))
            self._line = Progress(*columns, console=err_console(), transient=True)

    @property
    def is_begun(self) -> bool:
        """True when the model is loaded and the folder taken."""
        return self._tally is not None

    def __enter__(self) -> Self:
        if self._line:
            self._line.start()
            self._line.add_task("loading the model", total=None)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._line:
            self._line.stop()

    def shard_done(self, tally: Tally) -> None:
        """The run begins, or has done one more shard."""
        if self._tally is None:
            self._started = time.monotonic()
        self._tally = tally
        if not self._is_counting:
            self._show(0)

    def at_work(self, articles: int) -> None:
        """So many articles are done in the shards at work; an engine that counts them says so after each shard too."""
        self._is_counting = True
        self._show(articles)

    def _show(self, at_work: int) -> None:
        tally, seconds = self._tally, time.monotonic() - self._started
        if tally is None or self._quiet or (self._line is None and seconds < self._next_line):
            return
        done = tally.done_here + at_work
        total = done + max(0.0, tally.known / tally.position - tally.articles - at_work) if tally.position else 0.0
        words = in_words(done, seconds, done, total, of=round(total) if tally.is_read else None)
        words += f", {tally.failed.total():,} failed" if tally.failed else ""
        if self._line:
            self._line.update(self._line.task_ids[0], completed=done, total=total or None, description=words)
        else:
            say(words)
            self._next_line = min(2 * seconds, seconds + _LINE_EVERY)
