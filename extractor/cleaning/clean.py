"""One page to one article."""

from __future__ import annotations

import hashlib
import re

from extractor.article import Article, Block, Published
from extractor.page import Page

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def clean(page: Page) -> Article:
    """The article of a page; the text of a text page is kept as it is."""
    content = page.content if isinstance(page.content, str) else page.content.decode("utf-8", "replace")
    text = _UNREADABLE.sub("\ufffd", content.replace("\r\n", "\n"))
    blocks = tuple(Block(start=m.start(), end=m.end(), kind="paragraph") for m in re.finditer(r"[^\n]*\S[^\n]*", text))
    return Article(
        key=page.url or page.source.sha256,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        headline=None,
        url=page.url,
        published=Published(value=page.published, source="argument") if page.published else Published(),
        blocks=blocks,
        source=page.source,
    )
