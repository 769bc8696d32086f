"""Decisions on the claims that they are of, as their articles have them now, if they may be here."""

from __future__ import annotations

from typing import Any

from extractor.desk.store.correcting import settle
from extractor.desk.store.database import Database
from extractor.desk.store.locators import Locator, find_all, make_locator
from extractor.desk.store.rows import text_of
from extractor.record.textrange import TextRange


def attach_decisions(database: Database, article_id: str) -> None:
    """Point the decisions on an article at the claims that it has now; one whose claim is not there points nowhere."""
    decisions = database.rows("SELECT number, locator, claim FROM decisions WHERE article_id = ?", [article_id])
    if not decisions:
        return
    query = (
        "SELECT number, article_key, text_sha256, record, record_sha256 FROM articles JOIN versions USING (article_id, version)"
        " WHERE article_id = ?"
    )
    article = database.row(query, [article_id])
    if article is None:
        return
    # an address that is hidden here is hidden in the decisions of others
    same = "UPDATE decisions SET article_key = :key WHERE article_id = :id AND article_key != :key"
    database.run(same, {"key": article["article_key"], "id": article_id})
    text = text_of(article)
    claims = database.rows("SELECT * FROM claims WHERE article = ?", [article["number"]])
    numbers = {row["record_id"]: row["number"] for row in claims}
    locators = {row["number"]: Locator.from_json(row["locator"]) for row in decisions}
    matches = find_all(locators.values(), [locator_of(row, text, article["text_sha256"]) for row in claims])
    for row in decisions:
        claim = numbers.get(matches.get(locators[row["number"]], ""))
        if claim != row["claim"]:
            database.run("UPDATE decisions SET claim = ? WHERE number = ?", [claim, row["number"]])
    for claim in {row["claim"] for row in decisions} | {numbers.get(id_) for id_ in matches.values()}:
        if claim is not None:
            settle(database, claim)


def locator_of(claim: Any, text: str, text_sha256: str) -> Locator:
    """The locator of a row of `claims`, whose article has this text."""
    return make_locator(
        text,
        text_sha256,
        record_id=claim["record_id"],
        type=claim["type"],
        lead=TextRange(claim["lead_start"], claim["lead_end"]),
        claim=TextRange(claim["start"], claim["end"]),
    )


def is_deleted(database: Database, article_id: str) -> bool:
    """True for an article that was deleted on request: nothing of it comes in again."""
    return database.row("SELECT 1 FROM deleted WHERE what = 'article' AND digest = ?", [article_id]) is not None


def deleted_persons(database: Database) -> frozenset[str]:
    """The digests of the names that are to be hidden in whatever comes in."""
    return frozenset(row[0] for row in database.rows("SELECT digest FROM deleted WHERE what = 'person'"))
