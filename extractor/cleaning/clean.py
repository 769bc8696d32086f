"""One page to one article."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from extractor.cleaning.article_key import article_key
from extractor.cleaning.authors import read_bylines
from extractor.cleaning.datelines import split_datelines
from extractor.cleaning.decode import Decoded, decode
from extractor.cleaning.language import find_language, stated_language
from extractor.cleaning.open_day import settle_day
from extractor.cleaning.page_kind import as_furniture, judge_text, reason_of
from extractor.cleaning.printed_days import find_printed_days
from extractor.cleaning.repeats import link_repeats
from extractor.cleaning.text_page import find_text_blocks
from extractor.cleaning.unread import find_unread
from extractor.errors import InputError
from extractor.record.article import Article, Block, Completeness, Published
from extractor.record.page import MAX_PAGE_BYTES, MAX_TEXT_CHARACTERS, Page
from extractor.record.plain import readable
from extractor.record.textrange import TextRange


def clean(page: Page) -> Article:
    """The article of a page.

    A text page is kept code point for code point (CR LF becomes LF; NUL and lone surrogates become U+FFFD).  A page without
    an article gives an empty text and says so in `completeness`.  Raises InputError for what is no page: binary, unknown
    encoding, above the limits of `extractor.record.page`.
    """
    if len(page.content) > MAX_PAGE_BYTES:
        raise InputError(
            f"{page.input_id}: {len(page.content):,} bytes, above the limit of {MAX_PAGE_BYTES:,}: not one article"
        )
    if page.language:
        page = replace(page, language=stated_language(page.language))
    decoded = (
        Decoded(page.content) if isinstance(page.content, str) else decode(page.content, page.input_id, page.encoding)
    )
    source = readable(decoded.text)
    content = source.replace("\r\n", "\n") if "\r" in source else source
    if page.format == "text":
        _check_length(content, page)
    article = _clean_html(page, content) if page.format == "html" else clean_text(page, content)
    _check_length(article.text, page)
    if page.truncated and article.completeness.status != "empty":
        cut = Completeness(status="suspect", reason=f"the page was cut off when it was fetched: {page.truncated}")
        article = replace(article, completeness=cut)
    if decoded.replaced:
        article = replace(article, unread=find_unread(article.text, source, decoded.damage) or None)
    if decoded.replaced and article.completeness.status == "complete":
        damaged = f"characters of the page that could not be read: {decoded.replaced:,}"
        article = replace(article, completeness=Completeness(status="suspect", reason=damaged))
    blocks = split_datelines(article.text, article.blocks)
    return replace(article, blocks=tuple(link_repeats(article.text, list(blocks))), meta=page.meta)


def _check_length(text: str, page: Page) -> None:
    if len(text) > MAX_TEXT_CHARACTERS:
        raise InputError(
            f"{page.input_id}: {len(text):,} characters of text, above the limit of {MAX_TEXT_CHARACTERS:,}: "
            "not one article; split it"
        )


def _clean_html(page: Page, html: str) -> Article:
    from extractor.cleaning.html_page import clean_html  # with trafilatura, of which a text has no need

    return clean_html(page, html)


def clean_text(page: Page, text: str) -> Article:
    """The article of a text page."""
    blocks = find_text_blocks(text, page.title)
    kind = judge_text(text, [page.title or text.split("\n", 1)[0]])
    if kind != "article":
        blocks = as_furniture(blocks)
    headline = headline_range(blocks)
    byline = read_bylines(((line, False) for line in page.authors), page.site)
    printed, modified = find_printed_days(text, blocks)
    completeness = Completeness() if blocks else Completeness(status="empty", reason="the text has no words")
    return Article(
        key=article_key(page.url, page.source.sha256),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind=kind,
        headline=headline,
        title=None if headline else page.title,
        authors=byline.persons,
        agencies=byline.agencies,
        site=page.site,
        url=page.url,
        language=page.language or find_language(text, None),
        section=page.section,
        published=settle_day(_published(page, printed), (), modified, text),
        modified=modified,
        blocks=tuple(blocks),
        completeness=reason_of(kind, completeness),
        source=page.source,
    )


def _published(page: Page, printed: str | None) -> Published:
    """What the caller says, else what the text prints, else what the caller says of pages that print nothing."""
    if printed and not page.published:
        return Published(value=printed, source="text")
    given = page.published or page.default_published
    return Published(value=given, source="argument") if given else Published()


def headline_range(blocks: list[Block]) -> TextRange | None:
    """Where the headline is among the blocks."""
    return next((TextRange(block.start, block.end) for block in blocks if block.kind == "headline"), None)
