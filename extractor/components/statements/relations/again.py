"""An amount that is said again in other terms: "12 kilometres (7.5 miles)"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.components.statements.between import Between
from extractor.components.statements.relations.sentence import RULES, Sentence, Slots
from extractor.record.figure import Figure


@RULES.add(
    "restated",
    "",
    "The wall is 12 kilometres (7.5 miles) long.",
    "The wall is 12 kilometres and the road 7.5 miles long.",
)
def _restated(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """What says an amount again: in another unit or currency, for another span of time, for a share of stock."""
    first: Figure | None = None
    again: list[str] = []
    for figure, next_figure in pairwise(sentence.figures):
        is_set_off = not (figure.per and next_figure.per) or between.lead(figure, next_figure)[-2:] != [
            "or"
        ]  # "$12 a month or $80 a year"
        if not (is_set_off and _may_restate(figure, next_figure) and between.is_again(figure, next_figure)):
            first, again = None, []
            continue
        first = first or figure
        again.append(next_figure.id)
        yield first.id, {"restated": tuple(again)}


def _may_restate(first: Figure, second: Figure) -> bool:
    if first.range or second.range or first.value is None or second.value is None or not first.unit or not second.unit:
        return False
    if first.kind == "fraction":
        return second.kind == "percent"
    if first.kind != second.kind or "percent" in (first.kind, second.kind):
        return False
    pers = (first.per and first.per.id, second.per and second.per.id)
    if first.unit.id == second.unit.id:
        return pers[0] != pers[1] and (first.kind == "money" or None not in pers)
    is_quantity = first.kind == "quantity" and first.unit.dimension == second.unit.dimension
    return pers[0] == pers[1] and (is_quantity or first.kind == "money")
