"""Figures of a Doc: every amount that the text uses.

The stages, in reading order: numbers (`extractor.numbers`) -> amounts, each with the words beside it (`reading`, `ages`),
without what is no amount (`codes`, `not_amounts`) -> joined with their neighbours (`joins`) -> with their denominator
(`denominators`) and what they count (`counts`), or the unit that is left out (`ellipsis`) -> figures, with their modifier
(`modifiers`) and what is counted elsewhere (`counted`).  In most of them the rules of `rules` are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges, text_of
from extractor.components.figures.ages import read_age
from extractor.components.figures.ambiguous_units import is_weight, weather_unit
from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.counted import name_counted
from extractor.components.figures.denominators import read_denominator, spread_denominators
from extractor.components.figures.ellipsis import fill_left_out_units
from extractor.components.figures.joins import join_amounts
from extractor.components.figures.modifiers import FoundModifier, find_modifiers
from extractor.components.figures.reading import read_amount
from extractor.components.figures.rules import RULES, ask
from extractor.numbers import find_numbers, printed_interval
from extractor.record.figure import Figure, Unit
from extractor.words.currencies import CurrencyContext


def find_figures(doc: Doc) -> list[Figure]:
    """The figures of a Doc in text order, without those inside furniture, times and names."""
    text = text_of(doc)
    context = Context(doc, text)
    overlapping: list[Amount] = []
    for start, end, _ in readable_ranges(doc):
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        overlapping += _amounts_between(text, first, last, context)
        for rule in RULES.of("words"):
            overlapping += rule.find(doc, text, first, last)
    overlapping.sort(key=lambda amount: (amount.start, -amount.end))
    amounts, currency = list(_without_overlaps(overlapping)), CurrencyContext(text, doc._.site)
    modified = zip(amounts, find_modifiers(amounts, context), strict=True)
    figures = [_figure(amount, modifier, currency, f"f{i}") for i, (amount, modifier) in enumerate(modified, 1)]
    return name_counted(doc, figures)


def _amounts_between(text: str, start: int, end: int, context: Context) -> list[Amount]:
    read: list[Amount] = []
    for numeral in find_numbers(text, start, end):
        amount = read_amount(text, numeral)
        if not ask("code", amount, context):
            read_age(amount, context, read[-1] if read else None)
            read.append(amount)
    joined = [amount for amount in join_amounts(read, context) if not ask("score", amount)]
    for amount in joined:
        ask("rate", amount)
        if not amount.bare:
            read_denominator(amount, context)
            context.heads.pass_over(amount.start, amount.end)
    kept = []
    for amount in joined:
        if amount.kind is None:
            if ask("name", amount, context) or not ask("count", amount, context):
                continue
            read_denominator(amount, context)
        if not ask("when", amount):
            kept.append(amount)
    fill_left_out_units(kept)
    spread_denominators(kept, context)
    return kept


def _without_overlaps(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Drop an amount inside another, unless it is between the number and the noun of that one."""
    outer: Amount | None = None
    for amount in amounts:
        nested = (
            outer is not None and outer.numeral.end <= amount.start and amount.end <= outer.end
            and outer.kind == "count" and outer.per is None and amount.kind not in ("count", "other")
        )  # fmt: skip
        if outer is None or amount.start >= outer.end or nested:
            yield amount
        if outer is None or amount.end > outer.end:
            outer = amount


def _figure(amount: Amount, modifier: FoundModifier | None, currency: CurrencyContext, id_: str) -> Figure:
    unit = amount.unit
    inferred = ["unit"] if amount.inferred_unit else []
    kind = amount.kind or "other"
    if kind == "money":
        if unit is not None and is_weight(amount, currency):
            kind = "quantity"
        else:
            candidates = amount.codes if len(amount.codes) > 1 else ()
            unit = Unit(id=currency.decide(amount.codes), dimension="currency", candidates=candidates)
            inferred = ["unit"] if candidates or amount.inferred_unit else []
    elif unit is not None and (degree := weather_unit(amount, currency)):
        unit, inferred = replace(unit, id=degree.id, dimension=degree.dimension), ["unit"]
    if amount.number.ambiguous:
        inferred.append("value")
    bound = modifier.entry.modifier if modifier else "exact"
    if amount.is_range:
        value, low, high = None, amount.low, amount.high
    else:
        value = amount.number.value
        low, high = printed_interval(amount.number, modifier=bound, always_rounded=kind in ("percent", "points"))
    return Figure(
        id=id_, start=amount.start, end=amount.end, surface=amount.surface, kind=kind, value=value,
        low=low, high=high, range=amount.is_range, vague=amount.number.form == "vague", unit=unit, per=amount.per,
        modifier=bound, modifier_span=modifier.words if modifier else None, inferred=tuple(inferred), rule=amount.rule,
        rules={"modifier": modifier.entry.id} if modifier else {},
    )  # fmt: skip
