"""Bytes -> characters: the page's own word for its encoding, checked, then detection."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from extractor.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_SIGNATURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"OggS", b"ID3", b"RIFF",
               b"\xd0\xcf\x11\xe0", b"MZ", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\x28\xb5\x2f\xfd")  # fmt: skip
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 4_096  # bytes: where HTML wants the charset to stand
_SAMPLE = 65_536  # bytes: detection is slow and gains nothing from more
_WESTERN_SHARE = 0.1  # of bytes above ASCII: other scripts have 0.3 and more
_BINARY_SHARE = 0.1  # of control characters: texts with a stray NUL or form feed stay far below, binaries far above


def decode(content: bytes, location: str) -> str:
    """The characters of a page.  UTF-8 where it fits, else what the page names, else what is detected.

    Raises InputError for a binary file, and where no encoding fits.  Windows-1252 stands in for Latin-1, as in browsers.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    sample = content[:_SAMPLE]
    if content.startswith(_SIGNATURES) or len(_CONTROLS.findall(sample)) > _BINARY_SHARE * len(sample):
        raise InputError(f"{location}: binary, not a page or text: extract its text first")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        damaged = error
    named = _named_encoding(content[:_HEAD])
    if named == "utf-8" and _mostly_utf8(content):
        return content.decode("utf-8", "replace")
    if named is not None and named != "utf-8":
        return content.decode(named, "replace")
    if sum(byte > 0x7F for byte in sample) < _WESTERN_SHARE * len(sample):
        return content.decode("cp1252", "replace")  # a few accents and marks: detection takes them for Chinese
    best = from_bytes(content[max(0, damaged.start - _SAMPLE // 2) :][:_SAMPLE]).best()
    if best is None:
        raise InputError(
            f"{location}: its encoding is neither UTF-8 nor another that we recognise: convert it to UTF-8"
        )
    return content.decode(best.encoding, "replace")


def _named_encoding(head: bytes) -> str | None:
    """The Python name of the first encoding in the head that Python knows."""
    for match in _CHARSET.finditer(head):
        try:
            name = codecs.lookup(match[1].decode("ascii", "replace")).name
            b"".decode(name)
        except LookupError:  # unknown, or one of Python's own that is no text encoding
            continue
        return "cp1252" if name in ("iso8859-1", "ascii") else name
    return None


def _mostly_utf8(content: bytes) -> bool:
    """Whether a few damaged places interrupt UTF-8: fewer replacement characters than one in a hundred of the others."""
    text = content[:_SAMPLE].decode("utf-8", "replace")
    others = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * 100 <= max(others, 100)
