"""Tables of a page: what the heads of its row and its column say of a figure.

A table is a run of blocks of the kind "table", one for each row, whose cells a bar parts; its first row is its head where
that has as many cells and no figure of its own but years.  A head that is a time dates the figure and the other head is
what is measured; where no head is a time the column says what is measured, and the row of whom.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.components.annotations import found_on
from extractor.components.extensions import text_of
from extractor.record.figure import Figure, FigurePeriod
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

_BAR = "|"
RULE, COLUMN_RULE = "table_head", "table_column"  # the second leaves unsaid of whom: the row does


@dataclass(frozen=True, slots=True)
class CellHeads:
    """What the heads of a figure's row and column say: what it measures, and the time that it holds for."""

    measure: TextRange | None
    time: Timex | None
    rule: str

    @property
    def period(self) -> FigurePeriod | None:
        """The interval of the time, as the table states it."""
        return FigurePeriod(time=self.time.id, from_=self.time.from_, until=self.time.until) if self.time else None


def find_heads(doc: Doc) -> dict[str, CellHeads]:
    """The heads of each figure in a table's cell, by its id."""
    annotations = found_on(doc)
    heads: dict[str, CellHeads] = {}
    for head, *rows in _tables(doc):
        columns = [_time_in(cell, annotations.times) for cell in head]
        if any(
            time is None and _figures_in(cell, annotations.figures) for cell, time in zip(head, columns, strict=True)
        ):
            continue
        for first, *cells in (row for row in rows if len(row) == len(head)):
            dated = _time_in(first, annotations.times)
            for cell, top, time in zip(cells, head[1:], columns[1:], strict=True):
                is_of_row = dated is None and any(columns)
                measure = None if dated and time else first if is_of_row else top
                rule = RULE if is_of_row or dated else COLUMN_RULE
                named = measure if measure and measure.start < measure.end else None
                heads.update(
                    (figure.id, CellHeads(named, time or dated, rule))
                    for figure in _figures_in(cell, annotations.figures)
                )
    return heads


def _tables(doc: Doc) -> Iterator[list[list[TextRange]]]:
    """The rows of each table, as the ranges of their cells."""
    text, rows = text_of(doc), list[list[TextRange]]()
    for start, end, kind, _ in (*(doc._.blocks or ()), (0, 0, "", None)):
        if kind == "table":
            rows.append(_cells(text, start, end))
        else:
            if len(rows) > 1:
                yield rows
            rows = []


def _cells(text: str, start: int, end: int) -> list[TextRange]:
    cells = []
    for part in text[start:end].split(_BAR):
        inner = part.strip()
        at = start + len(part) - len(part.lstrip()) if inner else start
        cells.append(TextRange(at, at + len(inner)))
        start += len(part) + 1
    return cells


def _time_in(cell: TextRange, times: Sequence[Timex]) -> Timex | None:
    """The time that a cell is: it begins with it, and holds no other."""
    inside = [time for time in times if cell.start <= time.start and time.end <= cell.end]
    is_time = len(inside) == 1 and inside[0].start == cell.start and inside[0].from_ is not None
    return inside[0] if is_time else None


def _figures_in(cell: TextRange, figures: Sequence[Figure]) -> Sequence[Figure]:
    first = bisect_right(figures, cell.start - 1, key=lambda figure: figure.start)
    return [figure for figure in figures[first:] if figure.start < cell.end] if first < len(figures) else []
