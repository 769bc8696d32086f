"""Characters of the article that could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.record.article import MOST_UNREAD
from extractor.record.finding import Finding
from extractor.record.textrange import TextRange

CHECK = "unread_character"
_UNREAD = "\ufffd"
_AROUND = 20  # code points that are shown on either side
_END, _BEGINNING = re.compile(r"\S*\Z"), re.compile(r"\S*")


@RULES.add(CHECK, "", "The bank lost \ufffd5 million in May.", "The bank lost £5 million in May.")
def check_unread_characters(index: Index) -> Iterator[Finding]:
    """Shows each character of the article that could not be read and is U+FFFD, with its bytes where they are known.

    Needs: nothing else. The first ten are shown, and how many there are.
    """
    count = index.text.count(_UNREAD)
    for number, match in enumerate(islice(re.finditer(_UNREAD, index.text), MOST_UNREAD), 1):
        message = f'In "{_excerpt(index.text, match.start())}" a character could not be read{_bytes_of(index, match.start())}.'
        if number == MOST_UNREAD < count:
            message += f" The article has {count:,} such characters."
        yield report(index, CHECK, [TextRange(*match.span())], "unresolved", message)


def _excerpt(text: str, at: int) -> str:
    parts = (_END.search(text[max(0, at - _AROUND) : at]), _BEGINNING.match(text[at : at + _AROUND]))
    return "".join(part[0] for part in parts if part)


def _bytes_of(index: Index, at: int) -> str:
    unread = index.unread.get(at)
    if not unread:
        return ""
    number = "byte" if len(unread.bytes) == 2 else "bytes"
    offset = "" if unread.offset is None else f" at offset {unread.offset:,} of the page"
    return f": {number} {bytes.fromhex(unread.bytes).hex(' ').upper()}{offset}"
