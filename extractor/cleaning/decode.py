"""Bytes -> characters: what header, byte order mark and page say of their encoding, checked, then detection."""

from __future__ import annotations

import codecs
import re
from contextvars import ContextVar
from typing import NamedTuple

from extractor.errors import InputError

_WIDE_BOMS = {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
              codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}  # fmt: skip
_BOMS = (codecs.BOM_UTF8, *_WIDE_BOMS)
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
_NAMING = re.compile(rb"charset|encoding", re.IGNORECASE)
_HEAD = 4_096  # bytes: where HTML wants the charset
_SAMPLE = 65_536  # bytes: detection is slow and gains nothing from more
_WESTERN_SHARE = 0.1  # of bytes above ASCII: other scripts have 0.3 and more
_BINARY_SHARE = 0.1  # of control characters: texts with a stray NUL or form feed stay far below, binaries far above
_WRONG = 0.01  # characters that an encoding cannot have for each above ASCII: more, and the encoding is another
# Bytes that are not UTF-8 for each byte that is, above ASCII: more, and it is not UTF-8.  Prose in Windows-1252 hardly ever
# has what is a character in UTF-8, so that each of its bytes counts for as much as a wrong one; in that of other scripts pairs of
# letters look like them, and every 16 letters of Chinese, Japanese or Korean have more wrong bytes than this.
_DAMAGE, _CHANCE = 1.0, 1 / 3
_MOST_NOTED = 10_000  # damaged characters whose bytes are kept
_MARK = "\udfff"  # in place of bytes that cannot be read until they are counted: no encoding has it
_NOTE = "extractor.note"  # the name of our error handler
_NOTED: ContextVar[list[tuple[int, bytes]]] = ContextVar("_NOTED")  # the offset of what it replaced, and the bytes


class Damage(NamedTuple):
    """Bytes that could not be read: `at` is the index of U+FFFD in the text, `offset` that of the first byte in the content."""

    at: int
    offset: int
    content: bytes


class Decoded(NamedTuple):
    """The characters of a page, how many of them are U+FFFD in place of bytes that could not be read, and the first of those."""

    text: str
    replaced: int = 0
    damage: tuple[Damage, ...] = ()


def decode(content: bytes, location: str, header: str | None = None) -> Decoded:
    """The characters of a page, without its byte order mark.

    In the order of the HTML standard: byte order mark (of UTF-16 and UTF-32), `header` (the charset of the HTTP header), what
    the page names, detection.  But bytes that are UTF-8 in all but a few places are UTF-8, whatever anybody says, since they
    would hardly be that by chance; and what is named counts only where the bytes fit it, so that those which are not UTF-8 are
    read in another encoding even after its mark.  Windows-1252 replaces Latin-1, and other wider encodings what they contain,
    as in browsers.  Raises InputError for a binary file, and where no encoding fits.
    """
    return _read(content, _encoding_of(content, location, header))


def _encoding_of(content: bytes, location: str, header: str | None) -> str:
    """The encoding that a page is to be read in; raises InputError as `decode` does."""
    for bom, encoding in _WIDE_BOMS.items():
        if content.startswith(bom):
            return encoding
    named = [name for name in (_python_name(header), _named_encoding(content[:_HEAD])) if name]
    sample = content[:_SAMPLE]
    wide = next((name for name in named if name.startswith(("utf-16", "utf-32"))), None)
    if wide and sample.count(0) > _WIDE_SHARE * len(sample):
        return wide
    if content.startswith(_SIGNATURES) or len(_CONTROLS.findall(sample)) > _BINARY_SHARE * len(sample):
        raise InputError(f"{location}: binary, not a page or text: extract its text first")
    if _SEVEN_BITS in named and _ESCAPES.search(content) and _fits(content, _SEVEN_BITS):
        return _SEVEN_BITS
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        damaged = error.start
    is_western = sum(byte > 0x7F for byte in sample) < _WESTERN_SHARE * len(sample)
    others = [name for name in named if name != "utf-8"]
    chosen = set(others) - {"cp1252"}  # which is named where nobody chose
    if _is_damaged_utf8(content, _WRONG if chosen else _DAMAGE if is_western else _CHANCE):
        return "utf-8"
    for name in others:
        if _fits(content, name):
            return name
    if is_western:
        return "cp1252"  # a few accents and marks: detection takes them for Chinese
    from charset_normalizer import from_bytes  # which few pages need

    best = from_bytes(content[max(0, damaged - _SAMPLE // 2) :][:_SAMPLE]).best()
    if best is None:
        raise InputError(f"{location}: its encoding is not UTF-8 and was not recognized: convert it to UTF-8")
    return best.encoding


def _is_damaged_utf8(content: bytes, most: float) -> bool:
    """True if at `most` so many characters could not be read as UTF-8 for each byte of those above ASCII that could."""
    text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    replaced = text.count("\ufffd") - content.count("\ufffd".encode())
    beyond_ascii = len(text.encode()) - len(text.encode("ascii", "ignore")) - replaced * len("\ufffd".encode())
    return replaced <= most * beyond_ascii


def _read(content: bytes, encoding: str) -> Decoded:
    """The characters after the byte order mark, with U+FFFD for what is not in the encoding."""
    start = next((len(bom) for bom in _BOMS if content.startswith(bom)), 0)
    body = content[start:]
    try:
        return Decoded(body.decode(encoding))
    except UnicodeDecodeError:
        codecs.register_error(_NOTE, _note)
    noted: list[tuple[int, bytes]] = []
    token = _NOTED.set(noted)
    try:
        text = body.decode(encoding, _NOTE)
    finally:
        _NOTED.reset(token)
    marks = (match.start() for match in re.finditer(_MARK, text))
    damage = tuple(Damage(at, start + offset, wrong) for at, (offset, wrong) in zip(marks, noted, strict=False))
    return Decoded(text.replace(_MARK, "\ufffd"), text.count(_MARK), damage)


def _note(error: UnicodeError) -> tuple[str, int]:
    """An error handler of codecs that marks what it replaces and notes its bytes."""
    assert isinstance(error, UnicodeDecodeError)
    if len(noted := _NOTED.get()) < _MOST_NOTED:
        noted.append((error.start, error.object[error.start : error.end]))
    return _MARK, error.end


def _named_encoding(head: bytes) -> str | None:
    """Python's name of the encoding that an XML declaration or a meta tag in the head names; None where it names none."""
    if not _NAMING.search(head):
        return None
    from bs4.dammit import EncodingDetector  # which a text does not need

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
    return wrong <= _WRONG * max(others, 1 / _WRONG)
