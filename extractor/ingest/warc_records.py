"""The records of a WARC file (ISO 28500), one at a time and within bounds; a damaged one costs no other.

fastwarc reads the insides of a record; where records begin and end is found here, since it stops at the first damage and
gives a record that is cut off as a whole one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.ingest.gzip_members import RECORD_START, Damage, Piece
from extractor.record.page import MAX_PAGE_BYTES

_MAX_HEAD = 65_536  # bytes of a record's own header, and of the block of a record above the limit
# Where a header ends: at its blank line, or where the next record begins, which cuts it off
_HEAD_END = re.compile(rb"\r?\n\r?\n|[\r\n](?=WARC/\d\.\d{1,3}\r?\n)")
_LENGTH = re.compile(rb"\nContent-Length:[ \t]*(\d{1,18})[ \t]*\r?\n", re.I)
_NEXT = re.compile(rb"(?<=[\r\n])WARC/\d\.\d{1,3}\r?\n")
_NEXT_LENGTH = 13  # bytes: no match is longer, with the line end before it
_NEWLINES = re.compile(rb"[\r\n]*")
_MAX_RETURNS = 16  # times that a file is read again from after a wrong length above the limit
_SEPARATOR = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its header with the blank line, its block, and the `length` (bytes) that the header gives the block.

    `offset` is where it begins in the file as given (bytes): for a packed record, where its gzip member does.
    Of a block above the limit of a page only the beginning is here.
    """

    offset: int
    head: bytes
    block: bytes
    length: int


class _Faulty(Exception):  # noqa: N818 - a turn of the way, not an error
    """No record can be read from here on."""


def find_records(
    pieces: Iterator[Piece | Damage], restart: Callable[[int], Iterator[Piece | Damage]] | None = None
) -> Iterator[Record | Damage]:
    """The records of the pieces in order, with a Damage in place of what cannot be read.

    A record is given only when the bytes after it were read, since the checksum of its gzip member is there.
    `restart` gives the pieces from an offset on, where the file can be read again.
    """
    run = _Run(pieces, restart)
    whole: Record | None = None
    while True:
        more = run.fill(1)
        if whole is not None and (run.damage is None or run.damage.start > whole.offset):
            yield whole
        whole = None
        if more:
            start = run.offset
            try:
                whole = _read_record(run)
                continue
            except _Faulty as fault:
                run.to_next_record()
                if run.damage is None or run.damage.start > start:  # else it is the reason, and said below
                    yield Damage(start, run.offset, str(fault))
                continue
        if run.damage is None:
            return
        yield run.damage
        run.begin_again()


def _read_record(run: _Run) -> Record | None:
    """The record that begins here; None where only blank lines are left.  Raises _Faulty, with the run at its start."""
    run.skip_newlines()
    if not run.fill(1):
        return None
    offset = run.offset
    head = _head(run)
    named = _LENGTH.search(head)
    if named is None:
        raise _Faulty("it has no Content-Length")
    length = int(named[1])
    if length > MAX_PAGE_BYTES:
        return _pass_over(run, Record(offset, head, b"", length))
    end = len(head) + length
    if not run.fill(end):
        raise _Faulty("it is cut off")
    if not _ends_at(run, end):
        raise _Faulty("its length is not the one that it gives")
    record = Record(offset, head, bytes(run.held[len(head) : end]), length)
    run.drop(end)
    run.skip_newlines()
    return record


def _head(run: _Run) -> bytes:
    size = 1_024
    while True:
        more = run.fill(size)
        if not run.held.startswith(RECORD_START):
            raise _Faulty("no record begins there")
        end = _HEAD_END.search(run.held, 0, _MAX_HEAD)
        if end and len(end[0]) == 1:
            raise _Faulty("its header is cut off")
        if end:
            return bytes(run.held[: end.end()])
        if not more or size >= _MAX_HEAD:
            raise _Faulty("its header does not end")
        size *= 2


