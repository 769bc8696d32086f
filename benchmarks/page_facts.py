"""`python -m benchmarks.page_facts FOLDER [--each]`: headline, authors, dek and day of saved news pages against the gold.

FOLDER holds files of JSON lines with `id`, `page` (a gzipped HTML file beside them) and perhaps `url`.  The gold is
`corpus/pages/gold.jsonl`: what a reader saw on each page.  Of headlines and deks it has the digest of their words alone,
since the words are their publishers'.  For each fact of the pages that are articles:

    right     the same names in any order, the same words, the same day; or nothing on both sides
    wrong     another one, or one where the page has none
    none      nothing where the page has one
    guess     days that were guessed, whether right or wrong: they say so

--each names the pages that are not right.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.cleaning import clean
from extractor.record.article import Article
from extractor.record.page import Page, Source

GOLD = Path(__file__).parent.parent / "corpus" / "pages" / "gold.jsonl"
FACTS = ("headline", "authors", "dek", "day")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[\W_]+")

Row = dict[str, Any]


def words_digest(text: str | None) -> Row | None:
    """The words of a text, counted but not shown: how many there are, and the digest of them in small letters."""
    words = _WORD.findall(text.casefold()) if text else []
    return {"words": len(words), "sha256": hashlib.sha256(" ".join(words).encode()).hexdigest()} if words else None


def read_pages(folder: Path) -> Iterator[tuple[str, Page]]:
    """The pages of a folder with their ids."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            content = gzip.decompress((file.parent / row["page"]).read_bytes()).decode("utf-8", "replace")
            source = Source(kind="file", location=row["page"], sha256=hashlib.sha256(content.encode()).hexdigest())
            yield row["id"], Page(input_id=row["id"], content=content, format="html", source=source, url=row.get("url"))


def found_facts(article: Article) -> Row:
    """The facts of an article as the gold has them."""
    deks = (article.text[block.start : block.end] for block in article.blocks if block.kind == "dek")
    headline = article.headline
    return {
        "headline": words_digest(article.text[headline.start : headline.end] if headline else None),
        "authors": list(article.authors),
        "dek": words_digest(" ".join(deks)),
        "day": (article.published.value or "")[:10] or None,
    }


def judge(fact: str, gold: Any, predicted: Any) -> str:
    """Whether a fact is right, wrong or none."""
    if fact == "authors":
        gold, predicted = (sorted(_LETTERS.sub("", name.casefold()) for name in names) for names in (gold, predicted))
    return "right" if gold == predicted else "wrong" if predicted else "none"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page_facts")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="name the pages that are not right")
    options = parser.parse_args()
    gold = {row["id"]: row for row in map(json.loads, GOLD.read_text("utf-8").splitlines()) if row["kind"] == "article"}
    counts = {fact: Counter[str]() for fact in FACTS}
    for id_, page in read_pages(options.folder):
        if id_ in gold:
            article = clean(page)
            facts = found_facts(article)
            for fact in FACTS:
                verdict = judge(fact, gold[id_][fact], facts[fact])
                counts[fact][verdict] += 1
                if options.each and verdict != "right":
                    print(f"{id_} {fact} {verdict}: {facts[fact]}")
            counts["day"]["guess"] += article.published.source == "htmldate"
    for fact, count in counts.items():
        share = 100 * count["right"] / max(1, count["right"] + count["wrong"] + count["none"])
        print(
            f"{fact:<9}",
            *(f"{name} {count[name]:>3}" for name in ("right", "wrong", "none", "guess")),
            f"{share:5.1f} %",
        )


if __name__ == "__main__":
    main()
