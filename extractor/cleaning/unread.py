"""Which bytes of the page are at the characters of an article that could not be read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from extractor.cleaning.decode import Damage
from extractor.record.article import MOST_UNREAD, UnreadBytes

_UNREAD = "\ufffd"
_AROUND = 20  # code points of a word on either side
_END, _BEGINNING = re.compile(rf"[\w{_UNREAD}]*\Z"), re.compile(rf"[\w{_UNREAD}]*")
_MOST = 10_000  # in a page; in one with more they are not looked for


def find_unread(text: str, page: str, damage: Sequence[Damage]) -> tuple[UnreadBytes, ...]:
    """The damaged bytes of the first characters of an article's text that are U+FFFD, in text order.

    `page` has the characters of the whole page, `damage` says which U+FFFD of it are damage.  A page has more than its article,
    and some of it twice, so each is known by the word that it is in; one whose bytes are not sure is left out.
    """
    if page.count(_UNREAD) > _MOST:
        return ()
    by_index = {damaged.at: damaged for damaged in damage}
    sources: dict[str, list[Damage | None]] = defaultdict(list)
    for at in _positions(page):
        sources[_word(page, at)].append(by_index.get(at))
    words: dict[str, list[int]] = defaultdict(list)
    for at in _positions(text):
        words[_word(text, at)].append(at)
    unread = [
        UnreadBytes(start=at, end=at + 1, bytes=source.content.hex(), offset=offset)
        for word, positions in words.items()
        for at, (source, offset) in zip(positions, _matched(sources[word], len(positions)), strict=False)
        if source
    ]
    return tuple(sorted(unread, key=attrgetter("start"))[:MOST_UNREAD])


def _positions(text: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(_UNREAD, text))


def _word(text: str, at: int) -> str:
    """The word around a character, the character itself marked by a blank on either side."""
    before, after = text[max(0, at - _AROUND) : at], text[at + 1 : at + 1 + _AROUND]
    return " ".join(match[0] for match in (_END.search(before), _BEGINNING.match(after)) if match)


def _matched(sources: Sequence[Damage | None], count: int) -> list[tuple[Damage | None, int | None]]:
    """The damage in each of `count` equal words of an article, its offset where that is sure; none where its bytes are not."""
    if len(sources) == count:  # the article has all of them, in the order of the page
        return [(source, source and source.offset) for source in sources]
    contents = {source and source.content for source in sources}
    return [(sources[0], None)] * count if len(contents) == 1 else []
