"""Figures of a Doc: every amount that the text uses.

The stages, in reading order: numbers (`extractor.numbers`) -> amounts, each with what stands beside it (`reading`), without
what is no amount (`not_amounts`) -> joined with their neighbours (`joins`) -> with the noun that they count (`counts`,
`heads`) or the unit that is left out (`ellipsis`) and their denominator (`denominators`) -> figures, with their modifier
(`modifiers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges, text_of
from extractor.components.figures.ages import read_age
from extractor.components.figures.ambiguous_units import is_celsius, is_weight
from extractor.components.figures.amount import Amount
from extractor.components.figures.counted import name_counted
from extractor.components.figures.counts import read_count
from extractor.components.figures.denominators import read_denominator, spread_denominators
from extractor.components.figures.ellipsis import fill_left_out_units
from extractor.components.figures.exchange_rates import read_exchange_rate
from extractor.components.figures.heads import Heads
from extractor.components.figures.index_points import read_points
from extractor.components.figures.joins import join_amounts
from extractor.components.figures.modifiers import FoundModifier, find_modifier
from extractor.components.figures.multiples import find_multiple_words, read_multiple
from extractor.components.figures.not_amounts import (
    NotAmounts,
    is_identifier,
    is_part_of_code,
    only_tells_when,
)
from extractor.components.figures.printed_lengths import find_printed_lengths
from extractor.components.figures.reading import read_amount
from extractor.currencies import CurrencyContext
from extractor.figure import Figure, Unit
from extractor.numbers import find_numbers, printed_interval

_SENTENCE_END = re.compile(r"[.!?;:]\s")
_CONVERSION = re.compile(r" \(|; |, or | or |, or about ")
_OVER_IS_A_MODIFIER = ("VB", "IN", "RB", "RP")  # tags before "over two hours"
_NEVER_TIMES = frozenset({"age", "money", "percent", "points"})  # "$12m" is not noon, whatever a time says
_AGE_WORDS = re.compile(r"\b(?:the )?(?:ages? of|aged?|ages) \Z", re.IGNORECASE)


def find_figures(doc: Doc) -> list[Figure]:
    """The figures of a Doc in text order, without those inside furniture, times and names."""
    text = text_of(doc)
    not_amounts = NotAmounts(doc, text)
    heads = Heads(doc, text)
    amounts: list[Amount] = []
    for start, end, _ in readable_ranges(doc):
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        amounts += _amounts_between(text, first, last, not_amounts, heads)
        amounts += find_multiple_words(doc, text, first, last)
        amounts += find_printed_lengths(text, first, last)
    amounts.sort(key=lambda amount: (amount.start, -amount.end))
    figures = _figures(text, list(_without_overlaps(amounts)), CurrencyContext(text, doc._.site), heads)
    return name_counted(doc, figures)


def _amounts_between(text: str, start: int, end: int, not_amounts: NotAmounts, heads: Heads) -> list[Amount]:
    read: list[Amount] = []
    for found in find_numbers(text, start, end):
        amount = read_amount(text, found)
        if amount.kind not in _NEVER_TIMES and not_amounts.in_time(found.start, found.end, bare=amount.bare):
            continue
        if is_identifier(text, amount, heads):
            continue
        read_age(text, amount, heads, read[-1] if read else None)
        read.append(amount)
    joined = [a for a in join_amounts(text, read) if not is_part_of_code(text, a)]
    for amount in joined:
        if not read_exchange_rate(text, amount):
            read_multiple(text, amount)
        if not amount.bare:
            read_denominator(text, amount, heads)
            heads.pass_over(amount.start, amount.end)
    kept = []
    for amount in joined:
        bare = amount.bare
        points = amount.kind is None and amount.unit is not None
        if bare and not_amounts.names_something(text, amount, heads):
            continue
        if (bare or points) and not (read_points(text, amount, heads) or (bare and read_count(text, amount, heads))):
            continue
        if bare or points:
            read_denominator(text, amount, heads)
        if not only_tells_when(text, amount):
            kept.append(amount)
    fill_left_out_units(text, kept)
    spread_denominators(text, kept, heads)
    return kept


def _without_overlaps(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Drop an amount that another one holds, unless it stands between that one's number and its noun."""
    outer: Amount | None = None
    for amount in amounts:
        nested = (
            outer is not None and outer.found.end <= amount.start and amount.end <= outer.end
            and outer.kind == "count" and outer.per is None and amount.kind not in ("count", "other")
        )  # fmt: skip
        if outer is None or amount.start >= outer.end or nested:
            yield amount
        if outer is None or amount.end > outer.end:
            outer = amount


