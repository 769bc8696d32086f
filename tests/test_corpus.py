"""The gold keeps the record's own rules, so that a fault of the gold is never taken for one of the code."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
import typing
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluation.gold import SPLITS, GoldArticle, gold_folders, load_corpus, load_gold
from extractor.record import article, entity, figure, finding, quote, timex

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
NAMES = [folder.name for folder in gold_folders(CORPUS)]
RANGES = ("modifier_span", "measure", "speaker", "cue")
EARLIEST_YEAR = 1900


@pytest.fixture(params=NAMES)
def gold(request: pytest.FixtureRequest) -> GoldArticle:
    """Each article of the corpus in turn."""
    return load_gold(CORPUS / "articles" / request.param)


@pytest.fixture
def data(gold: GoldArticle) -> dict[str, Any]:
    """The same as it is in the file."""
    return json.loads((CORPUS / "articles" / gold.id / "gold.json").read_text(encoding="utf-8"))


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object at any depth."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(part)


def test_folder_name_is_the_id(gold: GoldArticle) -> None:
    assert gold.id in NAMES
    assert gold.split in SPLITS


def test_both_splits_have_articles() -> None:
    assert {gold.split for gold in load_corpus(CORPUS)} == set(SPLITS)


def test_ranges_lie_in_the_text_and_surfaces_are_equal(gold: GoldArticle, data: dict[str, Any]) -> None:
    for row in objects(data):
        spans = [row[key] for key in RANGES if key in row] + row.get("fragments", [])
        if "start" in row:
            spans.append([row["start"], row["end"]])
            assert row.get("surface") in (None, gold.text[row["start"] : row["end"]])
        for start, end in spans:
            assert 0 <= start < end <= len(gold.text)
            assert gold.text[start:end] == gold.text[start:end].strip(), (gold.id, gold.text[start:end])


def test_ids_are_unique_and_references_lead_somewhere(gold: GoldArticle) -> None:
    ids = [row.id for rows in (gold.figures, gold.times, gold.entities, gold.quotes, gold.findings) for row in rows]
    assert len(ids) == len(set(ids))
    figures, times = {row.id for row in gold.figures}, {row.id for row in gold.times}
    entities = {row.id for row in gold.entities}
    for row in gold.figures:
        assert row.attributed_to == "article" or row.attributed_to in entities
        assert row.period is None or row.period.time in times
        if row.compared_with:
            assert (row.compared_with.figure in figures) != (row.compared_with.time in times)
    for quoted in gold.quotes:
        assert quoted.claimant is None or quoted.claimant in entities
    for expected in gold.findings:
        assert set(expected.figures) <= figures
    for named in gold.entities:
        assert named.affiliation is None or named.affiliation.entity in entities


def test_words_are_those_of_the_types(data: dict[str, Any]) -> None:
    closed = [
        ("blocks", "kind", article.BlockKind),
        ("blocks", "subtype", article.FurnitureKind),
        ("figures", "kind", figure.FigureKind),
        ("figures", "role", figure.Role),
        ("figures", "modifier", figure.Modifier),
        ("figures", "direction", figure.Direction),
        ("figures", "baseline_kind", figure.BaselineKind),
        ("times", "type", timex.TimexType),
        ("times", "role", timex.TimeRole),
        ("times", "granularity", timex.Granularity),
        ("entities", "type", entity.EntityType),
        ("quotes", "kind", quote.QuoteKind),
        ("findings", "status", finding.Status),
    ]
    for name, slot, words in closed:
        for row in data[name]:
            assert row.get(slot) in (None, *typing.get_args(words)), (data["id"], row)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("figures", figure.Figure), ("times", timex.Timex), ("entities", entity.Entity), ("quotes", quote.Quote)],
)
def test_fields_are_those_of_the_record(data: dict[str, Any], name: str, kind: type) -> None:
    known = {field.name.rstrip("_") for field in dataclasses.fields(kind)}
    for row in data[name]:
        assert set(row) <= known


def test_slots_fit_each_other(gold: GoldArticle) -> None:
    for row in gold.figures:
        stated_range = row.low is not None
        assert (row.value is None) == (stated_range or row.vague), row
        assert row.range == stated_range
        if stated_range:
            assert row.high is not None
            assert row.low < row.high
        if row.role == "change":
            assert row.direction, row
            assert row.value is None or row.value >= 0
        elif row.role != "difference":
            assert row.direction is None, row
        assert (row.baseline_kind is not None) == (row.role == "baseline")
        if row.compared_with:
            assert row.role in ("change", "difference"), row
        if row.kind in ("money", "percent", "points", "duration", "age"):
            assert row.unit is not None, row
        if row.measure:
            assert not row.measure.overlaps(figure.TextRange(row.start, row.end)), row


def test_intervals_run_forward(gold: GoldArticle) -> None:
    intervals = [(row.from_, row.until) for row in gold.times]
    intervals += [(row.period.from_, row.period.until) for row in gold.figures if row.period]
    for start, end in intervals:
        days = [dt.datetime.fromisoformat(side) for side in (start, end) if side]
        assert all(day.year >= EARLIEST_YEAR for day in days)
        assert len(days) < 2 or days[0] < days[1], gold.id


def test_blocks_partition_the_text(gold: GoldArticle) -> None:
    assert gold.blocks[0].start == 0
    assert gold.blocks[-1].end == len(gold.text)
    for first, second in pairwise(gold.blocks):
        assert re.fullmatch(r"\n+| ", gold.text[first.end : second.start])
        assert gold.text[first.end] == "\n" or first.kind == "byline"  # a dateline has its paragraph after it


def test_figures_and_quotes_are_in_order_and_do_not_overlap(gold: GoldArticle) -> None:
    for first, second in pairwise(gold.figures):
        assert first.end <= second.start
    assert list(gold.quotes) == sorted(gold.quotes, key=lambda row: row.fragments[0])


def test_figures_stay_out_of_furniture(gold: GoldArticle) -> None:
    for block in gold.blocks:
        if block.kind == "furniture":
            assert not [row for row in gold.figures if block.start <= row.start < block.end]


def test_entity_names_are_in_the_text(gold: GoldArticle) -> None:
    for row in gold.entities:
        assert row.name in gold.text
        assert all(alias.surface in gold.text for alias in row.aliases)


def test_a_page_holds_every_block_of_its_text(gold: GoldArticle) -> None:
    if gold.html is None:
        pytest.skip("a text without a page")
    page = re.sub(r"</?a\b[^>]*>", "", gold.html.decode())
    page = page.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert [block for block in gold.blocks if gold.text[block.start : block.end] not in page] == []


def test_a_planted_error_says_what_was_planted(gold: GoldArticle) -> None:
    assert all(row.note for row in gold.findings if row.status == "inconsistent")


def _news(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / "news" / f"{name}.jsonl").read_text("utf-8").split("\n") if line]


def test_the_gold_of_real_news_has_places_and_no_texts() -> None:
    rows = [row for name in ("train", "dev", "test") for row in _news(name)]
    assert len({row["id"] for row in rows}) == len(rows) > 600  # no article in two parts
    assert len({row["sha256"] for row in rows}) == len(rows)
    for row in rows:
        assert "text" not in row
        assert all(0 <= figure["start"] < figure["end"] for figure in row["figures"])
        assert all(start < end for quote in row["quotes"] for start, end in quote["fragments"])


def test_the_gold_of_free_texts_has_places_of_their_words() -> None:
    texts = {row["id"]: row["text"] for row in _news("wikinews")}
    rows = [row for name in ("train", "dev", "test") for row in _news(name) if row["outlet"] == "Wikinews"]
    assert len(rows) == len(texts) > 90
    for row in rows:
        text = texts[row["id"]]
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
        assert row["may_ship"]
        assert all(any(map(str.isalnum, text[figure["start"] : figure["end"]])) for figure in row["figures"])
