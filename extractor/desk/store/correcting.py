"""Corrections are the claim: its row has what people put in place, and `original` keeps what the extractor found there.

So whatever reads the row, a search, an order, an export or a series, has the corrected values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import orjson

from extractor.desk.store.amounts import UNITS, kind_of, lead_of
from extractor.desk.store.buckets import number_buckets, period_buckets
from extractor.desk.store.database import Database
from extractor.desk.store.sortable import sortable

_NAMED: Final = ("claimant", "subject", "place")
_UNDER: Final[Mapping[str, tuple[str, ...]]] = {
    "claimant": ("claimant", "speaker", "attributed_to"),
    "baseline": ("baseline", "compared_with"),
    "period_from": ("period",),
    "period_until": ("period",),
}
"""The names that `missing` and `inferred` have for a slot, where they are others."""
_CLAIM: Final = """
    SELECT claims.*, slots, note
    FROM claims LEFT JOIN decisions ON decision_id = (SELECT decision_id FROM standing WHERE standing.claim = claims.number)
    WHERE claims.number = ?
"""
_IN_WORDS: Final = ("claimant", "subject", "event", "measure", "place", "amount", "text")
"""The slots whose corrections are searched for their words."""


def corrected(claim: Mapping[str, Any], slots: Mapping[str, str | None]) -> dict[str, Any]:
    """The columns of a claim, as the extractor found it, that slots change: their own, and all that follow from them."""
    columns: dict[str, Any] = dict(slots)
    buckets = claim["buckets"].split()
    lead = lead_of(claim)
    if lead in slots:
        columns |= dict.fromkeys(("low", "high", "modifier"))
    if UNITS[lead] in slots:
        columns["kind"] = kind_of(slots[UNITS[lead]])
    if "value" in slots:
        value = _decimal(slots["value"])
        columns |= dict.fromkeys(("least", "most"), None if value is None else sortable(value))
        buckets = _replaced(buckets, "v", [] if value is None else number_buckets("v", value, value))
    if "change" in slots:
        change = _decimal(slots["change"])
        columns["moved"] = None if change is None else sortable(change)
        buckets = _replaced(buckets, "c", [] if change is None else number_buckets("c", change, change))
    if slots.keys() & {"period_from", "period_until"}:
        days = ({**claim, **slots}[name] for name in ("period_from", "period_until"))
        buckets = _replaced(
            buckets, "t", period_buckets(*(dt.date.fromisoformat(day) if day else None for day in days))
        )
    columns["buckets"] = " ".join(buckets)
    names = [slots[name] for name in _NAMED if slots.get(name)]
    columns["entities"] = _json(dict.fromkeys([*orjson.loads(claim["entities"]), *names]))
    settled = {name for slot in slots for name in _UNDER.get(slot, (slot,))}
    filled = {name for slot in slots if slots[slot] is not None for name in _UNDER.get(slot, (slot,))}
    columns["inferred"] = _json(name for name in orjson.loads(claim["inferred"]) if name not in settled)
    columns["missing"] = _json(name for name in orjson.loads(claim["missing"]) if name not in filled)
    return {name: value for name, value in columns.items() if value != claim[name]}


def with_corrections(claim: Mapping[str, Any], slots: str | None, note: str | None) -> dict[str, Any]:
    """The columns of a claim under a decision with these slots, JSON, and this note, or under none."""
    put = {name: slot["words"] for name, slot in orjson.loads(slots or "{}").items()}
    changed = corrected(claim, put) if put else {}
    original = {name: claim[name] for name in changed}
    typed = [*(put.get(name) for name in _IN_WORDS), note]
    return {
        **claim,
        **changed,
        "original": orjson.dumps(original).decode() if put else None,
        "typed": "\n".join(filter(None, typed)) or None,
    }


def original_of(row: Any) -> dict[str, Any]:
    """What the extractor found in the corrected columns of a row of `claims`."""
    original: dict[str, Any] = orjson.loads(row["original"] or "{}")
    return original


def settle(database: Database, number: int) -> None:
    """Make the row of a claim what the decision in force says."""
    row = database.row(_CLAIM, [number])
    if row is None:
        return
    claim = {name: row[name] for name in row.keys() if name not in ("slots", "note")}  # noqa: SIM118 - a row has no items
    wanted = with_corrections(claim | original_of(row), row["slots"], row["note"])
    changed = {name: value for name, value in wanted.items() if value != claim[name]}
    if changed:
        settings = ", ".join(f'"{name}" = :{name}' for name in {**changed, "original": None})
        database.run(f"UPDATE claims SET {settings} WHERE number = :number", wanted)


def settle_all(database: Database) -> None:
    """Bring the decided claims of a store of an older version up to date: its rows may lack what was corrected."""
    for row in database.rows("SELECT number FROM claims WHERE status != 'undecided'"):
        settle(database, row["number"])


def _replaced(buckets: list[str], kind: str, others: list[str]) -> list[str]:
    return [*(bucket for bucket in buckets if bucket[0] != kind), *others]


def _decimal(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)


def _json(parts: Any) -> str:
    return orjson.dumps(list(parts)).decode()
