"""What a dataset is called, and what is in it, counted while it is written."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.record.extraction import Extraction
from extractor.record.tables import TABLES, ArticleRow, Row, Table, article_id
from extractor.record.tables.days import day


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What only its author knows of a dataset."""

    name: str
    words: bool = True
    """False for a stand-off dataset: no words of the articles, only their places."""
    creator: str | None = None
    """A person or an organisation."""
    url: str | None = None
    """Where it is published."""
    license: str | None = None
    """The address of a licence; of the annotations, since the articles keep their own rights."""
    published: dt.date | None = None
    """When it is published."""

    @property
    def tables(self) -> list[Table]:
        """The tables of it, with the columns that it has."""
        return [table if self.words else table.without_words() for table in TABLES.values()]


class Made(NamedTuple):
    """What made a record."""

    version: str
    model: str
    reader: str
    """The digest of the trained reader; empty for the rules alone."""
    rules: str
    """The digest of the rules."""


@dataclass(slots=True)
class Summary:
    """What is in a dataset."""

    rows: Counter[str] = field(default_factory=Counter)
    """By the name of the table."""
    languages: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    reserved: Counter[str] = field(default_factory=Counter)
    """By what the page says of text and data mining: "1" reserved, "0" not, "" nothing."""
    with_copyright: int = 0
    """Articles whose page has a copyright line."""
    producers: Counter[Made] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    """The keys of `articles.meta`, with how many articles have a value for each."""
    first: dt.date | None = None
    """The earliest day of publication."""
    last: dt.date | None = None
    """The latest."""
    repeated: int = 0
    """Records that were there already, and are left out."""
    copies: int = 0
    """Articles that are linked to the one that they copy."""
    _keys: set[str] = field(default_factory=set)

    @property
    def read(self) -> int:
        """Articles in which a trained reader chose among what the rules found."""
        return sum(count for made, count in self.producers.items() if made.reader)

    def has(self, extraction: Extraction) -> bool:
        """True if this very extraction was added before; then it is counted as repeated."""
        key = article_id(extraction)
        is_there = key in self._keys
        self._keys.add(key)
        self.repeated += is_there
        return is_there

    def add(self, extraction: Extraction, rows: Mapping[str, list[Row]]) -> None:
        """Count one more article."""
        article, producer = extraction.article, extraction.producer
        self.rows.update({name: len(lines) for name, lines in rows.items()})
        self.languages[article.language or ""] += 1
        self.outlets[article.site or ""] += 1
        self.reserved[article.rights.tdm_reservation or ""] += 1
        self.with_copyright += article.rights.copyright is not None
        self.producers[Made(producer.version, producer.model, producer.reader or "", producer.rules_sha256)] += 1
        self.kept.update({name: int(value is not None) for name, value in (article.meta or {}).items()})
        self.copies += any(isinstance(row, ArticleRow) and row.copy_of is not None for row in rows["articles"])
        if published := day(article.published.value):
            self.first = min(self.first or published, published)
            self.last = max(self.last or published, published)
