"""Packed bytes."""

import pyarrow as pa

from extractor.sinks import zstd


def test_what_is_packed_are_bytes_that_come_back() -> None:
    data = b"Exports fell 5 percent.\n" * 100
    packed = zstd(data)
    assert isinstance(packed, bytes)
    assert packed == zstd(data)
    assert len(packed) < len(data)
    assert pa.CompressedInputStream(pa.BufferReader(packed), "zstd").read() == data
