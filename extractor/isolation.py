"""Work in a child process that can be killed: what takes too long, needs too much, or crashes ends alone.

The child is forked, so it has everything that the parent has loaded, without reading it again and without copying it.
Batches go to it over a pipe and results come back as bytes; the same child serves batch after batch until one ends it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Generic, Self, TypeVar

from extractor.errors import Crashed, Killed, OutOfMemory, OutOfTime, WorkError
from extractor.memory import bounded_memory

T = TypeVar("T")

_STALLED = 20  # times the CPU limit, in wall-clock time: a machine may be that busy; a child that only waits hangs
_LEAST_WAIT = 5.0  # seconds of wall-clock time, for limits so small that the start of the work counts
_RESULT, _END = b"+", b"."  # how a message from the child begins; or with why it ends:
_REASONS: dict[bytes, type[WorkError]] = {b"m": OutOfMemory, b"-": Crashed}
_TRIES = 3  # of an item alone whose child is ended from outside: that says little about the item
# Signals that a terminal or a machine sends to all processes of a command: the parent ends the child.
_FOR_THE_PARENT = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>
_WATCH = 0.5  # seconds between two looks at the parent
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


class Isolated(Generic[T]):
    """`work` on batches of items, within limits in a child process; a context manager, for the child has to end.

    Calling it gives the bytes of each item's result, in order and as soon as they are there: what `work` gives, one for each.
    Only bytes come back, so that a child which a hostile page has taken over can say nothing that its parent executes.  Where
    a batch ends the child, what is not answered is done again one item at a time, and an item that ends it alone gives
    `refuse(item, reason)`; one whose child is killed from outside is tried again first.  The child starts with `with`: be
    there before other threads are, since a fork takes none of them along.

    >>> with Isolated(lambda numbers: [b"%d" % (4 / n) for n in numbers], lambda n, why: str(why).encode(), Limits()) as work:
    ...     list(work([2, 0, 4]))
    [b'2', b'raised ZeroDivisionError (division by zero): please report it', b'1']
    """

    def __init__(
        self, work: Callable[[list[T]], Iterable[bytes]], refuse: Callable[[T, WorkError], bytes], limits: Limits
    ) -> None:
        self._work, self._refuse, self._limits = work, refuse, limits
        self._patience = 1
        self._child: tuple[int, Connection] | None = None

    def __enter__(self) -> Self:
        if hasattr(os, "fork"):
            self._start()
        return self

    def __exit__(self, *error: object) -> None:
        self._end(kill=True)

    def __call__(self, items: list[T]) -> Iterator[bytes]:
        if not hasattr(os, "fork"):
            yield from self._work(items)
            return
        answered = 0
        for answer in self._run(items, self._patience):
            if isinstance(answer, bytes):
                answered += 1
                yield answer
            elif len(items) == 1 and not isinstance(answer, Killed):
                yield self._refuse(items[0], answer)
                return
        if answered == len(items):
            return
        refused = False
        for item in items[answered:]:
            answer = self._alone(item)
            refused |= isinstance(answer, WorkError)
            yield self._refuse(item, answer) if isinstance(answer, WorkError) else answer
        if not refused:  # a slow machine: it is not to end every batch
            self._patience = min(2 * self._patience, len(items))

    def _alone(self, item: T) -> bytes | WorkError:
        """The result of one item, or why there is none."""
        for _ in range(_TRIES):
            (answer,) = self._run([item], 1)
            if not isinstance(answer, Killed):
                break
        return answer

    def _run(self, items: list[T], patience: int) -> Iterator[bytes | WorkError]:
        """A result for each item; or, after those that came, the reason for which the child ended before the last one.

        The next call starts another child then.
        """
        _, pipe = self._child or self._start()
        seconds = self._limits.seconds and self._limits.seconds * patience
        wait = seconds and max(seconds * _STALLED, _LEAST_WAIT)
        missing, whole, kill, status = len(items), False, True, 0
        reason: WorkError | None = None
        try:
            pipe.send_bytes(pickle.dumps((items, seconds), _PROTOCOL))
            while not (whole or reason):
                if not pipe.poll(wait):
                    reason = OutOfTime(f"gave no answer in {wait:g} seconds: leave it out")
                    break
                message = pipe.recv_bytes()
                kind, content = message[:1], message[1:]
                if kind == _RESULT and missing:
                    missing -= 1
                    yield content
                elif kind == _END and not missing:
                    whole = True
                else:
                    said = content.decode("utf-8", "replace") or "gave an answer that is none: please report it"
                    reason = _REASONS.get(kind, Crashed)(said)
        except (EOFError, OSError):  # it ended without an answer
            kill = False
        finally:  # also where nobody wants the rest
            if not whole:
                status = self._end(kill=kill)
        if missing:
            yield reason or _reason(status, self._limits)

    def _start(self) -> tuple[int, Connection]:
        ours, theirs = Pipe()
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()  # or the child would have the rest to write too
        parent, is_main = os.getpid(), threading.current_thread() is threading.main_thread()
        # a signal between the fork and the child's own settings would run the parent's clean-up in it
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _FOR_THE_PARENT)
        try:
            pid = os.fork()
            if pid == 0:
                try:
                    for number in _FOR_THE_PARENT:
                        signal.signal(number, signal.SIG_IGN)
                    signal.pthread_sigmask(signal.SIG_SETMASK, before)
                    ours.close()  # or the child would never see that the parent is gone
                    end_with_parent(parent, by_kernel=is_main)
                    _serve(theirs, self._work, self._limits)
                finally:
                    os._exit(0)  # no clean-up of what is the parent's
            self._child = pid, ours
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
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


def end_with_parent(parent: int, *, by_kernel: bool = True) -> None:
    """From now on this process, a child of `parent`, ends when that does: in the midst of its work, with nothing cleaned up.

    By the kernel where it can (Linux), else within a second by a thread that asks.  The kernel counts the thread that forked as
    the parent: `by_kernel` is for children of a main thread.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH)
        os._exit(1)

    if not (by_kernel and sys.platform == "linux" and _ask_kernel() and os.getppid() == parent):
        threading.Thread(target=watch, daemon=True).start()


