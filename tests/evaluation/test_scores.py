"""The scorers: the gold against itself is perfect, and each fault costs its own row and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from benchmarks.evaluation.evaluate import score_article
from benchmarks.evaluation.gold import GoldArticle
from benchmarks.evaluation.sheet import Sheet
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure, FigurePeriod, Unit
from extractor.record.finding import Finding
from extractor.record.textrange import TextRange

Change = Callable[[Extraction], Extraction]
CORE_AND_FULL = {"figures/core slots", "figures/full claim"}


def imperfect_rows(gold: GoldArticle, extraction: Extraction) -> set[str]:
    """The rows with an F1 below 1."""
    sheet = Sheet()
    score_article(gold, extraction, sheet)
    return {
        f"{topic}/{name}"
        for topic, rows in sheet.counts.items()
        for name, counts in rows.items()
        if counts.f1 not in (None, 1.0)
    }


def with_figure(number: int, **slots: Any) -> Change:
    """The extraction with some slots of one figure changed."""

    def change(extraction: Extraction) -> Extraction:
        figures = list(extraction.figures)
        figures[number] = replace(figures[number], **slots)
        return replace(extraction, figures=tuple(figures))

    return change


def test_gold_against_itself_is_perfect(gold: GoldArticle, perfect: Extraction) -> None:
    sheet = Sheet()
    score_article(gold, perfect, sheet)
    assert imperfect_rows(gold, perfect) == set()
    assert sheet.misses == []


@pytest.mark.parametrize(
    ("change", "rows"),
    [
        (with_figure(1, value=Decimal(191)), {"figures/value", *CORE_AND_FULL}),
        (with_figure(1, unit=Unit(id="ton")), {"figures/unit", *CORE_AND_FULL}),
        (with_figure(0, direction="up"), {"figures/direction", *CORE_AND_FULL}),
        (with_figure(1, modifier="approx"), {"figures/modifier", "figures/full claim"}),
        (with_figure(1, measure=TextRange(0, 6)), {"figures/measure", "figures/full claim"}),
        (
            with_figure(1, period=FigurePeriod(time="t1", from_="2025-05-01", until="2025-06-01")),
            {"figures/period", "figures/full claim"},
        ),
        (with_figure(0, compared_with=None), {"figures/compared_with", "figures/full claim"}),
        (with_figure(0, attributed_to="article"), {"figures/attributed_to", "figures/full claim"}),
        (with_figure(2, baseline_kind="expected"), {"figures/baseline_kind"}),
    ],
)
def test_a_wrong_slot_costs_its_own_row(gold: GoldArticle, perfect: Extraction, change: Change, rows: set[str]) -> None:
    assert imperfect_rows(gold, change(perfect)) == rows


def test_one_open_side_of_a_period_is_not_compared(gold: GoldArticle, perfect: Extraction) -> None:
    change = with_figure(1, period=FigurePeriod(time="t1", from_="2025-06-01", until=None))
    assert imperfect_rows(gold, change(perfect)) == set()


def test_a_source_may_be_given_as_its_quote(gold: GoldArticle, perfect: Extraction) -> None:
    assert imperfect_rows(gold, with_figure(1, attributed_to="q1")(perfect)) == set()


def test_a_spurious_figure_costs_precision_only(gold: GoldArticle, perfect: Extraction) -> None:
    extra = Figure(id="f9", start=0, end=6, surface="Quarry", kind="other", value=Decimal(1))
    sheet = Sheet()
    score_article(gold, replace(perfect, figures=(extra, *perfect.figures)), sheet)
    counts = sheet.row("figures", "span")
    assert (counts.precision, counts.recall) == (0.75, 1.0)
    assert [miss.slot for miss in sheet.misses] == ["spurious"]


def test_a_text_with_more_in_front_is_projected(gold: GoldArticle, perfect: Extraction) -> None:
    front = "Sign in\n\n"
    moved = len(front)

    def shift(value: Any) -> Any:
        if isinstance(value, TextRange):
            return TextRange(value.start + moved, value.end + moved)
        if isinstance(value, tuple):
            return tuple(shift(part) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            slots = {slot.name: getattr(value, slot.name) for slot in fields(value)}
            moved_slots = {k: v + moved if k in ("start", "end") else shift(v) for k, v in slots.items()}
            return replace(value, **moved_slots)
        return value

    article = replace(
        perfect.article, text=front + gold.text, blocks=shift(gold.blocks), headline=shift(perfect.article.headline)
    )
    extraction = replace(
        perfect,
        article=article,
        **{name: shift(getattr(perfect, name)) for name in ("figures", "times", "entities", "quotes", "findings")},
    )
    assert imperfect_rows(gold, extraction) == set()


def test_a_repeated_quote_is_passed_over(gold: GoldArticle, perfect: Extraction) -> None:
    repeat = replace(perfect.quotes[0], id="q2", fragments=(TextRange(0, 18),), duplicate_of="q1")
    assert imperfect_rows(gold, replace(perfect, quotes=(*perfect.quotes, repeat))) == set()
    alone = replace(repeat, duplicate_of=None)
    assert "quotes/words" in imperfect_rows(gold, replace(perfect, quotes=(*perfect.quotes, alone)))


def test_an_accusation_of_a_true_statement_is_a_false_one(gold: GoldArticle, perfect: Extraction) -> None:
    wrong = Finding(
        id="x2", check="change", severity="error", claims=(), start=20, end=40, status="inconsistent", message="m"
    )
    sheet = Sheet()
    score_article(gold, replace(perfect, findings=(*perfect.findings, wrong)), sheet)
    assert sheet.row("findings", "accusations").precision == 0.0
    assert sheet.row("findings", "confirmations").recall == 1.0


def test_names_are_matched_by_any_form(gold: GoldArticle, perfect: Extraction) -> None:
    short = replace(perfect.entities[0], name="Brandt")
    rows = imperfect_rows(gold, replace(perfect, entities=(short, perfect.entities[1])))
    assert rows == {"entities/full name"}
