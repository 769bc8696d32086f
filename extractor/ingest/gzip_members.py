"""A gzip file of records, member by member: what is damaged is named and passed over, and reading goes on after it.

A WARC file is packed record by record, so that one damaged member costs one record.  The libraries stop there; here the
next member that begins a record is looked for.
"""

from __future__ import annotations

import contextlib
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

RECORD_START = b"WARC/"
_MEMBER_START = b"\x1f\x8b\x08"
_GZIP = 31  # zlib's word for "with a gzip header, checked by its trailer"
_CHUNK = 16_384  # bytes packed; at most a thousand times as many unpacked
_BACK = 64  # chunks of a member that are looked through again for the next one: damage shows late
_MOST_AGAIN = 8  # times that a byte may be unpacked, on average: members that overlap are no archive's
_TRIAL = 4_096  # packed bytes that show how a member begins


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file, unpacked.

    `offset` is their position in the file: the start of their gzip member, or, where nothing is packed, their own start.
    """

    data: bytes
    offset: int
    packed: bool


@dataclass(frozen=True, slots=True)
class Damage:
    """The bytes `start` (inclusive) to `end` (exclusive) of a file that cannot be read, and why."""

    start: int
    end: int
    reason: str


def plain_pieces(stream: BinaryIO, start: bytes = b"", offset: int = 0) -> Iterator[Piece]:
    """The bytes of a stream that is not packed; `start` has been read of it already and begins at `offset`."""
    data = start or stream.read(_CHUNK)
    while data:
        yield Piece(data, offset, packed=False)
        offset += len(data)
        data = stream.read(_CHUNK)


def unpacked_pieces(stream: BinaryIO, start: bytes = b"") -> Iterator[Piece | Damage]:
    """The unpacked bytes of a gzip stream, of which `start` has been read; a damaged member ends with a Damage.

    What a damaged member gives before its fault comes first.  After a Damage the bytes begin with a record.  Where more is
    damaged than an accident damages, the next member is looked for only in what has not been read.
    """
    rest = start + stream.read(_CHUNK)  # read and not unpacked
    ahead: deque[bytes] = deque()  # what damage has made us read ahead, in chunks, since a piece grows with its chunk
    offset = 0  # of the rest
    spent = 0  # bytes that were given to be unpacked once more
    while rest:
        member, member_start, reason = zlib.decompressobj(_GZIP), offset, ""
        before: deque[bytes] = deque(maxlen=_BACK)
        while not member.eof and not reason:
            data, reason = _unpack(member, rest)
            if data:
                yield Piece(data, member_start, packed=True)
            if not reason:
                if not member.eof:
                    before.append(rest)
                offset += len(rest) - len(member.unused_data)
                rest = member.unused_data or (ahead.popleft() if ahead else stream.read(_CHUNK))
        if reason:
            again = b"".join(before)
            if spent > _MOST_AGAIN * (offset + _BACK * _CHUNK):
                again, rest, offset = b"", b"", offset + len(rest)
            spent += len(again) + len(rest)
            following, offset = _to_followingmember(b"".join([again, rest, *ahead]), offset - len(again), stream)
            rest = following[:_CHUNK]
            ahead = deque(following[at : at + _CHUNK] for at in range(_CHUNK, len(following), _CHUNK))
            yield Damage(member_start, offset, reason)


def _unpack(member: zlib._Decompress, packed: bytes) -> tuple[bytes, str]:
    """What comes out, and why no more does ("" where nothing is wrong)."""
    if not packed:
        return b"", "it is cut off"
    at_start = member.copy()
    try:
        return member.decompress(packed), ""
    except zlib.error as error:
        reason = str(error)
    sound = bytearray()  # what is before the fault: more of it, by ever smaller steps
    position, step = 0, 1 << (len(packed).bit_length() - 1)
    while step:
        trial = at_start.copy()
        with contextlib.suppress(zlib.error):
            sound += trial.decompress(packed[position : position + step])
            at_start, position = trial, position + step
        step //= 2
    return bytes(sound), reason


def _to_followingmember(rest: bytes, offset: int, stream: BinaryIO) -> tuple[bytes, int]:
    """The bytes from the next member on that begins a record, and their offset; at the end of the file no bytes."""
    searched = 1  # not the damaged one again
    while True:
        at = rest.find(_MEMBER_START, searched)
        if at >= 0 and len(rest) - at < _TRIAL:
            rest += stream.read(_CHUNK)
        if at >= 0 and _begins_record(rest[at : at + _TRIAL]):
            return rest[at:], offset + at
        if at >= 0:
            searched = at + 1
            continue
        kept = min(len(_MEMBER_START) - 1, len(rest))
        offset += len(rest) - kept
        more = stream.read(_CHUNK)
        if not more:
            return b"", offset + kept
        rest, searched = rest[len(rest) - kept :] + more, 0


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(_GZIP).decompress(packed, len(RECORD_START)) == RECORD_START
    except zlib.error:
        return False