def _ends_at(run: _Run, end: int) -> bool:
    """True if a record can end there: blank lines follow, or fewer of them and then the next record or the end."""
    run.fill(end + 2 * len(_SEPARATOR) + len(RECORD_START))
    after = bytes(run.held[end : end + 2 * len(_SEPARATOR) + len(RECORD_START)])
    following = after.lstrip(b"\r\n")
    return after.startswith(_SEPARATOR) or not following or following.startswith(RECORD_START)


def _pass_over(run: _Run, record: Record) -> Record:
    """The record with the beginning of its block; the run goes past it without holding it."""
    end = len(record.head) + record.length
    run.fill(len(record.head) + _MAX_HEAD)
    block = bytes(run.held[len(record.head) : len(record.head) + _MAX_HEAD])
    if not run.skip(end):
        run.go_back(record.offset)
        raise _Faulty("it is cut off")
    if not _ends_at(run, 0):
        run.go_back(record.offset)
        raise _Faulty("its length is not the one that it gives")
    run.skip_newlines()
    return Record(record.offset, record.head, block, record.length)


class _Run:
    """The pieces as one run of bytes, of which no more is held than is needed."""

    def __init__(
        self, pieces: Iterator[Piece | Damage], restart: Callable[[int], Iterator[Piece | Damage]] | None
    ) -> None:
        self.held = bytearray()
        self._pieces = pieces
        self._restart = restart
        self._origins: deque[tuple[int, int, bool]] = deque()  # of each piece: its index in the run, offset, packed
        self._dropped = 0  # index in the run of the first byte that is held
        self._returns = 0
        self._end = 0  # offset after all that was read
        self.damage: Damage | None = None  # that follows what is held; nothing is read past it

    @property
    def offset(self) -> int:
        """The offset in the file of the first byte that is held."""
        if not self.held:
            return self._end
        index, offset, packed = self._origins[0]
        return offset if packed else offset + self._dropped - index

    def fill(self, size: int) -> bool:
        """Hold at least so many bytes; False where the file has no more, or damage begins."""
        while len(self.held) < size:
            piece = None if self.damage else next(self._pieces, None)
            if isinstance(piece, Damage):
                self.damage = piece
            if not isinstance(piece, Piece):
                return False
            if not self.held:
                self._origins.clear()
            self._origins.append((self._dropped + len(self.held), piece.offset, piece.packed))
            self._end = piece.offset + (0 if piece.packed else len(piece.data))
            self.held += piece.data
        return True

    def drop(self, size: int) -> None:
        """Let go of the first bytes."""
        del self.held[:size]
        self._dropped += size
        while len(self._origins) > 1 and self._origins[1][0] <= self._dropped:
            self._origins.popleft()

    def skip(self, size: int) -> bool:
        """Go that many bytes on without holding them; False where the file ends before."""
        while size > len(self.held):
            size -= len(self.held)
            self.drop(len(self.held))
            if not self.fill(1):
                return False
        self.drop(size)
        return True

    def skip_newlines(self) -> None:
        while self.fill(1) and (newlines := _NEWLINES.match(self.held)) and newlines.end():
            self.drop(newlines.end())

    def forget(self) -> None:
        """Let go of all that is held."""
        self.held.clear()
        self._origins.clear()

    def begin_again(self) -> None:
        """Let go of what the damage ended, and go on after it."""
        self.forget()
        self.damage = None

    def go_back(self, offset: int) -> None:
        """Go back to an earlier offset, where the file can be read again."""
        if self._restart is not None and self._returns < _MAX_RETURNS:
            self._returns += 1
            self.forget()
            self._pieces = self._restart(offset)
            self.fill(1)

    def to_next_record(self) -> None:
        """Let go of what is before the next record's first line; of all where there is none."""
        searched = 1
        while True:
            match = _NEXT.search(self.held, searched)
            if match:
                return self.drop(match.start())
            self.drop(max(0, len(self.held) - _NEXT_LENGTH))
            searched = 1
            if not self.fill(len(self.held) + 1):
                return self.forget()
