"""A stream that can be read at any place: the stream itself, or a copy on disk."""

from __future__ import annotations

import contextlib
import gzip
import tempfile
from collections.abc import Iterator
from typing import BinaryIO

from extractor.errors import InputError

MAX_COPY_BYTES = 16_000_000_000  # bytes unpacked; a file that can be sought is read at any size
_STEP = 1_048_576  # bytes


@contextlib.contextmanager
def seekable(stream: BinaryIO, location: str) -> Iterator[BinaryIO]:
    """The stream where it can be sought, else (a pipe, a packed file) a temporary file with its bytes.

    Raises InputError above `MAX_COPY_BYTES`.
    """
    if stream.seekable() and not isinstance(stream, gzip.GzipFile):
        yield stream
        return
    with tempfile.TemporaryFile() as copy:
        while data := stream.read(_STEP):
            copy.write(data)
            if copy.tell() > MAX_COPY_BYTES:
                raise InputError(f"{location}: more than {MAX_COPY_BYTES:,} bytes unpacked: split it")
        copy.seek(0)
        yield copy
