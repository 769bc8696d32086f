"""An extraction as rows."""

import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.evaluation.gold import load_corpus
from extractor import extract_pages
from extractor.pipeline import Pipeline
from extractor.record.claim import Attribution, Event
from extractor.record.extraction import Extraction
from extractor.record.figure import Unit
from extractor.record.tables import TABLES, ClaimRow, article_id, claim_rows, rows_of
from extractor.record.tables.days import day, next_day
from tests.assembly.sample import TEXT, span
from tests.desk.report.sample import steel
from tests.record.tables.sample import extraction

ROOT = Path(__file__).resolve().parents[3]
LISTS = {name: name for name in TABLES if name != "articles"}


def lost_keys(*extractions: Extraction) -> list[str]:
    """Keys that are there twice or lead to no row."""
    tables = [rows_of(extraction) for extraction in extractions]
    row_keys = {name: [getattr(row, TABLES[name].key) for rows in tables for row in rows[name]] for name in TABLES}
    faults = [name for name, keys in row_keys.items() if len(set(keys)) < len(keys)]
    for name, table in TABLES.items():
        for column in table.columns:
            for row in (row for rows in tables for row in rows[name]) if column.key_of else ():
                cell = getattr(row, column.name)
                keys = cell if isinstance(cell, tuple) else (cell,)
                faults += [f"{name}.{column.name}: {k}" for k in keys if k and k not in row_keys[column.key_of or ""]]
    return faults


def test_a_figure_claim_is_flat() -> None:
    row = next(row for row in claim_rows(extraction()) if row.type == "figure")
    assert (row.claimant, row.cue, row.said_on) == ("Customs Office", "said", None)
    assert (row.value, row.unit, row.amount, row.role) == (Decimal(3 * 10**9), "USD", "$3bn", "level")
    assert (row.change, row.change_unit, row.direction) == (Decimal(1), "percent", "down")
    assert (row.baseline, row.baseline_unit, row.baseline_kind) == (Decimal(1), "USD", "earlier")
    assert (row.period_from, row.period_until) == (dt.date(2025, 5, 1), dt.date(2025, 6, 1))
    assert (row.measure, row.block, row.published_on) == ("steel exports", "paragraph", dt.date(2025, 6, 9))
    assert (row.is_attributed, TEXT[row.start : row.end].startswith("Norland's")) == (True, True)


def test_a_quote_claim_has_no_amount_but_its_figures() -> None:
    row = next(row for row in claim_rows(steel()) if row.type == "quote")
    assert (row.claimant, row.kind, row.value, row.low) == ("Ana Ruiz", None, None, None)
    assert row.figures == (f"{row.article_id}:f4",)


def test_an_event_is_the_whole_predicate_and_open_words_are_named() -> None:
    extracted = extraction()
    fell, price, subject = span("fell"), span("5% to $3bn"), span("steel exports")
    event = Event(start=fell.start, end=fell.end, surface="fell", lemma="fall", object_span=price)
    claim = replace(extracted.claims[0], event=event, open=(subject,), self_contained=False)
    row = claim_rows(replace(extracted, claims=(claim,)))[0]
    assert (row.event, row.self_contained, row.open_words) == ("fell 5% to $3bn", False, ("steel exports",))
    before = replace(claim, event=replace(event, object_span=subject))
    assert claim_rows(replace(extracted, claims=(before,)))[0].event == "fell"


def test_who_is_not_known_by_name_is_reported_as_printed() -> None:
    extracted = extraction()
    claims = tuple(
        replace(claim, attribution=(Attribution(entity=None, quote="q1"),), quote_id="q1") for claim in extracted.claims
    )
    row = claim_rows(replace(extracted, claims=claims))[0]
    assert (row.claimant, row.claimant_id, row.is_attributed) == ("the Customs Office", None, True)


def test_the_article_itself_has_no_claimant() -> None:
    extracted = extraction()
    claims = tuple(replace(claim, attribution=(), quote_id=None, type="figure") for claim in extracted.claims)
    row = claim_rows(replace(extracted, claims=claims))[0]
    assert (row.claimant, row.cue, row.is_attributed) == (None, None, False)


def test_the_plain_sentence_is_there_beside_the_one_with_insertions() -> None:
    extracted = extraction()
    text = extracted.article.text.replace(" ", "\n", 3)
    claim = replace(
        extracted.claims[0], surface=text[slice(extracted.claims[0].start, extracted.claims[0].end)], text="[x] words"
    )
    row = claim_rows(replace(extracted, claims=(claim,)))[0]
    assert (row.text, row.sentence) == ("[x] words", TEXT[row.start : row.end])
    assert "\n" in claim.surface


