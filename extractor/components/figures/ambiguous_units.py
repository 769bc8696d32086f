"""Units whose word means two things: pounds of weight and of money, degrees of an angle and of temperature."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.vocabulary import pattern
from extractor.words.currencies import CurrencyContext
from extractor.words.units import UnitEntry, unit_by_id

_MILLION = 1_000_000
_SENTENCE_END = re.compile(r"[.!?;]\s")
_HOTTEST = 60  # degrees; more is an oven or an angle


def is_weight(amount: Amount, context: CurrencyContext) -> bool:
    """Whether "pounds" are a weight: beside a word of weight, or in an article without British money or places."""
    text = amount.text
    before, after = text[max(0, amount.start - 40) : amount.start], text[amount.end : amount.end + 40]
    beside = _SENTENCE_END.split(before)[-1] + "|" + _SENTENCE_END.split(after)[0]
    is_large = amount.numeral.scale >= _MILLION
    if is_large and not after.startswith(" of "):
        return False  # "losses of 3.5 million pounds"
    is_weighed = amount.per is None and not is_large and pattern(r"\b{weight}\b").search(beside)
    return bool(is_weighed) or not context.has_currency(amount.codes[0])


def weather_unit(amount: Amount, context: CurrencyContext) -> UnitEntry | None:
    """What bare "degrees" are of in an article on the weather that measures in metric units; None elsewhere."""
    value = amount.number.value
    entry = unit_by_id(amount.unit.id) if amount.unit and amount.unit.id else None
    if entry is None or entry.weather is None or (value is not None and value > _HOTTEST):
        return None
    is_metric = context.speaks_of(pattern(r"\b{weather}\b")) and context.speaks_of(pattern(r"(?-i:(?<!\w){metric}\b)"))
    is_metric = is_metric and not context.speaks_of(pattern(r"(?-i:(?<!\w){warm_in_fahrenheit})"))
    return unit_by_id(entry.weather) if is_metric else None
