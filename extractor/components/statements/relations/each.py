"""A total, how many it is for, and what each of them comes to: "2 million shares at $5 a share for $10 million"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from extractor.components.statements.between import Between
from extractor.components.statements.relations.sentence import FEW, MOVED, RULES, Sentence, Slots
from extractor.record.figure import Figure
from extractor.record.statement import same_unit


@RULES.add(
    "each",
    "",
    "It sold 2 million shares at $5 a share for $10 million.",
    "It sold 2 million shares at $5 a share and a mill for $10 million.",
)
def _each(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """How many things a total is for, and what each of them comes to: three figures in a row, in any order that words tie."""
    figures = sentence.figures
    for at in range(len(figures) - 2):
        for many, each, total in permutations(figures[at : at + 3]):
            if _is_for_each(between, many, each, total) and _are_tied(between, many, each, total):
                yield total.id, {"factors": (many.id, each.id)}


def _is_for_each(between: Between, many: Figure, each: Figure, total: Figure) -> bool:
    """True if the one amount is for each of what is counted, in the unit of the total."""
    if any(figure.range or figure.role in MOVED for figure in (each, many, total)) or total.per or not many.unit:
        return False
    if each.kind != "money" or total.kind != "money" or not same_unit(each, total):
        return False
    is_named = each.per is not None and each.per.id == many.unit.id
    return is_named or (each.per is None and many.kind == "count" and between.after(each) in between.words["apiece"])


def _are_tied(between: Between, many: Figure, each: Figure, total: Figure) -> bool:
    """True if a price follows or precedes its number and "for" leads to the total, or if the price says the total again."""
    first, second, third = sorted((many, each, total), key=lambda figure: figure.start)
    if each is third and between.is_phrase(second, third) and between.leads_on(second, third, most=FEW):
        return True
    if total is second:
        return False
    ahead, after = (second, third) if total is third else (first, second)
    lead = [word for word in between.lead(ahead, after) if word not in between.words["apiece"]]
    pair = between.lead(*((first, second) if total is third else (second, third)))
    ties = between.words["totals"]
    is_total = ties.issuperset(lead[-1:]) and (ties | between.words["lists"]).issuperset(lead)
    return bool(lead) and is_total and not between.words["priced"].isdisjoint(pair) and len(pair) <= FEW
