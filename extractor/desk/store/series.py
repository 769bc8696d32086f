"""The values of one measure over time, of all articles.

They are of one measure where its words, its subject, place, unit and denominator, the role of the amount and the length of the
period are the same: a growth rate is no level, and a month no year.  Only a specific measure has a series: a word with a
modifier ("unemployment rate"), or with a name (exports, Norland).  Where nothing is named ("net debt", "the company"), another
article may mean another one: values are joined with those of the same article or source alone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import orjson

from extractor.desk.store.answers import Point
from extractor.desk.store.conditions import phrase
from extractor.desk.store.database import Database
from extractor.words.folding import bare, folded
from extractor.words.specific import is_named, is_specific

_MOST_POINTS: Final = 500
_NAMES: Final = ("kind", "unit", "per", "role", "subject", "place", "article", "claimant")
_SAME: Final = """
    FROM claims JOIN articles ON articles.number = claims.article
    WHERE claims.number IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :match)
    AND folded(measure) = :measure AND value IS NOT NULL AND coalesce(period_from, period_until) IS NOT NULL
    AND kind IS :kind AND unit IS :unit AND per IS :per AND role IS :role AND polarity IS NOT 'negated'
    AND folded(subject) IS folded(:subject) AND folded(place) IS folded(:place)
    AND (:is_named OR claims.article = :article OR folded(claimant) = folded(:claimant))
    AND coalesce(julianday(period_until) - julianday(period_from), 0) BETWEEN 0.8 * :days AND 1.25 * :days
"""
_POINTS: Final = f"SELECT claims.*, article_id, published {_SAME} ORDER BY claims.number DESC LIMIT :most"
_ANOTHER: Final = f"SELECT 1 {_SAME} AND (period_from IS NOT :from OR period_until IS NOT :until) LIMIT 1"
_COLUMNS: Final = ("value", "unit", "period_from", "period_until", "said_on", "outlet", "text", "amount")


def find_series(database: Database, claim: Any) -> list[Point]:
    """The values of the measure of a claim, a row of `claims`, in all articles, in order of the periods that they hold for."""
    wanted = _wanted(claim)
    rows = database.rows(_POINTS, wanted | {"most": _MOST_POINTS}) if wanted else []
    rows.sort(key=lambda row: (row["period_from"] or row["period_until"], row["period_until"] or "", row["number"]))
    return [
        Point(
            claim_id=f"{row['article_id']}:{row['record_id']}",
            article_id=row["article_id"],
            published=row["published"],
            source=row["claimant"],
            inferred=tuple(orjson.loads(row["inferred"])),
            is_corrected=row["original"] is not None,
            **{name: row[name] for name in _COLUMNS},
        )
        for row in rows
    ]


def has_series(database: Database, claim: Any) -> bool:
    """True where the measure of a claim, a row of `claims`, has values of two periods or more."""
    wanted = _wanted(claim)
    return bool(wanted) and database.row(_ANOTHER, wanted) is not None


def _wanted(claim: Any) -> dict[str, Any]:
    """What the other values of a claim's measure share with it, as parameters of `_SAME`; empty where it has none."""
    subject = claim["subject"] or ""
    subject = subject if subject in orjson.loads(claim["entities"]) else subject.lower()
    measured = claim["measure"] or "", subject, claim["place"]
    words = phrase(bare(measured[0]))
    starts, ends = claim["period_from"], claim["period_until"]
    if not words or claim["value"] is None or not (starts or ends) or not is_specific(*measured):
        return {}
    days = (dt.date.fromisoformat(ends) - dt.date.fromisoformat(starts)).days if starts and ends else 0
    return {name: claim[name] for name in _NAMES} | {
        "match": f"measure : {words}",
        "measure": folded(claim["measure"]),
        "from": starts,
        "until": ends,
        "days": days,
        "is_named": is_named(*measured),
    }
