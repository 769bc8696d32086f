"""What sort of page it is: an article, a live blog, an index of articles, an error page, a cookie wall.

Error pages and cookie walls are known by what most of their sentences say; patterns for titles and sentences are data, in
`models/en/lexicons/page_kinds.jsonl`.  An index is known by its structure: many links with the length of headlines, and
no paragraphs of prose side by side.  A page that says of itself that it is an article needs more to be called another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from lxml import html

from extractor.cleaning.line_kinds import find_look
from extractor.cleaning.metadata import Metadata
from extractor.cleaning.outline import Outline
from extractor.cleaning.page_names import page_name
from extractor.cleaning.pattern_index import PatternIndex
from extractor.cleaning.rules import RULES, ask
from extractor.cleaning.tree import line_of
from extractor.record.article import ArticleKind, Block, Completeness
from extractor.words.lexicons import cached, lexicon, load_lexicon

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_LONGEST = 600  # code points of a sentence: a longer one is none, and no pattern meets hostile length
_WALL = 12_000  # code points: the longest consent prose
_ERROR = 1_500  # code points: the longest error page
_MOST = 0.6  # of the sentences
_NEARLY_ALL = 0.8
_SOME = 0.3  # beside a title that says it
_BRIEF = 200  # code points: so short that a title alone decides
_HEADLINE_LINKS = 8  # on an index, at least
_HEADLINE_WORDS = 4
_PARAGRAPH = 40  # code points: a shorter one is a date or a label
_OWN_PROSE = 400  # code points: an index has less
_STAMPS = 3  # below a title that says "live"
_MANY_STAMPS = 6  # below any title
_ARTICLES = range(1, 4)  # that an article's page describes; more are a list
_COLLECTION = frozenset({"CollectionPage", "SearchResultsPage"})
_REASONS: dict[ArticleKind, Completeness] = {
    "error": Completeness(status="empty", reason="an error page, not an article"),
    "cookie_wall": Completeness(status="empty", reason="a cookie wall or consent notice, not an article"),
    "index": Completeness(status="suspect", reason="an index page: links to several articles, no article of its own"),
}


@lexicon("page_kinds")
@dataclass(frozen=True, slots=True, kw_only=True)
class KindPattern:
    """What a title as a whole, or a part of a sentence (`where`), says of a page's `kind` (case does not matter)."""

    id: str
    kind: ArticleKind
    where: Literal["title", "sentence"]
    pattern: str


