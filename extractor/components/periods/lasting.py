"""Figures that no time of their clause dates: lengths, ages, "a $5 million [plan]", "heads of [two firms]"."""

from __future__ import annotations

from collections.abc import Callable

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.periods.placed import Placing
from extractor.rules import Rules
from extractor.words.uses import words_that

Lasts = Callable[[LocatedFigure, Placing], bool]
RULES = Rules[Lasts]("period_lasting")

_SIZES = frozenset(["money", "count", "quantity"])
_AMOUNTS = frozenset(["spend_pay", "add_lose", "raise", "cost_price", "give_pledge", "injure_kill", "move"])


def is_lasting(figure: LocatedFigure, placing: Placing) -> bool:
    """True for a figure that no time of its clause dates."""
    return any(rule.find(figure, placing) for rule in RULES.of())


@RULES.add("attributive_unit", "", "A 40-foot container cost $3,900 in May.", "It added 40 feet in May.")
def _attributive_unit(figure: LocatedFigure, placing: Placing) -> bool:
    """What kind of thing another noun is: "a 40-foot container", not "54 gigawatt-hours"."""
    surface, unit = figure.figure.surface.split()[0].lower(), figure.figure.unit
    is_joined = unit is not None and surface.endswith(f"-{unit.surface}".lower())
    return figure.figure.kind in ("quantity", "count") and is_joined


@RULES.add("age", "", "The singer, 79, died on Friday.", "On Friday the singer died aged 79.")
def _age(figure: LocatedFigure, placing: Placing) -> bool:
    return figure.figure.kind == "age" and figure.slot in ("attributive", "apposition", "subject")


@RULES.add("length", "", "The road of 9 years was opened on Friday.", "A judge sentenced her to 40 years on Friday.")
def _length(figure: LocatedFigure, placing: Placing) -> bool:
    """A duration that nothing took at its time, nor an event or a record has as its own: "a six-year high"."""
    slot, host = figure.slot, figure.host
    if figure.figure.kind != "duration":
        return False
    if slot in ("of", "attributive") and host is not None:
        return not (placing.is_event(host) or placing.columns.lower[host] in words_that("record"))
    return slot not in ("object", "adverbial", "predicative", "to", "by", "for", "in")


@RULES.add(
    "size",
    "",
    "The council voted on Friday to adopt a $96.4 million budget.",
    "It paid a $96.4 million fine on Friday.",
)
def _size(figure: LocatedFigure, placing: Placing) -> bool:
    """A size of another noun that is no event: "a $5 million [plan]"."""
    host, clause = figure.host, figure.clause
    is_amount = clause is not None and clause.class_ in _AMOUNTS
    return (
        _is_before_host(figure)
        and host is not None
        and figure.figure.kind in _SIZES
        and not (placing.is_event(host) or is_amount)
    )


@RULES.add("counted_of", "", "Heads of two firms met on Friday.", "A number of 12 people met on Friday.")
def _counted_of(figure: LocatedFigure, placing: Placing) -> bool:
    """Those of another noun that is neither an event nor a quantity: "heads of [two firms]"."""
    lower, host = placing.columns.lower, figure.host
    article, near = lower[figure.first - 3 : figure.first - 2], lower[max(figure.first - 2, 0) : figure.first]
    is_new = article != ["the"] and not words_that("group").isdisjoint(near[:1])
    is_total = is_new or placing.is_quantity(near[:1])
    is_of = figure.slot == "of" or (near[-1:] == ["of"] and not is_total)
    is_counted = figure.figure.kind == "count" and not _is_before_host(figure)
    happens = host is not None and (is_new or placing.is_event(host) or lower[host] in words_that("record"))
    return is_counted and is_of and not happens


@RULES.add("known", "", "The trade between the two towns fell on Friday.", "The two towns were flooded on Friday.")
def _known(figure: LocatedFigure, placing: Placing) -> bool:
    """Those known already, to whom nothing happened then: "trade between [the two towns] fell"."""
    before, clause = placing.columns.lower[figure.first - 1 : figure.first], figure.clause
    is_known = not words_that("known").isdisjoint(before)
    is_core = figure.slot in ("subject", "object") and clause is not None and clause.tense == "past"
    return figure.figure.kind == "count" and not _is_before_host(figure) and is_known and not is_core


def _is_before_host(figure: LocatedFigure) -> bool:
    host = figure.host
    return figure.slot == "attributive" and host is not None and host >= figure.stop
