"""What the components find, on the Doc while they work: `doc._.found`, typed rows in lists, in text order.

The component that owns a kind puts its rows there once (`put`); one that fills slots of rows replaces them in place and
names the slots (`fill`).  `doc.spans` shows the same to displacy and to foreign pipes: one group a kind, a span for each
row, with label = type or kind, `span.id_` = rule, `span.kb_id_` = the row's id, by which `span._.figure` and its like find
the row.  The row's own `start` and `end` (code points) are exact; the span is the tokens that they touch, so two rows
may share tokens.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, cast

from spacy.tokens import Doc, Span

from extractor.record.assertion import Assertion
from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.reading import Reading
from extractor.record.reference import Reference
from extractor.record.statement import Statement
from extractor.record.timex import Timex

Placed = Timex | Figure | Mention | Quote
Row = TypeVar("Row", Timex, Figure, Mention, Entity, Quote, Statement, Reference, Reading, Assertion)
Filled = TypeVar("Filled", Timex, Figure, Mention, Entity, Quote, Statement, Reference)

# Each kind of row and the list of `Found` that holds it; a kind with a place in the text has a span group of that name.
LISTS: dict[type, str] = {
    Timex: "times", Figure: "figures", Statement: "statements", Mention: "mentions", Entity: "entities", Quote: "quotes",
    Reference: "references", Reading: "readings", Assertion: "assertions",
}  # fmt: skip
UNPLACED = (Entity, Statement, Reference, Reading, Assertion)  # kinds that no group of spans shows

_KEY: Any = ("._.", "found", None, None)  # under which spaCy keeps `doc._.found` in `doc.user_data`


@dataclass(slots=True)
class Found:
    """The rows of one Doc, each list in text order (entities by their first mention)."""

    times: list[Timex] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)

    def of(self, kind: type[Row]) -> list[Row]:
        """The list of one kind itself, no copy."""
        return cast("list[Row]", getattr(self, LISTS[kind]))


def found_on(doc: Doc) -> Found:
    """What has been found on a Doc so far: what `doc._.found` gives."""
    annotations: Found | None = doc.user_data.get(_KEY)
    if annotations is None:
        annotations = doc.user_data[_KEY] = Found()
    return annotations


def put(doc: Doc, kind: type[Row], rows: Iterable[Row]) -> None:
    """Put the rows of one kind on the Doc, in text order, in place of those of the kind that were there.

    Raises ValueError for a row outside the text.
    """
    rows = list(rows)
    if kind not in UNPLACED:
        placed = cast("list[Placed]", rows)
        placed.sort(key=lambda row: (row.start, row.end))
        doc.spans[LISTS[kind]] = [_shown(doc, row) for row in placed]
    found_on(doc).of(kind)[:] = rows


def fill(doc: Doc, kind: type[Filled], rows: Sequence[Filled], slots: Sequence[str]) -> None:
    """Replace the rows of one kind by the same rows with `slots` filled, and nothing else changed.

    Raises ValueError where the rows are not the same, or another slot than those was changed.
    """
    old_rows = found_on(doc).of(kind)
    if [row.id for row in rows] != [row.id for row in old_rows]:
        raise ValueError(f"{LISTS[kind]} to fill are not those on the Doc: put the rows anew, or keep them all")
    others = [slot.name for slot in fields(kind) if slot.name not in slots]
    for index, (old, new) in enumerate(zip(old_rows, rows, strict=True)):
        if new is old:
            continue
        for slot in others:
            if getattr(new, slot) != getattr(old, slot):
                raise ValueError(f"{kind.__name__} {new.id}: {slot} was changed, but is not among {', '.join(slots)}")
        old_rows[index] = new


def token_span(doc: Doc, row: Placed, *, label: str = "", kb_id: str = "", rule: str = "") -> Span:
    """The tokens that a row touches.  Raises ValueError when it is outside the text: a fault of the finder."""
    span = doc.char_span(row.start, row.end, label=label, kb_id=kb_id, alignment_mode="expand", span_id=rule)
    if span is None:
        raise ValueError(f"{type(row).__name__} {row.id} at {row.start}-{row.end} is not in the text")
    return span


def _shown(doc: Doc, row: Placed) -> Span:
    label = row.type if isinstance(row, Timex | Mention) else row.kind
    return token_span(doc, row, label=label, kb_id=row.id, rule=row.rule)


@dataclass(frozen=True, slots=True)
class RowOf:
    """The getter of `span._.figure` and its like: the row that a span of our groups shows, None for any other span."""

    kind: type

    def __call__(self, span: Span) -> Placed | None:
        """Look the row up by the span's `kb_id_`, among those that begin inside it."""
        rows: Sequence[Placed] = getattr(found_on(span.doc), LISTS[self.kind])
        for index in range(bisect_left(rows, span.start_char, key=lambda row: row.start), len(rows)):
            if rows[index].start >= span.end_char:
                break
            if rows[index].id == span.kb_id_:
                return rows[index]
        return None
