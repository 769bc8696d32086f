"""Figures of a Doc: every amount that the text uses.

The stages, in reading order: numbers (`extractor.numbers`) -> amounts, each with what stands beside it (`reading`) ->
without what is no amount (`not_amounts`) -> joined with their neighbours (`joins`) -> with the noun that they count
(`heads`) and their denominator (`denominators`) -> with their modifier (`modifiers`) -> figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges
from extractor.components.figures.ages import read_age
from extractor.components.figures.amount import Amount
from extractor.components.figures.counts import read_count
from extractor.components.figures.denominators import read_denominator
from extractor.components.figures.heads import Heads
from extractor.components.figures.index_points import read_points
from extractor.components.figures.joins import join_amounts
from extractor.components.figures.modifiers import find_modifier
from extractor.components.figures.multiples import find_multiple_words, read_multiple
from extractor.components.figures.not_amounts import NotAmounts, is_date_or_clock, is_identifier, is_part_of_code
from extractor.components.figures.reading import read_amount
from extractor.currencies import CurrencyContext
from extractor.figure import Figure, Modifier, Unit
from extractor.numbers import find_numbers, printed_interval
from extractor.numbers.interval import last_nonzero_place

_SENTENCE_END = re.compile(r"[.!?;:]\s")


def find_figures(doc: Doc) -> list[Figure]:
    """The figures of a Doc in text order, without those inside furniture, times and names."""
    text = doc.text
    excluded = NotAmounts(doc)
    heads = Heads(doc)
    currency = CurrencyContext(text, doc._.site)
    amounts: list[Amount] = []
    for start, end, _ in readable_ranges(doc):
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        amounts += _amounts_between(text, first, last, excluded, heads)
        amounts += find_multiple_words(doc, first, last)
    amounts.sort(key=lambda amount: (amount.start, -amount.end))
    return [_figure(text, amount, currency, number) for number, amount in enumerate(_without_overlaps(amounts), 1)]


def _amounts_between(text: str, start: int, end: int, excluded: NotAmounts, heads: Heads) -> Iterator[Amount]:
    read = []
    for found in find_numbers(text, start, end):
        if excluded.in_time(found.start, found.end):
            continue
        amount = read_amount(text, found)
        if is_identifier(text, amount):
            continue
        if amount.bare and excluded.in_name(found.start, found.end):
            continue
        if amount.bare and is_date_or_clock(text, amount, has_head=_has_plural_head(heads, amount)):
            continue
        if amount.bare:
            read_multiple(text, amount)
        read_age(text, amount, heads)
        read.append(amount)
    for amount in join_amounts(text, read):
        if is_part_of_code(text, amount):
            continue
        if amount.bare or (amount.unit is not None and amount.unit.id == "point" and amount.kind is None):
            if not (read_points(text, amount) or read_count(text, amount, heads)):
                continue
        if amount.kind in ("money", "quantity", "count", "other", "points", "duration"):
            read_denominator(text, amount, heads)
        yield amount


def _has_plural_head(heads: Heads, amount: Amount) -> bool:
    head = heads.after(amount.end)
    return head is not None and head.plural


def _without_overlaps(amounts: Iterable[Amount]) -> Iterator[Amount]:
    end = -1
    for amount in amounts:
        if amount.start >= end:
            yield amount
            end = amount.end


def _figure(text: str, amount: Amount, currency: CurrencyContext, number: int) -> Figure:
    unit = amount.unit
    inferred: tuple[str, ...] = ()
    if amount.kind == "money":
        code = currency.decide(amount.codes)
        unit = Unit(
            id=code, surface=None, dimension="currency", candidates=amount.codes if len(amount.codes) > 1 else ()
        )
        inferred = ("unit",) if len(amount.codes) > 1 else ()
    if amount.number.ambiguous:
        inferred = (*inferred, "value")
    modifier: Modifier = "exact"
    floor = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, amount.start - 40), amount.start)), default=0)
    found = find_modifier(text, amount.start, amount.end, floor=floor)
    rules = {}
    if found:
        modifier = found[0].modifier
        rules["modifier"] = found[0].id
    if amount.is_range:
        value, low, high = None, amount.low, amount.high
    else:
        value = amount.number.value
        low, high = printed_interval(
            amount.number, modifier=modifier, always_rounded=amount.kind in ("percent", "points")
        )
    return Figure(
        id=f"f{number}", start=amount.start, end=amount.end, surface=text[amount.start : amount.end],
        kind=amount.kind or "other", value=value, low=low, high=high, range=amount.is_range,
        vague=amount.number.form == "vague", unit=unit, per=amount.per, modifier=modifier,
        modifier_span=found[1] if found else None, inferred=inferred, rule=amount.rule, rules=rules,
    )  # fmt: skip
