"""A corrected claim is its corrected values wherever it is read, and what the extractor found stays beside them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extractor.desk.store import Store
from extractor.desk.store.slots import SlotValue
from extractor.errors import RecordError, SlotError
from tests.desk.store.conftest import URL, Read, claim_of

QUAY = "quay type:figure"
FERRY = "passengers type:figure"


def edit(store: Store, query: str, **slots: SlotValue) -> str:
    """The id of the claim that is edited."""
    claim = claim_of(store, query)
    store.decide(claim, status="edited", who="Ida", slots=slots)
    return claim


@pytest.mark.parametrize(
    ("slots", "finds", "finds_no_more"),
    [
        ({"measure": "harbour works"}, "measure:harbour", "measure:repairs"),
        ({"claimant": "Ola Nordmann"}, "source:nordmann", "source:authority quay"),
        ({"amount": "$18.2 million"}, "value>18m", "value:12m quay"),
        ({"amount": "18.2 million euros"}, "unit:EUR value:18.2m", "unit:USD quay"),
        ({"period": "Q2 2019"}, "period:2019-Q2", "period:2024 quay"),
        ({"subject": "the port"}, "entity:port", "entity:nobody"),
        ({"text": "A new sentence."}, '"new sentence"', '"repairs of the quay cost"'),
    ],
)
def test_a_search_finds_the_corrected_values(
    ferries: Store, slots: dict[str, SlotValue], finds: str, finds_no_more: str
) -> None:
    claim = edit(ferries, QUAY, **slots)
    assert [claim.id for claim in ferries.search(finds).claims] == [claim]
    assert ferries.search(finds_no_more).total == 0
    assert ferries.check() == ()


def test_what_the_extractor_found_stays_beside_the_correction_and_comes_back(ferries: Store) -> None:
    before = ferries.claim(claim_of(ferries, QUAY))
    claim = edit(ferries, QUAY, amount="$18.2m", period="May to July 2019")
    stored = ferries.claim(claim)
    assert [str(correction) for correction in stored.corrections] == [
        "amount: $12 million → $18.2m",
        "period: 2024 → May to July 2019",
    ]
    assert (stored.row["value"], stored.row["period_until"]) == ("18200000", "2019-08-01")
    assert stored.original.items() <= before.row.items()
    assert stored.decision
    assert stored.decision.outdated == ()
    assert ferries.article(URL).corrections == {stored.record_id: stored.corrections}
    ferries.undo(claim, who="Ida", after=stored.decision.id)
    assert ferries.claim(claim) == before
    assert ferries.check() == ()


def test_a_later_correction_starts_from_what_the_extractor_found(ferries: Store) -> None:
    claim = edit(ferries, QUAY, measure="harbour works")
    first = ferries.claim(claim).decision
    assert first
    ferries.decide(claim, status="edited", who="Bo", slots={"place": "Cork"}, after=first.id)
    assert list(map(str, ferries.claim(claim).corrections)) == ["place: nothing → Cork"]


def test_a_series_has_the_corrected_values(ferries: Store) -> None:
    claim = edit(ferries, QUAY, amount="$18.2m", period="2019")
    (point,) = ferries.series(claim)
    assert (point.value, point.period_from, point.is_corrected) == ("18200000", "2019-01-01", True)


def test_a_sign_of_several_currencies_keeps_the_one_that_was_found(ferries: Store) -> None:
    claim = edit(ferries, QUAY, unit="AUD")
    first = ferries.claim(claim).decision
    assert first
    ferries.decide(claim, status="edited", who="Ida", slots={"amount": "$18.2m", "unit": "AUD"}, after=first.id)
    assert (ferries.claim(claim).row["unit"], ferries.claim(claim).row["value"]) == ("AUD", "18200000")


def test_an_amount_without_a_number_has_no_value(ferries: Store) -> None:
    claim = edit(ferries, QUAY, amount="dozens of millions")
    assert ferries.claim(claim).row["value"] is None
    assert ferries.search("value>0 quay").total == 0


def test_words_of_the_article_are_an_amount_whatever_they_are(ferries: Store) -> None:
    claim = edit(ferries, QUAY, amount="Repairs of the quay")
    assert ferries.claim(claim).row["value"] is None


def test_all_columns_of_a_number_follow_its_correction(ferries: Store) -> None:
    def columns(claim: str) -> list[str | None]:
        return [ferries.claim(claim).row[name] for name in ("value", "low", "high", "modifier", "unit", "kind")]

    assert columns(claim_of(ferries, QUAY)) == ["12000000", "11500000", "12500000", "exact", "USD", "money"]
    claim = edit(ferries, QUAY, amount="$1,607.70")
    assert columns(claim) == ["1607.7", None, None, None, "USD", "money"]
    for amount, expected in {
        "450": ["450", None, None, None, "USD", "money"],  # a number alone keeps its unit
        "450 jobs": ["450", None, None, None, None, None],
        "5 percent": ["5", None, None, None, "percent", "percent"],
    }.items():
        decision = ferries.claim(claim).decision
        assert decision
        ferries.decide(claim, status="edited", who="Ida", slots={"amount": amount}, after=decision.id)
        assert columns(claim) == expected
    assert ferries.check() == ()


def test_a_typed_change_has_its_sign_as_a_direction(store: Store, read: Read) -> None:
    store.add([read("Exports rose 5 percent in May.")])
    claim = edit(store, "exports", amount="-3 %")
    row = store.claim(claim).row
    assert (row["change"], row["direction"], row["amount"]) == ("3", "down", "-3 %")
    assert store.search("change:-3").total == 1


def test_what_is_corrected_is_no_longer_missing(store: Store, read: Read) -> None:
    store.add([read("Exports were 5 percent of the total.", published="")])
    assert "period" in store.search("").claims[0].row["missing"]
    claim = edit(store, "", period="2019")
    assert "period" not in store.claim(claim).row["missing"]


def test_corrections_go_along_when_the_article_is_extracted_anew(ferries: Store, read: Read) -> None:
    claim = edit(ferries, QUAY, amount="$18.2m")
    ferries.add([read(published="2025-06-10")])
    assert ferries.claim(claim).row["value"] == "18200000"
    assert ferries.check() == ()


def test_corrections_of_another_store_are_the_claim_too(ferries: Store, tmp_path: Path, read: Read) -> None:
    claim = edit(ferries, QUAY, amount="$18.2m")
    with Store.open(tmp_path / "other.db", create=True) as second:
        second.add([read()])
        second.merge(ferries.export("decisions"))
        assert second.claim(claim).row == ferries.claim(claim).row
        decision = ferries.claim(claim).decision
        assert decision
        ferries.undo(claim, who="Ida", after=decision.id)
        second.merge(ferries.export("decisions"))
        assert second.claim(claim).row == ferries.claim(claim).row
        assert second.check() == ()


def test_a_correction_that_fits_no_column_is_not_merged(ferries: Store) -> None:
    edit(ferries, QUAY, amount="$18.2m")
    (line,) = ferries.export("decisions")
    with pytest.raises(RecordError, match="“x” is not a number"):
        ferries.merge([line.replace(b'"18200000"', b'"x"')])


def test_a_store_of_an_older_version_has_its_corrections_in_place(ferries: Store) -> None:
    (stored,) = ferries._database.rows("SELECT * FROM claims WHERE text LIKE '%quay%' AND type = 'figure'")
    claim = edit(ferries, QUAY, amount="$18.2m")
    row, path = ferries.claim(claim).row, ferries.path
    settings = ", ".join(f'"{name}" = :{name}' for name in stored.keys() if name not in ("status", "typed"))  # noqa: SIM118 - a row
    ferries._database.run(f"UPDATE claims SET {settings} WHERE number = :number", dict(stored))
    ferries.close()
    with sqlite3.connect(path) as old:
        old.executescript(
            "DROP TRIGGER claims_added; DROP TRIGGER claims_removed; DROP TRIGGER claims_corrected; DROP TABLE claims_fts;"
            "ALTER TABLE articles ADD COLUMN findings INTEGER; ALTER TABLE claims DROP COLUMN original; ALTER TABLE claims DROP COLUMN headline;"
            "ALTER TABLE claims DROP COLUMN typed; ALTER TABLE versions DROP COLUMN detailed; PRAGMA user_version = 2;"
        )
    old.close()
    with Store.open(path) as store:
        assert store.claim(claim).row == row
        assert store.search("value:18.2m").total == store.search("$18.2m type:figure").total == 1
        assert store.check() == ()


def test_a_period_that_cannot_be_read_names_its_slot(ferries: Store) -> None:
    with pytest.raises(SlotError, match="write, for example, 2019, May 2019") as error:
        edit(ferries, QUAY, period="last month")
    assert error.value.slot == "period"
