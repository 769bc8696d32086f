"""What people decide: a log that only grows, in which the latest decision that was not undone is in force."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import orjson

from extractor.desk.store.answers import EDITABLE, STATUS_WORDS, STATUSES, Decision, Merged, Slot, Status
from extractor.desk.store.correcting import original_of, settle
from extractor.desk.store.database import Database
from extractor.desk.store.instants import in_utc, now, now_after
from extractor.desk.store.locators import Locator
from extractor.desk.store.placing import attach_decisions, deleted_persons, is_deleted, locator_of
from extractor.desk.store.redaction import hide_named, spoken_address
from extractor.desk.store.rows import article_id_of, text_of
from extractor.desk.store.slots import (
    LONGEST,
    LONGEST_NAME,
    SlotValue,
    checked_slot,
    fitting,
    in_columns,
    readable_words,
)
from extractor.errors import ConflictError, InputError, RecordError
from extractor.record.plain import from_plain, to_plain

SCHEMA: Final = "extractor-decision/1"
DISPUTES: Final = """
    SELECT claim FROM (
        SELECT claim, status || slots AS said, max(at) FROM decisions
        WHERE claim IS NOT NULL AND undone_at IS NULL GROUP BY claim, who
    ) GROUP BY claim HAVING count(DISTINCT said) > 1
