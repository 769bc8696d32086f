"""The lines of a stream, none of them longer than a limit."""

from __future__ import annotations

import contextlib
import io
import typing
from collections.abc import Iterator
from typing import BinaryIO

_STEP = 65_536  # bytes


def bounded_lines(stream: BinaryIO, limit: int, ends: tuple[bytes, ...] = (b"\n",)) -> Iterator[bytes | None]:
    """The lines with their ends; None in place of one that has more than `limit` bytes, which is passed over."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(ends):
            line = stream.readline(_STEP)
        yield None


@contextlib.contextmanager
def with_any_end(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream, with lines that a carriage return ends too, as those of spreadsheets do that write for old systems."""
    text = io.TextIOWrapper(stream, "latin-1", newline="")  # a character for each byte
    try:
        yield typing.cast(BinaryIO, _AnyEnd(text))
    finally:
        text.detach()  # or it would close what others still read


class _AnyEnd:
    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readline(self, size: int = -1) -> bytes:
        return self._text.readline(size).encode("latin-1")
