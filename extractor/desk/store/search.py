"""Searches: the claims that a query finds, and their articles, in an order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any, Final

import orjson

from extractor.desk.store.answers import (
    EDITABLE,
    ArticleList,
    ArticleOrder,
    ArticleSummary,
    Hits,
    Order,
    StoredClaim,
)
from extractor.desk.store.conditions import Query
from extractor.desk.store.correcting import original_of
from extractor.desk.store.database import Database
from extractor.desk.store.decisions import decision_of
from extractor.desk.store.rows import SLOTS

COUNTED: Final = 2_000
"""Claims up to which a search counts and orders; of more it is the newest ones."""

_CLAIM = """
SELECT claims.*, articles.article_id, articles.url
FROM claims JOIN articles ON claims.article = articles.number
"""
_DECISIONS = """
SELECT * FROM decisions WHERE claim IN (SELECT value FROM json_each(?)) AND undone_at IS NULL ORDER BY at DESC, number DESC
"""


def numbers_of(database: Database, query: Query, limit: int, offset: int = 0) -> list[int]:
    """The numbers of the claims that a query finds, the newest first."""
    number, source, parameters = _source(query)
    sql = f"SELECT {number} FROM {source} ORDER BY {number} DESC LIMIT ? OFFSET ?"
    numbers = [row[0] for row in database.rows(sql, [*parameters, limit, offset])]
    if (numbers and not query.lowest <= numbers[-1] <= numbers[0] <= query.highest) or any(
        a <= b for a, b in pairwise(numbers)
    ):
        raise ValueError("an index of claims is not in order")  # after which the pages of a search would never end
    return numbers


_PERIOD = "coalesce(period_from, period_until)"
_SIZE = "coalesce(least, moved)"
_ORDERS: Final[Mapping[Order, str]] = {
    "oldest": "article",
    "score": "status != 'undecided', score DESC",
    "certainty": "certainty IS NULL, certainty",
    "largest": f"{_SIZE} IS NULL, {_SIZE} DESC",
    "smallest": f"{_SIZE} IS NULL, {_SIZE}",
    "latest": f"{_PERIOD} IS NULL, {_PERIOD} DESC",
    "earliest": f"{_PERIOD} IS NULL, {_PERIOD}",
    "measure": "measure IS NULL, folded(measure)",
    "source": "claimant IS NULL, folded(claimant)",
    "outlet": "outlet IS NULL, folded(outlet)",
}


def count(database: Database, query: Query) -> int:
    """How many claims a query finds, however many there are."""
    _, source, parameters = _source(query)
    return int(database.value(f"SELECT count(*) FROM {source}", parameters))


def _source(query: Query) -> tuple[str, str, list[Any]]:
    """The column with the numbers of the claims that a query finds, the tables and conditions, and their parameters."""
    table, number, expression = "claims", "claims.number", query.expression
    if expression:
        number = "claims_fts.rowid"
        table = f"claims_fts CROSS JOIN claims ON claims.number = {number}" if query.where else "claims_fts"
    conditions = [f"{number} BETWEEN ? AND ?", *["claims_fts MATCH ?"] * bool(expression), *query.where]
    parameters = [query.lowest, query.highest, *[expression] * bool(expression), *query.parameters]
    return number, f"{table} WHERE {' AND '.join(conditions)}", parameters


def find(database: Database, query: Query, *, limit: int, offset: int, order: Order | None) -> Hits:
    """The claims from `offset` on, in an order; by default the newest first of a search for words, else by score."""
    order = order or ("newest" if query.has_words else "score")
    numbers = numbers_of(database, query, COUNTED + 1)
    total, is_more = min(len(numbers), COUNTED), len(numbers) > COUNTED
    if order in _ORDERS:
        sql = f"SELECT number FROM claims WHERE number IN (SELECT value FROM json_each(?)) ORDER BY {_ORDERS[order]}, number DESC"
        numbers = [row[0] for row in database.rows(sql, [_json(numbers[:COUNTED])])]
    elif order == "relevance" and query.match:
        sql = (
            "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ? AND rowid >= ? ORDER BY bm25(claims_fts), rowid DESC"
        )
        ranked = database.rows(sql, [query.expression, min(numbers[:COUNTED], default=0)])
        wanted = set(numbers[:COUNTED])
        numbers = [row[0] for row in ranked if row[0] in wanted]
    page = numbers[offset : offset + limit]
    if order == "newest" and is_more and offset + limit > COUNTED:
        page = numbers_of(database, query, limit, offset)
    return Hits(claims=tuple(claims_of(database, page)), total=total, is_more=is_more, order=order)


def claims_of(database: Database, numbers: Iterable[int]) -> list[StoredClaim]:
    """The claims of these numbers, in their order."""
    wanted = list(numbers)
    there = database.rows(f"{_CLAIM} WHERE claims.number IN (SELECT value FROM json_each(?))", [_json(wanted)])
    rows = {row["number"]: row for row in there}
    decided: dict[int, dict[str, Any]] = {}
    for row in database.rows(_DECISIONS, [_json(wanted)]):  # the latest of each person, that in force first
        decided.setdefault(row["claim"], {}).setdefault(row["who"], row)
    return [_claim(rows[number], [*decided.get(number, {}).values()]) for number in wanted if number in rows]


def _claim(row: Any, decided: list[Any]) -> StoredClaim:
    slots = {slot.name: orjson.loads(row[slot.name]) if slot.type == "strings" else row[slot.name] for slot in SLOTS}
    slots |= {name: orjson.loads(row[name]) for name in ("entities", "findings")}
    slots |= {name: row[name] for name in ("outlet", "url")} | {"is_attributed": bool(row["is_attributed"])}
    slots["cluster_key"] = row["cluster_key"] or None
    id_ = f"{row['article_id']}:{row['record_id']}"
    original = original_of(row)
    decisions = [decision_of(row, id_, slots | original) for row in decided]
    decision = decisions[0] if decisions else None
    return StoredClaim(
        id=id_,
        article_id=row["article_id"],
        record_id=row["record_id"],
        headline=row["headline"],
        row=slots,
        original={name: original[name] for name in EDITABLE if name in original},
        decision=decision,
        others=tuple(earlier for earlier in decisions[1:] if decision and earlier.content != decision.content),
    )


_ARTICLE = """
SELECT articles.*, (SELECT count(*) FROM versions WHERE versions.article_id = articles.article_id) AS texts,
    (SELECT count(*) FROM claims WHERE claims.article = articles.number AND claims.status = 'undecided') AS undecided,
    (SELECT count(*) FROM claims WHERE claims.article = articles.number AND claims.findings != '[]') AS findings
