"""What is packed, unpacked within bounds: a small file is not to hold the machine for hours or fill its disk."""

from __future__ import annotations

import gzip
import io
import typing
from typing import BinaryIO

from extractor.errors import InputError

MAX_RATIO = 100  # unpacked bytes for a packed one: texts stay below 20, a bomb is at 1,000
ALWAYS_ALLOWED = 100_000_000  # unpacked bytes of any input, however small: five of the largest pages


class BombError(InputError):
    """More comes out of an input than an honest one holds."""


class Expansion:
    """How much has come out of an input, against the `packed` bytes that went in."""

    def __init__(self, packed: int = 0) -> None:
        self.packed = packed
        self._unpacked = 0

    def add(self, unpacked: int, where: str) -> None:
        """Count more bytes that come out.  Raises BombError, with `where`, where they would be too many for what went in."""
        if self._unpacked + unpacked > max(ALWAYS_ALLOWED, MAX_RATIO * self.packed):
            raise BombError(
                f"{where}: more than {ALWAYS_ALLOWED:,} bytes come out of {self.packed:,}: refused as a bomb; if you trust it,"
                " unpack it yourself and give what comes out"
            )
        self._unpacked += unpacked


def unpacked_stream(stream: BinaryIO, location: str) -> BinaryIO:
    """The bytes that are packed with gzip in a stream, read as they are needed; within the bounds of `Expansion`."""
    return typing.cast(BinaryIO, io.BufferedReader(_Unpacked(stream, location), 65_536))


class _Unpacked(io.RawIOBase):
    def __init__(self, stream: BinaryIO, location: str) -> None:
        self._location = location
        self._expansion = Expansion()
        self._unpacked = gzip.GzipFile(fileobj=typing.cast(BinaryIO, _Counted(stream, self._expansion)))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: typing.Any) -> int:
        count = self._unpacked.readinto(buffer)
        self._expansion.add(count, self._location)
        return count


class _Counted:
    """A stream that says how much was read of it."""

    def __init__(self, stream: BinaryIO, expansion: Expansion) -> None:
        self._stream, self._expansion = stream, expansion

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._expansion.packed += len(data)
        return data