def _ask_kernel() -> bool:
    """True where the kernel will end this process with its parent."""
    import ctypes

    try:
        return ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0  # type: ignore[no-any-return]
    except (OSError, AttributeError):  # another C library
        return False


def _reason(status: int, limits: Limits) -> WorkError:
    """Why a child ended without an answer."""
    if status == -signal.SIGPROF:
        return OutOfTime(f"took more than {limits.seconds:g} seconds of CPU: allow more, or leave it out")
    if status in (-signal.SIGKILL, -signal.SIGTERM):
        return Killed(
            "was killed from outside, most often since the machine had no memory left: free some, or leave it out"
        )
    how = f"by {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"
    return Crashed(f"ended its process {how}: please report it")


def _serve(pipe: Connection, work: Callable[[list[T]], Iterable[bytes]], limits: Limits) -> None:
    """The life of the child: answers until the parent closes the pipe or is gone, or a batch fails, whose reason is the last."""
    import resource  # not on Windows

    reason = b""
    try:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        while not reason:
            items, seconds = pickle.loads(pipe.recv_bytes())
            # A timer and not RLIMIT_CPU, which has whole seconds only; what it sends ends the process in the midst of C code.
            signal.setitimer(signal.ITIMER_PROF, seconds or 0)
            try:
                with bounded_memory(limits.megabytes):
                    for _, result in zip(items, work(items), strict=True):
                        pipe.send_bytes(_RESULT + result)
            except MemoryError:
                reason = b"mneeded more than %g MB of memory: allow more, or leave it out" % (limits.megabytes or 0)
            except Exception as error:
                said = f"-raised {type(error).__name__} ({error}): please report it"
                reason = said.encode("utf-8", "replace")
            signal.setitimer(signal.ITIMER_PROF, 0)
            pipe.send_bytes(reason or _END)
    except (EOFError, OSError):  # the parent has no more, or is gone
        pass
