"""Pages for the tests of cleaning, from a few words."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from extractor.cleaning import clean
from extractor.record.article import Article
from extractor.record.page import Page, Source

BODY = (
    "The port of Tarnholm handled 4.2 million tonnes of grain in the first quarter, the harbour board said on Tuesday.",
    "That was 12 percent more than a year earlier, when a strike of crane drivers had closed two of the four berths.",
    "Shipping companies expect the trend to hold through the summer, said Ingrid Solberg, who heads their association.",
    "Farmers in the valley are less sure: a dry spring has left wheat shorter than usual, and some fields were ploughed in.",
)


def make_page(content: str | bytes, format: Literal["html", "text"] = "text", **facts: Any) -> Page:
    """A page with that content; `facts` are what the caller knows of it."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    source = Source(kind="stdin", location="-", sha256=hashlib.sha256(data).hexdigest())
    return Page(input_id="test", content=content, format=format, source=source, **facts)


def make_html(body: str = "", head: str = "", paragraphs: tuple[str, ...] = BODY) -> str:
    """A page with a head, a body and the paragraphs of an article after it."""
    article = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}{article}</article></body></html>"


def shown(article: Article) -> list[tuple[str, str]]:
    """Each block as (kind, or subtype of furniture; words)."""
    return [(block.subtype or block.kind, article.text[block.start : block.end]) for block in article.blocks]


def read_example(example: str) -> Article:
    """The article of a rule's example, in which "…" means paragraphs: a page where it begins with a tag, else a text."""
    is_page = example.startswith("<")
    first, *others = example.split("…")
    paragraphs = iter(BODY)
    for another in others:
        some = [next(paragraphs) for _ in range(len(BODY) // len(others))]
        first += "".join(f"<p>{words}</p>" for words in some) if is_page else "\n\n".join(["", *some, ""])
        first += another
    return clean(make_page(f"<!DOCTYPE html><html>{first}</html>", "html") if is_page else make_page(first.strip()))