def test_what_the_reader_left_empty_does_not_count_for_the_certainty() -> None:
    extracted = extraction()
    claim = replace(
        next(claim for claim in extracted.claims if claim.value_id == "f2"),
        confidence={"role": 0.9, "measure_words": 0.2, "attribution": 0.8, "event": 0.1},
    )
    counted = tuple(replace(figure, measure=None) for figure in extracted.figures)
    rows = [
        claim_rows(replace(extracted, claims=(claim,), figures=figures))[0] for figures in (extracted.figures, counted)
    ]
    assert claim.event is None
    assert [(row.measure, row.certainty) for row in rows] == [("steel exports", 0.2), ("steel exports", 0.8)]
    assert claim_rows(replace(extracted, claims=(replace(claim, confidence={}),)))[0].certainty is None


def test_keys_lead_to_rows_and_are_unique_over_articles() -> None:
    assert lost_keys(extraction(), extraction("other"), extraction("steel", url="https://b.example/")) == []


def test_every_row_of_the_record_is_a_row_of_its_table() -> None:
    extracted, rows = extraction(), rows_of(extraction())
    assert {name: len(rows[name]) for name in LISTS} == {name: len(getattr(extracted, name)) for name in LISTS}
    assert all(rows[name] for name in TABLES)


def test_one_article_read_from_two_inputs_has_two_keys() -> None:
    assert article_id(extraction("a")) != article_id(extraction("b"))
    assert article_id(extraction("a")) == article_id(extraction("a"))


def test_without_words_no_column_holds_one() -> None:
    extracted = extraction("a", url="https://b.example/")
    figures = tuple(replace(figure, basis=("excluding:food", "real")) for figure in extracted.figures)
    page = replace(extracted.article, source=replace(extracted.article.source, location="a.txt"))
    rows = rows_of(replace(extracted, figures=figures, article=page), words=False)
    job, dollar = rows["figures"][3], rows["figures"][1]
    assert (job.unit, dollar.unit, job.basis) == (None, "USD", ("excluding", "real"))
    words = {word.strip(".,“”") for word in TEXT.split() if word.isalpha() and len(word) > 4}
    for name, table in TABLES.items():
        cells = table.without_words().cells()
        shown = " ".join(str(cell) for row in rows[name] for cell in cells(row) if cell)
        assert not {word for word in words if word in shown}, name


def test_units_with_ids_of_their_own_stay_without_words() -> None:
    extracted = extraction()
    figure = replace(extracted.figures[3], kind="quantity", unit=Unit(id="tonne", dimension="mass"))
    rows = rows_of(replace(extracted, figures=(figure, *extracted.figures[:3])), words=False)
    assert rows["figures"][0].unit == "tonne"


@pytest.mark.parametrize(
    ("from_", "until", "days"),
    [
        ("2025-05-01", "2025-06-01", (dt.date(2025, 5, 1), dt.date(2025, 6, 1))),
        ("2025-06-09T10:00", "2025-06-09T11:00", (dt.date(2025, 6, 9), dt.date(2025, 6, 10))),
        ("2025-06-09T00:00", "2025-06-10T00:00", (dt.date(2025, 6, 9), dt.date(2025, 6, 10))),
        ("2025-06-09T23:00+02:00", None, (dt.date(2025, 6, 9), None)),
        ("-0044-03-15", "9999-12-31T10:00", (None, None)),
        (None, "soon", (None, None)),
    ],
)
def test_days_of_an_interval(from_: str | None, until: str | None, days: tuple[dt.date | None, ...]) -> None:
    assert (day(from_), next_day(until)) == days


def test_the_rows_are_those_of_the_types() -> None:
    assert all(isinstance(row, table.row) for name, table in TABLES.items() for row in rows_of(extraction())[name])
    assert [field.name for field in fields(ClaimRow)] == [column.name for column in TABLES["claims"].columns]


@pytest.mark.model
def test_the_keys_of_real_extractions_lead_to_rows(nlp: Pipeline) -> None:
    articles = islice(load_corpus(ROOT / "corpus", "dev"), 6)
    results = list(extract_pages((article.page() for article in articles), nlp=nlp))
    assert lost_keys(*(result for result in results if isinstance(result, Extraction))) == []


def test_what_is_kept_of_a_row_is_one_column_of_json() -> None:
    extracted = extraction()
    kept = replace(
        extracted, article=replace(extracted.article, meta={"topic": "Stahl für Nord", "n": 7, "none": None})
    )
    (plain,), (row,) = rows_of(extracted)["articles"], rows_of(kept)["articles"]
    assert (plain.meta, row.meta) == (None, '{"topic":"Stahl für Nord","n":7,"none":null}')  # type: ignore[union-attr]
    assert "meta" not in [column.name for column in TABLES["articles"].without_words().columns]
