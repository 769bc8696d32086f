"""A web page to an article: headline, dek and body, joined by blank lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.cleaning.article_key import article_key
from extractor.cleaning.body import Paragraph, find_body
from extractor.cleaning.completeness import judge_completeness
from extractor.cleaning.dates import guess_published
from extractor.cleaning.embeds import add_insets, find_posts, join_posts
from extractor.cleaning.language import find_language
from extractor.cleaning.line_kinds import find_look
from extractor.cleaning.metadata import Metadata, read_metadata, with_given
from extractor.cleaning.open_day import settle_day
from extractor.cleaning.outline import Check, Outline, words_of
from extractor.cleaning.page_kind import as_furniture, judge_kind, reason_of, says_live
from extractor.cleaning.pruning import prune
from extractor.cleaning.recovery import recover_body
from extractor.cleaning.text_page import label_blocks
from extractor.cleaning.tree import parse_html
from extractor.record.article import Article, Block, BlockKind, Link, Published
from extractor.record.page import Page
from extractor.record.textrange import TextRange

_LETTERS = re.compile(r"\w+")
_ALL_LINK = 0.85  # of a line
_LINE_OF_LINK = re.compile(r"[^a-z\W]\S*(?:\s+\S+){3,30}(?<![.!;:,])", re.DOTALL)
_CROSSHEAD = 80  # code points
_CLOSED = re.compile(r"[.!:;,…][\"'”’»)]*$")
_CAPITAL = r"[\"'“‘(]*[^\W\d_a-z]\S*"
_SMALL = r"(?: (?:an?|and|as|at|by|for|from|in|is|of|on|or|the|to|vs?\.?|with|&|\d\S*))*"
_TITLE_CASE = re.compile(rf"{_CAPITAL}{_SMALL}(?: {_CAPITAL}{_SMALL}){{2,9}}")
_TOP = 6  # paragraphs in which the page repeats its headline and dek


def clean_html(page: Page, source: str) -> Article:
    """The article of a web page's source; an empty text with its reason where there is none."""
    tree = parse_html(source, page.input_id) if source.strip() else None
    facts = with_given(read_metadata(tree, page.url, tdm_reservation=page.tdm_reservation), page)
    published = _published(page, facts, tree)
    outline = Outline(tree) if tree is not None else None  # with what is hidden: half of an article may be
    if tree is not None:
        prune(tree)
    check: Check | None = None
    paragraphs = find_body(tree, facts.url or page.url) if tree is not None else []
    if paragraphs and tree is not None and outline is not None:
        paragraphs, check = recover_body(paragraphs, outline, _about(facts), facts.url or page.url)
        if posts := find_posts(tree):
            paragraphs = join_posts(paragraphs, posts)
        paragraphs = _with_headline(paragraphs, page.title, facts)
        paragraphs = add_insets(
            _with_dek(paragraphs, facts.dek), outline, tree, facts.url or page.url, is_live=says_live(facts)
        )
        paragraphs = [replace(p, kind=_closer_kind(p, outline)) for p in paragraphs if p.text]  # of images alone
        paragraphs = _with_crossheads(paragraphs, outline, facts.authors)
    text, ranges = _join(paragraphs)
    published = settle_day(published, facts.stated_days, facts.modified, text)
    if published.candidates and page.default_published:
        published = Published(value=page.default_published, source="argument")
    blocks = _blocks(text, ranges, paragraphs, facts.authors)
    kind = judge_kind(text, blocks, facts, outline, tree)
    if kind in ("error", "cookie_wall", "index"):
        blocks = as_furniture(blocks)
    url = facts.url or page.url
    return Article(
        key=article_key(url, page.source.sha256),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind=kind,
        headline=(headline := next((TextRange(b.start, b.end) for b in blocks if b.kind == "headline"), None)),
        title=None if headline else page.title,
        authors=facts.authors,
        agencies=facts.agencies,
        site=facts.site,
        url=url,
        language=page.language or find_language(text, facts.language),
        section=facts.section,
        keywords=facts.keywords,
        free=facts.free,
        corrections=facts.corrections,
        rights=facts.rights,
        published=published,
        modified=facts.modified,
        blocks=tuple(blocks),
        links=tuple(_links(ranges, paragraphs)),
        completeness=reason_of(kind, judge_completeness(text, blocks, facts, check)),
        source=page.source,
    )


def _about(facts: Metadata) -> str:
    """What the metadata say of the topic."""
    return " ".join((*facts.headlines[:1], facts.description or ""))


