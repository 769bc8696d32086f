"""The items of a feed or a sitemap, however long and however hostile: entities off, no network, no tree in memory."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from lxml import etree

from extractor.errors import InputError

_CHUNK = 65_536  # bytes
_START = 4_096  # bytes in which the root element has to begin
# What refers to itself in many feeds: the parser makes another address of "?a=1&b=2".  No entity is expanded so, either
_CDATA_OR_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(?:([0-9]+)|x([0-9a-f]+));|(?!(?:amp|lt|gt|quot|apos);))", re.I | re.S
)
_NO_CHARACTERS = (range(0xD800, 0xE000), range(0x110000, sys.maxsize))  # halves of pairs, and after the end of Unicode
_MAX_VALUE = 8_192  # characters of a link; what is longer is none
_MAX_CHILDREN = 1_000  # of an item: those after them are passed over
_MAX_REFERENCES = 1_000_000  # that are made sound; a sitemap of 50,000 addresses, the most that there may be, has fewer
_MAX_EVENTS = 5_000_000  # tags and texts: a tenth of the limit of bytes, and some seconds of work
# Atomic, so that what ends at its first end is not tried with a later one: that doubles the time with each of them
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<![a-z][^>\[]*(?:\[[^\]]*\]\s*)?>)\s*)*+<(?:[\w.-]+:)?([\w.-]+)",
    re.I | re.S,
)
# An early end, and limits that stop the parser; it recovers from everything else
_STOPS = {"ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_EMPTY", "ERR_DOCUMENT_END", "ERR_RESOURCE_LIMIT", "ERR_ENTITY_LOOP"}


@dataclass(slots=True)
class Child:
    """An element right below an item: its name and attributes without namespaces, and its own text."""

    name: str
    attributes: Mapping[str, str]
    text: str = ""


@dataclass(slots=True)
class Item:
    """One entry of a feed or a sitemap."""

    name: str
    children: list[Child] = field(default_factory=list)


def root_name(start: bytes) -> str:
    """The name of the first element without its prefix, in lower case, when the bytes begin like XML; else ""."""
    match = _ROOT.match(start[:_START])
    return match[1].decode("ascii", "replace").lower() if match else ""


def read_items(content: bytes, names: Set[str], location: str) -> Iterator[Item]:
    """The elements with one of these names, in order, each with its children.

    What is not well-formed is read as far as it can be understood.  Raises InputError after the last whole item where the
    XML ends too early or goes beyond a limit of the parser (nesting, entities) or of this module.
    """
    target = _Items(names, location)
    parser = etree.XMLParser(target=target, recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    # The parser says nothing of a tag that was cut
    stop = "" if content.rstrip(b"\0 \t\r\n").endswith(b">") else "its end is missing"
    try:
        for chunk in _sound_chunks(content, location):
            parser.feed(chunk)
            yield from target.take()
        parser.close()
    except etree.XMLSyntaxError as error:
        stop = str(error)
    for entry in parser.feed_error_log:
        if entry.type_name in _STOPS and not stop:
            stop = f"line {entry.line}: {entry.message}"
    if stop:  # what closing the parser has closed was cut off
        raise InputError(f"{location}: damaged ({stop}): what comes before was read; get it again")
    yield from target.take()


def _sound_chunks(content: bytes, location: str) -> Iterator[bytes]:
    """The content with its references made sound, some of it at a time."""
    ready, done = bytearray(), 0
    # UTF-16 and UTF-32, which begin with a NUL or have one soon, are not what the pattern is for
    matches = () if b"\0" in content[:4] else _CDATA_OR_AMPERSAND.finditer(content)
    for count, match in enumerate(matches):
        if count == _MAX_REFERENCES:
            raise InputError(
                f"{location}: more than {_MAX_REFERENCES:,} ampersands: neither feed nor sitemap; split it"
            )
        ready += content[done : match.start()]
        ready += _sound_reference(match)
        done = match.end()
        while len(ready) >= _CHUNK:
            yield bytes(ready[:_CHUNK])
            del ready[:_CHUNK]
    yield bytes(ready)
    for start in range(done, len(content), _CHUNK):
        yield content[start : start + _CHUNK]


def _sound_reference(match: re.Match[bytes]) -> bytes:
    """What is no reference as a plain "&", and U+FFFD for the number of no character, at which the parser raises."""
    if match[0] == b"&":
        return b"&amp;"
    if not match[1] and not match[2]:  # CDATA
        return match[0]
    number = int(match[1][:20]) if match[1] else int(match[2][:20], 16)
    return b"&#xFFFD;" if number == 0 or any(number in some for some in _NO_CHARACTERS) else match[0]


class _Items:
    """Receives the events of the parser."""

    def __init__(self, names: Set[str], location: str) -> None:
        self._names, self._location = names, location
        self._events = 0
        self._depth = 0  # inside the item: 1 in the item itself, 2 in a child, 3 and more below
        self._done: list[Item] = []
        self._item = Item("")
        self._child: Child | None = None

    def take(self) -> list[Item]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._count()
        name = _local(tag)
        if self._depth == 0 and name not in self._names:
            return
        self._depth += 1
        if self._depth == 1:
            self._item = Item(name)
        elif self._depth == 2:
            self._child = None
            if len(self._item.children) < _MAX_CHILDREN:
                self._child = Child(name, {_local(key): value for key, value in attributes.items()})
                self._item.children.append(self._child)

    def data(self, text: str) -> None:
        self._count()
        if self._depth == 2 and self._child and len(self._child.text) <= _MAX_VALUE:
            self._child.text += text

    def end(self, tag: str) -> None:
        if self._depth == 1:
            self._done.append(self._item)
        self._depth = max(self._depth - 1, 0)

    def close(self) -> None:
        pass

    def _count(self) -> None:
        self._events += 1
        if self._events > _MAX_EVENTS:
            raise InputError(
                f"{self._location}: more than {_MAX_EVENTS:,} tags and texts: what comes before was read; split it"
            )


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
