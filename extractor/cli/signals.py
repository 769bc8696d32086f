"""Signals that end a command: it cleans up on its way out, and then ends as its signal says.

`Ended` passes through every `with` and `finally`, so that no temporary file and no child process is left.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_CLEAN_UP = 3.0  # seconds that it may take
_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Ended(BaseException):
    """The command is to end, by a signal or as one would have ended it; the message says how it came."""

    def __init__(self, number: int, message: str) -> None:
        super().__init__(message)
        self.number = number


@contextmanager
def signals_raise() -> Iterator[None]:
    """Within, the first SIGINT, SIGTERM or SIGHUP raises Ended in the main thread.

    Those that come while it cleans up are ignored: a terminal that is closed sends several.  One that comes later, since the
    clean-up hangs, ends the process at once.  A signal that is ignored already, as SIGHUP under nohup, stays so.
    """
    first: list[float] = []

    def end(number: int, frame: FrameType | None) -> None:
        first.append(time.monotonic())
        if len(first) == 1:
            raise Ended(number, f"ended by {signal.Signals(number).name}")
        if first[-1] - first[0] > _CLEAN_UP:
            end_by(number)

    before = {number: signal.getsignal(number) for number in _ENDING}
    before = {number: handler for number, handler in before.items() if handler != signal.SIG_IGN}
    for number in before:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def end_by(number: int) -> NoReturn:
    """End this process as the signal ends one, so that a shell sees 128 and its number, and a loop of commands stops."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    raise SystemExit(128 + number)  # where the signal is blocked
