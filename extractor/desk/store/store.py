"""The store: the only access to its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from sqlite3 import Row
from types import TracebackType
from typing import Self

from extractor.desk.store.adding import add_prepared
from extractor.desk.store.answers import (
    Added,
    ArticleList,
    ArticleOrder,
    Decision,
    Elsewhere,
    Facets,
    Hits,
    Merged,
    Naming,
    Order,
    Point,
    Stats,
    Status,
    StoredArticle,
    StoredClaim,
    VersionChanges,
)
from extractor.desk.store.bulk import read_prepared
from extractor.desk.store.checking import find_faults
from extractor.desk.store.correcting import settle_all
from extractor.desk.store.database import Database
from extractor.desk.store.decisions import decide, decisions_of, merge, undo
from extractor.desk.store.deletion import delete_article, delete_person, find_person
from extractor.desk.store.elsewhere import find_elsewhere, read_extraction
from extractor.desk.store.exports import EXPORTS, ExportFormat
from extractor.desk.store.facets import count_facets
from extractor.desk.store.placing import deleted_persons
from extractor.desk.store.query import parse_query
from extractor.desk.store.redaction import name_digest, without_persons
from extractor.desk.store.rows import Prepared, article_id_of, prepare
from extractor.desk.store.search import claims_of, count, find, list_articles, summary
from extractor.desk.store.series import find_series, has_series
from extractor.desk.store.slots import SlotValue
from extractor.desk.store.statistics import read_stats
from extractor.desk.store.versions import changes_between, read_version, versions_of
from extractor.errors import NotFoundError, RecordError
from extractor.record.checked import checked
from extractor.record.extraction import Extraction
from extractor.record.page import Failure

__all__ = ["ExportFormat", "Store"]


class Store:
    """A store of extractions; a context manager that closes it.  Threads that share one take turns.

    One process writes at a time, and waits ten seconds for another one to end; any number read meanwhile.
    All methods raise StoreError where the file cannot be read or written: a full disk, a damaged file.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path | str, *, create: bool = False, read_only: bool = False) -> Self:
        """Open the store of a file; with `create` make one where there is none.

        An older one is upgraded to the present version, unless it is opened `read_only`.  Raises StoreError, with what to do,
        for a file that is no store, is damaged or of a newer version, and where SQLite lacks FTS5.
        """
        return cls(Database.open(Path(path), create=create, read_only=read_only, migrated=settle_all))

    @property
    def path(self) -> Path:
        """Its file."""
        return self._database.path

    def close(self) -> None:
        """Close the file; the store is of no use any more."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------ what the machine found
    def add(self, extractions: Iterable[Extraction], *, report: Callable[[Failure], object] | None = None) -> Added:
        """Add extractions, each whole or not at all: a new article, a new text of one, or a text extracted again.

        Decisions go along with their claims; what is there already is left as it is, or written again where it is damaged.
        So is a text whose publication date somebody has stated or whose details a person has corrected, unless these come along.
        One that cannot be added goes to `report`, and the others are; without `report` it raises RecordError.
        """
        return add_prepared(self._database, self._prepared(extractions, report))

    def correct(self, extraction: Extraction) -> Added:
        """Add an article that was extracted again with details that a person set: outlet, headline or publication date.

        As long as its text is the same, `add` leaves it as it is.  Raises RecordError as `add`.
        """
        return add_prepared(self._database, self._prepared([extraction], None), detailed=True)

    def add_files(self, paths: Iterable[Path], *, report: Callable[[Failure], object], workers: int = 0) -> Added:
        """Add the records of files and folders, as `read_records` reads them; what cannot be added goes to `report`.

        `workers` processes read and check them, which is several times faster where there are many.
        """
        persons = deleted_persons(self._database)
        return add_prepared(self._database, read_prepared(paths, persons, report, workers=workers))

    @classmethod
    def make_of_files(
        cls, path: Path, paths: Iterable[Path], *, report: Callable[[Failure], object], workers: int = 0
    ) -> Added | None:
        """As `add_files`, to a new file, which is made when there is a record to add; None where there was none."""
        prepared = read_prepared(paths, (), report, workers=workers)
        first = next(prepared, None)
        if first is None:
            return None
        with cls.open(path, create=True) as store:
            return add_prepared(store._database, chain([first], prepared))

    def _prepared(
        self, extractions: Iterable[Extraction], report: Callable[[Failure], object] | None
    ) -> Iterator[Prepared]:
        persons = deleted_persons(self._database)
        for extraction in extractions:
            try:
                yield prepare(without_persons(checked(extraction), persons) if persons else checked(extraction))
            except RecordError as error:
                if report is None:
                    raise
                report(Failure.of(error, extraction.input_id, "adding"))

    def search(self, query: str, *, limit: int = 50, offset: int = 0, order: Order | None = "newest") -> Hits:
        """The claims that a query finds: `measure:exports source:customs value>1e7 period:2025-05 "free words"`.

        All terms must hold; an empty query finds all claims.  Raises QueryError, with what to write instead, for a term that
        cannot be understood; no text leads to an error of SQLite.  Without an order a search for words gives the newest first,
        another one what is most worth checking.
        """
        parsed = parse_query(query)
        with self._database.reading():
            return find(self._database, parsed, limit=limit, offset=offset, order=order)

    def count(self, query: str) -> int:
        """How many claims a query finds, all counted.  Raises as `search`."""
        parsed = parse_query(query)
        with self._database.reading():
            return count(self._database, parsed)

    def facets(self, query: str, *, limit: int = 10) -> Facets:
        """The `limit` most frequent values of each facet among the claims that a query finds.  Raises as `search`."""
        parsed = parse_query(query)
        with self._database.reading():
            return count_facets(self._database, parsed, limit=limit)

    def articles(
        self, query: str = "", *, limit: int = 50, offset: int = 0, order: ArticleOrder = "newest"
    ) -> ArticleList:
        """The articles with a claim that the query finds; of an empty query all, those without claims too."""
        parsed = parse_query(query) if query.strip() else None
        with self._database.reading():
            return list_articles(self._database, parsed, limit=limit, offset=offset, order=order)

    def article(self, article_id: str, version: int | None = None) -> StoredArticle:
        """An article by its id or key, in its current version or the one given.  Raises NotFoundError."""
        with self._database.reading():
            row = self._article(article_id)
            shown = row["version"] if version is None else version
            extraction = self._version(row["article_id"], shown, is_current=version is None)
            decided = self._decided(row["number"]) if shown == row["version"] else []
            return StoredArticle(
                summary=summary(self._database, row["number"]),
                version=shown,
                extraction=extraction,
                decisions={claim.record_id: claim.decision for claim in decided if claim.decision},
                corrections={claim.record_id: claim.corrections for claim in decided if claim.original},
                lost=tuple(self.decisions(article_id=row["article_id"], lost=True)),
                versions=versions_of(self._database, row["article_id"]),
            )

    def claim(self, claim_id: str) -> StoredClaim:
        """A claim by its id.  Raises NotFoundError."""
        with self._database.reading():
            return claims_of(self._database, [self._claim(claim_id)["number"]])[0]

    def copy_text(self, claim_id: str) -> str:
        """A claim to paste: its sentence, figure and slots; headline, outlet, date and the link.  Raises NotFoundError."""
        from extractor.desk.report.views import read_articles  # which loads what no other answer needs

        with self._database.reading():
            row = self._claim(claim_id)
            corrections = {row["record_id"]: self.claim(claim_id).corrections}
            extraction = read_extraction(self._database, row["article"])
            view = read_articles([extraction], _refuse, corrections=corrections)[0]
            return next(claim.citation(view) for claim in view.all_claims if claim.claim.id == row["record_id"])

    def elsewhere(self, claim_id: str) -> tuple[Elsewhere, ...]:
        """The same claim in other articles, the newest first.  Raises NotFoundError."""
        with self._database.reading():
            return tuple(find_elsewhere(self._database, self._claim(claim_id)))

    def series(self, claim_id: str) -> tuple[Point, ...]:
        """The values of the claim's measure over time, of all articles, in order of their periods.

        Empty for a measure that is not specific.  Raises NotFoundError.
        """
        with self._database.reading():
            return tuple(find_series(self._database, self._claim(claim_id)))

    def with_series(self, claim_ids: Iterable[str]) -> frozenset[str]:
        """Those of some claims whose measure has values of two periods or more; ids that the store does not have are left out."""
        with self._database.reading():
            rows = {id_: row for id_ in claim_ids if (row := self._claim_row(id_))}
            return frozenset(id_ for id_, row in rows.items() if has_series(self._database, row))

    def changes(self, article_id: str, version: int) -> VersionChanges:
        """What changed from the version before to this one, from 2 on.  Raises NotFoundError."""
        with self._database.reading():
            id_ = self._article(article_id)["article_id"]
            return changes_between(self._version(id_, version - 1), self._version(id_, version))

    # ------------------------------------------------------------ what people decide
    def decide(
        self,
        claim_id: str,
        *,
        status: Status,
        who: str,
        slots: Mapping[str, SlotValue] | None = None,
        note: str | None = None,
        after: str | None = None,
    ) -> Decision:
        """Decide on a claim; `slots` belong to an edit alone, by the names of `EDITABLE`.

        `after` is the id of the last decision that the person saw, None where there was none.  Raises ConflictError, with the
        one in force, where that is another one; NotFoundError; InputError for slots that do not fit.
        """
        with self._database.fitting(), self._database.writing():
            claim = self._claim(claim_id)
            decide(self._database, claim, status=status, who=who, slots=slots or {}, note=note, after=after)
            decision = self.claim(claim_id).decision
        assert decision is not None  # it was written
        return decision

    def undo(self, claim_id: str, *, who: str, after: str) -> Decision | None:
        """Take back the decision in force; the one before it, which is in force then, or None.

        `after` is the id of the decision that the person saw.  Raises ConflictError, with the one in force, where that is
        another one or none; NotFoundError.
        """
        with self._database.fitting(), self._database.writing():
            undo(self._database, self._claim(claim_id)["number"], who=who, after=after)
            return self.claim(claim_id).decision

    def decisions(self, *, article_id: str | None = None, lost: bool = False) -> Iterator[Decision]:
        """The decisions in force, the oldest first; with `lost` those without a claim instead."""
        with self._database.reading():
            return iter(decisions_of(self._database, article_id, lost=lost))

    # ------------------------------------------------------------ in and out
    def merge(self, lines: Iterable[str | bytes], *, where: str = "") -> Merged:
        """Add the decisions of another store, as it exported them; all or none.  Raises RecordError with `where` and the line."""
        with self._database.writing():
            return merge(self._database, lines, where)

    def export(self, format: ExportFormat, query: str = "") -> Iterator[bytes]:
        """The bytes of a file with what a query finds."""
        return self._pieces(EXPORTS[format](self._database, parse_query(query)))

    def stats(self) -> Stats:
        """The store in numbers, with the accept rate of each rule."""
        with self._database.reading():
            return read_stats(self._database)

    def backup(self, path: Path) -> None:
        """Write a copy that is whole, while others go on reading and writing.  Raises StoreError where it cannot be written."""
        self._database.backup(path)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, and what in it is not as its records say, a line each; empty for a sound one."""
        with self._database.fitting():
            return tuple(find_faults(self._database))

    # ------------------------------------------------------------ deletion on request
    def delete_article(self, article_id: str) -> None:
        """Delete an article, by its id or key, with its texts, claims and decisions; `add` refuses it from now on.

        Raises NotFoundError.
        """
        with self._database.fitting():
            delete_article(self._database, self._article(article_id)["article_id"], on_request=True)

    def remove_article(self, article_id: str) -> None:
        """Delete an article as `delete_article` does, but so that it can be added again.  Raises NotFoundError."""
        with self._database.fitting():
            delete_article(self._database, self._article(article_id)["article_id"], on_request=False)

    def namings(self, name: str) -> tuple[Naming, ...]:
        """Where articles name a person, and so what `delete_person` would hide.  Raises InputError for what is no name."""
        name_digest(name)
        with self._database.reading():
            return tuple(naming for naming, *_ in find_person(self._database, name))

    def delete_person(self, name: str) -> tuple[Naming, ...]:
        """Make a person unreadable wherever articles name them, now and when they are added; where that was.

        Every form of the name becomes as many black squares, in text, claims and decisions, so that no range moves.  Of an
        address that spells the name the website alone stays: it no longer leads to the page, but still finds the article here.
        Raises InputError for what is no name.
        """
        name_digest(name)
        with self._database.fitting():
            return tuple(delete_person(self._database, name))

    def _pieces(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces of an export."""
        with self._database.fitting():
            yield from pieces

    # ------------------------------------------------------------ rows by their ids
    def _article(self, article_id: str) -> Row:
        sql = "SELECT * FROM articles WHERE article_id IN (?, ?)"
        row = self._database.row(sql, [article_id, article_id_of(article_id)])
        if row is None:
            raise NotFoundError(f"{self.path.name} has no article {article_id[:200]!r}: give its id or its URL")
        return row

    def _claim(self, claim_id: str) -> Row:
        row = self._claim_row(claim_id)
        if row is None:
            raise NotFoundError(f"{self.path.name} has no claim {claim_id[:200]!r}: search for it again")
        return row

    def _claim_row(self, claim_id: str) -> Row | None:
        article_id, _, record_id = claim_id.rpartition(":")
        sql = """
            SELECT claims.* FROM claims JOIN articles ON claims.article = articles.number
            WHERE article_id = ? AND record_id = ?
        """
        return self._database.row(sql, [article_id, record_id])

    def _version(self, article_id: str, version: int, *, is_current: bool = False) -> Extraction:
        extraction = read_version(self._database, article_id, version)
        if extraction is None:
            assert not is_current, "an article has its current version"
            raise NotFoundError(f"{self.path.name} has no version {version} of the article {article_id}")
        return extraction

    def _decided(self, article: int) -> list[StoredClaim]:
        sql = "SELECT number FROM claims WHERE article = ? AND status != 'undecided'"
        return claims_of(self._database, [row[0] for row in self._database.rows(sql, [article])])


def _refuse(failure: Failure) -> None:
    raise failure.error
