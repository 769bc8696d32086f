"""What people decide stays, with who and when, and is in force until another decision or an undo."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from extractor.desk.store import Decision, Merged, Slot, Store
from extractor.desk.store.slots import SlotValue
from extractor.errors import ConflictError, InputError, RecordError
from extractor.record.textrange import TextRange
from tests.desk.store.conftest import FERRIES, URL, Read, claim_of

QUAY = "quay type:figure"


def test_a_decision_has_who_and_when_and_is_found(ferries: Store) -> None:
    claim = claim_of(ferries, QUAY)
    decision = ferries.decide(claim, status="accepted", who="Ida", note="seen at the quay")
    assert (decision.claim_id, decision.status, decision.who, decision.note) == (
        claim,
        "accepted",
        "Ida",
        "seen at the quay",
    )
    assert abs(dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(decision.at)) < dt.timedelta(hours=1)
    assert ferries.claim(claim).decision == decision
    assert ferries.article(URL).decisions == {ferries.claim(claim).record_id: decision}
    assert claim_of(ferries, "status:accepted") == claim
    assert list(ferries.decisions()) == [decision]
    assert ferries.articles().articles[0].undecided == ferries.articles().articles[0].claims - 1


def test_a_decision_is_in_the_file_when_it_is_given(ferries: Store) -> None:
    decision = ferries.decide(claim_of(ferries, QUAY), status="rejected", who="Ida")
    with Store.open(ferries.path, read_only=True) as reader:  # while the first has not been closed
        assert list(reader.decisions()) == [decision]


def test_the_later_decision_is_in_force_and_undo_takes_one_back_after_the_other(ferries: Store) -> None:
    claim = claim_of(ferries, QUAY)
    first = ferries.decide(claim, status="accepted", who="Ida")
    second = ferries.decide(claim, status="needs_source", who="Bo", after=first.id)
    assert ferries.claim(claim).status == "needs_source"
    assert ferries.undo(claim, who="Bo", after=second.id) == first
    assert ferries.undo(claim, who="Bo", after=first.id) is None
    assert (ferries.claim(claim).status, list(ferries.decisions())) == ("undecided", [])
    log = [json.loads(line) for line in ferries.export("decisions")]
    assert [(line["id"], line["undone_by"]) for line in log] == [(first.id, "Bo"), (second.id, "Bo")]


@pytest.mark.parametrize("seen_first", [True, False])
def test_who_has_not_seen_the_last_decision_learns_of_it(ferries: Store, seen_first: bool) -> None:
    claim = claim_of(ferries, QUAY)
    first = ferries.decide(claim, status="accepted", who="Ida")
    second = ferries.decide(claim, status="rejected", who="Ida", after=first.id)
    with pytest.raises(ConflictError, match="Ida has decided on it: rejected") as conflict:
        ferries.decide(claim, status="accepted", who="Bo", after=first.id if seen_first else None)
    assert conflict.value.decision == second.id
    assert ferries.claim(claim).decision == second


def test_an_undo_in_between_is_a_conflict_too(ferries: Store) -> None:
    claim = claim_of(ferries, QUAY)
    first = ferries.decide(claim, status="accepted", who="Ida")
    ferries.undo(claim, who="Ida", after=first.id)
    with pytest.raises(ConflictError, match="was undone") as conflict:
        ferries.decide(claim, status="rejected", who="Bo", after=first.id)
    assert conflict.value.decision is None
    with pytest.raises(ConflictError, match="was undone"):
        ferries.undo(claim, who="Bo", after=first.id)


def test_nobody_undoes_a_decision_that_they_have_not_seen(ferries: Store) -> None:
    claim = claim_of(ferries, QUAY)
    first = ferries.decide(claim, status="accepted", who="Ida")
    second = ferries.decide(claim, status="rejected", who="Bo", after=first.id)
    with pytest.raises(ConflictError, match="Bo has decided on it: rejected") as conflict:
        ferries.undo(claim, who="Ida", after=first.id)
    assert conflict.value.decision == second.id
    assert ferries.claim(claim).decision == second


def test_a_clock_that_goes_backwards_does_not_bring_an_old_decision_back(
    ferries: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_of(ferries, QUAY)
    first = ferries.decide(claim, status="accepted", who="Ida")
    monkeypatch.setattr("extractor.desk.store.instants.now", lambda: "2001-01-01T00:00:00.000000+00:00")
    second = ferries.decide(claim, status="rejected", who="Ida", after=first.id)
    assert second.at > first.at
    assert ferries.claim(claim).decision == second


@pytest.mark.parametrize(
    ("slot", "value", "kept"),
    [
        ("measure", "Repairs", Slot(words="Repairs", start=97, end=104)),  # with its range, where it occurs once
        ("measure", TextRange(97, 104), Slot(words="Repairs", start=97, end=104)),
        ("measure", Slot(words="whatever", start=97, end=104), Slot(words="Repairs", start=97, end=104)),
        ("measure", "e", Slot(words="e")),
        ("measure", "repair bill", Slot(words="repair bill")),
        ("measure", None, Slot(words=None)),
        ("measure", "  ", Slot(words=None)),
        ("period_from", "2024-02-29", Slot(words="2024-02-29")),
        ("direction", "up", Slot(words="up")),
        ("text", "Repairs of the quay cost $12 million.", Slot(words="Repairs of the quay cost $12 million.")),
    ],
)
def test_an_edit_keeps_what_was_put_in_place(ferries: Store, slot: str, value: SlotValue, kept: Slot) -> None:
    assert FERRIES[97:104] == "Repairs"
    claim = claim_of(ferries, QUAY)
    decision = ferries.decide(claim, status="edited", who="Ida", slots={slot: value})
    assert decision.slots == {slot: kept}
    stored = ferries.claim(claim)
    assert stored.row[slot] == kept.words


@pytest.mark.parametrize(
    ("slots", "said"),
    [
        ({}, "a correction needs the slots"),
        ({"colour": "red"}, "colour: it cannot be corrected"),
        ({"value": "many"}, "value: “many” is not a number: write, for example, 18.2 million, "),
        (
            {"amount": "banana"},
            "amount: “banana” is not a clear amount: write, for example, 18.2 million, .* or select its words",
        ),
        ({"amount": "$1.400,50"}, "amount: “.1.400,50” is not a clear amount"),
        ({"value": "1e999"}, "is not a number"),
        ({"value": "NaN"}, "is not a number"),
        ({"value": TextRange(0, 3)}, "give its value, not a range"),
        ({"period_from": "May"}, "“May” is not a day: write, for example, 2025-06-09"),
        ({"period": "last month"}, "period: “last month” is not a period: write, for example, 2019, May 2019"),
        ({"direction": "sideways"}, "not one of up, down, flat"),
        ({"measure": TextRange(5, 5)}, "is not in the text"),
        ({"measure": TextRange(0, 10**9)}, "is not in the text"),
        ({"measure": "x" * 2001}, "2,001 characters"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_nothing_is_written(
    ferries: Store, slots: dict[str, SlotValue], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        ferries.decide(claim_of(ferries, QUAY), status="edited", who="Ida", slots=slots)
    assert list(ferries.decisions()) == []


@pytest.mark.parametrize(
    ("status", "who", "slots"), [("fine", "Ida", {}), ("accepted", " ", {}), ("accepted", "Ida", {"value": "1"})]
)
def test_a_decision_without_a_name_or_a_status_is_refused(
    ferries: Store, status: str, who: str, slots: dict[str, str]
) -> None:
    with pytest.raises(InputError):
        ferries.decide(claim_of(ferries, QUAY), status=status, who=who, slots=slots)  # type: ignore[arg-type]


# ------------------------------------------------------------ merging
@pytest.fixture
def second_store(tmp_path: Path, read: Read):
    """A second store with the same article."""
    with Store.open(tmp_path / "other.db", create=True) as opened:
        opened.add([read()])
        yield opened


def test_decisions_travel_to_another_store_and_back_and_are_there_once(ferries: Store, second_store: Store) -> None:
    claim = claim_of(ferries, QUAY)
    decision = ferries.decide(claim, status="edited", who="Ida", slots={"measure": "Repairs"}, note="of 2024")
    lines = list(ferries.export("decisions"))
    assert second_store.merge(lines) == Merged(added=1)
    assert second_store.merge(lines) == Merged(known=1)
    assert second_store.claim(claim).decision == decision
    assert list(second_store.export("decisions")) == lines
    assert ferries.merge(second_store.export("decisions")) == Merged(known=1)


def test_an_undo_travels_too(ferries: Store, second_store: Store) -> None:
    claim = claim_of(ferries, QUAY)
    decision = ferries.decide(claim, status="accepted", who="Ida")
    second_store.merge(ferries.export("decisions"))
    ferries.undo(claim, who="Bo", after=decision.id)
    second_store.merge(ferries.export("decisions"))
    assert second_store.claim(claim).decision is None


def test_of_two_persons_the_later_is_in_force_and_the_conflict_is_counted(ferries: Store, second_store: Store) -> None:
    claim = claim_of(ferries, QUAY)
    ferries.decide(claim, status="accepted", who="Ida")
    later = second_store.decide(claim, status="rejected", who="Bo")
    assert ferries.merge(second_store.export("decisions")) == Merged(added=1, conflicts=1)
    assert ferries.claim(claim).decision == later


def test_a_decision_waits_for_its_article(ferries: Store, store: Store, tmp_path: Path, read: Read) -> None:
    claim = claim_of(ferries, QUAY)
    decision = ferries.decide(claim, status="accepted", who="Ida")
    with Store.open(tmp_path / "empty.db", create=True) as empty:
        assert empty.merge(ferries.export("decisions")) == Merged(added=1, waiting=1)
        assert [decision.id for decision in empty.decisions(lost=True)] == [decision.id]
        empty.add([read()])
        assert empty.claim(claim).decision == decision
        assert list(empty.decisions(lost=True)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "other/1"}, {"status": "fine"}, {"who": ""}, {"at": "yesterday"}, {"at": "2025-06-09T10:00:00"},
        {"slots": []}, {"locator": {}}, {"article_id": "0" * 16}, {"machine": 3}, {"note": 5},
    ],
    ids=str,
)  # fmt: skip
def test_a_line_that_is_no_decision_is_named_and_nothing_is_merged(
    ferries: Store, second_store: Store, change: dict[str, object]
) -> None:
    first = ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    ferries.decide(claim_of(ferries, QUAY), status="rejected", who="Ida", after=first.id)
    lines = list(ferries.export("decisions"))
    lines[1] = json.dumps(json.loads(lines[1]) | change).encode()
    with pytest.raises(RecordError, match=r"ida\.jsonl, line 2: not a decision .*: give a file"):
        second_store.merge(lines, where="ida.jsonl")
    assert list(second_store.decisions()) == []


def test_a_line_of_garbage_is_no_decision(ferries: Store) -> None:
    for line in (b"{", b"[]", b"7", b'"x"', b"\xff"):
        with pytest.raises(RecordError, match="line 1: not a decision"):
            ferries.merge([line])


def test_an_instant_of_another_zone_is_kept_in_utc(ferries: Store, second_store: Store) -> None:
    ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    answer = json.loads(next(ferries.export("decisions"))) | {"at": "2025-06-09T10:00:00+02:00"}
    second_store.merge([json.dumps(answer)])
    (decision,) = second_store.decisions()
    assert isinstance(decision, Decision)
    assert decision.at == "2025-06-09T08:00:00.000000+00:00"
