"""The versions of an article, and which claims changed from one to the next."""

from __future__ import annotations

from typing import Final

from extractor.desk.store.answers import EDITABLE, Version, VersionChanges
from extractor.desk.store.database import Database
from extractor.desk.store.locators import Locator, find_all
from extractor.desk.store.placing import locator_of
from extractor.desk.store.rows import COLUMNS, claim_columns, read_stored
from extractor.record.extraction import Extraction

_RECORD: Final = "SELECT record, record_sha256 FROM versions WHERE article_id = ? AND version = ?"


def versions_of(database: Database, article_id: str) -> tuple[Version, ...]:
    """All versions of an article, the first one first."""
    rows = database.rows("SELECT * FROM versions WHERE article_id = ? ORDER BY version", [article_id])
    return tuple(
        Version(
            number=row["version"],
            added=row["added"],
            seen=row["seen"],
            text_sha256=row["text_sha256"],
            producer=row["producer"],
            claims=row["claims"],
        )
        for row in rows
    )


def read_version(database: Database, article_id: str, version: int) -> Extraction | None:
    """What was found in a version of an article; None where there is none.  Raises DamageError for a damaged record."""
    row = database.row(_RECORD, [article_id, version])
    return None if row is None else read_stored(row)


def changes_between(before: Extraction, after: Extraction) -> VersionChanges:
    """Which claims of one extraction are still in another."""
    old, new = _claims(before), _claims(after)
    again = find_all((locator for locator, _ in old.values()), [locator for locator, _ in new.values()])
    pairs = [(locator.record_id, id_) for locator, id_ in again.items()]
    kept = tuple((first, second) for first, second in pairs if old[first][1] == new[second][1])
    return VersionChanges(
        kept=kept,
        changed=tuple(pair for pair in pairs if pair not in set(kept)),
        added=tuple(id_ for id_ in new if id_ not in set(again.values())),
        removed=tuple(id_ for id_ in old if id_ not in {old_id for old_id, _ in pairs}),
    )


def _claims(extraction: Extraction) -> dict[str, tuple[Locator, tuple[object, ...]]]:
    """The locator and the slots of each claim, by its id."""
    article = extraction.article
    rows = [dict(zip(COLUMNS[2:], columns, strict=True)) for columns in claim_columns(extraction)]
    return {
        row["record_id"]: (
            locator_of(row, article.text, article.text_sha256),
            tuple(row[name] for name in EDITABLE if name != "text"),
        )
        for row in rows
    }
