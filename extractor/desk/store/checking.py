"""What a store has of each record, compared with the record itself: SQLite keeps no digests of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from extractor.desk.store.correcting import with_corrections
from extractor.desk.store.database import Database
from extractor.desk.store.rows import COLUMNS, Prepared, prepare, unpacked
from extractor.errors import DamageError, StoreError
from extractor.record.checked import read_typed

_NEXT: Final = """
    SELECT article_id, version FROM versions WHERE (article_id, version) > (?, ?) ORDER BY article_id, version LIMIT 1
"""
_WITHOUT_RECORD: Final = """
    SELECT article_id FROM articles
    WHERE NOT EXISTS (SELECT 1 FROM versions WHERE versions.article_id = articles.article_id AND version = articles.version)
"""
_CLAIMS: Final = """
    SELECT claims.*, coalesce(decisions.status, 'undecided') AS decided, slots, note
    FROM claims LEFT JOIN decisions ON decision_id = (SELECT decision_id FROM standing WHERE standing.claim = claims.number)
    WHERE article = ?
"""


def find_faults(database: Database) -> list[str]:
    """What is wrong with a store, a line each; rows are read where their pages are sound, the index where the rows are."""
    try:
        faults = database.faults() or [*database.faults_between_tables(), *_find_damage(database)]
        if not faults:
            database.check_index()
    except StoreError as error:
        return [str(error).removeprefix(f"{database.path}: ")]
    return faults


def _find_damage(database: Database) -> Iterator[str]:
    """What is not as the records say it, a line for each article, version and claim; one record is held at a time."""
    for (article_id,) in database.rows(_WITHOUT_RECORD):
        yield f"the article {article_id} has no record: take the last backup"
    key: tuple[str, int] = ("", 0)
    while version := database.row(_NEXT, key):
        key = version["article_id"], version["version"]
        try:
            with database.reading():
                faults = list(_faults_of(database, *key))
        except DamageError:
            faults = [f"version {key[1]} of the article {key[0]} is damaged"]
        yield from (f"{fault}: add it again" for fault in faults)


def _faults_of(database: Database, article_id: str, number: int) -> Iterator[str]:
    """What differs from the record of a version.  Raises DamageError where it cannot be read."""
    version = database.row("SELECT * FROM versions WHERE article_id = ? AND version = ?", [article_id, number])
    if version is not None:  # else it was deleted meanwhile
        json = unpacked(version)
        yield from differences_from(database, version, prepare(read_typed(json), json))


def is_damaged(database: Database, version: Any, new: Prepared) -> bool:
    """True where a row of `versions` has lost its record, or has that of `new` and other rows derived from it."""
    try:
        unpacked(version)
        is_same = version["record_sha256"] == new.version["record_sha256"]
        return is_same and any(differences_from(database, version, new))
    except DamageError:
        return True


def differences_from(database: Database, version: Any, new: Prepared) -> Iterator[str]:
    """How the tables of a version differ from what its record gives, `new`."""
    id_, number = version["article_id"], version["version"]
    kept = {"article_id": new.article["article_id"], **new.version, "record": version["record"]}  # which has its digest
    yield from _differing(f"version {number} of the article {id_}", version, kept)
    article = database.row("SELECT * FROM articles WHERE article_id = ? AND version = ?", [id_, number])
    if article is None:  # another version is the current one
        return
    yield from _differing(f"the article {id_}", article, new.article)
    there = {row["number"]: row for row in database.rows(_CLAIMS, [article["number"]])}
    for columns in new.claim_rows(article["number"]):
        claim = dict(zip(COLUMNS, columns, strict=True))
        name = f"the claim {claim['record_id']} of the article {id_}"
        if row := there.pop(claim["number"], None):
            yield from _differing(
                name, row, with_corrections(claim | {"status": row["decided"]}, row["slots"], row["note"])
            )
        else:
            yield f"{name} is missing"
    for row in there.values():
        yield f"the claim {row['record_id']} of the article {id_} is not in its record"


def _differing(name: str, row: Any, derived: Mapping[str, Any]) -> Iterator[str]:
    columns = [column for column, value in derived.items() if row[column] != value]
    if columns:
        yield f"{name} is not as its record and decisions say ({', '.join(columns)})"
