"""A file that is there whole or not at all, and one that grows beside its name until it is whole.

whole_file     for what is useful only when it is complete: nothing of it is left, however the process ends
growing_file   for long runs, whose every record is useful: what was done stays in NAME.part when the run is ended
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from extractor.errors import InputError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None)}
_UNNAMED = getattr(os, "O_TMPFILE", 0)  # Linux: a file without a name, which goes with its process
_DESCRIPTORS = Path("/proc/self/fd")  # through which it can be given one


class Output(Protocol):
    """What records are written to."""

    def write(self, data: bytes, /) -> int: ...


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file for writing that takes its name only when the block ends without an error.

    A reader never sees half of it, and what was there before stays if anything fails.  The file that a link leads to is
    replaced, with its owner and mode; a pipe or a device is written to as it is.  Raises InputError when the file may not be
    written, or the disk is full.
    """
    if _is_device(path):
        with _explained(path), path.open("wb") as device:
            yield device
        return
    path = _writable(path)
    with _explained(path):
        handle, name = _temporary(path.parent)
    try:
        with _explained(path), open(handle, "w+b") as file:
            yield file
            file.flush()
            _like(path, handle)
            os.fsync(handle)
            name = name or _named(handle, path.parent)
            os.replace(name, path)
    except BaseException:
        if name:
            with suppress(FileNotFoundError):
                os.unlink(name)
        raise


@contextmanager
def growing_file(path: Path) -> Iterator[Output]:
    """A file whose every `write` is on its way to the disk when it returns, in "NAME.part" until the block ends without an error.

    Where it ends with one, or is ended, the writes that are complete stay there, which the error's note says; a file without
    any goes.  Never begun over such a file: raises InputError where there is one, and as `whole_file`.
    """
    if _is_device(path):
        with _explained(path), path.open("wb", buffering=0) as device:
            yield _Whole(device)
        return
    path = _writable(path)
    part = path.with_name(f"{path.name}.part")
    try:
        raw = open(part, "xb", buffering=0)  # noqa: SIM115 - closed below, whatever happens
    except FileExistsError as error:
        what = "another run is writing it, or one that was ended left what it had done there"
        raise InputError(f"{part} is there ({what}): move it away or remove it first") from error
    except OSError as error:
        raise _refusal(path, error) from error
    whole = _Whole(raw)
    try:
        with _explained(path), raw:
            yield whole
            _like(path, raw.fileno())
            os.fsync(raw.fileno())
        with _explained(path):
            os.replace(part, path)
    except BaseException as error:
        if whole.end:
            os.truncate(part, whole.end)
            error.add_note(f"what was done is in {part}")
        else:
            os.unlink(part)
        raise


class _Whole:
    """Writes without a buffer; `end` counts the bytes of those that were complete."""

    def __init__(self, raw: BinaryIO) -> None:
        self._raw = raw
        self.end = 0

    def write(self, data: bytes, /) -> int:
        rest = memoryview(data)
        while rest:
            rest = rest[self._raw.write(rest) :]
        self.end += len(data)
        return len(data)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What the system refuses, as one sentence."""
    try:
        yield
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> InputError:
    what = "free some space, or choose another folder" if error.errno in _FULL else "choose a folder you can write to"
    return InputError(f"cannot write {path} ({error.strerror}): {what}")


def _is_device(path: Path) -> bool:
    """True for a pipe or a device, which are written to as they are: there is nothing to replace."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _writable(path: Path) -> Path:
    """What a link leads to.  Raises InputError for a folder, for a file that may not be written, and for a ring of links."""
    try:
        path = path.resolve()
        path.exists()  # raises for a name that is too long
    except RuntimeError as error:  # up to Python 3.12
        raise InputError(f"cannot write {path} (a link to itself): choose another name") from error
    except OSError as error:
        raise _refusal(path, error) from error
    if path.is_dir():
        raise InputError(f"cannot write {path} (it is a folder): name a file in it")
    if path.exists() and not os.access(path, os.W_OK):
        raise InputError(f"cannot write {path} (it is read-only): change its mode, or choose another name")
    return path


def _temporary(folder: Path) -> tuple[int, str]:
    """The descriptor of a new file in the folder with the mode of any new file, and its name; "" where it has none yet."""
    if _DESCRIPTORS.is_dir():
        with suppress(OSError):  # no files without names here, or a folder that will refuse below, too
            return os.open(folder, _UNNAMED | os.O_RDWR, 0o666), ""
    name = hidden(folder)
    return os.open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666), name


def hidden(folder: Path) -> str:
    """A name in a folder that nothing has yet, for what is not whole."""
    return str(folder / f".extractor-{secrets.token_hex()}")


def _named(handle: int, folder: Path) -> str:
    """The name that a file without one gets, for the moment until it is renamed."""
    name = hidden(folder)
    # with a dir_fd, which an absolute path makes no use of, since Python asks Linux to follow the link only then
    os.link(_DESCRIPTORS / str(handle), name, src_dir_fd=handle, follow_symlinks=True)
    return name


def _like(path: Path, handle: int) -> None:
    """Give the new file the owner and the mode of the one that it will replace."""
    with suppress(FileNotFoundError):
        old = path.stat()
        if hasattr(os, "fchmod"):  # not on Windows
            with suppress(PermissionError):
                os.fchown(handle, old.st_uid, old.st_gid)
            os.fchmod(handle, stat.S_IMODE(old.st_mode))