def _figures(text: str, amounts: list[Amount], currency: CurrencyContext, heads: Heads) -> list[Figure]:
    figures: list[Figure] = []
    modifier: FoundModifier | None = None
    previous: Amount | None = None
    for amount in amounts:
        own = _modifier(text, amount, heads)
        if own is None and previous is not None and _CONVERSION.fullmatch(text, previous.end, amount.start):
            own = modifier if _is_conversion(previous, amount) else None
        figures.append(_figure(text, amount, own, currency, f"f{len(figures) + 1}"))
        modifier, previous = own, amount
    return figures


def _is_conversion(first: Amount, second: Amount) -> bool:
    """Whether one thing can be told twice by these: in another unit, but not as a share ("2,000 jobs, or 4 percent")."""
    units = [(one.codes[:1], one.unit and one.unit.id, one.per and one.per.id) for one in (first, second)]
    return units[0] != units[1] and (first.kind == "percent") == (second.kind == "percent")


def _modifier(text: str, amount: Amount, heads: Heads) -> FoundModifier | None:
    start = amount.start
    if amount.kind == "age" and (words := _AGE_WORDS.search(text, max(0, start - 16), start)):
        start = words.start()
    floor = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, start - 40), start)), default=0)
    found = find_modifier(text, start, amount.end, floor=floor)
    found = found or find_modifier(text, amount.end, amount.found.end)  # "four or more people"
    if found and found.entry.surface == "over" and amount.kind == "duration":
        before = heads.token_before(found.words.start)
        if before is not None and not before.tag_.startswith(_OVER_IS_A_MODIFIER):
            return None  # "7.5 per cent over three years"
    if found and found.entry.surface == "over" and heads.is_particle(found.words.start):
        return None  # "handed over $3 million"
    is_limit = found is not None and found.entry.surface in ("minimum", "maximum") and found.words.start >= amount.end
    if found and is_limit and heads.after(found.words.end) is not None:
        return None  # "a $15 minimum wage"
    if found and found.entry.surface == "range" and amount.is_range:
        return None  # "the 3 to 5 degree range" is no more blurred than its ends
    return found


def _figure(text: str, amount: Amount, found: FoundModifier | None, currency: CurrencyContext, id_: str) -> Figure:
    unit = amount.unit
    inferred = ["unit"] if amount.inferred_unit else []
    kind = amount.kind or "other"
    if kind == "money":
        if unit is not None and unit.id == "pound" and is_weight(text, amount, currency):
            kind = "quantity"
        else:
            candidates = amount.codes if len(amount.codes) > 1 else ()
            unit = Unit(id=currency.decide(amount.codes), dimension="currency", candidates=candidates)
            inferred = ["unit"] if candidates or amount.inferred_unit else []
    elif unit is not None and is_celsius(amount, currency):
        unit, inferred = replace(unit, id="degree celsius", dimension="temperature"), ["unit"]
    if amount.number.ambiguous:
        inferred.append("value")
    modifier = found.entry.modifier if found else "exact"
    if amount.is_range:
        value, low, high = None, amount.low, amount.high
    else:
        value = amount.number.value
        low, high = printed_interval(amount.number, modifier=modifier, always_rounded=kind in ("percent", "points"))
    return Figure(
        id=id_, start=amount.start, end=amount.end, surface=text[amount.start : amount.end], kind=kind, value=value,
        low=low, high=high, range=amount.is_range, vague=amount.number.form == "vague", unit=unit, per=amount.per,
        modifier=modifier, modifier_span=found.words if found else None, inferred=tuple(inferred), rule=amount.rule,
        rules={"modifier": found.entry.id} if found else {},
    )  # fmt: skip
