"""The lines of a stream, none of them longer than a limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_STEP = 65_536  # bytes


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines with their ends; None in place of one that has more than `limit` bytes, which is passed over."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_STEP)
        yield None
