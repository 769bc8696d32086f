"""What is deleted is gone from the file; what is deleted on request stays away when the same article is added again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import orjson

from extractor.desk.store.adding import Adding
from extractor.desk.store.answers import Naming
from extractor.desk.store.database import Database
from extractor.desk.store.instants import now
from extractor.desk.store.redaction import Hider, hider, may_name, name_digest, redacted
from extractor.desk.store.rows import prepare, unpacked
from extractor.record.checked import read_typed
from extractor.record.extraction import Extraction

_JSON_COLUMNS = ("slots", "locator", "machine")  # of a decision


def delete_article(database: Database, article_id: str, *, on_request: bool) -> None:
    """Delete an article with its texts, claims and decisions; on request its digest alone is remembered."""
    with database.writing():
        database.run("DELETE FROM articles WHERE article_id = ?", [article_id])
        database.run("DELETE FROM decisions WHERE article_id = ?", [article_id])
        if on_request:
            _remember(database, "article", article_id)
    database.forget()


def find_person(database: Database, name: str) -> Iterator[tuple[Naming, Extraction, Hider]]:
    """Each version of an article that names a person, the latest one first, with what hides them there."""
    order = "ORDER BY article_id, version DESC"
    for article_id, version in map(tuple, database.rows(f"SELECT article_id, version FROM versions {order}")):
        sql = "SELECT record, record_sha256 FROM versions WHERE article_id = ? AND version = ?"
        json = unpacked(database.row(sql, [article_id, version])).decode()
        if not may_name(json, name):
            continue
        extraction = read_typed(json)
        if hide := hider(extraction, name):
            naming = Naming(
                article_id=article_id,
                version=version,
                url=extraction.article.url,
                forms=tuple(hide.forms),
                in_address=hide.is_in(extraction.article.url or extraction.article.key),
            )
            yield naming, extraction, hide


def delete_person(database: Database, name: str) -> list[Naming]:
    """Hide a person in every version of every article, and remember the digest of the name; where they were named."""
    digest = name_digest(name)
    namings = []
    with database.writing():
        for naming, extraction, hide in find_person(database, name):
            hidden = redacted(extraction, hide)
            texts = {extraction.article.text_sha256: hidden.article.text_sha256}
            _redact_decisions(database, naming.article_id, hide, texts)
            Adding(database).replace(prepare(hidden), naming.version)
            namings.append(naming)
        _remember(database, "person", digest)
    database.forget()
    return namings


def _redact_decisions(database: Database, article_id: str, hide: Hider, texts: Mapping[str, str]) -> None:
    """Hide a person in what was decided on an article; `texts` leads from the digest of a text to that of the hidden one."""
    for row in database.rows("SELECT * FROM decisions WHERE article_id = ?", [article_id]):
        changed = {name: hide(orjson.loads(row[name])) for name in _JSON_COLUMNS}
        changed["locator"]["text_sha256"] = texts.get(
            changed["locator"]["text_sha256"], changed["locator"]["text_sha256"]
        )
        columns = {name: orjson.dumps(part).decode() for name, part in changed.items()} | {"note": hide(row["note"])}
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        database.run(f"UPDATE decisions SET {settings} WHERE number = :number", columns | {"number": row["number"]})


def _remember(database: Database, what: str, digest: str) -> None:
    database.run("INSERT OR IGNORE INTO deleted (what, digest, at) VALUES (?, ?, ?)", [what, digest, now()])
