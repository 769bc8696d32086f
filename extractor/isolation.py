"""Work in a child process that can be killed: what takes too long, needs too much, or crashes ends alone.

The child is forked, so it has everything that the parent has loaded, without reading it again and without copying it.
Batches go to it over a pipe and results come back; the same child serves batch after batch until one ends it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Generic, NoReturn, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_HANGING = 20  # times the CPU limit, in wall-clock time: a machine may be that busy; a child that only waits hangs
_LEAST_WAIT = 5.0  # seconds of wall-clock time, for limits so small that the start of the work counts
_PROTOCOL = 5  # of pickle: the newest that every supported Python has


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the work on one item may take; None is no limit.

    `seconds` are of CPU (the kernel's share included), so that a busy machine changes no result; `megabytes` (of 1,000,000
    bytes) are of address space, above what the process has when it begins.  The kernel enforces both: seconds where there is
    `fork` (not on Windows), megabytes where there is `/proc` too (Linux).
    """

    seconds: float | None = 30.0
    megabytes: float | None = 4_000.0  # twice what the longest text that is read needs


class Isolated(Generic[T, R]):
    """`work` on batches of items, within limits in a child process; a context manager, for the child has to end.

    Calling it gives a result for each item, in order: what `work` gives, one for each.  A batch that ends the child is done
    again one item at a time, and an item that ends it alone gives `refuse(item, reason)`.  The child starts with `with`: be
    there before other threads are, since a fork takes none of them along.

    >>> with Isolated(lambda numbers: [1 / n for n in numbers], lambda n, reason: reason, Limits()) as divide:
    ...     divide([2, 0, 4])
    [0.5, 'raised ZeroDivisionError (division by zero): please report it', 0.25]
    """

    def __init__(self, work: Callable[[list[T]], Iterable[R]], refuse: Callable[[T, str], R], limits: Limits) -> None:
        self._work, self._refuse, self._limits = work, refuse, limits
        self._patience = 1
        self._child: tuple[int, Connection] | None = None

    def __enter__(self) -> Self:
        if hasattr(os, "fork"):
            self._start()
        return self

    def __exit__(self, *error: object) -> None:
        self._end(kill=True)

    def __call__(self, items: list[T]) -> list[R]:
        if not hasattr(os, "fork"):
            return list(self._work(items))
        together = self._run(items, self._patience)
        if not isinstance(together, str):
            return together
        alone = [self._run([item], 1) for item in items] if len(items) > 1 else [together]
        if not any(isinstance(answer, str) for answer in alone):  # a slow machine: it is not to end every batch
            self._patience = min(2 * self._patience, len(items))
        return [
            self._refuse(item, answer) if isinstance(answer, str) else answer[0]
            for item, answer in zip(items, alone, strict=True)
        ]

    def _run(self, items: list[T], patience: int) -> list[R] | str:
        """The results, or the reason for which there are none: then the child has ended, and the next call starts another."""
        _, pipe = self._child or self._start()
        seconds = self._limits.seconds and self._limits.seconds * patience
        wait = seconds and max(seconds * _HANGING, _LEAST_WAIT)
        answer: list[R] | str | None = None
        with contextlib.suppress(EOFError, OSError):  # it ended without an answer
            pipe.send_bytes(pickle.dumps((items, seconds), _PROTOCOL))
            if not pipe.poll(wait):
                answer = f"gave no answer in {wait:g} seconds: leave it out"
            else:
                answer = pickle.loads(pipe.recv_bytes())
        if isinstance(answer, list):
            return answer
        status = self._end(kill=answer is not None)
        return answer or _reason(status, self._limits)

    def _start(self) -> tuple[int, Connection]:
        ours, theirs = Pipe()
        sys.stdout.flush()  # or the child would have the rest to write too
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            ours.close()  # or the child would never see that the parent is gone
            _serve(theirs, self._work, self._limits)
        theirs.close()
        self._child = pid, ours
        return self._child

    def _end(self, *, kill: bool) -> int:
        """End the child; its exit status, or minus the signal that ended it."""
        if self._child is None:
            return 0
        pid, pipe = self._child
        self._child = None
        pipe.close()
        if kill:
            os.kill(pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _reason(status: int, limits: Limits) -> str:
    """Why a child ended without an answer."""
    if status == -signal.SIGPROF:
        return f"took more than {limits.seconds:g} seconds of CPU: allow more, or leave it out"
    if status == -signal.SIGKILL:
        return "was killed from outside, most often since the machine had no memory left: free some, or leave it out"
    how = f"by {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"
    return f"ended its process {how}: please report it"


def _serve(pipe: Connection, work: Callable[[list[T]], Iterable[R]], limits: Limits) -> NoReturn:
    """The life of the child: answers until the parent closes the pipe or is gone; a string in place of results is the last."""
    import resource  # not on Windows

    answer: list[R] | str = []
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the child
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        soft, most = resource.getrlimit(resource.RLIMIT_AS)
        while isinstance(answer, list):
            items, seconds = pickle.loads(pipe.recv_bytes())
            used = _address_space()
            if limits.megabytes and used:
                wanted = used + round(limits.megabytes * 1e6)
                allowed = [limit for limit in (wanted, soft, most) if limit != resource.RLIM_INFINITY]
                resource.setrlimit(resource.RLIMIT_AS, (min(allowed), most))  # a narrower limit of the user's holds
            # A timer and not RLIMIT_CPU, which has whole seconds only; what it sends ends the process in the midst of C code.
            signal.setitimer(signal.ITIMER_PROF, seconds or 0)
            try:
                answer = list(work(items))
                data = pickle.dumps(answer, _PROTOCOL)
            except MemoryError:
                answer = f"needed more than {limits.megabytes:g} MB of memory: allow more, or leave it out"
            except Exception as error:
                answer = f"raised {type(error).__name__} ({error}): please report it"
            signal.setitimer(signal.ITIMER_PROF, 0)
            resource.setrlimit(resource.RLIMIT_AS, (soft, most))
            pipe.send_bytes(data if isinstance(answer, list) else pickle.dumps(answer, _PROTOCOL))
    except (EOFError, OSError):  # the parent has no more, or is gone
        pass
    finally:
        os._exit(0)  # no clean-up of what is the parent's


def _address_space() -> int | None:
    """Bytes of address space of this process; None where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
