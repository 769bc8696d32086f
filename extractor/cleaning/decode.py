"""Bytes -> characters: what header, byte order mark and page say of their encoding, checked, then detection."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from bs4.dammit import EncodingDetector
from charset_normalizer import from_bytes

from extractor.errors import InputError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_SIGNATURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"OggS", b"ID3", b"RIFF",
               b"\xd0\xcf\x11\xe0", b"MZ", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\x28\xb5\x2f\xfd")  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SEVEN_BITS, _ESCAPES = "iso2022_jp", re.compile(rb"\x1b[$(]")  # the one such encoding that browsers still read
_AS_BROWSERS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "utf-16": "utf-16-le",
}  # fmt: skip  # the wider encoding that the WHATWG's standard reads under a label
_NO_PAGES = ("utf-7", "unicode-escape", "raw-unicode-escape", "charmap")  # a danger to browsers; Python's own notations
_WIDE_SHARE = 0.1  # of NULs: markup in UTF-16 has half, every other encoding none
_HEAD = 4_096  # bytes: where HTML wants the charset
_SAMPLE = 65_536  # bytes: detection is slow and gains nothing from more
_WESTERN_SHARE = 0.1  # of bytes above ASCII: other scripts have 0.3 and more
_BINARY_SHARE = 0.1  # of control characters: texts with a stray NUL or form feed stay far below, binaries far above
_DAMAGE = 0.01  # replacement characters for each character above ASCII: more, and the encoding is another
# the same for each byte of a character of UTF-8, where nothing names another encoding: any other has more
_CHANCE = 1 / 3


class Decoded(NamedTuple):
    """The characters of a page, and how many of them are U+FFFD in place of bytes that could not be read."""

    text: str
    replaced: int = 0


def decode(content: bytes, location: str, header: str | None = None) -> Decoded:
    """The characters of a page.

    In the order of the HTML standard: byte order mark, `header` (the charset of the HTTP header), what the page names,
    detection; but UTF-8 with characters above ASCII is UTF-8 whatever anybody says, a few damaged bytes aside, and what is
    named counts only where the bytes fit it.  Windows-1252 replaces Latin-1, and other wider encodings for what they
    contain, as in browsers.  Raises InputError for a binary file, and where no encoding fits.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            read = _read(content, encoding)
            return read._replace(text=read.text.removeprefix("\ufeff"))
    named = [name for name in (_python_name(header), _named_encoding(content[:_HEAD])) if name]
    sample = content[:_SAMPLE]
    wide = next((name for name in named if name.startswith(("utf-16", "utf-32"))), None)
    if wide and sample.count(0) > _WIDE_SHARE * len(sample):
        return _read(content, wide)
    if content.startswith(_SIGNATURES) or len(_CONTROLS.findall(sample)) > _BINARY_SHARE * len(sample):
        raise InputError(f"{location}: binary, not a page or text: extract its text first")
    if _SEVEN_BITS in named and _ESCAPES.search(content) and _fits(content, _SEVEN_BITS):
        return _read(content, _SEVEN_BITS)
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        damaged = error.start
    as_utf8 = _read(content, "utf-8")
    if as_utf8.replaced <= (_DAMAGE if set(named) - {"utf-8"} else _CHANCE) * _bytes_beyond_ascii(as_utf8.text):
        return as_utf8
    for name in named:
        if _fits(content, name):
            return _read(content, name)
    if sum(byte > 0x7F for byte in sample) < _WESTERN_SHARE * len(sample):
        return _read(content, "cp1252")  # a few accents and marks: detection takes them for Chinese
    best = from_bytes(content[max(0, damaged - _SAMPLE // 2) :][:_SAMPLE]).best()
    if best is None:
        raise InputError(f"{location}: its encoding is not UTF-8 and was not recognized: convert it to UTF-8")
    return _read(content, best.encoding)


def _read(content: bytes, encoding: str) -> Decoded:
    text = content.decode(encoding, "replace")
    own = "\ufffd".encode(encoding, "ignore")
    return Decoded(text, text.count("\ufffd") - (content.count(own) if own else 0))


def _bytes_beyond_ascii(text: str) -> int:
    """How many bytes of UTF-8 the characters have that are neither ASCII nor U+FFFD."""
    text = text.replace("\ufffd", "")
    return len(text.encode()) - len(text.encode("ascii", "ignore"))


def _named_encoding(head: bytes) -> str | None:
    """Python's name of the encoding that an XML declaration or a meta tag in the head names; None where it names none."""
    return _python_name(EncodingDetector.find_declared_encoding(head, is_html=True, search_entire_document=True))


def _python_name(name: str | None) -> str | None:
    """Python's name of a text encoding of bytes; None for one that it does not know, and for those that no page is in."""
    try:
        codec = codecs.lookup(name.strip(" \"'")).name if name else None
        b"\x80.".decode(codec or "", "replace")  # no bytes at all would be decoded by none
    except (LookupError, ValueError):  # unknown, one of Python's own that is none of bytes ("undefined"), or with a NUL
        return None
    return None if codec in _NO_PAGES else _AS_BROWSERS.get(codec or "", codec)


def _fits(content: bytes, encoding: str) -> bool:
    """True if the bytes are text in an encoding: few replacement characters, few controls."""
    text = content[:_SAMPLE].decode(encoding, "replace")
    others = sum(character > "\x7f" for character in text)
    wrong = text.count("\ufffd") + sum("\x80" <= character < "\xa0" for character in text)
    return wrong <= _DAMAGE * max(others, 1 / _DAMAGE)
