"""A file that is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from extractor.errors import InputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A binary file for writing that takes its name only when the block ends without an error.

    What is written goes to a temporary file beside it, is flushed to the disk, and then renamed; a reader never sees half
    of it, and what was there before stays if anything fails.  Raises InputError when the folder cannot be written to, or
    the disk is full.
    """
    path = path.resolve()  # what a link leads to
    try:
        if path.exists() and not path.is_file():  # a pipe or a device: there is nothing to replace
            with path.open("wb") as device:
                yield device
            return
        handle = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115
    except OSError as error:
        raise InputError(f"cannot write {path} ({error.strerror}): choose a folder that exists and is yours") from error
    try:
        with handle:
            yield cast(BinaryIO, handle)
            handle.flush()
            os.fsync(handle.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(handle.name, 0o666 & ~mask)  # as any new file has it
        os.replace(handle.name, path)
    except BaseException as error:
        os.unlink(handle.name)
        if isinstance(error, OSError):
            raise InputError(f"cannot write {path} ({error.strerror}): make room, or choose another place") from error
        raise
