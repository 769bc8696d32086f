"""Log lines and warnings on standard error: ours, and on demand those of libraries with the article that they are about."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from extractor.cli.terminal import say, visible
from extractor.record.page import AT_WORK

_OURS = "extractor"


class _Lines(logging.Handler):
    """Each record as one line that begins with our name, like all that a command says."""

    def __init__(self, *, libraries: bool) -> None:
        super().__init__()
        self._libraries, self._parent = libraries, os.getpid()

    def emit(self, record: logging.LogRecord) -> None:
        is_ours = record.name.partition(".")[0] == _OURS
        if not (is_ours or self._libraries):
            return
        parts = (AT_WORK.get(), "" if is_ours else record.name, record.getMessage())
        line = ": ".join(filter(None, parts))
        if os.getpid() == self._parent:
            say(line)
        else:  # a child process, which knows nothing of the progress that its parent draws
            sys.stderr.write(f"extractor: {visible(line)}\n")


@contextmanager
def logs_shown(level: str | None = None, *, quiet: bool = False) -> Iterator[None]:
    """Within, log lines and warnings from `level` on go to standard error, and nowhere else; afterwards all is as it was.

    None is what our own parts warn of, and where `quiet` their errors; what libraries say is shown where a level is named.
    """
    root = logging.getLogger()
    level_before, handlers_before = root.level, root.handlers
    root.handlers = [_Lines(libraries=level is not None)]
    root.setLevel((level or ("error" if quiet else "warning")).upper())
    logging.captureWarnings(True)
    try:
        yield
    finally:
        logging.captureWarnings(False)
        root.handlers = handlers_before
        root.setLevel(level_before)