@cached
def kind_patterns(kind: ArticleKind, where: str) -> PatternIndex:
    """The patterns for titles or sentences of pages of a kind."""
    entries = load_lexicon("page_kinds", KindPattern)
    chosen = ((entry.id, entry.pattern) for entry in entries if (entry.kind, entry.where) == (kind, where))
    return PatternIndex(chosen, whole=where == "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a page shows: the length of its words; their sentences, none where they report what others say; whether a title is
    an error's; whether the page says that it is an article.  Of a web page its facts, its elements and the live stamps found.
    """

    length: int
    sentences: Sequence[str]
    is_titled: bool
    is_stated: bool = False
    facts: Metadata | None = None
    tree: html.HtmlElement | None = None
    stamps: int = 0

    def is_mostly(self, kind: ArticleKind) -> bool:
        return _share(self.sentences, kind) >= (_NEARLY_ALL if self.is_stated else _MOST)


_TYPE = '<script type="application/ld+json">{{"@type": "{}"}}</script>…'


@RULES.add("live_blog/type", "page_kind", _TYPE.format("LiveBlogPosting"), _TYPE.format("BlogPosting"))
def _is_typed_live(seen: _Seen) -> bool:
    return seen.facts is not None and "LiveBlogPosting" in seen.facts.own_types


_WALL_TEXT = "We use cookies.\n\nYou can change your choice at any time.\n\n"


@RULES.add(
    "cookie_wall/sentences",
    "page_kind",
    f"{_WALL_TEXT}Read our cookie policy.",
    f"{_WALL_TEXT}The mill closes. Fares rise.",
)
def _is_wall(seen: _Seen) -> bool:
    return len(seen.sentences) > 2 and seen.is_mostly("cookie_wall")


@RULES.add(
    "error/title",
    "page_kind",
    "404 Not Found\n\nIt was not at this place.",
    "400 jobs found\n\nIt was not at this place.",
)
def _is_titled_error(seen: _Seen) -> bool:
    is_said = seen.length <= _BRIEF or _share(seen.sentences, "error") >= _SOME
    return seen.is_titled and not seen.is_stated and seen.length <= _ERROR and is_said


@RULES.add(
    "error/sentences",
    "page_kind",
    "Sad news\n\nThe story has expired.\n\nCheck the address.",
    "Sad news\n\nThe mill has closed.",
)
def _is_error(seen: _Seen) -> bool:
    return seen.length <= _ERROR and (seen.is_titled or len(seen.sentences) > 2) and seen.is_mostly("error")


_LINKS = 8 * "<h2><a href=/n>Ferries stand still at Averby</a></h2>"


@RULES.add("index/links", "page_kind", _LINKS, f"{_LINKS}…")
def _is_index(seen: _Seen) -> bool:
    if seen.facts is None or seen.tree is None:
        return False
    path = urlsplit(seen.facts.url).path.strip("/") if seen.facts.url else None
    if seen.is_stated and not (path == "" or (path is not None and page_name("home").match(path))):
        return False
    links = sum(map(_is_headline_link, seen.tree.iter("a")))
    return links >= _HEADLINE_LINKS and _own_prose(seen.tree) < _OWN_PROSE


_ENTRIES = "</title>…<p>21:40</p>…<p>20:15</p>…<p>19:02</p>…"


@RULES.add("live_blog/stamps", "page_kind", f"<title>Vote: live{_ENTRIES}", f"<title>Vote{_ENTRIES}")
def _is_stamped(seen: _Seen) -> bool:
    if seen.facts is None or seen.tree is None or not says_live(seen.facts):
        return seen.stamps >= _MANY_STAMPS
    tags = sum(find_look(line_of(time)) == "live_stamp" for time in seen.tree.iter("time"))
    return max(seen.stamps, tags) >= _STAMPS


def judge_text(text: str, titles: Sequence[str]) -> ArticleKind:
    """True if a text is an error page or a cookie wall; `titles` are its names for itself."""
    return _kind_of(text, titles, is_stated=False)


def judge_kind(
    text: str, blocks: Sequence[Block], facts: Metadata, outline: Outline | None, tree: html.HtmlElement | None
) -> ArticleKind:
    """The kind of a web page, by its article as found, its metadata, and what the page shows."""
    is_stated = _is_stated_article(facts)
    body = sum(block.end - block.start for block in blocks if block.kind not in ("headline", "furniture"))
    shown = [part.text for part in outline.parts] if outline is not None and body < _BRIEF and not is_stated else []
    stamps = sum(block.kind == "live_stamp" for block in blocks)
    words = "\n".join((text, *shown))
    return _kind_of(words, facts.headlines, is_stated=is_stated, facts=facts, tree=tree, stamps=stamps)


def _kind_of(text: str, titles: Sequence[str], **page: Any) -> ArticleKind:
    """What the first rule that holds says: its id before the slash."""
    is_titled = _has_title(titles, "error", _BRIEF)
    is_article = len(text) > _WALL or not (is_titled or kind_patterns("article", "sentence").find(text) is None)
    parts = () if is_article else _SENTENCE_END.split(text)
    sentences = [sentence for sentence in parts if 1 < len(sentence) <= _LONGEST]
    seen = _Seen(length=len(text), sentences=sentences, is_titled=is_titled, **page)
    return cast(ArticleKind, ask("page_kind", seen)[0].split("/")[0] or "article")


def _share(sentences: Sequence[str], kind: ArticleKind) -> float:
    find = kind_patterns(kind, "sentence").find
    return sum(find(sentence) is not None for sentence in sentences) / max(1, len(sentences))


def _has_title(titles: Sequence[str], kind: ArticleKind, longest: int) -> bool:
    find = kind_patterns(kind, "title").find
    return any(find(title) is not None for title in titles if len(title) <= longest)


def says_live(facts: Metadata) -> bool:
    """True if a page says of itself that it is a live blog."""
    return "LiveBlogPosting" in facts.own_types or _has_title(facts.headlines, "live_blog", _LONGEST)


def _is_stated_article(facts: Metadata) -> bool:
    return (
        "article" in facts.types
        or sum(kind.endswith(("Article", "Posting")) for kind in facts.types) in _ARTICLES
        or facts.published.source in ("json-ld", "opengraph")
    ) and not _COLLECTION.intersection(facts.types)


def _own_prose(tree: html.HtmlElement) -> int:
    """The code points of paragraphs that follow each other without a headline's link between them, as teasers do not."""
    own, run, length = 0, 0, 0
    for element in tree.iter("a", "p", "div"):
        if element.tag == "a":
            is_break = _is_headline_link(element) and not _is_inside_prose(element)
            size = 0
        else:
            is_break, size = False, _prose_of(element)
        if is_break:
            run, length = 0, 0
        elif size >= _PARAGRAPH and next(element.iterancestors("footer", "aside", "nav", "form"), None) is None:
            run, length = run + 1, length + size
            own += length if run == 2 else size if run > 2 else 0
    return own


def _is_headline_link(link: html.HtmlElement) -> bool:
    return len("".join(link.itertext()).split()) >= _HEADLINE_WORDS


def _is_inside_prose(link: html.HtmlElement) -> bool:
    """True if words precede the link in its own element: a link in a sentence is no headline."""
    parent = link.getparent()
    return parent is not None and (
        bool((parent.text or "").strip()) or (link.getprevious() is not None and parent.tag == "p")
    )


def _prose_of(element: html.HtmlElement) -> int:
    """The code points of an element's own words: all of a paragraph, of another element what is in no element."""
    pieces = (
        element.itertext() if element.tag == "p" else (element.text or "", *(child.tail or "" for child in element))
    )
    return len(" ".join("".join(pieces).split()))


def reason_of(kind: ArticleKind, completeness: Completeness) -> Completeness:
    """The completeness of a page of that kind: for what is no article the kind is the reason, whatever was found."""
    return _REASONS.get(kind, completeness)


def as_furniture(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a page that is no article: nothing must be claimed from them."""
    return [replace(block, kind="furniture", subtype="other", repeats=None) for block in blocks]
