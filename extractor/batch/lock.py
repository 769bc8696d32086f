"""Locks on files: the operating system gives one to one process at a time, and takes it back when that ends, however it ends.

A file may be removed and made again while somebody waits for it, so what counts is a lock on the file that has the name.
"""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from extractor.errors import InputError, ResumeError


class Lock:
    """A context manager: within, this process alone holds the file, which is made for it and removed after it.

    Entering raises ResumeError where another holds it, unless it is to `wait` for that one's end, and InputError where the
    folder cannot be written to or its file system has no locks.
    """

    def __init__(self, path: Path, *, wait: bool = False) -> None:
        self._path, self._wait = path, wait
        self._file: int | None = None

    def __enter__(self) -> Self:
        while self._file is None:
            file = _opened(self._path)
            try:
                self._take(file)
                if _has_name(file, self._path):
                    self._file = file
            finally:
                if self._file is None:
                    os.close(file)
        _HELD.add(self)
        with suppress(OSError):  # for whoever is refused: a full disk has no space for it
            os.ftruncate(self._file, 0)
            os.write(self._file, f"process {os.getpid()} on {socket.gethostname()}".encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:  # else this is a forked child of the process that holds it
            if _has_name(self._file, self._path):
                with suppress(OSError):  # an empty lock is no lock
                    self._path.unlink(missing_ok=True)
            _let_go(self)

    def check(self) -> None:
        """Raise ResumeError where the file was removed, so that another process may have its own under this name."""
        if self._file is None or not _has_name(self._file, self._path):
            raise ResumeError(
                f"{self._path} was removed while this run was at work, so another one may be running there too: "
                "stop that one, then continue with --resume"
            )

    def _take(self, file: int) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if self._wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            owner = os.pread(file, 200, 0).decode("utf-8", "replace") or "its lock is taken"
            raise ResumeError(
                f"{self._path.parent}: another run is using it ({owner}): wait until it ends, or stop it"
            ) from error
        except OSError as error:
            if error.errno == errno.ESTALE:  # removed on another machine: it no longer has the name
                return
            raise InputError(
                f"{self._path}: cannot be locked ({error.strerror}): choose a folder on a file system with locks"
            ) from error


def is_held(path: Path) -> bool:
    """True if a process, this one or another, holds the file."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False


_HELD: set[Lock] = set()


def _let_go(lock: Lock) -> None:
    _HELD.discard(lock)
    if lock._file is not None:
        os.close(lock._file)
        lock._file = None


def _let_go_of_all() -> None:
    for lock in [*_HELD]:
        _let_go(lock)


os.register_at_fork(after_in_child=_let_go_of_all)  # else a child would hold on when the process has ended


def _opened(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise InputError(f"{path.parent}: {error.strerror}: choose a folder you can write to, or a new one") from error


def _has_name(file: int, path: Path) -> bool:
    """True if the open file is the one that has this name."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(path))
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ESTALE):
            raise
        return False
