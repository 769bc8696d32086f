"""What goes out of a store: decisions, records, claims as people have them, and gold."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal

import orjson

from extractor.desk.store.answers import STATUS_WORDS, StoredClaim
from extractor.desk.store.conditions import Query
from extractor.desk.store.database import Database
from extractor.desk.store.decisions import decision_lines
from extractor.desk.store.gold import gold_article
from extractor.desk.store.rows import SLOTS, read_stored, text_of, unpacked
from extractor.desk.store.search import claims_of, numbers_of
from extractor.record.timex import interval_words
from extractor.sinks.csv_file import defused

ExportFormat = Literal["decisions", "records", "claims", "gold"]
"""Decisions as JSON Lines, to be merged elsewhere; records (`extractor/1`) as JSON Lines; claims as CSV, those of people in
force; accepted and corrected claims to train or score with, as JSON Lines in the format of the corpus, an article a line.
"""
_AT_ONCE: Final = 2000  # claims that are read at a time
_NUMBERS = frozenset({"integer", "number", "decimal"})
_HEAD = (
    "claim_id", "status", "who", "at", "note", "corrected", "others", "headline", "outlet", "url", "as_printed", "period",
)  # fmt: skip


def _portions(database: Database, query: Query) -> Iterator[list[int]]:
    """The numbers of all claims that a query finds, the newest first."""
    while numbers := numbers_of(database, query, _AT_ONCE):
        yield numbers
        query = replace(query, highest=numbers[-1] - 1)


def _articles(database: Database, query: Query) -> Iterator[int]:
    """The numbers of the articles with such a claim, the newest first; of an empty query all."""
    if query == Query():
        numbers = [row[0] for row in database.rows("SELECT number FROM articles ORDER BY number DESC")]
    else:
        numbers = [
            row[0]
            for some in _portions(database, query)
            for row in database.rows(
                "SELECT article FROM claims WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number DESC",
                [orjson.dumps(some).decode()],
            )
        ]
    return (number for number, _ in groupby(numbers))


def _records(database: Database, query: Query) -> Iterator[bytes]:
    sql = "SELECT record, record_sha256 FROM articles JOIN versions USING (article_id, version) WHERE number = ?"
    for number in _articles(database, query):
        yield unpacked(database.row(sql, [number])) + b"\n"


def _decisions(database: Database, query: Query) -> Iterator[bytes]:
    if query == Query():
        return decision_lines(database)
    decided = replace(query, where=[*query.where, "claims.status != 'undecided'"])
    numbers = (number for some in _portions(database, decided) for number in some)
    return decision_lines(database, set(numbers))


def _claims(database: Database, query: Query) -> Iterator[bytes]:
    """CSV for spreadsheets, as datasets have it: a byte order mark, CR LF, and no cell is a formula.

    `as_printed` are the words of the article, `period` is in words; the columns of days after the last say so in their names.
    """
    names = (f"{slot.name}_exclusive" if slot.name.endswith("_until") else slot.name for slot in SLOTS)
    yield b"\xef\xbb\xbf" + _lines([(*_HEAD, *names)])
    version = (
        "SELECT record, record_sha256 FROM articles JOIN versions USING (article_id, version) WHERE article_id = ?"
    )
    for numbers in _portions(database, query):
        for article_id, claims in groupby(claims_of(database, numbers), attrgetter("article_id")):
            text = text_of(database.row(version, [article_id]))
            yield _lines(_cells(claim, text) for claim in claims)


def _cells(claim: StoredClaim, text: str) -> list[str]:
    decision, row = claim.decision, claim.row
    head = (
        claim.id,
        STATUS_WORDS[claim.status],
        decision and decision.who,
        decision and decision.at,
        decision and decision.note,
        "; ".join(map(str, claim.corrections)),
        "; ".join(f"{STATUS_WORDS[earlier.status]} by {earlier.who}" for earlier in claim.others),
        claim.headline,
        row["outlet"],
        row["url"],
        text[row["start"] : row["end"]],
        interval_words(row["period_from"], row["period_until"]),
    )
    cells = [defused(cell or "") for cell in head]
    for slot in SLOTS:
        value = row[slot.name]
        words = "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
        cells.append(words if slot.type in _NUMBERS else words.lower() if slot.type == "boolean" else defused(words))
    return cells


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _gold(database: Database, query: Query) -> Iterator[bytes]:
    agreed = replace(query, where=[*query.where, "claims.status IN ('accepted', 'edited')"])
    version = "SELECT article_id, record, record_sha256 FROM articles JOIN versions USING (article_id, version) WHERE number = ?"
    decided = "SELECT number FROM claims WHERE article = ? AND status != 'undecided'"
    for article in _articles(database, agreed):
        row = database.rows(version, [article])[0]
        numbers = [number[0] for number in database.rows(decided, [article])]
        decisions = {claim.record_id: claim.decision for claim in claims_of(database, numbers) if claim.decision}
        gold = gold_article(read_stored(row), decisions, row["article_id"])
        if gold is not None:
            yield orjson.dumps(gold, option=orjson.OPT_APPEND_NEWLINE)


EXPORTS: Final[Mapping[ExportFormat, Callable[[Database, Query], Iterator[bytes]]]] = {
    "decisions": _decisions,
    "records": _records,
    "claims": _claims,
    "gold": _gold,
}
