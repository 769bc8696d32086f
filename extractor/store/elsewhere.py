"""The same claim in other articles, and the values of one measure over time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import orjson

from extractor.comparison import compare
from extractor.extraction import Extraction
from extractor.store.answers import Elsewhere, Point
from extractor.store.database import Database
from extractor.store.query import phrase
from extractor.store.rows import unpacked
from extractor.store.search import claims_of

_MOST_ARTICLES: Final = 30  # that are compared with one; each takes milliseconds
_MOST_POINTS: Final = 500
_MOST_WORDS: Final = 12  # of a quote that are looked for


def find_elsewhere(database: Database, claim: Any) -> list[Elsewhere]:
    """The same claim, a row of `claims`, in the newest other articles that have it."""
    numbers = _same_quote(database, claim) if claim["type"] == "quote" else _same_thing(database, claim)
    stored = claims_of(database, numbers)
    if not stored:
        return []
    this = read_extraction(database, claim["article"])
    others = {id_: read_extraction(database, id_) for id_ in dict.fromkeys(_articles(database, numbers))}
    found: dict[str, Elsewhere] = {}
    by_place = {(one.article_id, one.record_id): one for one in stored}
    ids = _ids(database, others)
    for number, other in list(others.items())[:_MOST_ARTICLES]:
        for group in compare([this, other]):
            sides = {(one.article == this.article.key, one.claim) for one in group.occurrences}
            if (True, claim["record_id"]) in sides:
                same = (by_place.get((ids[number], id_)) for is_this, id_ in sides if not is_this)
                for one in filter(None, same):  # of the groups of its figures the gravest comes first
                    found.setdefault(one.id, Elsewhere(relation=group.relation, message=group.message, claim=one))
    order = {one.id: place for place, one in enumerate(stored)}
    return sorted(found.values(), key=lambda one: order[one.claim.id])


def _same_thing(database: Database, claim: Any) -> list[int]:
    sql = "SELECT number FROM claims WHERE cluster_key = ? AND cluster_key != '' AND article != ? ORDER BY number DESC LIMIT ?"
    return [row[0] for row in database.rows(sql, [claim["cluster_key"], claim["article"], 2 * _MOST_ARTICLES])]


def _same_quote(database: Database, claim: Any) -> list[int]:
    """Quotes of the claimant with most of the words: a quote is shortened and reworded, which `compare` decides."""
    words = sorted({word for word in claim["text"].split() if phrase(word)}, key=lambda word: (-len(word), word))
    if not claim["claimant"] or len(words) < 3:
        return []
    any_word = " OR ".join(filter(None, map(phrase, words[:_MOST_WORDS])))
    sql = """
        SELECT number FROM claims_fts JOIN claims ON number = claims_fts.rowid
        WHERE claims_fts MATCH ? AND claims.type = 'quote' AND claims.article != ? ORDER BY bm25(claims_fts) LIMIT ?
    """
    match = f"claimant : {phrase(claim['claimant'])} AND text : ({any_word})"
    return sorted((row[0] for row in database.rows(sql, [match, claim["article"], _MOST_ARTICLES])), reverse=True)


def _articles(database: Database, claims: Iterable[int]) -> list[int]:
    sql = "SELECT DISTINCT article FROM claims WHERE number IN (SELECT value FROM json_each(?)) ORDER BY article DESC"
    return [row[0] for row in database.rows(sql, [orjson.dumps(list(claims)).decode()])]


def _ids(database: Database, articles: Iterable[int]) -> dict[int, str]:
    sql = "SELECT number, article_id FROM articles WHERE number IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in database.rows(sql, [orjson.dumps(list(articles)).decode()])}


def read_extraction(database: Database, article: int) -> Extraction:
    """The current version of an article, by its number.  Raises RecordError where its record is damaged."""
    sql = "SELECT record FROM articles JOIN versions USING (article_id, version) WHERE number = ?"
    return Extraction.from_json(unpacked(database.value(sql, [article])))


def find_series(database: Database, claim: Any) -> list[Point]:
    """The values of the measure of a claim, a row of `claims`, in all articles, in order of the periods that they hold for.

    It is the same measure where the words of the measure, subject, place, unit and denominator are the same.
    """
    words = phrase(claim["measure"] or "")
    if not words or claim["value"] is None:
        return []
    sql = """
        SELECT claims.*, article_id, published FROM claims JOIN articles ON articles.number = claims.article
        WHERE claims.number IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :match)
        AND value IS NOT NULL AND coalesce(period_from, period_until) IS NOT NULL
        AND claims.kind IS :kind AND unit IS :unit AND per IS :per AND lower(subject) IS lower(:subject)
        AND lower(place) IS lower(:place) AND role NOT IN ('change', 'difference') AND polarity IS NOT 'negated'
        ORDER BY claims.number DESC LIMIT :most
    """
    names = ("kind", "unit", "per", "subject", "place")
    parameters = {name: claim[name] for name in names} | {"match": f"measure : {words}", "most": _MOST_POINTS}
    length = len(claim["measure"].split())
    rows = [row for row in database.rows(sql, parameters) if len(row["measure"].split()) == length]
    rows.sort(key=lambda row: (row["period_from"] or row["period_until"], row["period_until"] or "", row["number"]))
    return [
        Point(
            claim_id=f"{row['article_id']}:{row['record_id']}",
            source=row["claimant"],
            **{
                name: row[name]
                for name in (
                    "article_id",
                    "value",
                    "unit",
                    "period_from",
                    "period_until",
                    "published",
                    "outlet",
                    "text",
                )
            },
        )
        for row in rows
    ]
