"""The paragraphs that a page shows, whatever an extractor takes of them: what the extraction is checked against.

The worst failure of extraction is silent: of several containers that hold the body it takes one.  So every paragraph of
the page is listed with its path (tags and classes of its ancestors).  Good paragraphs that were not found, on the path of
found ones, belong to the body too; on other paths, outside of the margins of the page, they make the extraction suspect.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from extractor.article import BlockKind

Words = tuple[str, ...]

_TAGS: dict[str, BlockKind] = {
    "p": "paragraph", "h2": "heading", "h3": "heading", "h4": "heading", "li": "list_item", "div": "paragraph",
    "td": "paragraph", "section": "paragraph", "article": "paragraph", "blockquote": "quote",
}  # fmt: skip
_WHOLE = {"p", "h2", "h3", "h4"}  # all of their text is theirs; of the others' only what stands in no block of its own
_INLINE = {
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "span",
    "sup",
    "sub",
    "abbr",
    "time",
    "cite",
    "q",
    "mark",
    "font",
    "small",
}
_MARGIN = re.compile(
    r"comment|disqus|respon[ds]|foot(?:er|note)|\bnav|menu|sidebar|related|recommend|promo|newsletter|subscri|cookie|consent"
    r"|gdpr|legal|disclaim|copyright|\bbio|author|about|share|social|widget|teaser|\bcard|caption|popup|modal|banner|sponsor"
    r"|advert|recirc|trending|popular|outbrain|taboola|paywall|sign-?up|login|hidden|more-from|read-?more|tooltip|dialog"
    r"|profile|summary|excerpt|listing|feed|archive|headlines|latest|breaking|ticker|entries|\blist",
    re.IGNORECASE,
)
_MARGIN_TAGS = {
    "aside",
    "nav",
    "footer",
    "form",
    "figure",
    "noscript",
    "template",
    "button",
    "select",
    "dialog",
    "header",
}
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)")
_SHINGLE = 5  # words: what two paragraphs share to be the same one
_GOOD = 80  # code points: below that a paragraph is a caption, a label or a teaser as often as not
_MAIN_PATH = 0.15  # of what was found: a path with less holds a stray paragraph
_PARTS = 5_000  # paragraphs: the check looks no further; no article has more


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the page: its words, the numbers of its path and of the element that holds it, whether it is prose."""

    text: str
    words: Words
    kind: BlockKind
    path: int
    container: int
    good: bool


@dataclass(frozen=True, slots=True)
class Check:
    """How an extraction and the page compare: code points found, and the good parts that were not.

    `siblings` stand on a path that much of the found stands on, `others` on other paths, several in one container,
    outside of the margins.
    """

    found: int
    siblings: Sequence[Part]
    others: Sequence[Part]


class Outline:
    """The paragraphs of a page in order, with the tree of their paths."""

    def __init__(self, tree: html.HtmlElement) -> None:
        self.parts: list[Part] = []
        self._path_of: dict[html.HtmlElement, int] = {}
        self._numbers: dict[tuple[int, str, str], int] = {}
        self._parents: list[int] = [0]
        self._is_margin: list[bool] = [False]
        self.captions = {words_of("".join(element.itertext())) for element in tree.iter("figcaption")} - {()}
        containers: dict[html.HtmlElement, int] = {}
        for element in tree.iter(*_TAGS):
            text = _own_text(element)
            parent = element.getparent()
            if text and parent is not None:
                path = self._path(parent if element.tag in _WHOLE else element)
                container = containers.setdefault(parent, len(containers))
                good = len(text) >= _GOOD and bool(_SENTENCE.search(text)) and _link_share(element, text) < 0.5
                self.parts.append(Part(text, words_of(text), _TAGS[element.tag], path, container, good))
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
                self._is_margin.append(tag in _MARGIN_TAGS or bool(_MARGIN.search(f"{names} {node.get('id') or ''}")))
            number = self._path_of[node] = self._numbers[key]
        return number

    def _up(self, path: int) -> Iterator[int]:
        while path:
            yield path
            path = self._parents[path]

    def places(self, texts: Sequence[str]) -> list[int | None]:
        """For each part the index of the text that has it, by a few words in a row; None for a part that none has."""
        where: dict[Words, int] = {}
        for i, text in enumerate(texts):
            for shingle in _shingles(words_of(text)):
                where.setdefault(shingle, i)
        return [_place(part.words, where) for part in self.parts]

    def check(self, texts: Sequence[str]) -> Check:
        """Compare an extraction, given as its paragraphs, with the page.

        A margin is what no found part lies in: a page whose whole body has a class "with-sidebar" has no margin by that.
        """
        places = self.places(texts)
        of_path = Counter[int]()
        for part, place in zip(self.parts, places, strict=True):
            of_path[part.path] += len(part.text) if part.good and place is not None else 0
        missing = [part for part, place in zip(self.parts, places, strict=True) if part.good and place is None]
        found = of_path.total()
        main = {path for path, size in of_path.items() if size > _MAIN_PATH * found}
        body = {number for path in main for number in self._up(path)}
        company = Counter(part.container for part in missing)
        return Check(
            found=found,
            siblings=[part for part in missing if part.path in main],
            others=[
                part
                for part in missing
                if part.path not in main
                and company[part.container] > 1
                and not any(self._is_margin[number] for number in self._up(part.path) if number not in body)
            ],
        )


def words_of(text: str) -> Words:
    """The words of a text, in small letters."""
    return tuple(_WORD.findall(text.casefold()))


def _own_text(element: html.HtmlElement) -> str:
    if element.tag in _WHOLE:
        return " ".join("".join(element.itertext()).split())
    pieces = [element.text or ""]
    for child in element:
        if child.tag in _INLINE:
            pieces += child.itertext()
        pieces.append(child.tail or "")
    text = "".join(pieces)
    return " ".join(text.split()) if len(text) >= _GOOD else ""


def _link_share(element: html.HtmlElement, text: str) -> float:
    return sum(len("".join(link.itertext())) for link in element.iter("a")) / len(text)


def _shingles(words: Words) -> Iterator[Words]:
    for i in range(max(1, len(words) - _SHINGLE + 1)):
        yield words[i : i + _SHINGLE]


def _place(words: Words, where: dict[Words, int]) -> int | None:
    middle = max(0, len(words) // 2 - _SHINGLE)
    place = where.get(words[:_SHINGLE])
    return where.get(words[middle : middle + _SHINGLE]) if place is None else place