def _published(page: Page, facts: Metadata, tree: object) -> Published:
    if page.published:
        return Published(value=page.published, source="argument")
    if facts.published.value:
        return facts.published
    if page.default_published:
        return Published(value=page.default_published, source="argument")
    if tree is None:
        return Published()
    return guess_published(tree, facts.url or page.url, facts.modified)


def _with_headline(paragraphs: Sequence[Paragraph], title: str | None, facts: Metadata) -> list[Paragraph]:
    """The headline first: the caller's in place of the page's own, else that; not again where the body begins with it."""
    candidates = [*([title] if title else ()), *facts.headlines]
    names = {_letters(candidate) for candidate in candidates}
    repeated = [
        i for i, p in enumerate(paragraphs[:_TOP]) if p.kind in ("heading", "paragraph") and _letters(p.text) in names
    ]
    headline = title or (paragraphs[repeated[0]].text if repeated else next(iter(candidates), None))
    rest = [p for i, p in enumerate(paragraphs) if i not in repeated]
    return [Paragraph(headline, "headline"), *rest] if headline else rest


def _with_dek(paragraphs: list[Paragraph], dek: str | None) -> list[Paragraph]:
    """The dek that the page prints, below the headline: the paragraph that has its words, else one of its own."""
    at = 1 if paragraphs[0].kind == "headline" else 0
    if dek is None:
        return paragraphs
    words = words_of(dek)
    same = next((i for i, p in enumerate(paragraphs[at : at + _TOP], at) if words_of(p.text) == words), None)
    own = Paragraph(dek, "dek") if same is None else replace(paragraphs[same], kind="dek")
    rest = [paragraph for i, paragraph in enumerate(paragraphs) if i != same]
    return [*rest[:at], own, *rest[at:]]


def _closer_kind(paragraph: Paragraph, outline: Outline) -> BlockKind:
    """The kind of a paragraph by the page: a caption, or furniture where it is one link and no sentence."""
    if paragraph.kind not in ("paragraph", "list_item", "heading"):
        return paragraph.kind
    if words_of(paragraph.text) in outline.captions:
        return "caption"
    if paragraph.linked >= _ALL_LINK * len(paragraph.text) and _LINE_OF_LINK.fullmatch(paragraph.text):
        return "furniture"
    return paragraph.kind


def _with_crossheads(paragraphs: Sequence[Paragraph], outline: Outline, authors: tuple[str, ...]) -> list[Paragraph]:
    """The paragraphs; a short line between two of them, all bold or in title case, is a heading."""
    typed = list(paragraphs)
    for i in range(1, len(paragraphs) - 1):
        above, line, below = paragraphs[i - 1 : i + 2]
        if (
            line.kind == below.kind == "paragraph"
            and above.kind not in ("headline", "dek")
            and len(line.text) <= min(_CROSSHEAD, len(below.text))
            and not (line.text.startswith(("[", *authors)) or _CLOSED.search(line.text))
            and find_look(line.text) == "paragraph"
            and (words_of(line.text) in outline.bold or _TITLE_CASE.fullmatch(line.text))
        ):
            typed[i] = replace(line, kind="heading")
    return typed


def _letters(text: str) -> str:
    return " ".join(_LETTERS.findall(text.casefold()))


def _join(paragraphs: Sequence[Paragraph]) -> tuple[str, list[TextRange]]:
    ranges, at = [], 0
    for paragraph in paragraphs:
        ranges.append(TextRange(at, at + len(paragraph.text)))
        at += len(paragraph.text) + 2
    return "\n\n".join(paragraph.text for paragraph in paragraphs), ranges


def _blocks(
    text: str, ranges: Sequence[TextRange], paragraphs: Sequence[Paragraph], authors: Sequence[str]
) -> list[Block]:
    kinds: list[BlockKind] = [paragraph.kind for paragraph in paragraphs]
    first = 1 if kinds[:1] == ["headline"] else 0
    blocks = [Block(start=r.start, end=r.end, kind="headline") for r in ranges[:first]]
    people = [author for author in authors if " " in author]  # an author of one word is an outlet or a nickname
    blocks += label_blocks(text, ranges[first:], kinds[first:], people)
    return [
        replace(block, at=paragraph.at) if paragraph.at else block
        for block, paragraph in zip(blocks, paragraphs, strict=True)
    ]


def _links(ranges: Sequence[TextRange], paragraphs: Sequence[Paragraph]) -> Iterator[Link]:
    for r, paragraph in zip(ranges, paragraphs, strict=True):
        for start, end, href in paragraph.links:
            yield Link(start=r.start + start, end=r.start + end, surface=paragraph.text[start:end], href=href)
