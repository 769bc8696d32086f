"""A measure with several values over time."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from extractor.desk.report.charts import Chart, read_charts
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure, FigurePeriod
from tests.record.tables.sample import extraction

LAST_MAY = FigurePeriod(time=None, from_="2024-05-01", until="2024-06-01")


def charts(**changes: Any) -> list[Chart]:
    """Those of the steel article, whose baseline ("$3.2bn a year earlier") has these slots."""
    extracted = extraction()
    figures = tuple(_changed(figure, **changes) if figure.id == "f3" else figure for figure in extracted.figures)
    return read(replace(extracted, figures=figures))


def read(extraction: Extraction) -> list[Chart]:
    return read_charts(extraction, extraction.claims)


def _changed(figure: Figure, **changes: Any) -> Figure:
    return replace(figure, **{"value": Decimal("3.2e9"), "period": LAST_MAY, **changes})


def test_value_and_baseline_are_two_points_in_order_of_time() -> None:
    (chart,) = charts()
    assert [(point.when, point.surface) for point in chart.points] == [("May 2024", "$3.2bn"), ("May 2025", "$3bn")]
    assert "steel exports" in chart.title


def test_bars_begin_at_zero_and_are_as_long_as_their_values() -> None:
    (chart,) = charts()
    first, second = chart.bars()
    assert first.x == second.x == chart.zero
    assert abs(second.width / first.width - 3 / 3.2) < 0.01


def test_values_below_zero_go_the_other_way() -> None:
    (chart,) = charts(value=Decimal("-3.2e9"))
    first, second = chart.bars()
    assert first.x + first.width == second.x == chart.zero


def test_what_cannot_be_set_side_by_side_is_not_drawn() -> None:
    assert charts(period=None) == []
    assert charts(period=replace(LAST_MAY, until=None)) == []
    assert charts(value=None) == []
    assert charts(role="change") == []
    assert charts(baseline_kind="expected") == []
    assert charts(period=replace(LAST_MAY, until="2025-05-01")) == [], "a year beside a month"
    unit = extraction().figures[1].unit
    assert unit is not None
    assert charts(unit=replace(unit, id="EUR")) == []
