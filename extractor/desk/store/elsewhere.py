"""The same claim in other articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Final

from extractor.comparison import Comparable, ComparableQuote, Relation, read_comparables
from extractor.comparison.matching import match
from extractor.comparison.relating import relation_of
from extractor.comparison.wording import message
from extractor.desk.store.answers import EDITABLE, Elsewhere
from extractor.desk.store.conditions import phrase
from extractor.desk.store.correcting import original_of
from extractor.desk.store.database import Database
from extractor.desk.store.numbering import claim_numbers
from extractor.desk.store.rows import read_stored
from extractor.desk.store.search import claims_of
from extractor.record.extraction import Extraction

_MOST_ARTICLES: Final = 25  # that are compared with one; each takes milliseconds
_MOST_WORDS: Final = 12  # of a quote that are looked for
_MOST_NAMES: Final = 40  # of an article that are looked for
_COMPARED: Final = frozenset(EDITABLE) - {"claimant", "text"}
"""The slots on which it depends whether, and how, two claims are of one thing."""
_DAYS: Final = 60  # between two articles of one event


def find_elsewhere(database: Database, claim: Any) -> list[Elsewhere]:
    """The same claim, a row of `claims`, in other articles, the newest first; of each article what matches best.

    What people have corrected is not compared: `extractor.comparison` knows what the extractor found alone.

    What may match is looked for by index: the same measure, place and period; the same unit in an article of those weeks that
    names the same; a quote with the words.  Whether it does, `extractor.comparison` says.
    """
    if original_of(claim).keys() & _COMPARED:
        return []
    this = _comparables(database, claim["article"])
    comparables = [comparable for comparable in this if comparable.claim.id == claim["record_id"]]
    candidates = {article: None for some in _candidates(database, claim, comparables) for article in some}
    elsewhere: list[tuple[int, str, Relation, str]] = []
    for article in list(candidates)[:_MOST_ARTICLES]:
        pairs = [
            (match(first, second), first, second) for second in _comparables(database, article) for first in comparables
        ]
        matches = [(how.rank, first, second) for how, first, second in pairs if how]
        if matches:
            _, first, second = max(matches, key=lambda pair: pair[0])  # of several the first
            related = relation_of(first, second)
            elsewhere.append((article, second.claim.id, related, message(related, [first, second])))
    return _newest_first(database, elsewhere)


def _newest_first(database: Database, related: list[tuple[int, str, Relation, str]]) -> list[Elsewhere]:
    sql = "SELECT number FROM claims WHERE article = ? AND record_id = ?"
    numbers = [database.value(sql, [article, record_id]) for article, record_id, *_ in related]
    claims = claims_of(database, numbers)
    ordered = sorted(zip(numbers, claims, related, strict=True), key=lambda row: -row[0])
    return [
        Elsewhere(relation=how, message=words, claim=claim)
        for _, claim, (_, _, how, words) in ordered
        if claim.original.keys().isdisjoint(_COMPARED)
    ]


def _comparables(database: Database, article: int) -> list[Comparable]:
    return list(read_comparables(read_extraction(database, article)))


def _candidates(database: Database, claim: Any, comparables: list[Comparable]) -> Iterator[list[int]]:
    """The numbers of articles that may state the same, by one index after another."""
    if claim["cluster_key"]:
        sql = "SELECT article FROM claims WHERE cluster_key = ? AND article != ? ORDER BY number DESC LIMIT ?"
        yield _articles(database, sql, claim["cluster_key"], claim["article"], _MOST_ARTICLES)
    for comparable in comparables:
        if isinstance(comparable, ComparableQuote):
            words = sorted(set(comparable.words), key=lambda word: (-len(word), word))[:_MOST_WORDS]
            if any_word := _any(words):
                yield _matching(database, claim, f"text : ({any_word})")
        else:
            names = sorted(
                {name for forms in comparable.story.cast for name in forms}, key=lambda name: (-len(name), name)
            )
            unit, any_name = phrase(claim["unit"] or claim["change_unit"] or ""), _any(names[:_MOST_NAMES])
            if unit and any_name:
                yield _matching(database, claim, f"entities : ({any_name}) AND {{unit change_unit}} : {unit}")


def _any(words: Iterable[str]) -> str:
    return " OR ".join(filter(None, map(phrase, words)))


def _matching(database: Database, claim: Any, match: str) -> list[int]:
    """The articles of those weeks whose claims match an expression of FTS5, the best first."""
    lowest, highest = 0, 1 << 53
    if claim["published_on"]:
        day = dt.date.fromisoformat(claim["published_on"])
        lowest, highest = claim_numbers(day - dt.timedelta(_DAYS), day + dt.timedelta(_DAYS))
    sql = """
        SELECT claims.article FROM claims_fts JOIN claims ON claims.number = claims_fts.rowid
        WHERE claims_fts MATCH ? AND claims_fts.rowid BETWEEN ? AND ? AND claims.article != ? ORDER BY bm25(claims_fts) LIMIT ?
    """
    return _articles(database, sql, match, lowest, highest, claim["article"], 4 * _MOST_ARTICLES)


def _articles(database: Database, sql: str, *parameters: Any) -> list[int]:
    return list(dict.fromkeys(row[0] for row in database.rows(sql, parameters)))


def read_extraction(database: Database, article: int) -> Extraction:
    """The current version of an article, by its number.  Raises DamageError where its record is damaged."""
    sql = "SELECT record, record_sha256 FROM articles JOIN versions USING (article_id, version) WHERE number = ?"
    return read_stored(database.row(sql, [article]))