FROM articles
"""
_ARTICLE_ORDERS: Final[Mapping[ArticleOrder, str]] = {
    "newest": "",
    "headline": "headline IS NULL, folded(headline),",
    "outlet": "outlet IS NULL, folded(outlet),",
    "claims": "claims DESC,",
    "undecided": "undecided DESC,",
    "findings": "findings DESC,",
}


def list_articles(
    database: Database, query: Query | None, *, limit: int, offset: int, order: ArticleOrder
) -> ArticleList:
    """The articles with a claim that a query finds; without a query all of them, the newest where another order is wanted."""
    if query is None:
        total = database.value("SELECT count(*) FROM articles")
        most, is_more = (offset + limit, False) if order == "newest" else (COUNTED, total > COUNTED)
        sql = "SELECT number FROM articles ORDER BY number DESC LIMIT ?"
        numbers = [row[0] for row in database.rows(sql, [most])]
        total = COUNTED if is_more else total
    else:
        numbers_ = numbers_of(database, query, COUNTED + 1)
        sql = "SELECT DISTINCT article FROM claims WHERE number IN (SELECT value FROM json_each(?))"
        numbers = [row[0] for row in database.rows(sql, [_json(numbers_[:COUNTED])])]
        total, is_more = len(numbers), len(numbers_) > COUNTED
    sql = f"{_ARTICLE} WHERE number IN (SELECT value FROM json_each(?)) ORDER BY {_ARTICLE_ORDERS[order]} number DESC"
    rows = database.rows(f"{sql} LIMIT ? OFFSET ?", [_json(numbers), limit, offset])
    return ArticleList(articles=tuple(map(summary_of, rows)), total=total, is_more=is_more)


def summary_of(row: Any) -> ArticleSummary:
    """The article of a row of `_ARTICLE`."""
    return ArticleSummary(
        id=row["article_id"],
        key=row["article_key"],
        headline=row["headline"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        versions=row["texts"],
        claims=row["claims"],
        undecided=row["undecided"],
        findings=row["findings"],
    )


def summary(database: Database, number: int) -> ArticleSummary:
    """The article of a number."""
    return summary_of(database.row(f"{_ARTICLE} WHERE number = ?", [number]))


def _json(numbers: Iterable[int]) -> str:
    return orjson.dumps(list(numbers)).decode()
