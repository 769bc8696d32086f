"""Bytes packed with zstd, as `zstd -d` and DuckDB unpack them."""

from __future__ import annotations

_LEVEL = 3  # zstd's own default


def zstd(data: bytes) -> bytes:
    """One frame; the same bytes give the same bytes."""
    import pyarrow as pa  # a tenth of a second that few commands need

    packed: bytes = pa.Codec("zstd", compression_level=_LEVEL).compress(data, asbytes=True)
    return packed
