"""The paragraphs that a page shows, whatever an extractor takes of them: what the extraction is checked against.

The worst failure of extraction is silent: of several containers that hold the body it takes one.  So every paragraph of
the page is listed with its path (tags and classes of its ancestors) and searched in the extraction.  What was not found is
judged twice.  By its position: on the path of much of what was found it belongs to the body; in comments, navigation and legal
notes it does not.  Elsewhere by its words: the rest of an article goes on about the same things, so that it shares a quarter
of its long words with what was found; promotion, notices and biographies share a tenth.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree, html

from extractor.cleaning.page_names import page_name
from extractor.cleaning.tree import line_of
from extractor.record.article import BlockKind

Words = tuple[str, ...]

PARTS: dict[str, BlockKind] = {
    "p": "paragraph", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item", "div": "paragraph",
    "td": "table", "section": "paragraph", "article": "paragraph", "blockquote": "quote",
}  # fmt: skip
WHOLE = {"p", "h2", "h3", "h4"}  # all of their text is theirs; of the others' only what is in no block of its own
INLINE = {
    "a", "b", "strong", "i", "em", "u", "span", "sup", "sub", "abbr", "time", "cite", "q", "mark", "font", "small", "br",
}  # fmt: skip
_RUNS = etree.XPath("descendant::text()[string-length(normalize-space()) > 20][not(parent::script)]")
_NEVER_TAGS = {"nav", "footer", "form", "figure", "noscript", "button", "dialog", "a"}
_MARGIN_TAGS = {"aside", "header"}
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_LONG_WORD = 5  # letters: shorter words are the same in all texts
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)")
_SHINGLE = 5  # words: what two paragraphs share to be the same one
_GOOD = 80  # code points: below that a paragraph is a caption, a label or a teaser as often as not
_SHORT = 40  # code points: below that a line of the body is a label
_MAIN_PATH = 0.15  # of what was found: a path with less holds a stray paragraph
_PARTS = 5_000  # paragraphs: the check looks no further; no article has more
_LOST = 0.25  # of the good prose of the page, in a page that has lost a part of its article
_LEAST = 250  # code points of it
_COVERED = 0.8  # of a paragraph's words: the rest is a link or a mark that the extractor left out
_ON_TOPIC = (0.05, 0.15)  # of the long words of a container, in the page's middle and in a margin: swept on cut pages
_TEASERS = 3  # paragraphs on one path, each the only one of its container, are teasers of other articles
_SAME_TOPIC = 0.25  # of them: in the page's middle nothing but the article has more


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the page: its words, the numbers of its path and of the element that holds it, whether it is prose."""

    text: str
    words: Words
    kind: BlockKind
    path: int
    container: int
    good: bool
    element: html.HtmlElement


@dataclass(frozen=True, slots=True)
class Check:
    """How an extraction and the page compare: code points of prose `found` and `lost`, and the lost parts to take back.

    `siblings` are on a path that much of the found is on; `strays` on other paths, outside of all margins, where the
    words leave no doubt that they are about the same things.  `last` is the last part that was found.
    """

    found: int
    lost: int
    siblings: Sequence[Part]
    strays: Sequence[Part]
    last: Part | None

    @property
    def is_half(self) -> bool:
        """True if so much is lost that the article is not whole."""
        return self.lost >= max(_LEAST, _LOST * (self.lost + self.found))


