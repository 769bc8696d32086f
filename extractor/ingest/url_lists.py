"""Lists of URLs: one a line, blank lines and # comments between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.errors import InputError
from extractor.record.page import Failure

MAX_URL_BYTES = 65_536  # of the line of a URL
_MARK = b"\xef\xbb\xbf"  # byte order mark


def is_url_list(start: bytes) -> bool:
    """True if a content that begins like this is a list of URLs: its first entry is one, and no entry has two words."""
    entries = [line.split() for line in start.removeprefix(_MARK).splitlines() if not line.lstrip().startswith(b"#")]
    entries = [words for words in entries if words]
    return bool(entries) and _is_url(entries[0][0]) and all(len(words) == 1 for words in entries)


def listed_urls(lines: Iterable[bytes | None], location: str) -> Iterator[str | Failure]:
    """The URLs in the lines, in order; a Failure that names the line for one that is not a URL, or None for its length."""
    for number, given in enumerate(lines, 1):
        line = b"too long" if given is None else given
        entry = line.removeprefix(_MARK).strip() if number == 1 else line.strip()
        if not entry or entry.startswith(b"#"):
            continue
        if _is_url(entry) and len(entry.split()) == 1:
            yield entry.decode("utf-8", "replace")
        else:
            where = f"{location}, line {number}"
            shown = entry[:60].decode("utf-8", "replace")
            error = InputError(f"{where}: {shown!r} is not a URL: each line is one http or https address")
            yield Failure(input_id=where, error=error)


def _is_url(entry: bytes) -> bool:
    return entry.lower().startswith((b"http://", b"https://"))
