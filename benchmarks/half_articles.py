"""`python -m benchmarks.half_articles FOLDER [--each]`: how often a half article is said to be one.

FOLDER holds files of JSON lines with `id`, `page` (a gzipped HTML file beside them) and `text` (the gold body).  The body of
each page is cut in several manners: its container split, a part of it moved to where an extractor does not look, a part
removed that has left its traces, or all but one part taken away from what the first extraction finds.  For each of them:

    made      pages that were cut
    half      of those, with less than 70 % of the gold body found, after recovery
    said      of those, not called complete
    said %    the aim is 80

and last the untouched pages: how many are called suspect, though nothing was done to them.  --each names the misses.
The same pages are cut at the same places in every run.
"""

from __future__ import annotations

import argparse
import copy
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from lxml import html

from extractor.cleaning import clean, html_page
from extractor.cleaning.body import Paragraph
from extractor.record.article import Article
from extractor.record.page import Page, Source

HALF = 0.7  # of the gold's shingles
_SHINGLE = 4  # words
_MOST = 0.8  # of the gold, that a child of the body's container does not hold alone
_WORD = re.compile(r"\w+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_SOURCE = Source(kind="file", location="benchmark", sha256="")

Parts = Sequence[Sequence[html.HtmlElement]]


@dataclass(frozen=True)
class GoldPage:
    id: str
    source: str
    url: str | None
    gold: frozenset[str]
    words: int


def read_pages(folder: Path) -> Iterator[GoldPage]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            source = gzip.decompress((folder / row["page"]).read_bytes()).decode("utf-8", "replace")
            gold = row["text"]
            yield GoldPage(row["id"], _DECLARATION.sub("", source), row.get("url"), shingles(gold), len(gold.split()))


def shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(text)
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def share_found(page: GoldPage, article: Article) -> float:
    """The share of the gold that is in the article, furniture left out."""
    body = "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind != "furniture")
    return len(page.gold & shingles(body)) / len(page.gold)


# ---------------------------------------------------------------- where to cut
def find_container(tree: html.HtmlElement, gold: frozenset[str]) -> html.HtmlElement:
    """The deepest element that holds nearly all of the gold."""
    at, total = tree, len(gold & shingles(tree.text_content()))
    while True:
        children = [child for child in at if isinstance(child.tag, str)]
        deeper = [c for c in children if len(gold & shingles(c.text_content())) > _MOST * total]
        if not deeper:
            return at
        at = deeper[0]


def parts_of(container: html.HtmlElement, gold: frozenset[str], count: int) -> list[list[html.HtmlElement]]:
    """The children in `count` runs with like shares of the gold; fewer where there are too few children."""
    sizes = [
        len(gold & shingles(f"{c.text_content()} {c.tail or ''}")) if isinstance(c.tag, str) else 0 for c in container
    ]
    parts: list[list[html.HtmlElement]] = [[]]
    seen = 0
    for child, size in zip(container, sizes, strict=True):
        if size and seen >= sum(sizes) * len(parts) / count and len(parts) < count:
            parts.append([])
        parts[-1].append(child)
        seen += size
    return parts


# ---------------------------------------------------------------- cuts of a page
def _box(tag: str, name: str | None, part: Sequence[html.HtmlElement]) -> html.HtmlElement:
    box = html.Element(tag)
    if name:
        box.set("class", name)
    box.extend(part)
    return box


def _between(kind: str) -> html.HtmlElement:
    sources = {
        "ad": '<div class="ad-slot"><span>Advertisement</span></div>',
        "related": '<div class="related"><h3>More on this</h3><ul><li><a href="/a">Ferry fares will rise by a tenth in March'
        '</a></li><li><a href="/b">Harbour board elects its first chairwoman</a></li></ul></div>',
        "form": '<form class="newsletter"><p>Sign up for our newsletter and never miss a story.</p><input name="mail"></form>',
    }
    return html.fragment_fromstring(sources[kind])


def _split(
    container: html.HtmlElement, parts: Parts, names: Callable[[int], tuple[str, str | None]], depth: int = 0, up: int = 0,
    between: Sequence[str] = (),
) -> None:  # fmt: skip
    """Every part but the first in a container of its own, `depth` deeper, beside the container or beside its `up`th parent."""
    at = container
    for _ in range(up):
        parent = at.getparent()
        if parent is None or parent.tag in ("body", "html") or parent.getparent() is None:
            break
        at = parent
    for i, part in enumerate(parts[1:]):
        box = _box(*names(i), part)
        for _ in range(depth):
            box = _box("div", None, [box])
        for new in (*([_between(between[i % len(between)])] if between else []), box):
            new.tail = None
            at.addnext(new)
            at = new


def _same(container: html.HtmlElement) -> Callable[[int], tuple[str, str | None]]:
    return lambda i: (container.tag, container.get("class"))


def _in_two(parts: Parts) -> Parts:
    """The first part, and the others as one."""
    return [parts[0], [child for part in parts[1:] for child in part]]


def split_same(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, parts, _same(container))


def split_same_with_boxes(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, parts, _same(container), between=("ad", "related", "form"))


def split_other_class(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, parts, lambda i: (container.tag, ("chunk-b", "text-block", "zone")[i]))


def split_other_tag(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, parts, lambda i: (("section", "article", "div")[i], ("part", None, "content-2")[i]))


def split_deeper(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, parts, lambda i: ("div", "group"), depth=2, between=("ad",))


def split_higher(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, parts, lambda i: ("div", "body-part"), up=2, between=("related", "form"))


def tail_in_margin(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, _in_two(parts), lambda i: ("div", "related-content"))


def tail_in_promo(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, _in_two(parts), lambda i: ("section", "promo sponsored"), up=1)


def tail_in_aside(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, _in_two(parts), lambda i: ("aside", None))


def tail_after_button(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, _in_two(parts), lambda i: ("div", "read-more-content hidden"))
    button = html.fragment_fromstring('<button class="read-more">Continue reading</button>')
    container.addnext(button)


def tail_display_none(container: html.HtmlElement, parts: Parts) -> None:
    _split(container, _in_two(parts), lambda i: ("div", "more"))
    container.getnext().set("style", "display:none")


def head_in_header(container: html.HtmlElement, parts: Parts) -> None:
    """The beginning in a header above the container."""
    rest = _box("header", "intro", list(parts[0]))
    rest.tail = None
    container.addprevious(rest)


# ---------------------------------------------------------------- parts removed, traces left
def _remove(parts: Parts) -> None:
    for part in parts:
        for child in part:
            child.drop_tree()


def removed_with_count(container: html.HtmlElement, parts: Parts, page: GoldPage) -> None:
    _remove(parts[1:])
    _say(container, f'{{"@type": "NewsArticle", "wordCount": {page.words}}}')


def removed_with_body(container: html.HtmlElement, parts: Parts, page: GoldPage) -> None:
    text = container.text_content()
    _remove(parts[1:])
    _say(container, json.dumps({"@type": "NewsArticle", "articleBody": text}).replace("</", "<\\/"))


def removed_with_link(container: html.HtmlElement, parts: Parts, page: GoldPage) -> None:
    _remove(parts[1:])
    container.append(html.fragment_fromstring('<p><a href="/full">Continue reading</a></p>'))


def removed_mid_sentence(container: html.HtmlElement, parts: Parts, page: GoldPage) -> None:
    _remove(parts[1:])
    last = next((c for c in reversed(container) if isinstance(c.tag, str) and len(c.text_content()) > 120), None)
    if last is not None:
        words = last.text_content().split()
        for child in list(last):
            last.remove(child)
        last.text = " ".join(words[: len(words) * 2 // 3]).rstrip(".,;:!?") + "…"


def removed_paywall(container: html.HtmlElement, parts: Parts, page: GoldPage) -> None:
    _remove(parts[1:])
    container.append(
        html.fragment_fromstring('<div class="paywall-prompt"><p>Subscribe to read the full story.</p></div>')
    )


def removed_pagination(container: html.HtmlElement, parts: Parts, page: GoldPage) -> None:
    _remove(parts[1:])
    container.addnext(
        html.fragment_fromstring('<div class="pages">Page 1 of 3 <a rel="next" href="?page=2">Next</a></div>')
    )


def _say(container: html.HtmlElement, data: str) -> None:
    """JSON-LD in place of what the page has."""
    root = container.getroottree().getroot()
    for own in [script for script in root.iter("script") if "ld+json" in script.get("type", "")]:
        own.drop_tree()
    head = root.find(".//head")
    script = html.Element("script", type="application/ld+json")
    script.text = data
    (head if head is not None else container).append(script)


SPLITS = (
    split_same, split_same_with_boxes, split_other_class, split_other_tag, split_deeper, split_higher, head_in_header,
    tail_in_margin, tail_in_promo, tail_in_aside, tail_after_button, tail_display_none,
)  # fmt: skip
REMOVALS = (
    removed_with_count, removed_with_body, removed_with_link, removed_mid_sentence, removed_paywall, removed_pagination,
)  # fmt: skip


# ---------------------------------------------------------------- run
def cut_page(page: GoldPage, cut: Callable[..., None]) -> str | None:
    """The source of the page cut in that way; None where the body has one part only."""
    tree = html.document_fromstring(page.source)
    container = find_container(tree, page.gold)
    parts = parts_of(container, page.gold, random.Random(f"{cut.__name__} {page.id}").randint(2, 4))
    if len(parts) < 2 or container.getparent() is None:
        return None
    if cut in REMOVALS:
        cut(container, parts, page)
    else:
        cut(container, parts)
    return str(html.tostring(tree, encoding="unicode"))


def clean_source(page: GoldPage, source: str) -> Article:
    return clean(Page(input_id=page.id, content=source, format="html", url=page.url, source=_SOURCE))


def clean_cut_extraction(page: GoldPage, kept: Callable[[int, random.Random], slice]) -> Article:
    """The article where the first extraction finds one part of what it would."""
    whole = html_page.find_body

    def part(*args: object, **options: object) -> list[Paragraph]:
        whole_body = whole(*args, **options)  # type: ignore[arg-type]
        return copy.deepcopy(whole_body)[kept(len(whole_body), random.Random(page.id))]

    with mock.patch.object(html_page, "find_body", part):
        return clean_source(page, page.source)


def _one_part(count: int, chance: random.Random) -> slice:
    parts = chance.randint(2, 4)
    at = chance.randrange(parts)
    return slice(count * at // parts, max(count * at // parts + 1, count * (at + 1) // parts))


def _first_part(count: int, chance: random.Random) -> slice:
    return slice(0, max(1, count // chance.randint(2, 4)))


EXTRACTIONS = {"found_one_part": _one_part, "found_first_part": _first_part}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.half_articles")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="name the misses")
    parser.add_argument("--way", help="only this way")
    given = parser.parse_args()
    pages = list(read_pages(given.folder))
    if not pages:
        raise SystemExit(f"no .jsonl with pages in {given.folder}")
    names = [given.way] if given.way else [*(cut.__name__ for cut in (*SPLITS, *REMOVALS)), *EXTRACTIONS]
    cuts = {cut.__name__: cut for cut in (*SPLITS, *REMOVALS)}
    print(f"{'way':<24}{'made':>6}{'half':>6}{'said':>6}{'said %':>8}")
    totals = [0, 0]
    for name in names:
        articles = []
        for page in pages:
            if name in EXTRACTIONS:
                articles.append((page, clean_cut_extraction(page, EXTRACTIONS[name])))
            elif (source := cut_page(page, cuts[name])) is not None:
                articles.append((page, clean_source(page, source)))
        half = [(page, article) for page, article in articles if share_found(page, article) < HALF]
        missed = [(page, article) for page, article in half if article.completeness.status == "complete"]
        said = len(half) - len(missed)
        totals = [totals[0] + len(half), totals[1] + said]
        print(f"{name:<24}{len(articles):>6}{len(half):>6}{said:>6}{100 * said / max(1, len(half)):>8.0f}", flush=True)
        if given.each:
            for page, article in missed:
                print(f"    missed {share_found(page, article):.2f} {page.id}")
    print(f"{'all ways':<24}{'':>6}{totals[0]:>6}{totals[1]:>6}{100 * totals[1] / max(1, totals[0]):>8.0f}")
    untouched = [(page, clean_source(page, page.source)) for page in pages]
    suspect = [(page, article) for page, article in untouched if article.completeness.status == "suspect"]
    print(f"untouched: {len(suspect)} of {len(pages)} suspect ({100 * len(suspect) / len(pages):.1f} %)")
    for page, article in suspect if given.each else ():
        print(f"    {page.id}: {article.completeness.reason} (found {share_found(page, article):.2f})")


if __name__ == "__main__":
    main()
