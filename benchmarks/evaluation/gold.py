"""The gold of the corpus: one folder an article, read into the types of the record.

`corpus/articles/NAME/` holds `gold.json` (annotations and metadata), `article.txt` (the text that all its ranges count
in: headline, dek and body, joined by blank lines, and one line feed at the end of the file that is not part of it) and,
where the article is scored from the page on, `page.html`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from extractor.errors import InputError
from extractor.record.article import Block
from extractor.record.entity import Entity
from extractor.record.figure import Figure
from extractor.record.finding import Status
from extractor.record.page import Page, Source
from extractor.record.plain import from_plain
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

Split = Literal["dev", "test"]
SPLITS: tuple[Split, ...] = ("dev", "test")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFinding:
    """A finding that the numbers of an article allow: the figures it is about, the one in question first.

    `start` and `end` are the range of that figure.  `note` says what was planted where the article is wrong on purpose.
    """

    id: str
    check: str
    status: Status
    figures: tuple[str, ...]
    start: int
    end: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article of the corpus as a person reads it.  Figures, times, quotes and named entities are complete."""

    id: str
    split: Split
    published: str
    domain: str
    genre: str
    site: str
    url: str | None = None
    authors: tuple[str, ...] = ()
    text: str
    html: bytes | None = None
    blocks: tuple[Block, ...] = ()
    figures: tuple[Figure, ...] = ()
    times: tuple[Timex, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    findings: tuple[ExpectedFinding, ...] = field(default=())

    def words(self, range_: TextRange) -> str:
        """The characters of a range of the gold text."""
        return self.text[range_.start : range_.end]

    def page(self) -> Page:
        """What the extractor is given: the web page with nothing said about it, or the text with its date."""
        content = self.text if self.html is None else self.html
        raw = content.encode() if isinstance(content, str) else content
        source = Source(kind="file", location=self.id, sha256=hashlib.sha256(raw).hexdigest())
        if self.html is not None:
            return Page(input_id=self.id, content=content, format="html", source=source)
        return Page(input_id=self.id, content=content, format="text", source=source, published=self.published)


def load_corpus(folder: Path, split: Split | None = None) -> list[GoldArticle]:
    """The gold articles of a corpus folder, sorted by id; with `split` only those of one part.

    Raises InputError when the folder holds none, or when a file of an article is missing or unreadable.
    """
    articles = [load_gold(path) for path in gold_folders(folder)]
    chosen = [article for article in articles if split in (None, article.split)]
    if not chosen:
        raise InputError(f"no gold articles in {folder}: give the folder that holds articles/NAME/gold.json")
    return chosen


def gold_folders(folder: Path) -> Iterator[Path]:
    """The folders of the articles, in the order of their names."""
    return (path.parent for path in sorted((folder / "articles").glob("*/gold.json")))


def load_gold(folder: Path) -> GoldArticle:
    """One article's gold.  Raises InputError naming the file that cannot be read."""
    try:
        data = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        data["text"] = (folder / "article.txt").read_text(encoding="utf-8").removesuffix("\n")
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read the gold of {folder}: {error}") from error
    page = folder / "page.html"
    data["html"] = page.read_bytes() if page.is_file() else None
    return from_plain(GoldArticle, data)


def corpus_sha256(folder: Path) -> str:
    """The hex digest of every file of articles and marked sentences: scores belong to exactly one state of the corpus."""
    digest = hashlib.sha256()
    parts = (folder / "articles", folder / "clauses")
    for path in sorted(path for part in parts for path in part.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