"""
"""The numbers of the claims on which the newest decisions of two persons differ, as SQL."""


def decision_of(row: Any, claim_id: str | None, machine: Mapping[str, Any] | None = None) -> Decision:
    """The decision of a row; `machine` are the slots of its claim as the extractor finds them now."""
    slots = {name: from_plain(Slot, slot) for name, slot in orjson.loads(row["slots"]).items()}
    then = orjson.loads(row["machine"])
    changed = [name for name in EDITABLE if name != "text" and machine and then.get(name) != machine.get(name)]
    return Decision(
        id=row["decision_id"],
        claim_id=claim_id,
        article_id=row["article_id"],
        status=row["status"],
        who=row["who"],
        at=row["at"],
        slots=slots,
        note=row["note"],
        outdated=tuple(changed),
    )


def decide(
    database: Database,
    claim: Any,
    *,
    status: Status,
    who: str,
    slots: Mapping[str, SlotValue],
    note: str | None,
    after: str | None,
) -> None:
    """Write a decision on a claim, a row of `claims`.  Raises as `Store.decide`, inside a transaction of the caller."""
    machine = {**claim, **original_of(claim)}
    if status not in STATUSES:
        raise InputError(f"{str(status)[:40]!r} is not a decision: give one of {', '.join(STATUSES)}")
    if bool(slots) != (status == "edited"):
        raise InputError("a correction needs the slots to change, and no other decision has slots")
    in_force = _in_force(database, claim["number"], after)
    query = (
        "SELECT article_id, article_key, text_sha256, record, record_sha256"
        " FROM articles JOIN versions USING (article_id, version)"
    )
    article = database.row(f"{query} WHERE number = ?", [claim["article"]])
    assert article is not None  # a claim has an article
    text = text_of(article)
    columns = {
        "article_id": article["article_id"],
        "article_key": article["article_key"],
        "claim": claim["number"],
        "status": status,
        "who": readable_words(who, "the name of who decides", LONGEST_NAME),
        "at": now_after(in_force["at"] if in_force else None),
        "slots": _plain(
            {name: checked_slot(name, slot, claim, text) for name, slot in in_columns(slots, machine, text).items()}
        ),
        "note": readable_words(note, "the note", LONGEST) if note and note.strip() else None,
        "locator": locator_of(claim, text, article["text_sha256"]).to_json(),
        "machine": _plain({name: machine[name] for name in EDITABLE} | {"rules": orjson.loads(machine["rules"])}),
    }
    _write(database, columns)
    settle(database, claim["number"])


def _in_force(database: Database, claim: int, seen: str | None) -> Any:
    """The decision in force on the claim of a number, a row; None where there is none.

    Raises ConflictError where it is not the one that was seen.
    """
    in_force = database.row(
        "SELECT decisions.* FROM standing JOIN decisions USING (decision_id) WHERE standing.claim = ?", [claim]
    )
    there = in_force["decision_id"] if in_force else None
    if there != seen:
        status = STATUS_WORDS[in_force["status"]] if in_force else ""
        what = f"{in_force['who']} has decided on it: {status}" if in_force else "the decision was undone"
        raise ConflictError(f"this claim has changed since you saw it ({what}): check it, then decide again", there)
    return in_force


def _write(database: Database, columns: dict[str, Any]) -> tuple[str, bool]:
    """A decision into the log, under the digest of what it says: its id, and whether it is new; one that is there stays."""
    locator = Locator.from_json(columns["locator"])
    said = (
        columns["article_id"],
        locator.record_id,
        *(columns[name] for name in ("status", "who", "at", "slots", "note")),
    )
    id_ = hashlib.sha256(orjson.dumps(said)).hexdigest()[:24]
    names = ", ".join(("decision_id", *columns))
    marks = ", ".join(f":{name}" for name in ("decision_id", *columns))
    written = database.run(
        f"INSERT OR IGNORE INTO decisions ({names}) VALUES ({marks})", {"decision_id": id_, **columns}
    )
    return id_, bool(written)


def undo(database: Database, claim: int, *, who: str, after: str) -> None:
    """Take back the decision in force on the claim of a number.  Raises as `Store.undo`, inside a transaction of the caller."""
    in_force = _in_force(database, claim, after)
    sql = "UPDATE decisions SET undone_at = ?, undone_by = ? WHERE number = ?"
    database.run(sql, [now(), readable_words(who, "the name of who undoes", LONGEST_NAME), in_force["number"]])
    settle(database, claim)


def decisions_of(database: Database, article_id: str | None, *, lost: bool) -> list[Decision]:
    """The decisions in force, of all articles or of one; with `lost` those whose claim is not there."""
    sql = """
        SELECT decisions.*, articles.article_id || ':' || record_id AS claim_id
        FROM decisions LEFT JOIN claims ON decisions.claim = claims.number
        LEFT JOIN articles ON claims.article = articles.number
        WHERE undone_at IS NULL AND (:article IS NULL OR decisions.article_id = :article)
    """
    sql += " AND claim IS NULL" if lost else " AND decision_id IN (SELECT decision_id FROM standing)"
    rows = database.rows(f"{sql} ORDER BY at, decisions.number", {"article": article_id})
    return [decision_of(row, row["claim_id"]) for row in rows]


def _plain(value: Any) -> str:
    return orjson.dumps({name: to_plain(part) for name, part in value.items()}, option=orjson.OPT_SORT_KEYS).decode()


# ------------------------------------------------------------ out and in again
def decision_lines(database: Database, claims: Collection[int] | None = None) -> Iterator[bytes]:
    """The decisions on these claims, or all, undone ones too, the oldest first.

    A line of JSON each, with all that another store needs of it.
    """
    for row in database.rows("SELECT * FROM decisions ORDER BY at, number"):
        if claims is not None and row["claim"] not in claims:
            continue
        fields = {"schema": SCHEMA, "id": row["decision_id"]}
        fields |= {
            name: row[name]
            for name in ("article_id", "article_key", "status", "who", "at", "note", "undone_at", "undone_by")
        }
        fields |= {name: orjson.loads(row[name]) for name in ("slots", "locator", "machine")}
        yield orjson.dumps(fields, option=orjson.OPT_APPEND_NEWLINE)


def merge(database: Database, lines: Iterable[str | bytes], where: str) -> Merged:
    """Add the decisions of these lines, inside a transaction of the caller.  Raises RecordError."""
    counts = dict.fromkeys(("added", "known", "refused"), 0)
    articles: dict[str, None] = {}
    persons = deleted_persons(database)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        columns = _read(line, f"{where or 'decisions'}, line {number}", persons)
        if is_deleted(database, columns["article_id"]):
            counts["refused"] += 1
            continue
        counts["added" if _add_line(database, columns) else "known"] += 1
        articles[columns["article_id"]] = None
    with database.fitting():
        for article_id in articles:
            attach_decisions(database, article_id)
    ids = orjson.dumps(list(articles)).decode()
    waiting = database.value(
        "SELECT count(*) FROM decisions WHERE claim IS NULL AND undone_at IS NULL"
        " AND article_id IN (SELECT value FROM json_each(?))",
        [ids],
    )
    return Merged(**counts, waiting=waiting, conflicts=_conflicts(database, ids))


def _add_line(database: Database, columns: dict[str, Any]) -> bool:
    """Write the decision of a line, and its undoing to one that is there; False where it was there."""
    undone = {name: columns.pop(name) for name in ("undone_at", "undone_by")}
    id_, is_new = _write(database, columns)
    if undone["undone_at"]:
        sql = "UPDATE decisions SET undone_at = ?, undone_by = ? WHERE decision_id = ? AND undone_at IS NULL"
        database.run(sql, [*undone.values(), id_])
    return is_new


def _conflicts(database: Database, article_ids: str) -> int:
    """Claims of these articles on which people differ."""
    theirs = "article IN (SELECT number FROM articles WHERE article_id IN (SELECT value FROM json_each(?)))"
    return int(database.value(f"SELECT count(*) FROM claims WHERE number IN ({DISPUTES}) AND {theirs}", [article_ids]))


def _read(line: str | bytes, where: str, persons: Collection[str]) -> dict[str, Any]:
    """The columns of a decision that another store exported, with these persons hidden.

    Raises RecordError for a line that is none.
    """
    try:
        fields = orjson.loads(line)
        if not isinstance(fields, dict) or fields.get("schema") != SCHEMA:
            raise ValueError(f"its schema is not {SCHEMA}")
        if persons:
            names = ("slots", "locator", "machine", "note")
            words = " ".join((spoken_address(fields["article_key"]), *(str(fields[name]) for name in names)))
            hidden = hide_named({name: fields[name] for name in names} | {"key": fields["article_key"]}, words, persons)
            fields |= hidden | {"article_key": hidden["key"]}
        locator = from_plain(Locator, fields["locator"])
        slots = {str(name): from_plain(Slot, slot) for name, slot in fields["slots"].items() if name in EDITABLE}
        slots = {name: replace(slot, words=slot.words and fitting(name, slot.words)) for name, slot in slots.items()}
        if fields["status"] not in STATUSES or article_id_of(fields["article_key"]) != fields["article_id"]:
            raise ValueError("its status or the id of its article is wrong")
        undone_at = in_utc(fields["undone_at"]) if fields["undone_at"] else None
        return {
            "article_id": fields["article_id"],
            "article_key": fields["article_key"],
            "status": fields["status"],
            "who": readable_words(fields["who"], "who", LONGEST_NAME),
            "at": in_utc(fields["at"]),
            "slots": _plain(slots),
            "note": readable_words(fields["note"], "the note", LONGEST) if fields["note"] else None,
            "locator": locator.to_json(),
            "machine": _plain(fields["machine"]),
            "undone_at": undone_at,
            "undone_by": readable_words(fields["undone_by"], "who", LONGEST_NAME) if undone_at else None,
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecordError, InputError) as error:
        hint = "give a file that `extractor store export --to decisions` wrote"
        raise RecordError(f"{where}: not a decision ({error}): {hint}; nothing was merged") from error
