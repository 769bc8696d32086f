"""The body of an HTTP answer as the browser would have it: transfer and content encodings undone, within a limit."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

from fastwarc import ZstdReader
from fastwarc.stream_io import BrotliReader

from extractor.errors import InputError

_CHUNK_HEAD = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_PAGE_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_READERS = {"br": BrotliReader, "zstd": ZstdReader}
_STEP = 65_536  # bytes


def decode_body(body: bytes, *, transfer: str, encoding: str, limit: int) -> tuple[bytes, bool]:
    """The bytes of the page, and whether they are whole; at most `limit` bytes and one more.

    `transfer` and `encoding` are the headers Transfer-Encoding and Content-Encoding.  Crawlers keep headers of encodings
    that they have undone: a body that cannot be decoded and begins as a page does is left as it is.
    Raises InputError for an encoding that we do not know, and for damage.
    """
    whole = True
    if "chunked" in transfer.lower():
        body, whole = _unchunk(body)
    for coding in reversed([name.strip().lower() for name in encoding.split(",")]):
        body, complete = _decode(body, coding, limit)
        whole = whole and complete
    return body, whole


def _unchunk(body: bytes) -> tuple[bytes, bool]:
    head = _CHUNK_HEAD.match(body)
    if head is None:
        return body, True
    chunks: list[bytes] = []
    while head is not None:
        size = int(head[1], 16)
        if size == 0:
            return b"".join(chunks), True
        chunks.append(body[head.end() : head.end() + size])
        position = head.end() + size
        position += 2 if body[position : position + 2] == b"\r\n" else 1
        head = _CHUNK_HEAD.match(body, position)
    return b"".join(chunks), False


def _decode(body: bytes, coding: str, limit: int) -> tuple[bytes, bool]:
    if coding in ("", "identity", "none") or not body:
        return body, True
    try:
        if coding in ("gzip", "x-gzip"):
            return _inflate(body, limit, wbits=31)
        if coding == "deflate":  # with zlib's header by the standard, bare in practice
            is_zlib = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
            return _inflate(body, limit, wbits=15 if is_zlib else -15)
        if coding in _READERS:
            return _read(_READERS[coding](BytesIO(body)), limit)
    except (zlib.error, OSError, ValueError) as error:
        if _PAGE_START.match(body):
            return body, True
        raise InputError(f"its {coding} content is damaged ({str(error)[:80]})") from error
    raise InputError(f"its content encoding {coding[:40]!r} is not known: unpack it first")


def _inflate(body: bytes, limit: int, *, wbits: int) -> tuple[bytes, bool]:
    unpacker = zlib.decompressobj(wbits)
    data = unpacker.decompress(body, limit + 1)
    return data, unpacker.eof or len(data) > limit


def _read(reader: BrotliReader | ZstdReader, limit: int) -> tuple[bytes, bool]:
    content = bytearray()
    while len(content) <= limit and (data := reader.read(min(_STEP, limit + 1 - len(content)))):
        content += data
    return bytes(content), True
