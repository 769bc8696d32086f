"""The items of a feed or a sitemap, however long and however hostile: entities off, no network, no tree in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from lxml import etree

from extractor.errors import InputError

_CHUNK = 65_536  # bytes
_START = 4_096  # bytes in which the root element has to begin
# Many feeds write "?a=1&b=2" and "&nbsp;" as they are; the parser would drop the "&" or more, and give another address
_CDATA_OR_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-f]+);)", re.I | re.S
)
_MAX_VALUE = 8_192  # characters of a link; what is longer is none
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<![a-z][^>\[]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)", re.I | re.S
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
    found = _ROOT.match(start[:_START])
    return found[1].decode("ascii", "replace").lower() if found else ""


def read_items(content: bytes, names: Set[str], location: str) -> Iterator[Item]:
    """The elements with one of these names, in order, each with its children.

    What is not well-formed is read as far as it can be understood.  Raises InputError after the last whole item where the
    XML ends too early or goes beyond a limit of the parser (nesting, entities).
    """
    if root_name(content):  # else UTF-16, perhaps, where the pattern does not hold
        content = _CDATA_OR_AMPERSAND.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], content)
    target = _Items(names)
    parser = etree.XMLParser(target=target, recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    held: list[Item] = []  # one behind, since the parser closes an item that was cut off as if it were whole
    stop = ""
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            held += target.take()
            yield from held[:-1]
            del held[:-1]
        parser.close()
    except etree.XMLSyntaxError as error:
        stop = str(error)
    held += target.take()
    for entry in parser.feed_error_log:
        if entry.type_name in _STOPS and not stop:
            stop = f"line {entry.line}: {entry.message}"
    yield from held[:-1] if stop else held
    if stop:
        raise InputError(f"{location}: damaged ({stop}): what comes before was read; get it again")


class _Items:
    """What the parser tells its events to."""

    def __init__(self, names: Set[str]) -> None:
        self._names = names
        self._depth = 0  # inside the item: 1 in the item itself, 2 in a child, 3 and more below
        self._done: list[Item] = []
        self._item = Item("")

    def take(self) -> list[Item]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if self._depth == 0 and name not in self._names:
            return
        self._depth += 1
        if self._depth == 1:
            self._item = Item(name)
        elif self._depth == 2:
            self._item.children.append(Child(name, {_local(key): value for key, value in attributes.items()}))

    def data(self, text: str) -> None:
        if self._depth == 2 and len(self._item.children[-1].text) <= _MAX_VALUE:
            self._item.children[-1].text += text

    def end(self, tag: str) -> None:
        if self._depth == 1:
            self._done.append(self._item)
        self._depth = max(self._depth - 1, 0)

    def close(self) -> None:
        pass


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
