"""A stream that can be read at any place: the stream itself, or a copy on disk."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from extractor.errors import InputError

MAX_COPY_BYTES = 16_000_000_000  # bytes unpacked; a file that can be sought is read at any size
_STEP = 1_048_576  # bytes


@contextlib.contextmanager
def seekable(stream: BinaryIO, location: str) -> Iterator[BinaryIO]:
    """The stream where it can be sought, else (a pipe, a packed file) a temporary file with its bytes.

    Raises InputError above `MAX_COPY_BYTES`, and where the disk has no space for the copy.
    """
    if stream.seekable():
        yield stream
        return
    with tempfile.TemporaryFile(buffering=0) as copy:  # a buffer that finds no space would fail again when it is closed
        while data := stream.read(_STEP):
            _write(copy, data, location)
            if copy.tell() > MAX_COPY_BYTES:
                raise InputError(f"{location}: more than {MAX_COPY_BYTES:,} bytes unpacked: split it")
        copy.seek(0)
        yield io.BufferedReader(copy)


def _write(copy: io.FileIO, data: bytes, location: str) -> None:
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[copy.write(rest) :]
    except OSError as error:
        raise InputError(
            f"{location}: no copy of it can be written to {tempfile.gettempdir()} ({error.strerror}): free disk space there,"
            " set TMPDIR to another folder, or give a file that is not packed"
        ) from error
