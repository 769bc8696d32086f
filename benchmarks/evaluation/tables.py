"""Scores as tables to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.evaluation.counts import Counts

COLUMNS = ("", "P", "R", "F1", "gold", "found", "on matched")


@dataclass(frozen=True, slots=True)
class Table:
    """One topic: a row of counts for each thing that is scored."""

    topic: str
    rows: Mapping[str, Counts]


def render_table(table: Table) -> str:
    """The table in columns, without a line feed at its end.  Shares are per cent; "-" where there is nothing to count."""
    cells: list[tuple[str, ...]] = [(table.topic, *COLUMNS[1:])]
    for name, counts in table.rows.items():
        shares = (counts.precision, counts.recall, counts.f1)
        cells.append((name, *map(_percent, shares), str(counts.gold), str(counts.found), _percent(counts.accuracy)))
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in cells
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