class Outline:
    """The paragraphs of a page in order, with the tree of their paths."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self.parts: list[Part] = []
        self._path_of: dict[html.HtmlElement, int] = {}
        self._numbers: dict[tuple[int, str, str], int] = {}
        self._parents: list[int] = [0]
        self._rank: list[int] = [0]  # of a path: 0 in the page's middle, 1 in a margin, 2 where no article is
        self.captions = {words_of("".join(element.itertext())) for element in tree.iter("figcaption")} - {()}
        self._tree = tree
        self.bold = set(_bold_lines(tree))
        containers: dict[html.HtmlElement, int] = {}
        for element in _blocks_with_text(tree):
            text = _own_text(element)
            parent = element.getparent()
            if text and parent is not None:
                path = self._path(parent if element.tag in WHOLE else element)
                container = containers.setdefault(parent, len(containers))
                good = len(text) >= _GOOD and bool(_SENTENCE.search(text)) and _link_share(element, text) < 0.5
                self.parts.append(Part(text, words_of(text), PARTS[element.tag], path, container, good, element))
                if len(self.parts) == _PARTS:
                    break

    def _path(self, element: html.HtmlElement) -> int:
        """The number of an element's path: equal for equal tags and classes all the way up, digits apart."""
        chain = []
        at: html.HtmlElement | None = element
        while at is not None and at not in self._path_of:
            chain.append(at)
            at = at.getparent()
        number = 0 if at is None else self._path_of[at]
        for node in reversed(chain):
            tag, names = str(node.tag), _DIGITS.sub("", node.get("class") or "")
            key = (number, tag, names)
            if key not in self._numbers:
                self._numbers[key] = len(self._parents)
                self._parents.append(number)
                self._rank.append(_rank(tag, f"{names} {node.get('id') or ''}"))
            number = self._path_of[node] = self._numbers[key]
        return number

    def _up(self, path: int) -> Iterator[int]:
        while path:
            yield path
            path = self._parents[path]

    def is_shown(self, part: Part) -> bool:
        """True if a part is still in the tree that the paragraphs were read from: what is hidden was taken out."""
        return any(above is self._tree for above in part.element.iterancestors())

    def indexes(self, texts: Sequence[str]) -> list[int | None]:
        """For each part the index of the text that has it, by a few words in a row; None for a part that none has."""
        where = _shingles([words_of(text) for text in texts])
        return [_index_of(part.words, where) for part in self.parts]

    def check(self, texts: Sequence[str], about: str = "") -> Check:
        """Compare an extraction, given as its paragraphs, with the page; `about` is what else is known of its topic.

        A margin is what no found part lies in: a page whose whole body has a class "with-sidebar" has no margin by that.
        """
        words = [words_of(text) for text in texts]
        where = _shingles(words)
        known = {word for some in (*words, words_of(about)) for word in some if len(word) >= _LONG_WORD}
        of_path = Counter[int]()
        missing: dict[Words, tuple[Part, float]] = {}  # by their first words: what a page shows twice is lost once
        last: Part | None = None
        for part in self.parts:
            if part.good:
                covered = _covered(part.words, where)
                last = part if covered >= _COVERED else last
                of_path[part.path] += round(covered * len(part.text))
                if covered < _COVERED:
                    missing.setdefault(part.words[: 2 * _SHINGLE], (part, len(part.text) * (1 - covered)))
        total = of_path.total()
        main = {path for path, size in of_path.items() if size > _MAIN_PATH * total}
        for part in self.parts:
            is_line = not part.good and part.path in main and len(part.text) >= _SHORT
            if is_line and _covered(part.words, where) == 0 and _link_share(part.element, part.text) < 0.5:
                missing.setdefault(part.words[: 2 * _SHINGLE], (part, len(part.text)))
        body = {number for path in main for number in self._up(path)}
        siblings = [part for part, _ in missing.values() if part.path in main]
        lost = sum(size for part, size in missing.values() if part.path in main)
        company = Counter(part.container for part, _ in missing.values())
        groups: dict[tuple[bool, int], list[tuple[Part, float]]] = defaultdict(list)
        for part, size in missing.values():
            if part.path not in main:
                alone = company[part.container] == 1
                groups[alone, part.path if alone else part.container].append((part, size))
        strays: list[Part] = []
        for (alone, _), group in groups.items():
            rank = max((self._rank[number] for number in self._up(group[0][0].path) if number not in body), default=0)
            topic = _share([word for part, _ in group for word in part.words if len(word) >= _LONG_WORD], known)
            teasers = alone and len(group) >= _TEASERS
            if rank < 2 and topic >= (_SAME_TOPIC if teasers else _ON_TOPIC[rank]):
                lost += sum(size for _, size in group)
                if rank == 0 and topic >= _SAME_TOPIC and len(group) > 1:
                    strays += [part for part, _ in group]
        return Check(total, round(lost), siblings, strays, last)


def words_of(text: str) -> Words:
    """The words of a text, in small letters."""
    return tuple(_WORD.findall(text.casefold()))


def _share(words: Sequence[str], known: set[str]) -> float:
    return sum(word in known for word in words) / len(words) if words else 0.0


@lru_cache(4_096)
def _rank(tag: str, names: str) -> int:
    if tag in ("html", "body"):
        return 0
    if tag in _NEVER_TAGS or page_name("never").search(names):
        return 2
    return 1 if tag in _MARGIN_TAGS or page_name("margin").search(names) else 0


def _blocks_with_text(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements of the tags above that hold a longer run of text, in order: a small part of a page's elements."""
    seen = set()
    for run in _RUNS(tree):
        element = run.getparent().getparent() if run.is_tail else run.getparent()
        while element is not None and element.tag not in PARTS:
            element = element.getparent()
        if element is not None and element not in seen:
            seen.add(element)
            yield element


def _bold_lines(tree: html.HtmlElement) -> Iterator[Words]:
    """The words of the blocks that hold nothing but a bold stretch."""
    of_block: dict[html.HtmlElement, Words] = {}  # each is read once, however many stretches it holds
    for element in tree.iter("strong", "b"):
        block = element.getparent()
        while block is not None and block.tag in INLINE:
            block = block.getparent()
        words = words_of("".join(element.itertext()))
        if block is not None and 0 < len(words) <= _SHORT:
            if block not in of_block:
                of_block[block] = words_of("".join(block.itertext()))
            if words == of_block[block]:
                yield words


def _own_text(element: html.HtmlElement) -> str:
    if element.tag in WHOLE:
        return line_of(element)
    pieces = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            pieces += child.itertext()
        pieces.append(child.tail or "")
    text = "".join(pieces)
    return " ".join(text.split()) if len(text) >= _GOOD else ""


def _link_share(element: html.HtmlElement, text: str) -> float:
    return sum(len("".join(link.itertext())) for link in element.iter("a")) / len(text)


def _shingles(texts: Sequence[Words]) -> dict[Words, int]:
    """Every few words in a row of the texts, from one into the next too, with the index of the first text that has them."""
    where: dict[Words, int] = {}
    stream: list[str] = []
    owners: list[int] = []
    for i, words in enumerate(texts):
        stream += words
        owners += [i] * len(words)
        if len(words) < _SHINGLE:
            where.setdefault(words, i)
    for shingle, owner in zip(zip(*(stream[n:] for n in range(_SHINGLE)), strict=False), owners, strict=False):
        where.setdefault(shingle, owner)
    return where


def _index_of(words: Words, where: dict[Words, int]) -> int | None:
    """The text that has a part, by its first words or its middle ones."""
    middle = max(0, len(words) // 2 - _SHINGLE)
    index = where.get(words[:_SHINGLE])
    return where.get(words[middle : middle + _SHINGLE]) if index is None else index


def _covered(words: Words, where: dict[Words, int]) -> float:
    """The share of a part that the texts have."""
    starts = range(0, max(1, len(words) - _SHINGLE + 1), _SHINGLE)
    return sum(words[at : at + _SHINGLE] in where for at in starts) / len(starts)
