"""What is deleted on request is gone from the file, and stays away when the same article is added again."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from extractor.extraction import Extraction
from extractor.store.adding import Adding
from extractor.store.database import Database
from extractor.store.instants import now
from extractor.store.redaction import Hide, hider, name_digest, redacted
from extractor.store.rows import prepare, unpacked

_TOLD = ("slots", "locator", "machine")  # of a decision, as JSON


def delete_article(database: Database, article_id: str) -> None:
    """Delete an article with its texts, claims and decisions, and remember its digest alone."""
    with database.writing():
        database.run("DELETE FROM articles WHERE article_id = ?", [article_id])
        database.run("DELETE FROM decisions WHERE article_id = ?", [article_id])
        _remember(database, "article", article_id)
    database.forget()


def delete_person(database: Database, name: str) -> int:
    """Hide a person in every version of every article, and remember the digest of the name; the number of articles."""
    digest = name_digest(name)
    changed = set()
    with database.writing():
        for article_id, version in map(tuple, database.rows("SELECT article_id, version FROM versions")):
            sql = "SELECT record FROM versions WHERE article_id = ? AND version = ?"
            extraction = Extraction.from_json(unpacked(database.value(sql, [article_id, version])))
            if hide := hider(extraction, name):
                hidden = redacted(extraction, hide)
                texts = {extraction.article.text_sha256: hidden.article.text_sha256}
                _redact_decisions(database, article_id, hide, texts)
                Adding(database).replace(prepare(hidden), version)
                changed.add(article_id)
        _remember(database, "person", digest)
    database.forget()
    return len(changed)


def _redact_decisions(database: Database, article_id: str, hide: Hide, texts: Mapping[str, str]) -> None:
    """Hide a person in what was decided on an article; `texts` leads from the digest of a text to that of the hidden one."""
    for row in database.rows("SELECT * FROM decisions WHERE article_id = ?", [article_id]):
        told = {name: hide(orjson.loads(row[name])) for name in _TOLD}
        told["locator"]["text_sha256"] = texts.get(told["locator"]["text_sha256"], told["locator"]["text_sha256"])
        columns = {name: orjson.dumps(part).decode() for name, part in told.items()} | {"note": hide(row["note"])}
        settings = ", ".join(f"{name} = :{name}" for name in columns)
        database.run(f"UPDATE decisions SET {settings} WHERE number = :number", columns | {"number": row["number"]})


def _remember(database: Database, what: str, digest: str) -> None:
    database.run("INSERT OR IGNORE INTO deleted (what, digest, at) VALUES (?, ?, ?)", [what, digest, now()])
