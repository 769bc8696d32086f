"""Gzip member by member: what comes after damage, and how much of it at once."""

import gzip
from io import BytesIO

import pytest

from extractor.ingest.gzip_members import Damage, Piece, unpacked_pieces


def stored(data: bytes) -> bytes:
    """A member that holds the data as they are, in one block, and has a wrong checksum."""
    size = len(data).to_bytes(2, "little")
    inverse = (len(data) ^ 0xFFFF).to_bytes(2, "little")
    return gzip.compress(b"")[:10] + b"\x01" + size + inverse + data + bytes(8)


@pytest.mark.issue(7)
def test_a_bomb_after_damage_is_unpacked_in_pieces() -> None:
    record = b"WARC/1.0\r\n" + bytes(50_000_000)
    damaged = stored(gzip.compress(record, mtime=0))
    unpacked = list(unpacked_pieces(BytesIO(damaged + gzip.compress(b"WARC/1.0\r\n", mtime=0))))
    first = next(index for index, piece in enumerate(unpacked) if isinstance(piece, Damage))
    pieces = [piece for piece in unpacked[first + 1 :] if isinstance(piece, Piece)]
    start = len(damaged) - 8 - len(gzip.compress(record, mtime=0))
    assert sum(len(piece.data) for piece in pieces if piece.offset == start) == len(record)
    assert max(len(piece.data) for piece in pieces) <= 16_384 * 1_032  # the most that deflate makes of a chunk
    assert pieces[-1] == Piece(b"WARC/1.0\r\n", len(damaged), packed=True)
