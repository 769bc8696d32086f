"""What a page prints around its headline: the headline itself, the dek, the byline and the day.

The head of an article is read as lines, from its `h1` down to the first paragraph of prose; what is in figures, menus
and boxes is no line of it.  A byline and a dek are known by the names that the page gives to their elements ("c-byline",
"standfirst"), else by their words ("By Ines Moreau", "June 9, 2025"), else by their place: a line right below the headline
that is no part of the body below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree, html

from extractor.cleaning.furniture import line_furniture
from extractor.cleaning.line_kinds import before_date, find_look, is_dated
from extractor.cleaning.line_patterns import line_pattern
from extractor.cleaning.outline import INLINE, words_of
from extractor.cleaning.page_names import page_name
from extractor.cleaning.printed_days import PrintedDay, is_stamp, printed_day
from extractor.cleaning.rules import RULES, ask

_SKIPPED = frozenset((
    "figure", "figcaption", "nav", "aside", "form", "select", "video", "audio", "iframe", "footer", "script", "noscript", "table",
    "dialog", "h1",
))  # fmt: skip
_HEADINGS = frozenset(("h2", "h3", "h4"))
_NAMED = ("class", "id", "itemprop", "rel", "data-testid")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_JOINED = re.compile(r"((?:\b(?:by|and|with)|[,&])\s*)\|\s*|\s*\|(?=\s*(?:and\b|[,&]))", re.I)
_PROSE, _SENTENCE = 80, re.compile(r"[.!?…][\"'”’»)]*(?:\s|$)")  # code points, and an end: a line of the body
_LEVELS = 3  # of elements around a line, whose names show what it is
_LINES, _PROSE_LINES = 60, 2  # of a head, with the first paragraph below it
_DEK_WORDS, _DEK_LENGTH = 4, 800
_BYLINE_LENGTH = 300
_SHARED = (1 / 3, 2 / 3)  # of the words of an h1, of an h2, that a title of the page has too
_HEADLINE_WORDS = 4
_MOST = 8  # headings of a rank that may be the headline
_WORD_LENGTH = 3
LONGEST_HEADLINE = 2_000  # code points: a longer heading was never closed


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head: its words, the block around them, the names of what holds them, and whether that is a byline's."""

    text: str
    element: html.HtmlElement
    names: str
    is_byline: bool

    @property
    def is_called_dek(self) -> bool:
        return page_name("dek").search(_names(self.element)) is not None

    @property
    def is_prose(self) -> bool:
        return len(self.text) >= _PROSE and _SENTENCE.search(self.text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """The printed headline, dek, days and bylines, and the first `datetime` of the head; None for none."""

    headline: str | None = None
    dek: str | None = None
    bylines: tuple[str, ...] = ()
    day: PrintedDay | None = None
    stamp: PrintedDay | None = None
    """The day of a line that has nothing else than what is printed beside one."""
    modified: PrintedDay | None = None
    time: str | None = None


def read_head(headings: Sequence[html.HtmlElement], titles: Sequence[str]) -> PageHead:
    """The head of the article that the titles name; an empty one where no heading, of the first two ranks, is its headline."""
    headline = _find_headline(headings, titles)
    if headline is None:
        return PageHead()
    reader = _Reader()
    for element in _after(headline):
        reader.read(element)
        if reader.is_done:
            break
    lines = reader.lines
    first = [line.text for line in lines if not (line.is_prose or _is_modified(line.names))]
    return PageHead(
        headline=heading_text(headline),
        dek=_find_dek(lines),
        bylines=tuple(_find_bylines(lines)),
        day=next((day for text in first if (day := printed_day(text))), None),
        stamp=next((day for text in first if is_stamp(text) and (day := printed_day(text))), None),
        modified=next((day for line in lines if (day := printed_day(line.text, changed=True))), None),
        time=next(iter(reader.times), None),
    )


def _find_headline(headings: Sequence[html.HtmlElement], titles: Sequence[str]) -> html.HtmlElement | None:
    """The h1 that shares most words with the titles, else such an h2, else the only h1 that is long enough."""
    wanted = [_long_words(title) for title in titles]
    ranks = [[element for element in headings if element.tag == tag][:_MOST] for tag in ("h1", "h2")]
    for elements, enough in zip(ranks, _SHARED, strict=True):
        shares = [_share(_long_words(heading_text(element)), wanted) for element in elements]
        if shares and max(shares) >= enough:
            return elements[shares.index(max(shares))]
    least = _HEADLINE_WORDS if titles else 1  # a short one beside titles of other words is the outlet's name
    long = [element for element in ranks[0] if len(words_of(heading_text(element))) >= least]
    return long[0] if len(long) == 1 and len(heading_text(long[0])) <= LONGEST_HEADLINE else None


def _share(words: set[str], wanted: Sequence[set[str]]) -> float:
    return max((len(words & title) / len(words) for title in wanted), default=0) if words else 0


def _long_words(text: str) -> set[str]:
    return {word for word in words_of(text) if len(word) >= _WORD_LENGTH}


def heading_text(element: html.HtmlElement) -> str:
    """The text of an element as one line, with a blank between its inner elements."""
    return " ".join(" ".join(element.itertext()).split())


def _names(element: html.HtmlElement) -> str:
    return " ".join(filter(None, map(element.get, _NAMED)))


def _is_modified(names: str) -> bool:
    return bool(page_name("changed").search(names)) and not page_name("published").search(names)


def _is_box(names: str) -> bool:
    return bool(page_name("box").search(names)) and not any(page_name(tag).search(names) for tag in ("byline", "dek"))


class _Reader:
    """Cuts what follows a headline into lines at the borders of blocks, down to the second paragraph of prose."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.times: list[str] = []
        self.is_done = False
        self._pieces: list[str] = []
        # the element in which the open line begins, with its names
        self._line: tuple[html.HtmlElement, str] | None = None
        self._open: list[tuple[html.HtmlElement, str]] = []  # those around, below the headline's own ancestors

    def read(self, element: html.HtmlElement) -> None:
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                names = _names(node)
                if node.tag not in INLINE:
                    self._end_line()
                self._open.append((node, names))
                if node.tag in _SKIPPED or _is_box(names):
                    walk.skip_subtree()
                    continue
                if node.tag == "time" and node.get("datetime") and not _is_modified(names):
                    self.times.append(node.get("datetime"))
                self._add(node.text)
            else:
                if node.tag not in INLINE or node.tag == "br" or node is element:
                    self._end_line()
                self._open.pop()
                if node is not element:
                    self._add(node.tail)
            if self.is_done:
                return

    def _add(self, text: str | None) -> None:
        if text and not text.isspace():
            self._line = self._line or self._open[-1]
            if self._pieces and self._pieces[-1][-1:].isalnum() and text[0].isupper():
                self._pieces.append(" | ")  # two elements side by side: a name and what it is
            self._pieces.append(text)
        elif text:
            self._pieces.append(" ")

    def _end_line(self) -> None:
        if self._line is not None:
            text = " ".join("".join(self._pieces).split())
            block = next((element for element, _ in reversed(self._open) if element.tag not in INLINE), self._line[0])
            names = " ".join(names for _, names in dict.fromkeys((*self._open[-_LEVELS:], self._line)))
            byline = any(page_name("byline").search(names) for _, names in self._open)
            self.lines.append(Line(text, block, names, byline))
            prose = sum(line.is_prose for line in self.lines)
            self.is_done = prose == _PROSE_LINES or len(self.lines) == _LINES
        self._pieces, self._line = [], None


def _after(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements after one, as large as possible."""
    at: html.HtmlElement | None = element
    while at is not None and at.tag != "body":
        yield from (sibling for sibling in at.itersiblings() if isinstance(sibling.tag, str))
        at = at.getparent()


def _find_bylines(lines: Sequence[Line]) -> Iterator[str]:
    """The bylines: neighbouring lines of elements that are called so, joined, or a line that says "By" with names below."""
    parts: list[list[str]] = []
    last = -1
    for i, line in enumerate(lines):
        is_open = bool(parts) and parts[-1][-1:] == ["By"]
        if line.is_prose or not (line.is_byline or is_open or line_pattern("opening").match(line.text)):
            continue
        text = before_date(line.text)
        if text and not line.is_called_dek and line_furniture(text) in (None, "credit"):
            if last == i - 1 and parts:
                parts[-1].append(text)
            else:
                parts.append([text])
            last = i
    bylines = (_JOINED.sub(r"\1", " | ".join(texts)) for texts in parts)
    return (byline for byline in bylines if len(byline) <= _BYLINE_LENGTH)


def _find_dek(lines: Sequence[Line]) -> str | None:
    """The first line that a rule takes for a dek, if it may be one."""
    plain = (
        line for line in lines if len(words_of(line.text)) >= _DEK_WORDS or line.is_byline or _CLOCK.search(line.text)
    )
    first = next(plain, None)
    for i, line in enumerate(lines):
        below = next((later for later in lines[i + 1 :] if later.is_prose), None)
        is_apart = below is not None and below.element.getparent() is not line.element.getparent()
        if ask("dek", line, line is first, is_apart)[0] and _may_be_dek(line):
            return line.text
    return None


_INSIDE = "<main><h1>Grain trade grows</h1><{0}{1}>Farmers fear a dry spring</{0}>…</main>"
_APART = "<header><h1>Grain trade grows</h1>{}Farmers fear a dry spring</p></header><main>…</main>"
_BYLINE = '<p class="byline">By Ines Moreau</p>'


@RULES.add("called", "dek", _INSIDE.format("p", ' class="standfirst"'), _INSIDE.format("p", ""))
def _is_called_dek(line: Line, is_first: bool, is_apart: bool) -> bool:
    return page_name("dek").search(line.names) is not None


@RULES.add("called_lead", "dek", _APART.format(f'{_BYLINE}<p class="intro">'), _APART.format(f"{_BYLINE}<p>"))
def _is_called_lead(line: Line, is_first: bool, is_apart: bool) -> bool:
    return is_apart and page_name("perhaps_dek").search(line.names) is not None


@RULES.add("heading", "dek", _INSIDE.format("h2", ""), _INSIDE.format("h5", ""))
def _is_heading(line: Line, is_first: bool, is_apart: bool) -> bool:
    return line.element.tag in _HEADINGS and (is_first or line.is_prose)


@RULES.add("below_headline", "dek", _APART.format("<p>"), _INSIDE.format("p", ""))
def _is_below_headline(line: Line, is_first: bool, is_apart: bool) -> bool:
    return is_first and is_apart


def _may_be_dek(line: Line) -> bool:
    return (
        len(words_of(line.text)) >= _DEK_WORDS
        and len(line.text) <= _DEK_LENGTH
        and (not line.is_byline or line.is_prose or line.is_called_dek)
        and line.element.tag not in ("li", "button", "time", "label")
        and not (
            line_pattern("opening").match(line.text)
            or is_dated(line.text)
            or (_CLOCK.search(line.text) and not line.is_prose)
        )
        and find_look(line.text) == "paragraph"
        and line_furniture(line.text) is None
        and next(line.element.iterancestors("a"), None) is None
        and sum(len(heading_text(link)) for link in line.element.iter("a")) < len(line.text) / 2
    )
