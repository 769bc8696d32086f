"""What goes out says what people have decided, and can be read by whom it is for."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.evaluation.gold import GoldArticle, load_gold
from extractor.desk.store import RuleRate, Store
from extractor.desk.store.gold import write_corpus
from extractor.desk.store.rows import article_id_of
from extractor.desk.store.slots import SlotValue
from extractor.record.textrange import TextRange
from extractor.training.gold import read_gold
from tests.desk.store.conftest import FERRIES, URL, Read, claim_of

QUAY = "quay type:figure"


def table(store: Store, query: str = "") -> list[dict[str, str]]:
    text = b"".join(store.export("claims", query)).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def gold(store: Store, tmp_path: Path) -> GoldArticle:
    """The only article of gold, as the evaluation reads it."""
    write_corpus(store.export("gold"), tmp_path / "gold")
    return load_gold(tmp_path / "gold/articles" / article_id_of(URL))


def edit(store: Store, query: str, **slots: SlotValue) -> None:
    store.decide(claim_of(store, query), status="edited", who="Ida", slots=slots)


def test_a_table_has_every_claim_with_what_was_put_in_place(ferries: Store) -> None:
    edit(ferries, QUAY, measure="repair bill", value="12500000", period_from=None)
    rows = table(ferries)
    assert len(rows) == ferries.search("").total
    (row,) = [row for row in rows if row["status"] == "corrected"]
    assert (row["measure"], row["value"], row["period_from"]) == ("repair bill", "12500000", "")
    assert row["corrected"] == (
        "amount: $12 million → 12500000; what is measured: Repairs of the quay → repair bill; period: 2024 → until 2025"
    )
    assert (row["url"], row["who"], row["as_printed"]) == (URL, "Ida", "Repairs of the quay cost $12 million in 2024.")


def test_a_table_says_a_period_in_words_and_that_its_last_day_is_exclusive(ferries: Store) -> None:
    edit(ferries, QUAY, period="3-7 May 2019")
    (row,) = table(ferries, QUAY)
    assert (row["period"], row["period_from"], row["period_until_exclusive"]) == (
        "3 to 7 May 2019",
        "2019-05-03",
        "2019-05-08",
    )


def test_a_table_has_decisions_in_the_words_of_the_screen(ferries: Store) -> None:
    ferries.decide(claim_of(ferries, QUAY), status="needs_source", who="Ida")
    assert table(ferries, QUAY)[0]["status"] == "needs a source"


def test_no_cell_is_a_formula(store: Store, read: Read) -> None:
    store.add([read("=cmd() said exports rose 5 percent in May.")])
    store.decide(store.search("").claims[0].id, status="accepted", who="@Ida", note="=1+1")
    row = next(row for row in table(store) if row["note"])
    assert (row["who"], row["note"]) == ("'@Ida", "'=1+1")
    assert not any(cell.startswith(("=", "@", "+")) for row in table(store) for cell in row.values())


def test_more_claims_than_are_read_at_a_time_all_go_out(ferries: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = table(ferries)
    monkeypatch.setattr("extractor.desk.store.exports._AT_ONCE", 2)
    assert table(ferries) == everything
    assert len({row["claim_id"] for row in everything}) == len(everything) == ferries.search("").total


def test_all_claims_of_a_query_are_counted(ferries: Store) -> None:
    for query in ("", "ferries", "-quay value>1", "status:accepted"):
        assert ferries.count(query) == ferries.search(query).total


def test_records_go_out_as_they_came_in(ferries: Store, read: Read) -> None:
    assert list(ferries.export("records", "quay")) == [read().to_json().encode() + b"\n"]
    assert list(ferries.export("records", "tea")) == []


def test_accepted_claims_are_gold(ferries: Store, tmp_path: Path, read: Read) -> None:
    ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    ferries.decide(claim_of(ferries, "type:quote"), status="accepted", who="Bo")
    ferries.decide(claim_of(ferries, "passengers type:figure"), status="rejected", who="Bo")
    articles = gold(ferries, tmp_path)
    assert (articles.text, articles.published, articles.split, articles.url) == (FERRIES, "2025-06-09", "dev", URL)
    (figure,) = articles.figures
    assert (figure.surface, figure.value, figure.unit and figure.unit.id, figure.role) == (
        "$12 million",
        Decimal(12_000_000),
        "USD",
        "level",
    )
    assert figure.measure is not None
    assert articles.words(figure.measure) == "Repairs of the quay"
    assert figure.period is not None
    assert [time.id for time in articles.times] == [figure.period.time]
    (quote,) = articles.quotes
    assert [articles.words(part) for part in quote.fragments] == ["We need new ferries,"]
    assert [entity.name for entity in articles.entities] == ["Ingrid Solheim"]
    assert articles.blocks == read().article.blocks
    answer = json.loads(next(ferries.export("gold")))
    assert (answer["complete"], answer["left_out"], answer["edits_left_out"], answer["reviewers"]) == (
        True,
        [],
        {},
        ["Bo", "Ida"],
    )


def test_what_people_decided_is_something_to_learn_from(ferries: Store, tmp_path: Path) -> None:
    edit(ferries, QUAY, measure=TextRange(97, 104), period_from=None, period_until=None)
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"".join(ferries.export("gold")))
    (article,) = read_gold([path])
    (figure,) = article.figures
    assert article.text[slice(*figure.measure or (0, 0))] == "Repairs"
    assert (figure.role, figure.period) == ("level", None)
    assert {"measure", "period", "source", "role"} < figure.known
    assert figure.known.isdisjoint({"subject", "event"})


def test_edits_are_gold(ferries: Store, tmp_path: Path) -> None:
    edit(
        ferries,
        QUAY,
        measure=TextRange(97, 104),
        value="12,100,000",
        unit="EUR",
        role="target",
        period_from="2024-02-01",
        claimant=None,
    )
    (figure,) = gold(ferries, tmp_path).figures
    assert figure.unit is not None
    assert figure.period is not None
    assert (figure.measure, figure.value, figure.unit.id, figure.role) == (
        TextRange(97, 104),
        Decimal(12_100_000),
        "EUR",
        "target",
    )
    assert (figure.period.from_, figure.period.until, figure.period.time) == ("2024-02-01", "2025-01-01", None)
    assert figure.attributed_to == "article"


def test_who_is_named_in_an_edit_is_somebody_of_the_article(ferries: Store, tmp_path: Path) -> None:
    edit(ferries, QUAY, claimant="Ingrid Solheim")
    articles = gold(ferries, tmp_path)
    assert [entity.name for entity in articles.entities if entity.id == articles.figures[0].attributed_to] == [
        "Ingrid Solheim"
    ]


@pytest.mark.parametrize(
    ("slots", "not_held", "is_out"),
    [
        ({"measure": "cost of the harbour"}, ["measure"], True),
        ({"claimant": "Somebody Else"}, ["claimant"], True),
        ({"value": None}, ["value"], True),
        ({"change": "5", "change_unit": "percent"}, ["change", "change_unit"], True),  # there is no figure of a change
        ({"direction": "up"}, ["direction"], True),
        ({"event": "costs", "place": "Harbour", "measure": "Repairs"}, ["event", "place"], False),
        ({"text": "Repairs cost $12 million.", "claimant": "Somebody Else"}, ["claimant", "text"], True),
        ({"role": "target"}, None, False),
    ],
)
def test_an_edit_that_gold_cannot_hold_is_named_and_leaves_no_claim_as_nobody_has_it(
    ferries: Store, slots: dict[str, SlotValue], not_held: list[str] | None, is_out: bool
) -> None:
    edit(ferries, QUAY, **slots)
    claim = ferries.claim(claim_of(ferries, QUAY)).record_id
    (line,) = ferries.export("gold")
    answer = json.loads(line)
    assert answer["edits_left_out"] == ({claim: not_held} if not_held else {})
    assert (answer["left_out"], len(answer["figures"])) == (([claim], 0) if is_out else ([], 1))


def test_an_article_is_complete_where_all_its_claims_are_decided(ferries: Store) -> None:
    first, *others = ferries.search("").claims
    ferries.decide(first.id, status="accepted", who="Ida")
    assert json.loads(next(ferries.export("gold")))["complete"] is False
    for claim in others:
        ferries.decide(claim.id, status="accepted", who="Ida")
    assert json.loads(next(ferries.export("gold")))["complete"] is True


def test_a_quote_that_only_the_claim_of_its_figures_states_is_gold_with_it(
    store: Store, read: Read, tmp_path: Path
) -> None:
    store.add([read("“The quay cost $12 million,” Ingrid Solheim told reporters.")])
    edit(store, QUAY, claimant=None)
    articles = gold(store, tmp_path)
    (quote,) = articles.quotes
    assert [articles.words(part) for part in quote.fragments] == ["The quay cost $12 million,"]
    assert quote.claimant is None


def test_rules_are_counted_by_what_people_say_of_what_they_filled(ferries: Store) -> None:
    ferries.decide(claim_of(ferries, "passengers type:figure"), status="rejected", who="Ida")
    edit(ferries, QUAY, measure="Repairs")
    rates = {(rate.slot, rate.rule): rate for rate in ferries.stats().rules}
    assert rates["role", "default"] == RuleRate(slot="role", rule="default", accepted=1, edited=0, rejected=1)
    assert rates["measure_words", "costs"].accepted + rates["measure_words", "costs"].edited == 1


def test_numbers_of_the_store(ferries: Store) -> None:
    ferries.decide(claim_of(ferries, QUAY), status="accepted", who="Ida")
    stats = ferries.stats()
    assert (stats.articles, stats.versions, stats.claims) == (1, 1, ferries.search("").total)
    assert stats.decisions == {"accepted": 1, "undecided": stats.claims - 1}
    assert (stats.first_published, stats.last_published) == ("2025-06-09", "2025-06-09")
    assert stats.size == ferries.path.stat().st_size or stats.size > 0
