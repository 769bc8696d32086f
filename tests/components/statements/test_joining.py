"""Figures that no words tie are joined by sentence, measure and period."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extractor.components.statements.joining import join
from extractor.record.figure import ComparedWith, Figure, FigurePeriod, Unit
from extractor.record.statement import Statement
from extractor.record.textrange import TextRange

MAY = FigurePeriod(time="t1", from_="2025-05-01", until="2025-06-01")
APRIL = FigurePeriod(time="t2", from_="2025-04-01", until="2025-05-01")
EXPORTS = TextRange(0, 7)


def figure(id_: str, start: int, **slots: Any) -> Figure:
    defaults: dict[str, Any] = {"kind": "money", "value": Decimal(1), "unit": Unit(id="USD"), "measure": EXPORTS}
    return Figure(id=id_, start=start, end=start + 2, surface="$1", **{**defaults, **slots})


def joined(*figures: Figure, tied: tuple[Statement, ...] = ()) -> list[tuple[str | None, tuple[str, ...], str | None]]:
    return [
        (statement.value, statement.changes, statement.baseline)
        for statement in join(figures, [(0, 9)] * len(figures), tied)
    ]


def test_a_change_joins_the_nearest_level_of_its_measure() -> None:
    change = figure("f2", 30, kind="percent", role="change")
    assert joined(figure("f1", 10), change, figure("f3", 40)) == [("f1", (), None), ("f3", ("f2",), None)]


@pytest.mark.parametrize("slots", [{"measure": TextRange(70, 77)}, {"measure": None}, {"period": APRIL}])
def test_a_change_of_another_measure_or_period_is_alone(slots: dict[str, Any]) -> None:
    change = figure("f2", 30, role="change", **slots)
    assert joined(figure("f1", 10, period=MAY), change) == [("f1", (), None), (None, ("f2",), None)]


def test_a_change_of_another_sentence_is_alone() -> None:
    figures = [figure("f1", 10), figure("f2", 30, role="change")]
    assert [statement.figures for statement in join(figures, [(0, 9), (9, 20)], ())] == [("f1",), ("f2",)]


def test_a_baseline_goes_with_what_is_compared_with_it() -> None:
    change = figure("f1", 10, role="change", compared_with=ComparedWith(figure="f2"))
    assert joined(change, figure("f2", 20, role="baseline")) == [(None, ("f1",), "f2")]


def test_a_free_baseline_goes_with_the_level_of_its_measure_and_unit() -> None:
    assert joined(figure("f1", 10), figure("f2", 20, role="baseline")) == [("f1", (), "f2")]
    baseline = figure("f2", 20, role="baseline", unit=Unit(id="EUR"))
    assert joined(figure("f1", 10), baseline) == [("f1", (), None), ("f2", (), None)]


def test_what_is_tied_is_not_joined_again_and_not_tied_to_a_baseline_that_it_only_names() -> None:
    change = figure("f1", 10, role="change", compared_with=ComparedWith(figure="f3"))
    tied = Statement(id="", value="f2", changes=("f1",), tied=True, rule="change_value")
    (statement,) = join([change, figure("f2", 20), figure("f3", 30, role="baseline")], [(0, 9)] * 3, [tied])
    assert (statement.baseline, statement.tied) == ("f3", False)


def test_a_difference_is_alone_with_what_it_is_measured_from() -> None:
    gap = figure("f1", 10, role="difference", compared_with=ComparedWith(figure="f2"))
    (statement,) = join([gap, figure("f2", 20, role="baseline")], [(0, 9)] * 2, ())
    assert (statement.value, statement.difference, statement.baseline) == (None, "f1", "f2")
