"""The store in numbers."""

from __future__ import annotations

from collections import Counter

import orjson

from extractor.desk.store.answers import RuleRate, Stats
from extractor.desk.store.database import Database

# The slots of a figure's rules, by the columns that an edit of them changes
_RULED = {
    "value": "figure", "amount": "figure", "unit": "figure", "change": "figure", "change_unit": "figure",
    "period_from": "period", "period_until": "period", "claimant": "attributed_to",
}  # fmt: skip


def read_stats(database: Database) -> Stats:
    """All numbers of a store."""
    decided = dict(map(tuple, database.rows("SELECT status, count(*) FROM standing GROUP BY status")))
    claims = database.value("SELECT count(*) FROM claims")
    days = database.row("SELECT min(published), max(published) FROM articles")
    return Stats(
        articles=database.value("SELECT count(*) FROM articles"),
        versions=database.value("SELECT count(*) FROM versions"),
        claims=claims,
        decisions=decided | {"undecided": claims - sum(decided.values())},
        lost=database.value("SELECT count(*) FROM decisions WHERE claim IS NULL AND undone_at IS NULL"),
        size=database.size(),
        first_published=days[0] if days else None,
        last_published=days[1] if days else None,
        rules=rule_rates(database),
    )


def rule_rates(database: Database) -> tuple[RuleRate, ...]:
    """For each slot and rule what people decided of the claims in which it filled that slot, the most decided first.

    The rules are those that the claim had when it was decided.  An edit counts against the rules of the slots that it changed,
    and for those of the others.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    sql = "SELECT status, slots, machine FROM decisions WHERE decision_id IN (SELECT decision_id FROM standing)"
    for row in database.rows(f"{sql} AND status != 'needs_source'"):
        edited = {_RULED.get(name, name) for name in orjson.loads(row["slots"])}
        for filled in orjson.loads(row["machine"])["rules"]:
            slot, _, rule = filled.partition("=")
            status = row["status"]
            if status == "edited" and slot not in edited:
                status = "accepted"
            counts.setdefault((slot, rule), Counter())[status] += 1
    rates = [
        RuleRate(slot=slot, rule=rule, accepted=count["accepted"], edited=count["edited"], rejected=count["rejected"])
        for (slot, rule), count in counts.items()
    ]
    return tuple(sorted(rates, key=lambda rate: (-rate.accepted - rate.edited - rate.rejected, rate.slot, rate.rule)))
