"""Extractions into the store: new articles, new texts of them, and texts that were extracted again."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeVar

import orjson

from extractor.desk.store.answers import Added
from extractor.desk.store.checking import is_damaged
from extractor.desk.store.database import Database
from extractor.desk.store.instants import is_later, now
from extractor.desk.store.numbering import MOST_CLAIMS, first_article_number, last_article_number
from extractor.desk.store.placing import attach_decisions, is_deleted
from extractor.desk.store.rows import COLUMNS, Prepared, unpacked

T = TypeVar("T")
_AT_ONCE: Final = 200  # articles of one transaction: each costs a wait for the disk


def add_prepared(database: Database, articles: Iterable[Prepared], *, detailed: bool = False) -> Added:
    """Write articles, some at a time; those that came before an error are written when it is raised.

    `detailed` are those in which a person has set outlet, headline or date.
    """
    counts: Counter[str] = Counter()
    for some in _portions(articles):
        adding = Adding(database, detailed=detailed)
        with database.fitting(), database.writing():
            for prepared in some:
                adding.add(prepared)
        counts += adding.counts
    return Added(**counts)


def _portions(articles: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(articles)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


class Adding:
    """What one transaction adds, with its counts."""

    def __init__(self, database: Database, *, detailed: bool = False) -> None:
        self._database = database
        self._detailed = detailed
        self.counts: Counter[str] = Counter()

    def add(self, new: Prepared) -> None:
        """Write one article, or leave it as it is."""
        id_ = new.article["article_id"]
        if is_deleted(self._database, id_):
            self.counts["refused"] += 1
            return
        there = self._database.row("SELECT number, version FROM articles WHERE article_id = ?", [id_])
        if there is None:
            number = self._free_number(new.day)
            _insert(self._database, "articles", {"number": number, **new.article, "version": 1})
            self._write_version(new, 1, "INSERT")
            self._write_claims(new, number)
            self.counts["articles"] += 1
            return
        texts = self._database.rows("SELECT * FROM versions WHERE article_id = ? ORDER BY version", [id_])
        current = next(text for text in texts if text["version"] == there["version"])
        same = next((text for text in reversed(texts) if _is_same(text, new)), None)
        if same and same is not current and is_later(new.version["seen"], current["seen"]):
            same = None  # the article has come back to an earlier text
        if same and is_damaged(self._database, same, new):
            self._repair(new, same["version"])
            return
        if same and same["record_sha256"] == new.version["record_sha256"]:
            self.counts["unchanged"] += 1
            return
        if same and not self._detailed and (same["detailed"] or _loses_date(same, new)):
            self.counts["detailed"] += 1
            return
        if same and _numbers(new.version["producer"]) < _numbers(same["producer"]):
            self.counts["older"] += 1
            return
        if same:
            self.replace(new, same["version"])
            self.counts["replaced"] += 1
            return
        version = len(texts) + 1
        self._write_version(new, version, "INSERT")
        self.counts["versions"] += 1
        if not is_later(current["seen"], new.version["seen"]):
            self._make_current(new, there["number"], version)

    def replace(self, new: Prepared, version: int) -> None:
        """Put an extraction in the place of a version that is there."""
        id_ = new.article["article_id"]
        query = "SELECT added, detailed FROM versions WHERE article_id = ? AND version = ?"
        old = self._database.rows(query, [id_, version])[0]
        self._write_version(new, version, "REPLACE", added=old["added"], detailed=old["detailed"])
        there = self._database.rows("SELECT number, version FROM articles WHERE article_id = ?", [id_])[0]
        if there["version"] == version:
            self._make_current(new, there["number"], version)

    def _repair(self, new: Prepared, version: int) -> None:
        """Write a version again of which something is damaged."""
        if not self.counts["repaired"]:  # an index of other words than those of the rows can lose no row
            self._database.run("INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')")
            self._database.run(_DELETE_STRAYS, [MOST_CLAIMS])
        self.replace(new, version)
        self.counts["repaired"] += 1

    def _make_current(self, new: Prepared, old_number: int, version: int) -> None:
        """The claims of a version in place of those that are there; decisions go along with them."""
        decided = "SELECT decision_id FROM standing JOIN claims ON claim = number WHERE article = ?"
        before = [row[0] for row in self._database.rows(decided, [old_number])]
        self._database.run("DELETE FROM claims WHERE article = ?", [old_number])
        days = first_article_number(new.day), last_article_number(new.day)
        number = old_number if days[0] <= old_number <= days[1] else self._free_number(new.day)
        columns = {**new.article, "number": number, "version": version}
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        self._database.run(f"UPDATE articles SET {settings} WHERE article_id = :article_id", columns)
        self._write_claims(new, number)
        after = {row[0] for row in self._database.rows(decided, [number])}
        kept = sum(decision in after for decision in before)
        self.counts["decisions_kept"] += kept
        self.counts["decisions_lost"] += len(before) - kept

    def _write_version(
        self, new: Prepared, version: int, verb: str, *, added: str | None = None, detailed: int = 0
    ) -> None:
        """A text that is extracted again, or in which a person is hidden, stays `detailed`, and `added` when it was."""
        columns = {
            "article_id": new.article["article_id"],
            "version": version,
            "added": added or now(),
            "detailed": detailed or int(self._detailed),
            **new.version,
        }
        _insert(self._database, "versions", columns, verb)

    def _write_claims(self, new: Prepared, article: int) -> None:
        """The claims of an article without any, and its decisions on them."""
        rows = new.claim_rows(article)
        self._database.run_each(_INSERT_CLAIM, rows)
        self.counts["claims"] += len(rows)
        attach_decisions(self._database, new.article["article_id"])

    def _free_number(self, day: dt.date | None) -> int:
        first, last = first_article_number(day), last_article_number(day)
        while (top := self._top(first, last)) == last:
            first, last = last + 1, last + 1 + last - first
        return first if top is None else top + 1

    def _top(self, first: int, last: int) -> int | None:
        top: int | None = self._database.value(
            "SELECT max(number) FROM articles WHERE number BETWEEN ? AND ?", [first, last]
        )
        return top


def _is_same(text: Any, new: Prepared) -> bool:
    """True for a row of `versions` with the text of an extraction; one of the two digests may be damaged."""
    return any(text[digest] == new.version[digest] for digest in ("text_sha256", "record_sha256"))


def _loses_date(text: Any, new: Prepared) -> bool:
    """True where somebody stated the publication date of a row of `versions`, and nobody that of an extraction of its text."""
    before, after = (orjson.loads(unpacked(row))["article"]["published"] for row in (text, new.version))
    return bool(before["source"] == "argument" != after["source"])


def _numbers(version: str) -> list[int]:
    """By which one version of the extractor is older than another."""
    return [int(number) for number in re.findall(r"\d+", version)]


def _insert(database: Database, table: str, columns: Mapping[str, Any], verb: str = "INSERT") -> None:
    names = ", ".join(columns)
    database.run(f"{verb} INTO {table} ({names}) VALUES (:{', :'.join(columns)})", columns)


# A claim's number is that of its article and its rank in it
_DELETE_STRAYS = "DELETE FROM claims WHERE article != number / ? OR article NOT IN (SELECT number FROM articles)"
_INSERT_CLAIM = "INSERT INTO claims ({}) VALUES ({})".format(
    ", ".join(f'"{name}"' for name in COLUMNS), ", ".join("?" * len(COLUMNS))
)
