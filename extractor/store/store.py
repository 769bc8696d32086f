"""The store: the one door to its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from extractor.extraction import Extraction
from extractor.store.answers import (
    Added,
    ArticleList,
    Decision,
    Elsewhere,
    Facets,
    Hits,
    Merged,
    Order,
    Point,
    Slot,
    Stats,
    Status,
    StoredArticle,
    StoredClaim,
    VersionChanges,
)
from extractor.textrange import TextRange

ExportFormat = Literal["decisions", "records", "claims", "gold"]
"""Decisions as JSON Lines, to be merged elsewhere; records (`extractor/1`) as JSON Lines; claims as CSV, those of people in
force; accepted and edited claims in the format of the corpus.
"""


class Store:
    """A store of extractions, to be used by one thread at a time; a context manager that closes it.

    One process writes at a time, and waits for another for `busy_timeout` seconds; any number read meanwhile.
    All methods raise StoreError where the file cannot be read or written: a full disk, a damaged file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the store of a file; with `create` make one where there is none.

        An older one is brought to the present version, unless it is opened `read_only`.  Raises StoreError, with what to do,
        for a file that is no store, is damaged or of a newer version, and where SQLite lacks FTS5.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Close the file; the store is of no use any more."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ what the machine found
    def add(self, extractions: Iterable[Extraction]) -> Added:
        """Add extractions, each whole or not at all: a new article, a new text of one, or a text extracted anew.

        Decisions go along with their claims; what is there already is left as it is.
        """
        raise NotImplementedError

    def search(self, query: str, *, limit: int = 50, offset: int = 0, order: Order = "newest") -> Hits:
        """The claims that a query finds: `measure:exports source:customs value>1e7 period:2025-05 "free words"`.

        All terms must hold; an empty query finds all claims.  Raises QueryError, with what to write instead, for a term that
        cannot be understood; no text leads to an error of SQLite.
        """
        raise NotImplementedError

    def facets(self, query: str, *, limit: int = 10) -> Facets:
        """The `limit` most frequent values of each facet among the claims that a query finds.  Raises as `search`."""
        raise NotImplementedError

    def articles(self, query: str = "", *, limit: int = 50, offset: int = 0) -> ArticleList:
        """The articles with a claim that the query finds; of an empty query all, those without claims too."""
        raise NotImplementedError

    def article(self, article_id: str, version: int | None = None) -> StoredArticle:
        """An article by its id or key, in its current version or the one given.  Raises NotFoundError."""
        raise NotImplementedError

    def claim(self, claim_id: str) -> StoredClaim:
        """A claim by its id.  Raises NotFoundError."""
        raise NotImplementedError

    def copy_text(self, claim_id: str) -> str:
        """A claim to paste: its quote, who says it, outlet, date and the link to its words.  Raises NotFoundError."""
        raise NotImplementedError

    def elsewhere(self, claim_id: str) -> tuple[Elsewhere, ...]:
        """The same claim in other articles, the newest first.  Raises NotFoundError."""
        raise NotImplementedError

    def series(self, claim_id: str) -> tuple[Point, ...]:
        """The values of the claim's measure over time, of all articles, in order of their periods; empty where it has no measure.

        Raises NotFoundError.
        """
        raise NotImplementedError

    def changes(self, article_id: str, version: int) -> VersionChanges:
        """What changed from the version before to this one, from 2 on.  Raises NotFoundError."""
        raise NotImplementedError

    # ------------------------------------------------------------ what people decide
    def decide(
        self,
        claim_id: str,
        *,
        status: Status,
        who: str,
        slots: Mapping[str, Slot | TextRange | str | None] | None = None,
        note: str | None = None,
        after: str | None = None,
    ) -> Decision:
        """Decide on a claim; `slots` belong to an edit alone, by the names of `EDITABLE`.

        `after` is the id of the last decision that the person saw, None where there was none.  Raises ConflictError, with the
        one in force, where that is another one; NotFoundError; InputError for slots that do not fit.
        """
        raise NotImplementedError

    def undo(self, claim_id: str, *, who: str) -> Decision | None:
        """Take back the decision in force; the one before it, which is in force then, or None.  Raises NotFoundError."""
        raise NotImplementedError

    def decisions(self, *, article_id: str | None = None, lost: bool = False) -> Iterator[Decision]:
        """The decisions in force, the oldest first; with `lost` those without a claim instead."""
        raise NotImplementedError

    # ------------------------------------------------------------ in and out
    def merge(self, lines: Iterable[str | bytes], *, where: str = "") -> Merged:
        """Add the decisions of another store, as it exported them; all or none.  Raises RecordError with `where` and the line."""
        raise NotImplementedError

    def export(self, format: ExportFormat, query: str = "") -> Iterator[bytes]:
        """The bytes of a file with what a query finds."""
        raise NotImplementedError

    def stats(self) -> Stats:
        """The store in numbers, with the accept rate of each rule."""
        raise NotImplementedError

    def backup(self, path: Path) -> None:
        """Write a copy that is whole, while others go on reading and writing.  Raises StoreError where it cannot be written."""
        raise NotImplementedError

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, a line each; empty for a sound one."""
        raise NotImplementedError

    # ------------------------------------------------------------ deletion on request
    def delete_article(self, article_id: str) -> None:
        """Delete an article, by its id or key, with its texts, claims and decisions; `add` refuses it from now on.

        Raises NotFoundError.
        """
        raise NotImplementedError

    def delete_person(self, name: str) -> int:
        """Make a person unreadable in all articles that name them so, now and when they are added; the number of articles.

        Every form of the name becomes as many black squares, in text, claims, and decisions, so that no place moves.
        """
        raise NotImplementedError
